"""One case: papers beside clauses, who holds it, and everything that the employer may do with it now."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from zhicheng.eligibility.facts.read import InvalidCase
from zhicheng.procedure.move import steps_from
from zhicheng.procedure.states import STATES, Role, State
from zhicheng.procedure.steps import BY_KEY
from zhicheng_web import clock
from zhicheng_web.cases import facts, queries
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.employer.desk import holder, row
from zhicheng_web.portal.employer.season import season
from zhicheng_web.portal.employer.showing import show
from zhicheng_web.portal.shared.taking import found
from zhicheng_web.portal.shared.told import told

PAGES: Mapping[str, tuple[str, str, bool]] = {
    "assess": ("employer-assess", "考核并推荐", False),
    "start_publicity": ("employer-publicity", "安排公示", True),
    "close_publicity": ("employer-close", "登记公示结果", True),
    "dismiss_objection": ("employer-settle", "核查异议，登记结论", False),
    "file": ("employer-file", "上报认定部门", True),
    "refile": ("employer-refile", "补正后重报", False),
    "recall": ("employer-recall", "撤回上报", False),
    "return_to_applicant": ("employer-return", "退回本人补正", False),
    "decline_to_recommend": ("employer-decline", "不予推荐", False),
    "raise_objection": ("employer-objection", "登记异议", False),
    "enclose": ("employer-enclose", "附上单位材料", False),
    "leave_employer": ("employer-left", "登记离职", False),
}
"""Where each step of the table is taken: page, words, whether the page takes several cases. In the order of the panel."""
ATTESTED = "conduct"
"""一（二）: the clause that only the employer can answer; where nothing else is open, nothing is lacking."""
GRAVITY = ("fail", "later", "unknown", "review", "pass", "not_applicable")


class Act(NamedTuple):
    """A link to the page of a step."""

    href: str
    words: str
    first: bool


@entry(Role.EMPLOYER, of="case")
def case(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The page; ?paper= opens a paper, ?done= tells that the last act was just done."""
    it = found(request, case)
    papers = [paper for kind in facts.papers(it).values() for paper in kind]
    wanted = request.GET.get("paper", "")
    shown = next((one for one in papers if str(one.public_id) == wanted), papers[0] if papers else None)
    history = list(queries.history(it))
    context = {"case": it, "papers": names(papers), "paper": shown, "told": told(it), "history": steps(history)}
    context |= {"last": steps(history[-1:]), "done": "done" in request.GET}
    return show(request, "case", "employer-queue", context | around(it) | opinion(it))


def around(it: Any) -> dict[str, Any]:
    """Who, what, when; what may be done; what lies in the folder."""
    state, today = STATES[State(it.state)], clock.today()
    line = row(it, season(today), today)
    return {
        "row": line,
        "state": state,
        "facts": [
            ("现在由谁办", holder(it), ""),
            ("下一步", state.next_step, ""),
            ("到哪一天", line.by or "没有规定期限", line.pile.by if line.by else ""),
        ],
        "acts": acts(it),
        "publicity": line.publicity,
        "objections": list(it.objections.order_by("pk")),
        "returns": list(it.returns.order_by("seq")),
        "assessment": it.assessments.order_by("-seq").first(),
    }


def acts(it: Any) -> list[Act]:
    """The steps that the table opens to an employer, each with its page."""
    open_ = {step.key for step in steps_from(State(it.state), [Role.EMPLOYER])}
    found_ = [(page, words, several) for key, (page, words, several) in PAGES.items() if key in open_]
    return [Act(address(page, several, it), words, place == 0) for place, (page, words, several) in enumerate(found_)]


def address(page: str, several: bool, it: Any) -> str:
    """Where a step is taken."""
    return f"{reverse(page)}?case={it.public_id}" if several else reverse(page, args=[it.public_id])


def opinion(it: Any) -> dict[str, Any]:
    """The engine's answer, what does not pass first; or what keeps it from answering."""
    try:
        answer = facts.judged(it, clock.today())
    except InvalidCase as invalid:
        return {"problems": [problem.sentence for problem in invalid.problems]}
    checks = sorted(answer["checks"], key=lambda one: GRAVITY.index(one["result"]))
    said = [one for one in checks if one["result"] != "not_applicable"]
    open_, passed = split(said)
    waits = bool(open_) and all(one["key"] == ATTESTED for one in open_)
    return {"answer": answer, "open": open_, "passed": passed, "waits": waits}


def split(checks: Iterable[Mapping[str, Any]]) -> tuple[list[Any], list[Any]]:
    """What a person has to look at, and what passes."""
    open_: list[Any] = []
    passed: list[Any] = []
    for one in checks:
        (passed if one["result"] == "pass" else open_).append(one)
    return open_, passed


def names(papers: Iterable[Any]) -> list[tuple[Any, str]]:
    """The papers with the names of their kinds."""
    known = {one.key: one.name for one in facts.policy_on(facts.day_of(clock.now())).materials}
    return [(paper, known.get(paper.kind, paper.kind)) for paper in papers]


def steps(history: Iterable[Any]) -> list[tuple[str, str, Any]]:
    """What happened: which step, by whom, when."""
    return [(said(one.entry.event), one.who.name if one.who else "系统", one.entry.at) for one in history]


def said(step: str) -> str:
    """A step by its name."""
    return BY_KEY[step].name if step in BY_KEY else "开始填写"

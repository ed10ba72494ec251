"""One case on the desk: papers beside clauses beside the decision, and everything this officer may do with it."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from zhicheng.procedure.move import steps_from
from zhicheng.procedure.states import STATES, Role, State
from zhicheng.procedure.steps import BY_KEY
from zhicheng_web import clock
from zhicheng_web.cases import examining, facts, queries
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.authority.showing import show
from zhicheng_web.portal.shared.scans import scan
from zhicheng_web.portal.shared.taking import found

PAGES: Mapping[str, tuple[str, str]] = {
    "accept": ("authority-accept", "受理"),
    "propose": ("authority-examine", "逐条审查，提出意见"),
    "recognise": ("authority-recognise", "同意认定"),
    "refuse": ("authority-refuse", "不予认定"),
    "send_back": ("authority-send-back", "退回经办"),
    "return_to_employer": ("authority-return", "一次性告知，退回补正"),
    "transfer": ("authority-transfer", "移送其他部门"),
    "correct": ("authority-correct", "更正职称"),
    "revoke": ("authority-revoke", "撤销职称"),
}
"""Where each step of the table is taken, in the order of the panel."""
GRAVITY = ("fail", "later", "unknown", "review", "pass", "not_applicable")
PROPOSED = {"recognised": "refuse", "refused": "recognise"}
"""The decision that a proposal does not open."""


class Act(NamedTuple):
    """A link to the page of a step."""

    href: str
    words: str
    first: bool


@entry(Role.EXAMINER, Role.APPROVER, of="case")
def case(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The page; ?paper= opens a paper, ?done= tells that the last act was just done."""
    it = found(request, case)
    folder = queries.file_of(it)
    papers = [paper for kind in folder.papers.values() for paper in kind]
    wanted = request.GET.get("paper", "")
    shown = next((one for one in papers if str(one.public_id) == wanted), papers[0] if papers else None)
    history = list(queries.history(it))
    context = {"case": it, "folder": folder, "papers": names(papers), "paper": shown, "done": "done" in request.GET}
    context |= {"history": told(history), "last": told(history[-1:]), "acts": acts(it, request.actor.role, folder)}
    return show(request, "case", "authority-queue", context | around(it) | opinion(it))


def around(it: Any) -> dict[str, Any]:
    """Who, what, when."""
    state = STATES[State(it.state)]
    holder = {Role.EXAMINER: "本部门经办", Role.APPROVER: "本部门复核", Role.EMPLOYER: it.employer.name}
    held = holder.get(state.held_by, "已办结") if state.held_by else "已办结"
    return {
        "state": state,
        "facts": [
            ("现在由谁办", held, ""),
            ("下一步", state.next_step, ""),
            ("到哪一天", it.due_on or "没有期限", ""),
            ("上报日", facts.date_of(it.filed_at), "三（三），由本部门认定"),
        ],
    }


def acts(it: Any, role: Role, folder: queries.File) -> list[Act]:
    """The steps that the table opens to this officer, each with its page."""
    closed = PROPOSED.get(folder.proposal.outcome, "") if folder.proposal else ""
    open_ = {step.key for step in steps_from(State(it.state), [role])} - {closed}
    offered = [(page, words) for key, (page, words) in PAGES.items() if key in open_]
    return [Act(reverse(page, args=[it.public_id]), words, place == 0) for place, (page, words) in enumerate(offered)]


def opinion(it: Any) -> dict[str, Any]:
    """The engine's answer as it was kept at filing, what does not pass first."""
    verdict = examining.latest_verdict(it)
    checks = sorted(examining.questions(verdict), key=lambda one: GRAVITY.index(one["result"]))
    said = [one for one in checks if one["result"] != "not_applicable"]
    return {
        "answer": examining.said(verdict),
        "open": [one for one in said if one["result"] != "pass"],
        "passed": [one for one in said if one["result"] == "pass"],
    }


def names(papers: Iterable[Any]) -> list[tuple[Any, str]]:
    """The papers with the names of their kinds."""
    known = {one.key: one.name for one in facts.policy_on(facts.day_of(clock.now())).materials}
    return [(paper, known.get(paper.kind, paper.kind)) for paper in papers]


def told(history: Iterable[Any]) -> list[tuple[str, str, Any]]:
    """What happened: which step, by whom, when."""
    said = {key: step.name for key, step in BY_KEY.items()}
    return [
        (said.get(one.entry.event, "开始填写"), one.who.name if one.who else "系统", one.entry.at) for one in history
    ]


@entry(Role.EXAMINER, Role.APPROVER, of="paper")
def paper(request: OfficeRequest, paper: UUID) -> HttpResponse:
    """The bytes of a paper."""
    return scan(request, paper)

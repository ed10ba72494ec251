"""Where the application is: who holds it, what comes next, by when, what to do if late; withdrawing it."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import STATES, About, Role, State
from zhicheng.procedure.steps import BY_KEY
from zhicheng.workdays.days import day_number
from zhicheng_web import clock
from zhicheng_web.cases import due, queries
from zhicheng_web.cases.actions.withdraw import withdraw as take_back
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.applicant.doing import EDITS, Outcome, attempt, step_of
from zhicheng_web.portal.applicant.showing import go, number_of, show
from zhicheng_web.portal.shared.taking import found, given

QUIET = ("edit", "supplement", "enclose", "correct")
"""Steps that change no state: the ladder tells of states."""
MOST_RUNGS = 8
ROLES = {
    "applicant": "您本人",
    "employer": "单位人事",
    "examiner": "认定部门经办",
    "approver": "认定部门复核",
    "system": "系统",
    "bureau": "市人社局",
}
USUAL = ("submit", "assess", "start_publicity", "close_publicity", "file", "accept", "propose", "recognise")
"""The way without a turn: what is still to come is read from it."""
BEFORE_PUBLICITY = frozenset(state for key in ("submit", "assess", "start_publicity") for state in BY_KEY[key].from_)
WHOSE = {Role.APPLICANT: "您", Role.EMPLOYER: "单位", Role.EXAMINER: "认定部门", Role.APPROVER: "认定部门"}


class Rung(NamedTuple):
    """A line of the ladder: when, what, by whom; the current one is where the case stands."""

    at: Any
    title: str
    by: str
    current: bool = False
    done: bool = False


@entry(Role.APPLICANT, of="case")
def progress(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The case as it stands."""
    mine = found(request, case)
    about = STATES[State(mine.state)]
    history = list(queries.history(mine))
    past = [rung(step) for step in history if step.entry.event not in QUIET]
    context = {
        "case": mine,
        "number": number_of(mine),
        "about": about,
        "facts": facts_of(mine, about),
        "folded": past[:-MOST_RUNGS],
        "past": past[-MOST_RUNGS:],
        "now": Rung(mine.since, about.public_name, holder(mine, about), current=True) if about.active else None,
        "coming": coming(mine) if about.active else [],
        "late": bool(about.active and mine.due_on and mine.due_on < clock.today()),
        "withdraws": step_of(mine, ("withdraw",)),
        "edits": step_of(mine, EDITS),
        "chooses": step_of(mine, ("choose_employer",)),
        "returns": [one for one in mine.returns.all() if one.answered_at is None] if about.active else [],
        "ended": None if about.active else ended(mine, history[-1].entry.event),
    }
    return show(request, "progress", context)


def rung(step: queries.Step) -> Rung:
    """What happened, by whom: staff of an authority by office, not by name."""
    row = BY_KEY.get(step.entry.event)
    title = row.name if row else "开始填写"
    own = step.entry.role in ("applicant", "employer")
    by = step.who.name if step.who and own else ""
    return Rung(step.entry.at, title, " ".join(one for one in (ROLES[step.entry.role], by) if one), done=True)


def facts_of(case: Any, about: About) -> list[tuple[str, Any, str]]:
    """Who holds it, what next, by when."""
    if about.held_by is None:
        return [("结果", about.public_name, ""), ("您可以", about.next_step, "")]
    return [
        ("现在由谁办", holder(case, about), ""),
        ("下一步", about.next_step, ""),
        ("到哪一天", *until(case)),
    ]


def until(case: Any) -> tuple[Any, str]:
    """By when: the case's own day; before the publicity the last day on which it can start for the window; else none."""
    if case.due_on:
        return case.due_on, ""
    if State(case.state) in BEFORE_PUBLICITY:
        latest = due.latest_start(case, day_number(clock.today().isoformat()))
        return latest, "单位最晚这天开始公示，才赶得上窗口"
    return "没有期限", "通知没有规定期限"


def holder(case: Any, about: About) -> str:
    """The organisation in whose hands the case is."""
    authority = case.authority.name if case.authority else "认定部门"
    names = {Role.APPLICANT: "您本人", Role.EMPLOYER: case.employer.name}
    return names.get(about.held_by, authority) if about.held_by else ""


def coming(case: Any) -> Sequence[tuple[str, str]]:
    """The steps still to come on the way without a turn."""
    state, rungs = State(case.state), []
    begin = next((place for place, key in enumerate(USUAL) if state in BY_KEY[key].from_), None)
    for key in USUAL[begin:] if begin is not None else ():
        rungs.append((BY_KEY[key].name, f"由{WHOSE[BY_KEY[key].by[0]]}办"))
    return rungs


class Ended(NamedTuple):
    """How a case ended: by a title, a decision against it, or its employer's word; None where it was none of these."""

    recognition: Any = None
    decision: Any = None
    assessment: Any = None


def ended(case: Any, last: str) -> Ended:
    """How it ended, in the words of whoever ended it: by its last step."""
    if last in ("recognise", "correct", "revoke"):
        return Ended(case.recognitions.first())
    if last == "refuse":
        return Ended(None, case.decisions.first())
    return Ended(None, None, case.assessments.order_by("-seq").first() if last == "decline_to_recommend" else None)


@entry(Role.APPLICANT, of="case")
def withdraw(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Take the application back, after asking."""
    mine = found(request, case)
    outcome = Outcome()
    if request.method == "POST":
        outcome = attempt(lambda: take_back(mine, **given(request)))
        if outcome.done:
            return go(request, reverse("applicant-progress", args=[case]))
    elif step_of(mine, ("withdraw",)) is None:
        return go(request, reverse("applicant-progress", args=[case]))
    context = {"case": mine, "about": STATES[State(mine.state)], "outcome": outcome}
    return show(request, "withdraw", context, status=outcome.status if request.method == "POST" else 200)

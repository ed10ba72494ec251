"""Where the application is: who holds it, what comes next, by when, what to do if late; what it says; taking it back."""

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import STATES, Role, State
from zhicheng.workdays.days import as_date, day_number
from zhicheng.workdays.words import format_day_in_year
from zhicheng_web import clock
from zhicheng_web.cases.actions.take_back import take_back
from zhicheng_web.cases.actions.withdraw import withdraw as withdraw_case
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.read import timeline
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.applicant import progress_steps, standing_words
from zhicheng_web.portal.applicant.advice import Standing
from zhicheng_web.portal.applicant.pages.check import said
from zhicheng_web.portal.applicant.pages.review import asks_review, standing
from zhicheng_web.portal.applicant.pages.tasks import facts_of
from zhicheng_web.portal.applicant.rendering import go, number_of, show
from zhicheng_web.portal.applicant.step_page import EDITS, Outcome, attempt, must_choose, step_of
from zhicheng_web.portal.shared.calendar.filing_season import days_of
from zhicheng_web.portal.shared.steps.take_step import found, given

MOST_RUNGS = 8
AGAIN = (State.NOT_RECOMMENDED, State.REFUSED, State.WITHDRAWN, State.EXPIRED)
"""Where one can apply again at once."""


@entry(Role.APPLICANT, of="case")
def progress(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The case as it stands."""
    mine, today = found(request, case), clock.today()
    about = STATES[State(mine.state)]
    if about.active:
        prefetch_related_objects([mine], "publicities", "returns")
    publicity = engine_input.find_standing_publicity(mine) if about.active else None
    history = list(timeline.build_timeline(mine))
    past = progress_steps.past(history)
    faults = standing_words.open_faults(mine) if about.active else []
    context = {
        "case": mine,
        "number": number_of(mine),
        "about": about,
        "heading": standing_words.heading(mine, about, publicity, today),
        "lead": standing_words.lead(mine, publicity, today),
        "folded": past[:-MOST_RUNGS],
        "past": past[-MOST_RUNGS:],
        "coming": progress_steps.coming(mine, today, publicity),
        "now": progress_steps.Rung(mine.since, about.public_name, about.next_step, standing_words.holder(mine, about)),
        "late": standing_words.late(mine, about, today),
        "withdraws": step_of(mine, ("withdraw",)),
        "takes_back": step_of(mine, ("take_back",)),
        "edits": step_of(mine, EDITS),
        "chooses": must_choose(mine),
        "faults": faults,
    }
    if about.active:
        context["facts"] = facts_of(Standing(mine, today))
    else:
        end = ended(mine, history[-1].entry.event)
        context |= {"ended": end, "facts": facts_of_end(mine, end, today), "again": State(mine.state) in AGAIN}
        context["asks_review"] = asks_review(mine)
    return show(request, "progress", context)


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
        return Ended(None, standing(case))
    return Ended(None, None, case.assessments.order_by("-seq").first() if last == "decline_to_recommend" else None)


def facts_of_end(case: Any, end: Ended, today: date) -> list[tuple[str, Any, str]]:
    """What a case that has ended has brought, and what can be done now."""
    about = STATES[State(case.state)]
    rows: list[tuple[str, Any, str]] = [("办结", case.since.astimezone(clock.KUNMING).date(), about.public_name)]
    if end.recognition and not end.recognition.revoked_at:
        rows.append(("职称", end.recognition.title, end.recognition.said_number))
    if end.recognition and end.recognition.barred_until:
        rows.append(("哪天起可以再申报", end.recognition.barred_until, ""))
    elif State(case.state) in AGAIN:
        rows.append(window_after(State(case.state), today))
    return [*rows, ("您可以", about.next_step, "")]


def window_after(state: State, today: date) -> tuple[str, Any, str]:
    """The window that can be reached again: after a refusal or an expired grace the next one."""
    days, now = days_of(today), day_number(today.isoformat())
    window = days.window_from(now)
    if STATES[state].spends_window and window.opens <= now:
        window = days.window_from(window.closes + 1)
    opens, closes = (as_date(day) for day in window)
    if opens <= today:
        return "窗口正在开放", closes, "这天关闭"
    return "下一个窗口", opens, f"开放，到{format_day_in_year(closes)}关闭"


@entry(Role.APPLICANT, of="case")
def content(request: OfficeRequest, case: UUID) -> HttpResponse:
    """What the application says and encloses, to read: nothing is changed here."""
    mine = found(request, case)
    standing = Standing(mine, clock.today())
    files = [(one, standing.files[one.key]) for one in standing.policy.materials if one.key in standing.files]
    context = {"case": mine, "groups": said(standing), "files": files, "reads": True}
    context |= {"back": "tasks" if step_of(mine, EDITS) else "progress"}
    return show(request, "content", context)


@entry(Role.APPLICANT, of="case")
def withdraw(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Take the application back, after asking."""
    mine = found(request, case)
    outcome = Outcome()
    if request.method == "POST":
        outcome = attempt(lambda: withdraw_case(mine, **given(request)))
        if outcome.done:
            return go(request, reverse("applicant-progress", args=[case]))
    elif step_of(mine, ("withdraw",)) is None:
        return go(request, reverse("applicant-progress", args=[case]))
    state = State(mine.state)
    context = {"case": mine, "about": STATES[state], "outcome": outcome, "loses": LOSES.get(state, AT_EMPLOYER)}
    context |= {
        "takes_back": step_of(mine, ("take_back",)),
        "mends": standing_words.his(standing_words.open_faults(mine)),
    }
    return show(request, "withdraw", context, status=outcome.status if request.method == "POST" else 200)


@entry(Role.APPLICANT, of="case")
def amend(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Take back what was submitted, to change it, after saying what that means."""
    mine = found(request, case)
    outcome = Outcome()
    if request.method == "POST":
        outcome = attempt(lambda: take_back(mine, **given(request)))
        if outcome.done:
            return go(request, reverse("applicant-tasks", args=[case]))
    elif step_of(mine, ("take_back",)) is None:
        return go(request, reverse("applicant-progress", args=[case]))
    return show(
        request, "amend", {"case": mine, "outcome": outcome}, status=outcome.status if request.method == "POST" else 200
    )


AT_EMPLOYER = "单位不再审核。已经做过的审核和考核，以后要重新做。"
LOSES = {
    State.DRAFT: "填写的内容和上传的材料不会交给单位，也不能再修改。",
    State.RETURNED_TO_APPLICANT: "不用再补正。填写的内容和上传的材料不能再修改。",
    State.LEFT_EMPLOYER: "填写的内容和上传的材料不能再修改，也不能带到新单位。",
    State.IN_PUBLICITY: "正在进行的公示作废，以后要重新公示。",
    State.OBJECTION_OPEN: "异议不再核查，公示作废，以后要重新公示。",
    State.PUBLICITY_CLOSED: "公示作废，以后要重新公示，单位不再上报。",
    State.FILED: "认定部门不再审查。以后再报，按新的申报日，要重新公示。",
    State.RETURNED_TO_EMPLOYER: "认定部门不再审查，原申报日不再有效，要重新公示。",
}
"""What is lost by taking it back."""

"""Where the application is: who holds it, what comes next, by when, what to do if late; what it says; taking it back."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import Role, State, StateDescription
from zhicheng.procedure.steps import STEPS_BY_KEY, TITLE_STATES
from zhicheng.procedure.tables import by_state
from zhicheng.workdays.days import as_date, day_number
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.take_back import take_back
from zhicheng_web.cases.actions.withdraw import withdraw
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.read import timeline
from zhicheng_web.cases.read.case_file import CaseFile
from zhicheng_web.cases.read.declines import read_appeal
from zhicheng_web.cases.read.row_types import Assessment, Case, Decision, Recognition
from zhicheng_web.cases.read.title_changes import TitleStanding
from zhicheng_web.portal.applicant import progress_steps, standing_words
from zhicheng_web.portal.applicant.advice import CaseStanding
from zhicheng_web.portal.applicant.pages.check import list_stated_groups
from zhicheng_web.portal.applicant.pages.review import find_decision_in_force, may_ask_review
from zhicheng_web.portal.applicant.pages.tasks import list_case_facts
from zhicheng_web.portal.applicant.pages.title import may_ask_title_review
from zhicheng_web.portal.applicant.rendering import (
    redirect_browser,
    render_applicant_page,
)
from zhicheng_web.portal.applicant.step_page import (
    EDIT_STEPS,
    Outcome,
    attempt_applicant_action,
    find_open_step,
    must_choose_employer,
)
from zhicheng_web.portal.shared.calendar.filing_season import find_timetable_in_force
from zhicheng_web.portal.shared.steps.take_step import NOT_ATTEMPTED, find_case_or_404, read_action_arguments
from zhicheng_web.portal.shared.words.near_days import format_near_day
from zhicheng_web.portal.shared.words.number_standing import describe_own_standing
from zhicheng_web.portal.shared.words.person_changes import describe_person_changes
from zhicheng_web.portal.shared.words.standing_facts import StandingFact

MAX_PAST_STEPS = 8


@entry(Role.APPLICANT, of="case")
def show_progress(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The case as it stands."""
    own_case, today = find_case_or_404(request, case), clock.today()
    about = own_case.about
    if about.active:
        prefetch_related_objects([own_case], "publicities", "returns")
    publicity = engine_input.find_publicity_in_force(own_case) if about.active else None
    history = list(timeline.build_timeline(own_case))
    case_file = CaseFile(own_case, {one.entry.event for one in history})
    past_steps = progress_steps.list_past_steps(history)
    faults = standing_words.list_open_faults(own_case) if about.active else []
    context = {
        "case": own_case,
        "number": own_case.case_number,
        "about": about,
        "heading": standing_words.list_heading_pieces(own_case, about, publicity, today),
        "lead": standing_words.find_lead_sentence(own_case, publicity, today),
        "earlier_steps": past_steps[:-MAX_PAST_STEPS],
        "latest_steps": past_steps[-MAX_PAST_STEPS:],
        "coming_steps": progress_steps.list_coming_steps(own_case, today, publicity),
        "now": progress_steps.ProgressStep(
            own_case.since, about.public_name, about.next_step, standing_words.find_holder_name(own_case, about)
        ),
        "late": standing_words.build_overdue_inquiry(own_case, about, today),
        "withdraws": find_open_step(own_case, ("withdraw",)),
        "takes_back": find_open_step(own_case, ("take_back",)),
        "edits": find_open_step(own_case, EDIT_STEPS),
        "may_choose_employer": must_choose_employer(own_case),
        "faults": faults,
        "number_words": describe_own_standing(own_case.person, today),
        "person_changes": describe_person_changes(case_file),
        "parent_report": case_file.parent_report,
    }
    if about.active:
        context["facts"] = list_case_facts(CaseStanding(own_case, today))
    else:
        end = find_case_ending(own_case)
        context |= {"ending": end, "facts": list_ending_facts(own_case, end, today), "again": about.again}
        context["asks_review"] = may_ask_review(own_case)
        context["may_appeal"] = end.assessment is not None and read_appeal(own_case)["may_appeal"]
        context |= describe_title_work(case_file.title_standing)
    return render_applicant_page(request, "progress", context)


class CaseEnding(NamedTuple):
    """How a case ended: by a title, a decision against it, or its employer's word; None where it was none of these."""

    recognition: Recognition | None = None
    decision: Decision | None = None
    assessment: Assessment | None = None


def find_case_ending(case: Case) -> CaseEnding:
    """How it ended, in the words of the one who ended it; what was done to it since does not change that."""
    state = case.about.state
    if state in TITLE_STATES:
        return CaseEnding(case.recognitions.first())
    if state is STEPS_BY_KEY["refuse"].to:
        return CaseEnding(None, find_decision_in_force(case))
    return CaseEnding(
        None,
        None,
        case.assessments.order_by("-seq").first() if state is STEPS_BY_KEY["decline_to_recommend"].to else None,
    )


def describe_title_work(standing: TitleStanding) -> dict[str, object]:
    """What is under way with the title, and until when a review can be asked for."""
    asks = may_ask_title_review(standing)
    return {"title_standing": standing, "title_review_until": standing.review_last_day if asks else None}


def list_ending_facts(case: Case, end: CaseEnding, today: date) -> list[StandingFact]:
    """What a case that has ended has brought, and what can be done now."""
    about = case.about
    rows = [StandingFact("办结", case.since.astimezone(clock.KUNMING).date(), about.public_name)]
    if end.recognition and not end.recognition.revoked_at:
        rows.append(StandingFact("职称", end.recognition.title, end.recognition.formatted_number))
    if end.recognition and end.recognition.barred_until:
        rows.append(StandingFact("哪天起可以再申报", end.recognition.barred_until, ""))
    elif about.again:
        rows.append(find_reachable_window(about, today))
    return [*rows, StandingFact("您可以", about.next_step, "")]


def find_reachable_window(about: StateDescription, today: date) -> StandingFact:
    """The window that can be reached again: after a refusal or an expired grace the next one."""
    days, now = find_timetable_in_force(today), day_number(today.isoformat())
    window = days.window_from(now)
    if about.spends_window and window.opens <= now:
        window = days.window_from(window.closes + 1)
    opens, closes = (as_date(day) for day in window)
    if opens <= today:
        return StandingFact("窗口正在开放", closes, "这天关闭")
    return StandingFact("下一个窗口", opens, f"开放，到{format_near_day(closes)}关闭")


@entry(Role.APPLICANT, of="case")
def show_case_content(request: OfficeRequest, case: UUID) -> HttpResponse:
    """What the application says and encloses, to read: nothing is changed here."""
    own_case = find_case_or_404(request, case)
    standing = CaseStanding(own_case, clock.today())
    files = [(one, standing.files[one.key]) for one in standing.policy.materials if one.key in standing.files]
    context = {"case": own_case, "groups": list_stated_groups(standing), "files": files, "read_only": True}
    context["photo"] = next(iter(standing.photo.files), None)
    edits = find_open_step(own_case, EDIT_STEPS)
    context |= (
        {"back": "tasks", "back_words": "返回任务清单"} if edits else {"back": "progress", "back_words": "返回进度"}
    )
    return render_applicant_page(request, "content", context)


@entry(Role.APPLICANT, of="case")
def withdraw_own_case(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Take the application back, after asking."""
    own_case = find_case_or_404(request, case)
    outcome: Outcome[Case] = NOT_ATTEMPTED
    if request.method == "POST":
        outcome = attempt_applicant_action(lambda: withdraw(own_case, **read_action_arguments(request)))
        if outcome.done:
            return redirect_browser(request, reverse("applicant-progress", args=[case]))
    elif find_open_step(own_case, ("withdraw",)) is None:
        return redirect_browser(request, reverse("applicant-progress", args=[case]))
    about, standing = own_case.about, CaseStanding(own_case, clock.today())
    context = {
        "case": own_case,
        "about": about,
        "with_employer": about.held_by is Role.EMPLOYER,
        "outcome": outcome,
        "loss": LOSS_BY_STATE[about.state],
    }
    context |= {
        "takes_back": find_open_step(own_case, ("take_back",)),
        "mends": standing_words.has_applicant_faults(standing.faults, standing.policy),
    }
    return render_applicant_page(
        request, "withdraw", context, status=outcome.status if request.method == "POST" else 200
    )


@entry(Role.APPLICANT, of="case")
def take_back_own_case(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Take back what was submitted, to change it, after saying what that means."""
    own_case = find_case_or_404(request, case)
    outcome: Outcome[Case] = NOT_ATTEMPTED
    if request.method == "POST":
        outcome = attempt_applicant_action(lambda: take_back(own_case, **read_action_arguments(request)))
        if outcome.done:
            return redirect_browser(request, reverse("applicant-tasks", args=[case]))
    elif find_open_step(own_case, ("take_back",)) is None:
        return redirect_browser(request, reverse("applicant-progress", args=[case]))
    return render_applicant_page(
        request,
        "amend",
        {"case": own_case, "outcome": outcome},
        status=outcome.status if request.method == "POST" else 200,
    )


LOSS_AT_EMPLOYER = "单位不再审核。已经做过的审核和考核，以后要重新做。"
LOSS_BY_STATE = by_state(
    {
        "draft": "填写的内容和上传的材料不会交给单位，也不能再修改。",
        "returned_to_applicant": "不用再补正。填写的内容和上传的材料不能再修改。",
        "left_employer": "填写的内容和上传的材料不能再修改，也不能带到新单位。",
        "submitted": LOSS_AT_EMPLOYER,
        "assessed": LOSS_AT_EMPLOYER,
        "in_publicity": "正在进行的公示作废，以后要重新公示。",
        "objection_open": "异议不再核查，公示作废，以后要重新公示。",
        "publicity_closed": "公示作废，以后要重新公示，单位不再上报。",
        "filed": "认定部门不再审查。以后再报，按新的申报日，要重新公示。",
        "returned_to_employer": "认定部门不再审查，原申报日不再有效，要重新公示。",
    },
    "",
    (state for state in State if state not in STEPS_BY_KEY["withdraw"].from_),
)
"""What is lost by taking it back."""

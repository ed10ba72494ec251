"""三（二） the notice went up on another day than was recorded: the real one, with a reason; its days are counted from there."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse

from zhicheng.procedure.lanes import Lane
from zhicheng.procedure.states import Role
from zhicheng.workdays.days import as_date, day_number
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.correct_posting_day import correct_posting_day, find_posting_day_step
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.read.lanes import find_acting_lane
from zhicheng_web.cases.read.posting import find_checked_on, list_cases_on_notice
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.portal.employer.publicity_starts import (
    PublicityStart,
    find_filing_season,
    find_timetable_in_force,
    list_posted_starts,
    list_publicity_starts,
)
from zhicheng_web.portal.employer.rendering import process_employer_step
from zhicheng_web.portal.shared.forms.base import RadioButtons
from zhicheng_web.portal.shared.steps.step_page import CaseForm, StepPage, build_reason_field
from zhicheng_web.portal.shared.steps.take_step import find_case_or_404
from zhicheng_web.portal.shared.words.near_days import format_counted_day

CHOOSE_DAY = "请选择实际张贴的日子。"


class PostingDayForm(CaseForm):
    """The day on which it really went up, and why another was recorded."""

    start = forms.ChoiceField(
        label="实际哪天张贴",
        widget=RadioButtons,
        error_messages=dict.fromkeys(("required", "invalid_choice"), CHOOSE_DAY),
    )
    reason = build_reason_field("更正的原因", "例如：原定那天停电，第二天才张贴。")

    def __init__(self, lane: Lane, case: Case, *args: Any, **kwargs: Any) -> None:
        super().__init__(case, *args, **kwargs)
        days = list_correct_days(case, lane, clock.today())
        running = engine_input.find_publicity_in_force(case, lane.value)
        recorded = running.start_on if running else None
        self.set_choices("start", [(one.iso, describe_start(one, recorded)) for one in days])


def list_correct_days(case: Case, lane: Lane, today: date) -> list[PublicityStart]:
    """The days on which a unit's notice can have gone up: while it hangs, and, where it was recorded too early, since then; while
    it does not hang yet, days to come as well.
    """
    running, checked_on = engine_input.find_publicity_in_force(case, lane.value), find_checked_on(case, lane)
    if running is None or checked_on is None:
        return []
    season, now = find_filing_season(today), day_number(today.isoformat())
    planned = running.start_on > today
    later = [one for one in list_publicity_starts(season) if planned or one.day == now]
    posted = list_posted_starts(season, since=min(running.start_on, today))
    days = [*posted, *later]
    return [one for one in days if as_date(one.day) >= checked_on]


def describe_start(start: PublicityStart, recorded: date | None) -> str:
    """The day, and until when the notice hangs from there; whether it is the one that is recorded."""
    mark = "（现在登记的）" if as_date(start.day) == recorded else ""
    return f"{format_counted_day(as_date(start.day))}张贴，{format_counted_day(as_date(start.last))}满{mark}"


def describe_running_publicity(lane: Lane, case: Case, form: PostingDayForm) -> Mapping[str, object]:
    """What was recorded, how many days are counted anew, and who else is on the same sheet."""
    running = engine_input.find_publicity_in_force(case, lane.value)
    return {
        "publicity": running,
        "working_days": find_timetable_in_force(clock.today()).working_days,
        "others": list_cases_on_notice(case, lane),
        "is_reopened": running is not None and running.closed_on is not None,
    }


def apply_correction(case: Case, form: PostingDayForm, arguments: Act) -> Case:
    """The day and the reason of the form."""
    start_on = date.fromisoformat(form.cleaned_data["start"])
    return correct_posting_day(case, start_on=start_on, reason=form.cleaned_data["reason"], **arguments)


@entry(Role.EMPLOYER, of="case")
def correct_day_of_posting(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Of the reader's own unit."""
    case_row = find_case_or_404(request, case)
    lane = find_acting_lane(case_row, request.actor)
    page = StepPage(
        "posting_day",
        partial(PostingDayForm, lane),
        apply_correction,
        partial(describe_running_publicity, lane),
        step=find_posting_day_step(case_row, lane),
    )
    return process_employer_step(request, case, page)

"""三（二）: the State Council has arranged a year: what that moves is shown, then done. Closed publicities never move."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, Unpack
from uuid import UUID, uuid5

from zhicheng.policy.windows import build_timetable
from zhicheng.procedure.lanes import Lane
from zhicheng.procedure.states import Due, Role
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import as_date, day_number
from zhicheng.workdays.holidays import CalendarError
from zhicheng_web.cases.engine import calendars, engine_input, policy_rows
from zhicheng_web.cases.models import CalendarVersion, Case, Publicity
from zhicheng_web.cases.refusals.wordings import Wording
from zhicheng_web.cases.transition.authorised import Act, build_refusal, require_that, take_authorised_step
from zhicheng_web.cases.transition.record import StaleVersion
from zhicheng_web.cases.transition.step_act import StepAct
from zhicheng_web.ledger import units
from zhicheng_web.people.actor import Actor

STEP = "import_calendar"
RUNNING_STATES = [state.value for state in STEPS_BY_KEY["move_publicity"].from_]
"""Where a publicity still counts: an agency's may be left hanging by a case that ended before the employer's began."""


class MovedPublicity(NamedTuple):
    """A running publicity that ends on another day, or, `until` None, stays as it is: its first day is worked no more."""

    publicity: Publicity
    until: date | None


class CalendarPreview(NamedTuple):
    """What an import would do."""

    calendar: Calendar
    texts: dict[int, str]
    moved_publicities: Sequence[MovedPublicity]


def preview_calendar(year: int, text: str) -> CalendarPreview:
    """Look at an arrangement (the text of a year's file) before it is applied. Raises StepRefused with every problem."""
    texts = calendars.load_calendar_texts() | {year: text}
    try:
        calendars.check_statutory_days(year, text)
        new_calendar = calendars.build_calendar(texts)
    except CalendarError as wrong:
        raise build_refusal("calendar_wrong", Wording("", str(wrong).rstrip("。"), "请改正后再导入。")) from wrong
    running = (
        Publicity.objects.filter(state=Publicity.State.RUNNING, case__state__in=RUNNING_STATES)
        .select_related("case__person", "case__employer", "case__agency", "case__snapshot")
        .order_by("pk")
    )
    moves = (MovedPublicity(one, recompute_last_day(one, new_calendar)) for one in running)
    return CalendarPreview(new_calendar, texts, [one for one in moves if one.until != one.publicity.last_on])


def recompute_last_day(publicity: Publicity, new_calendar: Calendar) -> date | None:
    """When a publicity ends on a calendar; None where it could not have started there."""
    start = day_number(publicity.start_on.isoformat())
    if publicity.starts_on_working_day and not new_calendar.is_working(start):
        return None
    return as_date(build_timetable(engine_input.find_policy_on(start), new_calendar).publicity_ends(start))


def import_calendar(year: int, text: str, *, by: Actor, at: datetime, key: UUID) -> CalendarPreview:
    """Apply an arrangement: it is in use from now on, and running publicities end when it says; each move is an entry
    of its case. Applied again it does only what is left to do.
    """
    require_that(by.role is Role.BUREAU, "calendar_not_yours", "", "只有市人社局可以导入工作日历", "请联系市人社局。")
    found = preview_calendar(year, text)
    news = found.calendar != calendars.load_current_calendar()
    calendars.store_calendar(found.texts)
    policy_rows.ensure_calendar_version(found.calendar, at)
    calendars.activate_calendar(found.calendar)
    if news:
        # Entries that are stored say "moved": the key keeps its first name.
        body = {"year": year, "calendar": found.calendar.hash, "moved": len(found.moved_publicities)}
        units.record_unit_act(by.organisation_id or 0, STEP, by=by, at=at, body=body)
    for publicity, until in found.moved_publicities:
        if until is not None:
            case = publicity.case
            act = Act(by=by, at=at, key=uuid5(key, f"{publicity.public_id}"), version=case.version)
            with suppress(
                StaleVersion
            ):  # somebody acts on it at this moment: it stands in the next preview, or is closed
                move_publicity(case, publicity, until, found.calendar, **act)
    return found


@dataclass
class MovePublicity(StepAct):
    """A running publicity that ends on another day, by another calendar."""

    publicity: Publicity
    until: date
    calendar: CalendarVersion

    def write(self, case: Case) -> None:
        """Its days are counted again."""
        first, last = (
            policy_rows.find_calendar_day(self.calendar, day) for day in (self.publicity.start_on, self.until)
        )
        running = Publicity.objects.filter(pk=self.publicity.pk, state=Publicity.State.RUNNING)
        running.update(
            calendar=self.calendar,
            start_ordinal=first.ordinal,
            start_working=first.working,
            last_on=self.until,
            last_ordinal=last.ordinal,
        )
        if case.about.due is Due.PUBLICITY_END and self.publicity.lane == Lane.EMPLOYER.value:
            case.due_on = self.until

    def note(self) -> dict[str, str]:
        """Until when, by which calendar."""
        return {"until": self.until.isoformat(), "calendar": self.calendar.hash}


def move_publicity(case: Case, publicity: Publicity, until: date, new_calendar: Calendar, **act: Unpack[Act]) -> Case:
    """One running publicity onto another calendar."""
    days = policy_rows.ensure_calendar_version(new_calendar, act["at"])
    return take_authorised_step(case, "move_publicity", act, lambda: MovePublicity(publicity, until, days))

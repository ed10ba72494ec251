"""三（二）: the State Council has arranged a year: what that moves is shown, then done. Closed publicities never move."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID, uuid5

from zhicheng.policy.windows import build_timetable
from zhicheng.procedure.states import STATES, Due, Role, State
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import as_date, day_number
from zhicheng.workdays.holidays import CalendarError
from zhicheng_web.cases.engine import calendars, engine_input, policy_rows
from zhicheng_web.cases.models import Case, Publicity
from zhicheng_web.cases.refusals.wordings import Meaning
from zhicheng_web.cases.transition.authorised import Act, refusal, require, take
from zhicheng_web.cases.transition.record import Stale
from zhicheng_web.ledger import units
from zhicheng_web.people.actor import Actor

STEP = "import_calendar"


class Moved(NamedTuple):
    """A running publicity that ends on another day, or, `until` None, stays as it is: its first day is worked no more."""

    publicity: Publicity
    until: date | None


class Preview(NamedTuple):
    """What an import would do."""

    calendar: Calendar
    texts: dict[int, str]
    moved: Sequence[Moved]


def preview(year: int, text: str) -> Preview:
    """Look at an arrangement (the text of a year's file) before it is applied. Raises Refused with every problem."""
    texts = calendars.texts_in_use() | {year: text}
    try:
        made = calendars.of(texts)
    except CalendarError as wrong:
        raise refusal("calendar_wrong", Meaning("", str(wrong).rstrip("。"), "请改正后再导入。")) from wrong
    running = Publicity.objects.filter(state=Publicity.State.RUNNING).select_related("case__person").order_by("pk")
    moves = (Moved(one, last_day(one, made)) for one in running)
    return Preview(made, texts, [one for one in moves if one.until != one.publicity.last_on])


def last_day(publicity: Publicity, made: Calendar) -> date | None:
    """When a publicity ends on a calendar; None where it could not have started there."""
    start = day_number(publicity.start_on.isoformat())
    if publicity.starts_on_working_day and not made.is_working(start):
        return None
    return as_date(build_timetable(engine_input.policy_on(start), made).publicity_ends(start))


def import_calendar(year: int, text: str, *, by: Actor, at: datetime, key: UUID) -> Preview:
    """Apply an arrangement: it is in use from now on, and running publicities end when it says; each move is an entry
    of its case. Applied again it does only what is left to do.
    """
    require(by.role is Role.BUREAU, "calendar_not_yours", "", "只有市人社局可以导入工作日历", "请联系市人社局。")
    found = preview(year, text)
    news = found.calendar != calendars.calendar()
    calendars.keep(found.texts)
    policy_rows.calendar_version(found.calendar, at)
    calendars.use(found.calendar)
    if news:
        body = {"year": year, "calendar": found.calendar.hash, "moved": len(found.moved)}
        units.note(by.organisation_id or 0, STEP, by=by, at=at, body=body)
    for publicity, until in found.moved:
        if until is not None:
            case = publicity.case
            act = Act(by=by, at=at, key=uuid5(key, f"{publicity.public_id}"), version=case.version)
            with suppress(Stale):  # somebody acts on it at this moment: it stands in the next preview, or is closed
                move_publicity(case, publicity, until, found.calendar, **act)
    return found


def move_publicity(
    case: Case, publicity: Publicity, until: date, made: Calendar, *, by: Actor, at: datetime, key: UUID, version: int
) -> Case:
    """One running publicity onto another calendar."""
    days = policy_rows.calendar_version(made, at)

    def inside(locked: Case) -> None:
        first, last = (policy_rows.calendar_day(days, day) for day in (publicity.start_on, until))
        running = Publicity.objects.filter(pk=publicity.pk, state=Publicity.State.RUNNING)
        running.update(
            calendar=days,
            start_ordinal=first.ordinal,
            start_working=first.working,
            last_on=until,
            last_ordinal=last.ordinal,
        )
        if STATES[State(locked.state)].due is Due.PUBLICITY_END:
            locked.due_on = until

    note = {"until": until.isoformat(), "calendar": made.hash}
    act = Act(by=by, at=at, key=key, version=version)
    return take(case, "move_publicity", act, note=note, inside=inside)

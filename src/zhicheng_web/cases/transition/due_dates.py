"""By when the holder of a case acts: a promise of the policy in working days, or a day of the case itself."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from django.db.models import Q

from zhicheng.procedure.states import STATES, Due, Role
from zhicheng.workdays.days import as_date, day_number
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.engine.calendars import PROVISIONAL_NOTE, load_current_calendar, mark_provisional
from zhicheng_web.cases.models import Case, Filing, ReturnRound


def find_due_date(case: Case, at: datetime) -> date | None:
    """The day in the state the case has just entered; None where nobody waits, or the policy promises nothing."""
    due = case.about.due
    if due is None:
        return None
    if due.value.startswith("promise."):
        return find_promised_day(due.value, engine_input.to_kunming_day(at))
    return DUE_DAY_FINDERS[due](case, engine_input.to_kunming_day(at))


def find_promised_day(path: str, today: int) -> date | None:
    """Some working days from today; the policy promises nothing by promising none."""
    days = engine_input.find_policy_on(today).number(path)
    return as_date(load_current_calendar().after(today, days)) if days else None


def find_latest_publicity_start(case: Case, today: int) -> date:
    """The last day on which publicity can start for the next window that it can still reach; not the one that has refused
    the person already.
    """
    days = engine_input.build_timetable_on(today)
    window = days.window_from(find_next_filing_day(case.person_id, as_date(today)) or today)
    latest = days.latest_start(window.closes)
    return as_date(latest if latest >= today else days.latest_start(days.window_from(window.closes + 1).closes))


def find_day_to_act(case: Case, on: date) -> date | None:
    """By when the holder of a case acts, seen from a day: an applicant in time for the employer's review before the publicity."""
    if case.due_on is None or case.about.held_by is not Role.APPLICANT or case.about.due is not Due.PUBLICITY_START:
        return case.due_on
    return find_hand_in_day(case.due_on, on)


def find_hand_in_day(last_start: date, on: date) -> date:
    """The last working day on which an applicant hands in, so that the employer, in the time that it promises, posts the case
    on its last day; that day itself where the other has passed, or nothing is promised.
    """
    days = engine_input.build_timetable_on(day_number(on.isoformat()))
    hand_in = as_date(days.handed_in_before(day_number(last_start.isoformat())))
    return hand_in if days.review_days and hand_in >= on else last_start


def find_next_filing_day(person_id: int, on: date) -> int:
    """From when somebody may file whose case the window of a day has ended; 0: in it (life-of-a-case.md, "Case rules")."""
    ended = [state.value for state, about in STATES.items() if about.spends_window]
    over = Q(case__state__in=ended) | Q(case__decisions__superseded_at__isnull=False)
    filings = Filing.objects.filter(over, case__person_id=person_id, recalled_at=None)
    if not filings.filter(opens_on__lte=on, closes_on__gte=on).exists():
        return 0
    today = day_number(on.isoformat())
    days = engine_input.build_timetable_on(today)
    return days.window_from(days.window_from(today).closes + 1).opens


def find_publicity_due_day(case: Case, today: int) -> date | None:
    """The last day of the publicity."""
    publicity = engine_input.find_publicity_in_force(case)
    return publicity.last_on if publicity else None


def find_window_due_day(case: Case, today: int) -> date:
    """The last day of this window, or of the next."""
    return as_date(engine_input.build_timetable_on(today).window_from(today).closes)


def find_grace_due_day(case: Case, today: int) -> date | None:
    """The last day of the grace."""
    last = ReturnRound.objects.filter(case=case, side="authority").order_by("-seq").first()
    return last.due_on if last else None


def compute_grace_end(returned_day: int, days: int, closing_day: int) -> int:
    """四: the last day of a grace of some working days, the day of return not counted; of none, that of the window in which
    the case was filed, which may have passed.
    """
    return load_current_calendar().after(returned_day, days) if days else closing_day


def count_days_late(case: Case, today: date) -> int:
    """How many days a running case is late; 0: it is not."""
    if case.due_on is None or not case.about.active:
        return 0
    return max((today - case.due_on).days, 0)


def mark_provisional_due(case: Case) -> str:
    """（暂定） after the day by which the holder acts, where it was counted; the end of a window is a date of the notice."""
    return "" if case.due_on is None or case.about.due is Due.WINDOW_END else mark_provisional(case.due_on)


def note_provisional_due(case: Case) -> str:
    """The same as a beginning of the words below the day."""
    return PROVISIONAL_NOTE if mark_provisional_due(case) else ""


DUE_DAY_FINDERS: Mapping[Due, Callable[[Case, int], date | None]] = {
    Due.PUBLICITY_START: find_latest_publicity_start,
    Due.PUBLICITY_END: find_publicity_due_day,
    Due.WINDOW_END: find_window_due_day,
    Due.GRACE_END: find_grace_due_day,
}

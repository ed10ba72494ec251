"""On which days a case of the demo city was acted on, so that it stands where it should on the demo's day (四)."""

from datetime import date
from random import Random
from typing import NamedTuple

from zhicheng.policy.windows import Timetable, Window
from zhicheng.procedure.states import State
from zhicheng.workdays.days import day_number

BEFORE_PUBLICITY = frozenset((State.DRAFT, State.SUBMITTED, State.RETURNED_TO_APPLICANT, State.LEFT_EMPLOYER,
                              State.WITHDRAWN, State.ASSESSED, State.NOT_RECOMMENDED))  # fmt: skip
PUBLICITY_STATES = frozenset((State.IN_PUBLICITY, State.OBJECTION_OPEN))
FORMER_WINDOW_STATES = frozenset((State.EXPIRED, State.REVOKED))
DECIDED_STATES = frozenset((State.RECOGNISED, State.REFUSED))


class CaseDays(NamedTuple):
    """Day numbers: written, publicised, closed and filed (or to be: the demo's day), accepted, answered, what came late."""

    written: int
    posted: int
    filed: int
    accepted: int
    answered: int
    late: int


class RecentWindows(NamedTuple):
    """The demo's day, and the last two windows that had opened before it."""

    on: int
    former: Window
    latest: Window
    days: Timetable


def find_recent_windows(on: date, days: Timetable) -> RecentWindows:
    """The season of a day."""
    today = day_number(on.isoformat())
    opened = [one for year in (on.year - 1, on.year) for one in days.windows_of(year) if one.opens < today]
    former, latest = opened[-2:]
    return RecentWindows(today, former, latest, days)


def choose_case_days(state: State, now: RecentWindows, chance: Random, former: bool) -> CaseDays:
    """The days of a case that ends in a state; nothing happens on the demo's day itself or later.

    `former`: with the filings of the window before.
    """
    if state in BEFORE_PUBLICITY:
        return days_before_publicity(now, chance)
    if state in PUBLICITY_STATES:
        posted = now.days.calendar.working_on_or_before(now.on - chance.randint(1, 7))
        return days_from_publicity(posted, now.on, now.on - 1, chance)
    window = now.former if former or state in FORMER_WINDOW_STATES else now.latest
    last = min(window.closes, now.on - 1)
    filed = chance.randint(window.opens, min(last, window.opens + 8))
    found = days_from_publicity(now.days.latest_start(filed), filed, now.on - 1, chance)
    return with_recent_answer(found, now, chance) if state is State.RETURNED_TO_EMPLOYER else found


def days_before_publicity(now: RecentWindows, chance: Random) -> CaseDays:
    """A case that its applicant or its employer holds: of the last days."""
    last = now.on - chance.randint(1, 6)
    return CaseDays(last - chance.randint(3, 12), last, now.on, last, last, last)


def days_from_publicity(posted: int, filed: int, last: int, chance: Random) -> CaseDays:
    """Written before the notice went up; examined in the days after the filing, as far as they have come."""
    accepted = min(filed + chance.randint(0, 2), last)
    answered = min(accepted + chance.randint(0, 3), last)
    return CaseDays(posted - chance.randint(6, 15), posted, filed, accepted, answered, min(answered + 20, last))


def with_recent_answer(found: CaseDays, now: RecentWindows, chance: Random) -> CaseDays:
    """The same case, answered so lately that the grace still runs."""
    return found._replace(answered=max(found.accepted, now.on - chance.randint(1, 2)))

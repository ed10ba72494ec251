"""二（四） How qualifying service is counted: which spells, from which day, when the months are full.

Spells are half-open [start, end), sorted by start; an open one ends on NEVER. A spell that does not count is empty
and stays in its place. Work before the credential does not count, overlaps count once, and a gap pushes the day back
by its own length. Later and earlier are chosen, not called: a case goes through its spells six times, and `max` costs more
than all else that is done with one.
"""

from collections.abc import Sequence
from typing import NamedTuple

from zhicheng.codes import TECHNICIAN, UNSTATED, YES
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.months import add_months, first_day, full_months, month_of

Spells = Sequence[tuple[int, int]]


def find_cut_off(person: Person, terms: Terms) -> int:
    """二（四）: service is counted to the publicity; before there is one, to the filing date; or to the end of a period."""
    published = person.publicity_end if terms.cut_off_at_end == YES else person.publicity_start
    stated = published if published < NEVER else person.filing
    return find_period_start(person.filing, terms.cut_off_period, 1) if terms.cut_off_period > 0 else stated


def find_period_start(day: int, months: int, later: int) -> int:
    """The first day of the quarter or year of a day, or of one later; service to the end of the one before is full on it."""
    return first_day((month_of(day) // months + later) * months)


def find_first_day_to_apply(terms: Terms, full_on: int) -> int:
    """From when service that is full on a day is enough: that day; counted to the end of a period, all that period."""
    by_period = terms.cut_off_period > 0 and full_on < NEVER
    return find_period_start(full_on - 1, terms.cut_off_period, 0) if by_period else full_on


def had_technician_title(person: Person, series: int, until: int) -> bool:
    """Whether the person came to a technician-level title of that series by a day."""
    found = False
    for level, title_series, date in zip(person.title_level, person.title_series, person.title_date):
        found = found or (level == TECHNICIAN and title_series == series and date <= until)
    return found


def is_series_worked_in(terms: Terms, series: int, target: int) -> bool:
    """Whether work of a series is work in the target's; of which series it was, may not be stated."""
    unnamed = series == UNSTATED or target == UNSTATED
    return (series == target and not unnamed) or (unnamed and terms.unnamed_series == YES)


def is_spell_counted(person: Person, terms: Terms, route: int, carried: int, least: int, i: int) -> bool:
    """Whether spell `i` counts on a route: its record is worth as much, and kind and series are those the route asks.

    `carried`: the day of a title that came by change of series (二（七）): work in an earlier title's series counts too.
    """
    return (
        terms.record[person.work_record[i]] >= least
        and terms.route_work[route][person.work_kind[i]] == YES
        and (
            terms.route_own_series[route] != YES
            or is_series_worked_in(terms, person.work_series[i], person.series)
            or (carried < NEVER and had_technician_title(person, person.work_series[i], carried))
        )
    )


def list_counted_spells(person: Person, terms: Terms, route: int, carried: int, least: int) -> Spells:
    """The person's spells of work, those that do not count on the route made empty; `least`: the worth of a record."""
    return [
        (
            start,
            end if is_spell_counted(person, terms, route, carried, least, i) else start,
        )
        for i, (start, end) in enumerate(zip(person.work_start, person.work_end))
    ]


def find_service_start(spells: Spells, since: int) -> int:
    """The first day of counted work on or after `since`; NEVER if there is none."""
    begun = NEVER
    for start, end in spells:
        begin = start if start >= since else since
        begun = begin if end > begin and begin < begun else begun
    return begun


def find_service_full_day(spells: Spells, since: int, begun: int, months: int) -> int:
    """The first day on which `months` (at least one) of service are full; NEVER if it cannot come.

    Each day of a gap pushes it back by a day.
    """
    wanted = add_months(begun, months) - begun
    day = NEVER
    covered = since
    for start, end in spells:
        begin = start if start >= covered else covered
        worked = end - begin if end >= begin else 0
        day = begin + wanted if day == NEVER and begun < NEVER and worked >= wanted else day
        wanted = wanted - worked
        covered = covered if covered >= end else end
    return day


def count_days_worked(spells: Spells, since: int, day: int) -> int:
    """Days of counted work on or after `since` and before `day`."""
    days = 0
    covered = since
    for start, end in spells:
        begin = start if start >= covered else covered
        until = end if end <= day else day
        days = days + (until - begin if until >= begin else 0)
        covered = covered if covered >= end else end
    return days


def count_service_months(spells: Spells, since: int, begun: int, day: int) -> int:
    """The months of service that are full on a day."""
    return full_months(begun, count_days_worked(spells, since, day)) if begun < day else 0


class PartsCounted(NamedTuple):
    """Parts of service added up: months full in those that have ended, days left over, and the part that goes on."""

    months: int
    days: int
    begun: int  # NEVER: there is none
    covered: int


def add_part(counted: PartsCounted) -> PartsCounted:
    """The part that goes on is at its end: its full months, then its days, join the others."""
    worked = counted.covered - counted.begun
    months = full_months(counted.begun, worked) if counted.begun < NEVER else 0
    days = worked - (add_months(counted.begun, months) - counted.begun) if counted.begun < NEVER else 0
    return PartsCounted(counted.months + months, counted.days + days, NEVER, counted.covered)


def extend_parts(counted: PartsCounted, since: int, start: int, end: int) -> PartsCounted:
    """One spell more, in the order of their beginnings: it goes on with the part, or begins another after a gap."""
    begin = max(start, since)
    works = end > begin
    apart = works and (counted.begun == NEVER or begin > counted.covered)
    before = add_part(counted) if apart else counted
    return PartsCounted(
        before.months,
        before.days,
        begin if apart else before.begun,
        end if apart else max(before.covered, end) if works else before.covered,
    )


def find_full_day_by_parts(spells: Spells, since: int, months: int) -> int:
    """The day on which `months` are full where the months of the parts are added, then their days; NEVER: it cannot come."""
    day = NEVER
    counted = PartsCounted(0, 0, NEVER, since)
    for start, end in spells:
        counted = extend_parts(counted, since, start, end)
        goes_on = counted.begun < NEVER and day == NEVER
        full = (
            max(add_months(counted.begun, max(months - counted.months, 0)) - counted.days, counted.begun)
            if goes_on
            else NEVER
        )
        day = full if goes_on and full <= counted.covered else day
    return day


def count_months_by_parts(spells: Spells, since: int, day: int) -> int:
    """The months that are full on a day where the months of the parts are added, then their days."""
    counted = PartsCounted(0, 0, NEVER, since)
    for start, end in spells:
        counted = extend_parts(counted, since, start, min(end, day))
    rest = full_months(counted.begun, counted.covered - counted.begun + counted.days) if counted.begun < NEVER else 0
    return counted.months + rest


def find_following_month(begun: int, months: int) -> int:
    """二（二）5 次月: the first day of the month after `begun`, and `months` later where 二（五） adds them."""
    return first_day(month_of(begun) + 1 + months) if begun < NEVER else NEVER


def count_months_begun(begun: int, day: int) -> int:
    """二（二）5 次月: the calendar months that have begun since `begun`."""
    return month_of(day) - month_of(begun) if begun < day else 0

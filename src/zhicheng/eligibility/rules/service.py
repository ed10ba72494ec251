"""二（四） How qualifying service is counted: which spells, from which day, when the months are full.

Spells are half-open [start, end), sorted by start; an open one ends on NEVER. A spell that does not count is empty
and stays in its place. Work before the credential does not count, overlaps count once, and a gap pushes the day back
by its own length.
"""

from collections.abc import Sequence

from zhicheng.codes import TECHNICIAN, YES
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.months import add_months, first_day, full_months, month_of

Spells = Sequence[tuple[int, int]]


def find_cut_off(person: Person, terms: Terms) -> int:
    """二（四）: service is counted to the publicity; before there is one, to the filing date."""
    published = person.publicity_end if terms.cut_off_at_end == YES else person.publicity_start
    return published if published < NEVER else person.filing


def had_technician_title(person: Person, series: int, until: int) -> bool:
    """Whether the person came to a technician-level title of that series by a day."""
    found = False
    for level, title_series, date in zip(person.title_level, person.title_series, person.title_date):
        found = found or (level == TECHNICIAN and title_series == series and date <= until)
    return found


def is_spell_counted(person: Person, terms: Terms, route: int, carried: int, i: int) -> bool:
    """Whether spell `i` counts on a route: a record proves it, and the kind and series are those the route asks.

    `carried`: the day of a title that came by change of series (二（七）): work in an earlier title's series counts too.
    """
    return (
        terms.record[person.work_record[i]] == YES
        and terms.route_work[route][person.work_kind[i]] == YES
        and (
            terms.route_own_series[route] != YES
            or person.work_series[i] == person.series
            or (carried < NEVER and had_technician_title(person, person.work_series[i], carried))
        )
    )


def list_counted_spells(person: Person, terms: Terms, route: int, carried: int) -> Spells:
    """The person's spells of work, those that do not count on the route made empty."""
    return [
        (
            person.work_start[i],
            person.work_end[i] if is_spell_counted(person, terms, route, carried, i) else person.work_start[i],
        )
        for i in range(len(person.work_start))
    ]


def find_service_start(spells: Spells, since: int) -> int:
    """The first day of counted work on or after `since`; NEVER if there is none."""
    begun = NEVER
    for start, end in spells:
        begun = min(begun, max(start, since)) if end > max(start, since) else begun
    return begun


def find_service_full_day(spells: Spells, since: int, begun: int, months: int) -> int:
    """The first day on which `months` (at least one) of service are full; NEVER if it cannot come."""
    wanted = add_months(begun, months) - begun
    day = NEVER
    covered = since
    for start, end in spells:
        begin = max(start, covered)
        worked = max(end - begin, 0)
        day = begin + wanted if day == NEVER and begun < NEVER and worked >= wanted else day
        wanted = wanted - worked
        covered = max(covered, end)
    return day


def count_days_worked(spells: Spells, since: int, day: int) -> int:
    """Days of counted work on or after `since` and before `day`."""
    days = 0
    covered = since
    for start, end in spells:
        days = days + max(min(end, day) - max(start, covered), 0)
        covered = max(covered, end)
    return days


def count_service_months(spells: Spells, since: int, begun: int, day: int) -> int:
    """The months of service that are full on a day."""
    return full_months(begun, count_days_worked(spells, since, day)) if begun < day else 0


def find_following_month(begun: int, months: int) -> int:
    """二（二）5 次月: the first day of the month after `begun`, and `months` later where 二（五） adds them."""
    return first_day(month_of(begun) + 1 + months) if begun < NEVER else NEVER


def count_months_begun(begun: int, day: int) -> int:
    """二（二）5 次月: the calendar months that have begun since `begun`."""
    return month_of(day) - month_of(begun) if begun < day else 0

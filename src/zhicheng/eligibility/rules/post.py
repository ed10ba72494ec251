"""一（一） Posts here: spells of work at the filing employer, its dispatch agency or a related unit, or at no named unit."""

from zhicheng.codes import YES
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.months import first_day, month_of

MONTHS_OF_A_YEAR = 12


def find_post_start(person: Person, terms: Terms, day: int) -> int:
    """The first day of the post here that covers a day, the one begun first; NEVER if none does."""
    begun = NEVER
    for start, end, here in zip(person.work_start, person.work_end, person.work_here):
        covers = terms.works_here[here] == YES and start <= day and day < end
        begun = min(begun, start) if covers else begun
    return begun


def is_employed_all_last_year(person: Person, terms: Terms) -> bool:
    """一（二）: whether posts here together cover every day of the calendar year before the filing."""
    this_year = month_of(person.filing) // MONTHS_OF_A_YEAR * MONTHS_OF_A_YEAR
    covered = first_day(this_year - MONTHS_OF_A_YEAR)
    for start, end, here in zip(person.work_start, person.work_end, person.work_here):
        joins = terms.works_here[here] == YES and start <= covered
        covered = max(covered, end) if joins else covered
    return covered >= first_day(this_year)

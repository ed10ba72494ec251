"""二（二） Social insurance paid in Kunming for consecutive months before the filing date, last by the filing employer.

Only months up to the filing month are read: what is paid afterwards does not change a filing.
"""

from typing import NamedTuple

from zhicheng.codes import FAIL, GOOD, LATER, PASS, REVIEW, TO_BE_REVIEWED, YES
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.eligibility.rules.post import find_post_start
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.months import first_day


class InsuredMonths(NamedTuple):
    """The months of insurance: good ones in the run, those with the doubtful ones, the run's first month.

    With enough good ones the doubtful are not looked at. `unposted`: the month that may not be in the data yet, and
    decides; 0: there is none. A run that is enough in the filing month, although that month counts for nothing, is broken on
    `breaks_on`, and enough again on `anew_on`; NEVER: it goes on.
    """

    result: int
    months: int
    with_doubtful: int
    run_from: int
    full_on: int
    unposted: int
    breaks_on: int
    anew_on: int


class LastPayer(NamedTuple):
    """Who paid last: the result, the month that was read (0: none), the day from which this employer has paid."""

    result: int
    month: int
    full_on: int


def rate_insurance_row(person: Person, terms: Terms, i: int) -> int:
    """What a row of months is worth: paid in Kunming and in time is good; late or provincial is as the policy reads it."""
    return min(terms.paid_area[person.paid_area[i]], terms.paid_late if person.paid_late[i] == YES else GOOD)


def find_run_start(person: Person, terms: Terms, last: int, least: int) -> int:
    """The first month of the unbroken run of months worth at least `least` that ends in `last`; last + 1: no run."""
    first = last + 1
    for i in range(len(person.paid_to)):
        joins = person.paid_to[i] >= first - 1 and rate_insurance_row(person, terms, i) >= least
        first = min(first, person.paid_from[i]) if joins else first
    return first


def find_latest_run(person: Person, terms: Terms, filing_month: int, least: int) -> tuple[int, int]:
    """First month and length of the run that ends in the filing month or as many months before it as the policy allows."""
    first = filing_month
    length = 0
    for before in range(terms.run_ends_before + 1):
        last = filing_month - before
        begins = find_run_start(person, terms, last, least) if length == 0 else first
        first = begins if begins <= last else first
        length = last - begins + 1 if length == 0 else length
    return first, length


def find_latest_month(person: Person, filing_month: int) -> int:
    """The latest month of any kind that is recorded up to the filing month; 0: none."""
    latest = 0
    for first, last in zip(person.paid_from, person.paid_to):
        latest = max(latest, min(last, filing_month)) if first <= filing_month else latest
    return latest


def is_month_awaited(terms: Terms, filing_month: int, latest: int) -> bool:
    """Whether the months after the latest one may only not be in the data yet."""
    ended = filing_month - terms.run_ends_before
    return latest >= ended - terms.unposted_months and latest < ended


def count_run(person: Person, terms: Terms, last: int, least: int) -> int:
    """The length of the unbroken run that ends in a month."""
    return last - find_run_start(person, terms, last, least) + 1


def count_awaited_run(person: Person, terms: Terms, filing_month: int, latest: int, asked: int) -> int:
    """The length of the run, doubtful months with it, that months not in the data yet would make long enough; else 0."""
    length = count_run(person, terms, latest, TO_BE_REVIEWED) if is_month_awaited(terms, filing_month, latest) else 0
    missing = filing_month - terms.run_ends_before - latest
    return length if length > 0 and length + missing >= asked else 0


def judge_insured_months(
    person: Person, terms: Terms, filing_month: int, payer: LastPayer, asked: int
) -> InsuredMonths:
    """二（二）: enough months in an unbroken run; a person confirms doubtful months, and a month not posted yet."""
    run, months = find_latest_run(person, terms, filing_month, GOOD)
    with_doubtful = find_latest_run(person, terms, filing_month, TO_BE_REVIEWED)[1] if months < asked else months
    awaited = count_awaited_run(person, terms, filing_month, payer.month, asked) if with_doubtful == 0 else 0
    found = PASS if months >= asked else REVIEW if with_doubtful >= asked or awaited > 0 else LATER
    lost = is_filing_month_lost(person, terms, filing_month, payer.month)
    result = LATER if lost and payer.result == LATER else found
    breaks = lost and result != LATER
    begins = filing_month + 1 if lost and result == LATER else run
    full = first_day(begins + asked)  # a month counts once it is in the data; those to come count from their end
    return InsuredMonths(
        result,
        count_run(person, terms, payer.month, GOOD) if awaited > 0 else months,
        awaited if awaited > 0 else with_doubtful,
        begins,
        min(full, person.filing) if result == PASS else full,
        payer.month + 1 if awaited > 0 else 0,
        first_day(filing_month + 1) if breaks else NEVER,
        first_day(filing_month + 1 + asked) if breaks else NEVER,
    )


def is_filing_month_lost(person: Person, terms: Terms, filing_month: int, latest: int) -> bool:
    """Whether the filing month is in the data and counts for nothing: the months to come begin again after it."""
    return latest == filing_month and count_run(person, terms, filing_month, TO_BE_REVIEWED) <= 0


def rate_last_payer(person: Person, terms: Terms, month: int) -> int:
    """The result of the payers of a month, the best of several."""
    result = FAIL
    for first, last, payer in zip(person.paid_from, person.paid_to, person.paid_by):
        pays = first <= month and month <= last
        result = min(result, terms.payer[person.dispatched][payer]) if pays else result
    return result


def judge_last_payer(person: Person, terms: Terms, filing_month: int) -> LastPayer:
    """二（二）: the payer of the latest month is the filing employer; with no month at all a person has to see to it."""
    month = find_latest_month(person, filing_month)
    rated = terms.unpaid if month == 0 else rate_last_payer(person, terms, month)
    result = judge_other_payer(person, terms, filing_month, month) if rated == FAIL else rated
    next_month = filing_month + 1 if month == filing_month else filing_month
    return LastPayer(result, month, first_day(next_month + 1) if result == LATER else NEVER)


def judge_other_payer(person: Person, terms: Terms, filing_month: int, month: int) -> int:
    """二（二）: another unit paid last. A post here covers the filing date: time cures it, with the first month that
    this employer can still pay; or it has paid already a month that is not posted yet, and a person has to see to it.
    """
    post = find_post_start(person, terms, person.filing)
    awaited = is_month_awaited(terms, filing_month, month) and post < first_day(filing_month)
    return FAIL if post == NEVER else REVIEW if awaited else LATER

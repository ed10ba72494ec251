"""二（二） Social insurance paid in Kunming for consecutive months before the filing date, last by the filing employer."""

from typing import NamedTuple

from zhicheng.codes import GOOD, LATER, PASS, REVIEW, TO_BE_REVIEWED, YES
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.workdays.months import first_day, month_of


class InsuredMonths(NamedTuple):
    """The months of insurance: good ones in the run, those with the doubtful ones, the run's first month."""

    result: int
    months: int
    with_doubtful: int
    run_from: int
    full_on: int


def rate_insurance_row(person: Person, terms: Terms, i: int) -> int:
    """What a row of months is worth: paid in Kunming and in time is good; late or provincial is as the policy reads it."""
    return min(terms.paid_area[person.paid_area[i]], terms.paid_late if person.paid_late[i] == YES else GOOD)


def find_run_start(person: Person, terms: Terms, last: int, least: int) -> int:
    """The first month of the unbroken run of months worth at least `least` that ends in `last`; last + 1: no run."""
    first = last + 1
    for i in range(len(person.paid_to)):
        joins = rate_insurance_row(person, terms, i) >= least and person.paid_to[i] >= first - 1
        first = min(first, person.paid_from[i]) if joins else first
    return first


def find_latest_run(person: Person, terms: Terms, least: int) -> tuple[int, int]:
    """First month and length of the run that ends in the filing month or as many months before it as the policy allows."""
    filing_month = month_of(person.filing)
    first = filing_month + 1
    length = 0
    for before in range(terms.run_ends_before + 1):
        begins = find_run_start(person, terms, filing_month - before, least)
        first = begins if length == 0 and begins <= filing_month - before else first
        length = filing_month - before - begins + 1 if length == 0 else length
    return (first if length > 0 else filing_month), length


def judge_insured_months(person: Person, terms: Terms) -> InsuredMonths:
    """二（二）: enough months in an unbroken run; where doubtful months are needed for it, a person confirms them."""
    run, months = find_latest_run(person, terms, GOOD)
    doubtful_run, with_doubtful = find_latest_run(person, terms, TO_BE_REVIEWED)
    asked = terms.insured_months
    result = PASS if months >= asked else REVIEW if with_doubtful >= asked else LATER
    full = first_day(run + asked)  # a month counts once it is in the data; those to come count from their end
    return InsuredMonths(result, months, with_doubtful, run, min(full, person.filing) if result == PASS else full)


def judge_last_payer(person: Person, terms: Terms) -> int:
    """二（二）: the payer of the latest month is the filing employer; with no month at all a person has to see to it."""
    latest = 0
    for last in person.paid_to:
        latest = max(latest, last)
    result = REVIEW if len(person.paid_to) == 0 else terms.payer[person.dispatched][0]
    for last, payer in zip(person.paid_to, person.paid_by):
        result = min(result, terms.payer[person.dispatched][payer]) if last == latest else result
    return result

"""Service that is counted to the end of a quarter or year: from the first day told it is enough, the day before it is not."""

import pytest

from tests.rules.plain import kunming, plain
from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.eligibility.facts.read import read_case
from zhicheng.eligibility.rules.service import find_cut_off, find_first_day_to_apply
from zhicheng.workdays.days import NEVER, day_number, iso_day

FIRST, LAST = day_number("2023-12-01"), day_number("2028-03-31")


@pytest.mark.parametrize("months", [3, 12])
def test_on_every_day_of_four_years(months: int) -> None:
    book = codebook(kunming())
    terms = book.terms.kindest._replace(cut_off_period=months)
    person = read_case(plain(), book).person
    for full_on in range(FIRST, LAST):
        first = find_first_day_to_apply(terms, full_on)
        assert full_on <= find_cut_off(person._replace(filing=first), terms), iso_day(full_on)
        assert full_on > find_cut_off(person._replace(filing=first - 1), terms), iso_day(full_on)


@pytest.mark.parametrize(
    ("months", "full_on", "first"),
    [
        (12, "2026-01-01", "2025-01-01"),
        (12, "2026-01-02", "2026-01-01"),
        (12, "2026-12-31", "2026-01-01"),
        (3, "2026-04-01", "2026-01-01"),
        (3, "2026-04-02", "2026-04-01"),
        (0, "2026-04-02", "2026-04-02"),
    ],
)
def test_the_first_day_to_apply(months: int, full_on: str, first: str) -> None:
    terms = codebook(kunming()).terms.kindest._replace(cut_off_period=months)
    assert iso_day(find_first_day_to_apply(terms, day_number(full_on))) == first
    assert find_first_day_to_apply(terms, NEVER) == NEVER

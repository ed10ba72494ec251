"""二（四） How service is counted: the table of the specification, line by line, and what it teaches."""

import pytest

from tests.rules.plain import answer, kunming, plain, said, work
from zhicheng.codes import NO, UNSTATED, YES
from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.eligibility.facts.read import read_case
from zhicheng.eligibility.rules.service import (
    count_days_worked,
    count_service_months,
    find_cut_off,
    find_service_full_day,
    find_service_start,
    is_series_worked_in,
)
from zhicheng.workdays.days import NEVER, day_number, iso_day

LONG_AGO = day_number("1990-01-01")


def spells(written: str) -> list[tuple[int, int]]:
    """Spells as the table writes them: 2025-01-01 … 2025-06-30, 2025-08-01 …"""
    found = []
    for spell in written.split(","):
        start, end = (part.strip() for part in spell.split("…"))
        found.append((day_number(start), day_number(end) + 1 if end else NEVER))
    return found


def full(written: str, months: int, since: int = LONG_AGO) -> str:
    """The day on which the months are full."""
    day = find_service_full_day(spells(written), since, find_service_start(spells(written), since), months)
    return iso_day(day) if day < NEVER else "never"


@pytest.mark.parametrize(
    ("union", "months", "day"),
    [
        ("2024-08-01 …", 12, "2025-08-01"),
        ("2024-08-01 … 2025-07-31", 12, "2025-08-01"),
        ("2024-08-01 … 2025-07-30", 12, "never"),
        ("2024-02-29 …", 12, "2025-02-28"),
        ("2024-08-31 …", 6, "2025-02-28"),
        ("2025-01-30 … 2025-02-10, 2025-02-12 …", 1, "2025-03-01"),
        ("2025-01-01 … 2025-06-30, 2025-08-01 …", 12, "2026-02-01"),
    ],
)
def test_the_table_of_the_specification(union: str, months: int, day: str) -> None:
    assert full(union, months) == day


@pytest.mark.parametrize(
    ("union", "day"),
    [
        ("2024-08-01 … 2024-12-31, 2024-10-01 …", "2025-08-01"),  # overlap: counted once
        ("2024-08-01 …, 2024-10-01 … 2024-10-31", "2025-08-01"),  # one inside the other
        ("2024-08-01 … 2024-12-31, 2025-01-01 …", "2025-08-01"),  # no day in between
        ("2024-08-01 … 2024-12-31, 2025-01-02 …", "2025-08-02"),  # one day in between
        ("2024-08-01 … 2024-08-01, 2024-08-03 … 2024-08-03, 2024-08-05 …", "2025-08-03"),  # two gaps of a day
        ("2024-08-01 … 2025-07-30, 2026-01-31 …", "2026-02-01"),  # the last day is worked much later
    ],
)
def test_overlaps_count_once_and_a_gap_pushes_by_its_length(union: str, day: str) -> None:
    assert full(union, 12) == day


def test_work_before_the_credential_does_not_count() -> None:
    assert full("2020-01-01 …", 12, since=day_number("2024-06-30")) == "2025-06-30"
    assert full("2020-01-01 … 2024-06-29", 12, since=day_number("2024-06-30")) == "never"
    assert find_service_start(spells("2020-01-01 … 2024-06-29"), day_number("2024-06-30")) == NEVER


@pytest.mark.parametrize(
    ("day", "months"), [("2025-07-31", 11), ("2025-08-01", 12), ("2024-08-01", 0), ("2024-07-01", 0)]
)
def test_measured_is_what_is_full_on_the_day(day: str, months: int) -> None:
    counted = spells("2024-08-01 …")
    assert count_service_months(counted, LONG_AGO, counted[0][0], day_number(day)) == months


def test_days_worked_before_a_day_are_counted_without_gaps_and_twice_worked_days() -> None:
    counted = spells("2025-01-01 … 2025-01-10, 2025-01-05 … 2025-01-12, 2025-01-20 …")
    assert count_days_worked(counted, LONG_AGO, day_number("2025-01-22")) == 12 + 2
    assert count_days_worked(counted, day_number("2025-01-11"), day_number("2025-01-22")) == 2 + 2


@pytest.mark.parametrize(
    ("publicity", "verdict"),
    [
        ("2025-07-31", ("not_yet", "bachelor", "2025-08-01")),
        ("2025-08-01", ("eligible", "bachelor", None)),
        ("2025-08-02", ("eligible", "bachelor", None)),
    ],
)
def test_the_day_before_on_and_after(publicity: str, verdict: tuple[str, str, str | None]) -> None:
    case = plain(filing_date="2025-09-10", publicity={"start": publicity, "end": "2025-09-09"})
    assert answer(case) == verdict


def test_before_a_publicity_the_cut_off_is_the_filing_date() -> None:
    assert answer(plain(filing_date="2025-08-01", publicity=None)) == ("eligible", "bachelor", None)
    assert answer(plain(filing_date="2025-07-31", publicity=None)) == ("not_yet", "bachelor", "2025-08-01")


@pytest.mark.parametrize(
    ("end", "told"),
    [
        (
            "2026-03-10",
            ("later", 11, 12, "2026-03-11"),
        ),  # a spell that ends after the cut-off can still fill the months
        ("2026-03-09", ("fail", 11, 12, None)),  # a day short, and nobody is working on
        (None, ("later", 11, 12, "2026-03-11")),
    ],
)
def test_what_is_not_full_comes_later_or_never(end: str | None, told: tuple[object, ...]) -> None:
    assert said(plain(employment=[work("2025-03-11", end)]), "bachelor") == told


def test_a_spell_of_whose_record_nothing_is_said_lies_between_counting_and_not() -> None:
    unstated = {**work("2024-08-01"), "record": None}
    assert said(plain(employment=[unstated]), "bachelor") == ("unknown", 19, 12, "2025-08-01")
    assert said(plain(employment=[{**unstated, "start": "2025-03-03"}]), "bachelor")[::3] == ("later", "2026-03-03")
    assert said(plain(employment=[unstated, work("2025-03-02")]), "bachelor")[0] == "pass"  # full without it


def test_a_spell_without_a_record_does_not_count() -> None:
    unproven = {**work("2024-08-01"), "record": "none"}
    assert said(plain(employment=[unproven]), "bachelor") == ("fail", 0, 12, None)
    assert said(plain(employment=[unproven, work("2025-03-03")]), "bachelor") == ("later", 11, 12, "2026-03-03")


@pytest.mark.parametrize(
    ("kind", "told"), [("skilled", ("fail", 0)), ("other", ("fail", 0)), ("professional", ("pass", 19))]
)
def test_an_education_asks_professional_work(kind: str, told: tuple[str, int]) -> None:
    assert said(plain(employment=[work("2024-08-01", kind=kind)]), "bachelor")[:2] == told


def test_an_education_counts_work_of_any_series_and_a_certificate_skilled_work_too() -> None:
    assert said(plain(employment=[work("2024-08-01", series="library")]), "bachelor")[0] == "pass"
    skilled = plain(skills=[{"level": "senior", "date": "2024-03-02"}], employment=[work("2024-03-02", kind="skilled")])
    assert said(skilled, "senior_worker") == ("pass", 24, 24, "2026-03-02")


@pytest.mark.parametrize(
    ("series", "target", "unnamed_counts", "counts"),
    [
        (3, 3, NO, True),
        (3, 4, YES, False),
        (UNSTATED, 3, YES, True),
        (UNSTATED, 3, NO, False),
        (3, UNSTATED, YES, True),
        (3, UNSTATED, NO, False),
        (UNSTATED, UNSTATED, YES, True),
        (UNSTATED, UNSTATED, NO, False),  # two of which nothing is said are not the same
    ],
)
def test_work_of_which_nobody_says_the_series_lies_between_both(
    series: int, target: int, unnamed_counts: int, counts: bool
) -> None:
    terms = codebook(kunming()).terms.kindest._replace(unnamed_series=unnamed_counts)
    assert is_series_worked_in(terms, series, target) is counts


@pytest.mark.parametrize(
    ("at_end", "publicity", "cut"),
    [
        (NO, {"start": "2026-03-02", "end": "2026-03-09"}, "2026-03-02"),
        (YES, {"start": "2026-03-02", "end": "2026-03-09"}, "2026-03-09"),
        (NO, None, "2026-03-10"),
        (YES, None, "2026-03-10"),
    ],
)
def test_service_is_counted_to_the_day_that_the_policy_names(
    at_end: int, publicity: dict[str, str] | None, cut: str
) -> None:
    book = codebook(kunming())
    person = read_case(plain(publicity=publicity), book).person
    assert iso_day(find_cut_off(person, book.terms.kindest._replace(cut_off_at_end=at_end))) == cut

"""二（二） One credential on one route, in the numbers that are told of it: where other cities ask their months otherwise."""

from typing import Any

import pytest

from tests.rules.plain import plain, work
from zhicheng.codes import LATER, NO_RECORD, NOT_APPLICABLE, PASS, RECORDS, REVIEW, UNRELATED, UNSTATED, YES
from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.eligibility.facts.read import read_case
from zhicheng.eligibility.rules.credential import Credential
from zhicheng.eligibility.rules.person import Terms
from zhicheng.eligibility.rules.route import Service, count_added_months, judge_change_service, judge_credential_service
from zhicheng.eligibility.rules.service import is_series_worked_in
from zhicheng.eligibility.rules.title import SeriesChange
from zhicheng.policy.installed import find_policy
from zhicheng.workdays.days import NEVER, day_number, iso_day

BOOK = codebook(find_policy("hangzhou/2026"))
TERMS, STRICTEST = BOOK.terms
ROUTES = {route.key: place for place, route in enumerate(BOOK.policy.routes)}
CONTRACT = RECORDS.index("labour_contract")


def serve(
    route: str,
    since: str,
    cut: str,
    *spells: dict[str, Any],
    terms: Terms = TERMS,
    records: int = CONTRACT,
    unproven: int | None = None,
    months: int | None = None,
    **facts: Any,
) -> Service:
    """The months of somebody with these spells of work, every record the same; but for one that is unproven."""
    person = read_case(plain(employment=[*spells], educations=[]), codebook(find_policy("kunming/2023"))).person
    of_spells = [NO_RECORD if place == unproven else records for place in range(len(spells))]
    person = person._replace(work_record=of_spells, **facts)
    credential = Credential(
        terms.route_opens[0][ROUTES[route]].index(YES), day_number(since), NOT_APPLICABLE, NEVER, UNSTATED
    )
    added = count_added_months(person, terms, ROUTES[route], True)
    months = (BOOK.policy.routes[ROUTES[route]].months if months is None else months) + added
    return judge_credential_service(person, terms, day_number(cut), credential, ROUTES[route], months, added)


@pytest.mark.parametrize(
    ("since", "begun", "cut", "told"),
    [
        ("2024-06-30", "2021-03-01", "2025-06-30", (PASS, 12, 51, "2025-06-30")),  # the months after it came last
        (
            "2024-06-30",
            "2024-01-31",
            "2027-01-30",
            (LATER, 31, 35, "2027-01-31"),
        ),  # 36 months in all with a leap day in them
        ("2024-02-10", "2022-03-01", "2025-03-01", (PASS, 12, 36, "2025-03-01")),  # and in other years
        ("2024-02-10", "2025-03-01", "2028-03-01", (PASS, 36, 36, "2028-03-01")),  # all of it afterwards
    ],
)
def test_months_before_and_after_the_credential_are_counted_together(
    since: str, begun: str, cut: str, told: tuple[int, int, int, str]
) -> None:
    served = serve("master", since, cut, work(begun))
    assert (served.result, served.measured, served.in_all, iso_day(served.full_on)) == told


def test_months_in_all_are_told_only_where_they_are_asked() -> None:
    assert serve("bachelor", "2024-06-30", "2026-04-01", work("2020-01-01")).in_all == 0
    assert judge_change_service(TERMS, SeriesChange(PASS, 1, 2, 3)).in_all == 0


def test_a_single_month_in_all_is_asked_too() -> None:
    """No months after the credential, one in all: full with the month, not with the first day."""
    one = TERMS._replace(route_months_in_all=[1] * len(ROUTES))
    for cut, result, in_all in (("2026-04-04", LATER, 0), ("2026-04-05", PASS, 1)):
        served = serve("doctor", "2025-01-01", cut, work("2026-03-05"), terms=one)
        assert (served.result, iso_day(served.full_on), served.in_all) == (result, "2026-04-05", in_all)


def test_an_unrelated_major_adds_its_months_to_those_in_all_as_well() -> None:
    more = TERMS._replace(major_months=12)
    served = serve("master", "2024-06-30", "2026-04-01", work("2022-03-01"), terms=more, major_relation=UNRELATED)
    assert (served.asked, iso_day(served.full_on)) == (24, "2026-06-30")
    served = serve("master", "2023-06-30", "2026-04-01", work("2022-04-02"), terms=more, major_relation=UNRELATED)
    assert (served.asked, iso_day(served.full_on), served.result) == (24, "2026-04-02", LATER)


def test_service_without_a_paper_is_for_a_person_to_see_from_the_day_on_which_it_is_full() -> None:
    """A year from the first day of work, not as long as the year after the diploma was."""
    for cut, result in (("2026-04-01", REVIEW), ("2026-03-31", LATER)):
        served = serve("bachelor", "2023-06-30", cut, work("2025-04-01"), records=NO_RECORD)
        assert (served.result, iso_day(served.full_on)) == (result, "2026-04-01")


def test_work_in_a_series_that_nobody_has_stated_is_no_work_in_another_that_is_not_stated() -> None:
    assert not is_series_worked_in(STRICTEST, UNSTATED, UNSTATED)
    assert is_series_worked_in(TERMS, UNSTATED, UNSTATED)


@pytest.mark.parametrize("last", [None, "2024-02-13"])
def test_parts_that_are_full_without_a_doubtful_spell_are_not_later_or_never_full_with_it(last: str | None) -> None:
    """27 days are left of the first part, 2 days of February fill its 29; joined by what nobody can prove, 31 are asked."""
    parts = TERMS._replace(whole_months=YES, route_months_in_all=[0] * len(ROUTES))
    spells = (work("2024-01-15", "2024-02-10"), work("2024-02-11", "2024-02-13"), work("2024-02-12", last))
    served = serve("graduate", "2024-01-01", "2024-02-13", *spells, terms=parts, unproven=1, months=1)
    assert (served.result, iso_day(served.full_on)) == (LATER, "2024-02-14")

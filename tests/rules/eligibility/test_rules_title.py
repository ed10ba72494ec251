"""二（二）1 a technician's title, 二（七） change of series, and what is held already."""

from typing import Any

import pytest

from tests.rules.plain import answer, education, kunming, plain, result, said, title, work
from zhicheng.codes import (
    ASSISTANT,
    FAIL,
    INTERMEDIATE,
    LATER,
    LEVELS,
    NOT_APPLICABLE,
    PASS,
    REVIEW,
    TECHNICIAN,
    UNSTATED,
)
from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.eligibility.facts.read import read_case
from zhicheng.eligibility.rules.title import TitlesHeld, find_former_title_day, find_titles_held, judge_series_change
from zhicheng.workdays.days import NEVER, day_number, iso_day

NO_DIPLOMA: dict[str, Any] = {"educations": []}


@pytest.mark.parametrize(
    ("level", "asked", "told"),
    [
        ("technician", None, "pass"),
        ("technician", "assistant", "pass"),
        ("technician", "technician", "fail"),
        ("assistant", None, "fail"),
        ("assistant", "technician", "fail"),
        ("senior", "assistant", "fail"),
    ],
)
def test_what_is_held_in_the_series_is_not_recognised_again(level: str, asked: str | None, told: str) -> None:
    case = plain(target={"level": asked}, titles=[title(level, "engineering", "2020-01-01")])
    assert said(case, "held")[0] == told


@pytest.mark.parametrize(
    ("held", "told"),
    [
        (title("assistant", "engineering", "2026-03-10"), "fail"),
        (title("assistant", "engineering", "2026-03-11"), "pass"),  # the day after the filing
        (title("assistant", "agronomy", "2020-01-01"), "pass"),
        (title("intermediate", "agronomy", "2020-01-01"), "fail"),  # 中级 counts in every series
    ],
)
def test_a_title_counts_as_held_by_its_date_and_series(held: dict[str, Any], told: str) -> None:
    assert said(plain(titles=[held]), "held")[0] == told


@pytest.mark.parametrize(
    ("employment", "told"),
    [
        ([work("2022-03-02")], ("pass", 48, 48, "2026-03-02")),
        ([work("2022-03-03")], ("later", 47, 48, "2026-03-03")),
        ([work("2021-01-01", series="agronomy")], ("fail", 0, 48, None)),  # 本专业: the same series
        ([work("2021-01-01", kind="skilled")], ("fail", 0, 48, None)),
    ],
)
def test_forty_eight_months_of_the_same_series_after_the_title(employment: list[Any], told: tuple[object, ...]) -> None:
    case = plain(**NO_DIPLOMA, titles=[title("technician", "engineering", "2021-01-01")], employment=employment)
    assert said(case, "technician_title") == told


MOVED = [work("2020-03-02", "2024-03-01", series="agronomy"), work("2024-03-02")]


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        # carried over: counts from the earlier title, work in its series included
        (
            [
                title("technician", "agronomy", "2020-01-01"),
                title("technician", "engineering", "2024-01-01", carried=True),
            ],
            ("pass", 72, 48),
        ),
        # not carried over: from its own date, in its own series
        (
            [title("technician", "agronomy", "2020-01-01"), title("technician", "engineering", "2024-01-01")],
            ("later", 24, 48),
        ),
        # a title of a third series, got afterwards, is no earlier one: work there does not count
        (
            [
                title("technician", "engineering", "2020-01-01", carried=True),
                title("technician", "agronomy", "2024-01-01"),
            ],
            ("later", 24, 48),
        ),
        # what was carried over was an assistant's title: nothing to merge
        (
            [
                title("assistant", "agronomy", "2020-01-01"),
                title("technician", "engineering", "2024-01-01", carried=True),
            ],
            ("later", 24, 48),
        ),
    ],
)
def test_service_is_merged_where_a_title_came_by_change_of_series(
    titles: list[Any], told: tuple[str, int, int]
) -> None:
    assert said(plain(**NO_DIPLOMA, titles=titles, employment=MOVED), "technician_title")[:3] == told


ELSEWHERE = [title("assistant", "agronomy", "2020-06-10")]


@pytest.mark.parametrize(
    ("employment", "told"),
    [
        ([work("2025-03-02")], ("pass", 12, 12, "2026-03-02")),
        ([work("2025-03-03")], ("later", 11, 12, "2026-03-03")),
        ([{**work("2025-03-02"), "record": None}], ("pass", 12, 12, "2026-03-02")),  # contract or letter prove it
        ([work("2020-01-01", "2026-03-09")], ("fail", 0, 12, None)),  # not the current post
        ([work("2020-01-01", series="agronomy")], ("fail", 0, 12, None)),  # not the new series
        ([work("2020-01-01", kind="skilled")], ("fail", 0, 12, None)),
        ([work("2025-06-01"), work("2025-03-02")], ("pass", 12, 12, "2026-03-02")),  # of two the one begun first
        ([work("2025-02-28")], ("pass", 12, 12, "2026-02-28")),
    ],
)
def test_twelve_months_in_the_new_post(employment: list[Any], told: tuple[object, ...]) -> None:
    assert said(plain(titles=ELSEWHERE, employment=employment), "series_change") == told


@pytest.mark.parametrize(
    ("titles", "applies"),
    [
        ([], False),
        (ELSEWHERE, True),
        ([title("assistant", "agronomy", "2026-03-11")], False),  # not held yet
        ([title("intermediate", "agronomy", "2020-06-10")], False),  # not a junior title
        ([*ELSEWHERE, title("technician", "engineering", "2020-06-10")], False),  # one of this series as well
    ],
)
def test_whom_the_change_of_series_concerns(titles: list[Any], applies: bool) -> None:
    assert (said(plain(titles=titles), "series_change")[0] != "not_applicable") == applies


def test_it_is_a_condition_on_every_other_route() -> None:
    case = plain(titles=ELSEWHERE, employment=[work("2022-08-01", "2025-07-31"), work("2025-08-01")])
    assert said(case, "bachelor")[0] == "pass"
    assert answer(case) == ("not_yet", "series_change", "2026-08-01")
    left = plain(titles=ELSEWHERE, employment=[work("2022-08-01", "2026-03-09")])
    assert (said(left, "bachelor")[0], answer(left)[0]) == ("pass", "not_eligible")


def test_the_level_stays_the_same_and_a_series_without_technicians_gives_a_technician_nothing() -> None:
    technician = [title("technician", "agronomy", "2020-06-10")]
    assert result(plain(**NO_DIPLOMA, titles=ELSEWHERE))["level"] == "assistant"
    assert result(plain(**NO_DIPLOMA, titles=technician))["level"] == "technician"
    museum: dict[str, Any] = {"target": {"series": "museum"}, "employment": [work("2024-08-01", series="museum")]}
    case = plain(**NO_DIPLOMA, titles=technician, **museum)
    assert (answer(case)[0], said(case, "no_such_level")[0]) == ("not_eligible", "fail")
    case = plain(titles=technician, **museum)  # a 本科 opens the assistant's level as well
    assert (answer(case)[:2], said(case, "no_such_level")[0]) == (("eligible", "bachelor"), "not_applicable")


def test_a_series_without_technicians_answers_a_secondary_vocational_diploma() -> None:
    case = plain(target={"series": "university_teaching"}, educations=[education("secondary_vocational", "2020-06-30")])
    assert (answer(case)[0], said(case, "no_such_level")[0]) == ("not_eligible", "fail")
    assert [line["key"] for line in result(case)["checks"] if line["key"] == "secondary_vocational"] == []


def test_without_a_series_it_cannot_be_told_whether_a_junior_title_is_of_another() -> None:
    case = plain(target={"series": None}, titles=[title("technician", "agronomy", "2020-06-10")])
    assert (said(case, "series_change")[0], said(case, "held")[0]) == ("not_applicable", "pass")
    assert answer(case)[0] == "incomplete"
    case = plain(target={"series": None}, titles=ELSEWHERE)
    assert (said(case, "series_change")[0], said(case, "held")[0]) == ("not_applicable", "pass")
    assert answer(case)[0] == "incomplete"
    case = plain(target={"series": None}, titles=[title("intermediate", "agronomy", "2020-06-10")])
    assert (said(case, "held")[0], answer(case)[0]) == ("fail", "not_eligible")


@pytest.mark.parametrize(
    ("titles", "held"),
    [
        ([], TitlesHeld(False, False, UNSTATED, False, UNSTATED)),
        ([title("technician", "engineering", "2026-03-11")], TitlesHeld(False, False, UNSTATED, False, UNSTATED)),
        ([title("technician", "engineering", "2026-03-10")], TitlesHeld(True, True, TECHNICIAN, True, UNSTATED)),
        ([title("assistant", "agronomy", "2020-01-01")], TitlesHeld(True, True, UNSTATED, False, ASSISTANT)),
        ([title("intermediate", "agronomy", "2020-01-01")], TitlesHeld(True, False, INTERMEDIATE, False, UNSTATED)),
        ([title("intermediate", "engineering", "2020-01-01")], TitlesHeld(True, False, INTERMEDIATE, True, UNSTATED)),
        (
            [title("senior", "agronomy", "2020-01-01"), title("technician", "library", "2020-01-01")],
            TitlesHeld(True, True, LEVELS.index("senior"), False, TECHNICIAN),
        ),
        (
            [title("assistant", "engineering", "2020-01-01"), title("technician", "engineering", "2018-01-01")],
            TitlesHeld(True, True, ASSISTANT, True, UNSTATED),
        ),
        (
            [title("assistant", "library", "2020-01-01"), title("technician", "agronomy", "2018-01-01")],
            TitlesHeld(True, True, UNSTATED, False, ASSISTANT),
        ),
    ],
)
def test_what_is_held_on_the_filing_date(titles: list[Any], held: TitlesHeld) -> None:
    assert find_titles_held(read_case(plain(titles=titles), codebook(kunming())).person) == held


@pytest.mark.parametrize(
    ("begun", "held_since", "months", "told"),
    [
        ("2025-03-02", "2020-06-10", 12, (PASS, 12, "2026-03-02")),
        ("2025-03-03", "2020-06-10", 12, (LATER, 11, "2026-03-03")),
        ("2025-03-02", "2025-03-02", 12, (PASS, 12, "2026-03-02")),
        ("2025-03-02", "2025-03-03", 12, (REVIEW, 12, "2026-03-02")),  # a post before the title it changes from
        (None, "2020-06-10", 12, (FAIL, 0, None)),
        ("2026-02-02", "2020-06-10", 1, (PASS, 1, "2026-03-02")),
        ("2025-03-02", "2020-06-10", 0, (NOT_APPLICABLE, 0, None)),  # a policy that asks nothing of it
    ],
)
def test_the_change_of_series_as_a_condition(
    begun: str | None, held_since: str, months: int, told: tuple[int, int, str | None]
) -> None:
    book = codebook(kunming())
    employment = [work(begun)] if begun else []
    person = read_case(plain(titles=[title("assistant", "agronomy", held_since)], employment=employment), book).person
    terms = book.terms.kindest._replace(change_months=months)
    change = judge_series_change(person, terms, find_titles_held(person), day_number("2026-03-02"))
    assert (change.result, change.months, iso_day(change.full_on) if change.full_on < NEVER else None) == told


def test_the_former_title_is_the_first_of_the_level_that_is_kept() -> None:
    days = (
        ("technician", "2018-01-01"),
        ("assistant", "2021-01-01"),
        ("assistant", "2020-01-01"),
        ("assistant", "2022-01-01"),
    )
    titles = [title(level, "agronomy", day) for level, day in days]
    person = read_case(plain(titles=titles), codebook(kunming())).person
    assert iso_day(find_former_title_day(person, find_titles_held(person))) == "2020-01-01"

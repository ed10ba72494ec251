"""Dates and months that are written as people write them are told in the form that is asked for; none is guessed at."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.plain import plain
from zhicheng.eligibility.check import check
from zhicheng.eligibility.facts.date_hints import describe_written_day, describe_written_month
from zhicheng.eligibility.facts.read import InvalidCase

RIGHT = "2024-06-30"


def told(**facts: Any) -> dict[str, str]:
    """What is wrong with a case, by path; "" where nothing is."""
    try:
        check(plain(**facts))
    except InvalidCase as error:
        return dict(error.problems)
    return {}


@pytest.mark.parametrize(
    "written",
    [
        *("2024/6/30", "2024/06/30", "2024-6-30", "2024.6.30", "2024年6月30日", "2024年06月30日", "2024 年 6 月 30 号"),
        *("20240630", 20240630, "２０２４／６／３０", "2024-06-30T00:00:00", "2024/6/30 0:00"),
    ],
)
def test_a_day_in_another_form_is_quoted_with_the_right_one(written: str | int) -> None:
    assert told(filing_date=written) == {"filing_date": f"“{written}”请写成 {RIGHT}。"}


def test_a_number_of_a_table_is_a_day() -> None:
    assert told(filing_date=45473) == {"filing_date": f"45473 是 Excel 的日期序号，请写成 {RIGHT}。"}
    assert describe_written_day(True) is None


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("2024-02-30", "“2024-02-30”：2024年2月没有30日，请核对。"),
        ("2023年2月29日", "“2023年2月29日”：2023年2月没有29日，请核对。"),
        ("2024-13-01", "“2024-13-01”不对，应为存在的日期，年份在 1900 到 2100 之间，写成 2026-03-02 这样。"),
        ("六月三十日", "“六月三十日”不对，应为存在的日期，年份在 1900 到 2100 之间，写成 2026-03-02 这样。"),
        ("30/6/2024", "“30/6/2024”不对，应为存在的日期，年份在 1900 到 2100 之间，写成 2026-03-02 这样。"),
    ],
)
def test_what_is_no_day_is_told(written: str, sentence: str) -> None:
    assert told(filing_date=written) == {"filing_date": sentence}


@pytest.mark.parametrize("written", ["2024/6", "2024年6月", "2024-6", "202406", 202406, "2024-06-30", "2024.06"])
def test_a_month_in_another_form_is_quoted_with_the_right_one(written: str | int) -> None:
    month = {"from": written, "to": "2026-02", "payer": "91530102MA6K3H5X1C", "area": "kunming", "late": False}
    assert told(insurance=[month]) == {"insurance[0].from": f"“{written}”请写成 2024-06。"}


def test_a_month_that_is_none_is_told() -> None:
    assert (describe_written_month("2024-13"), describe_written_month(None)) == (None, None)
    assert (describe_written_day("1850-01-01"), describe_written_day("0000-01-01")) == (None, None)


@given(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["{0}/{1}/{2}", "{0}年{1}月{2}日", "{0}.{1}.{2}"])
)
def test_every_day_is_told_as_itself(day: date, form: str) -> None:
    text = form.format(day.year, day.month, day.day)
    assert describe_written_day(text) == f"“{text}”请写成 {day.isoformat()}。"


@given(st.integers(0, 54_000))
def test_days_of_a_table_are_counted_as_tables_count(count: int) -> None:
    day = date(1950, 1, 1) + timedelta(days=count)
    serial = (day - date(1900, 3, 1)).days + 61  # tables hold 29 February 1900 for a day
    assert describe_written_day(serial) == f"{serial} 是 Excel 的日期序号，请写成 {day.isoformat()}。"


def test_a_credit_code_is_read_however_it_is_typed() -> None:
    assert told(employer={"uscc": "91530102ma6k3h5x1c"}) == told() == {}

"""Which numbers without formal fault are asked for the card before anybody believes them."""

from datetime import date

import pytest

from zhicheng.numbers.id_number import compute_check_character
from zhicheng.numbers.plausibility import count_full_years, describe_implausibility

TODAY = date(2026, 3, 2)


def number(born: str, area: str = "530102") -> str:
    """A number with a right check character."""
    first = f"{area}{born}003"
    return first + compute_check_character(first)


@pytest.mark.parametrize(
    ("born", "age"),
    [("20100302", None), ("20100303", 15), ("19560302", None), ("19550303", None), ("19550302", 71), ("20260302", 0)],
)
def test_the_ages_of_work(born: str, age: int | None) -> None:
    problem = describe_implausibility(number(born), TODAY)
    assert (problem is None) if age is None else f"到今天{age}周岁" in str(problem)


@pytest.mark.parametrize(
    ("area", "known"),
    [
        ("530102", True),
        ("460100", True),
        ("810000", True),
        ("830000", True),
        ("911100", True),
        ("000102", False),
        ("160102", False),
        ("840000", False),
        ("660102", False),
    ],
)
def test_the_provinces_that_there_are_or_were(area: str, known: bool) -> None:
    problem = describe_implausibility(number("19900307", area), TODAY)
    assert (problem is None) is known


@pytest.mark.parametrize(("on", "years"), [(date(2026, 3, 6), 35), (date(2026, 3, 7), 36), (date(2026, 12, 31), 36)])
def test_full_years_are_counted_from_the_birthday(on: date, years: int) -> None:
    assert count_full_years(date(1990, 3, 7), on) == years

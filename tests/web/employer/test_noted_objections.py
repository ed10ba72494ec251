"""Who wrote an objection down, as the unit reads it beside who raised it (三（二）)."""

from collections.abc import Callable
from typing import Any

from tests.web import walking
from tests.web.cast import Cast
from tests.web.compact import compact
from tests.web.desks import Browser


def test_who_wrote_an_objection_down_stands_beside_who_raised_it(people: Cast, stand_on: Callable[..., Any]) -> None:
    case = walking.objected_twice(people)
    stand_on("03-06")
    page = compact(Browser(people, people.wang_fang).get("employer-case", case.public_id))
    assert "反映人：张三，登记人：王芳" in page
    assert page.count("王芳登记，") == 2

"""Words of templates: days, marks, clauses, headings."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.template import engines
from django.utils.html import strip_tags

from zhicheng.procedure.states import State
from zhicheng.workdays.days import day_number
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.due_dates import mark_provisional_due
from zhicheng_web.clock import KUNMING
from zhicheng_web.portal.shared.words.near_days import format_counted_day

THURSDAY = date(2026, 6, 18)
FULL = '<time datetime="2026-06-18">2026年6月18日<wbr><span>（星期四）</span></time>'


@pytest.fixture(autouse=True)
def in_2026(stand_on: Callable[..., datetime]) -> None:
    """Days of this year are read without it."""


def rendered(source: str, **context: Any) -> str:
    """A piece of template."""
    return engines["django"].from_string(source).render(context)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("full", FULL),
        ("short", '<time datetime="2026-06-18">6月18日</time>'),
        ("year", '<time datetime="2026-06-18">2026年6月18日</time>'),
        ("month", '<time datetime="2026-06">6月</time>'),
    ],
)
def test_a_day_is_said_in_four_lengths(form: str, said: str) -> None:
    assert rendered("{% day on form %}", on=THURSDAY, form=form) == said


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("short", "2025年12月31日"),
        ("clock", "2025年12月31日16:05"),
        ("in_year", "12月31日"),
        ("year", "2025年12月31日"),
    ],
)
def test_a_day_of_another_year_carries_it_but_beside_a_day_that_does(form: str, said: str) -> None:
    moment = datetime(2025, 12, 31, 16, 5, tzinfo=KUNMING)
    assert strip_tags(rendered("{% day on form %}", on=moment, form=form)) == said


def test_day_numbers_and_moments_are_days_too() -> None:
    moment = datetime(2026, 6, 18, 10, 32, tzinfo=KUNMING)
    assert rendered("{% day on %}", on=day_number("2026-06-18")) == FULL
    assert (
        rendered('{% day on "clock" %}', on=moment) == '<time datetime="2026-06-18T10:32:00+08:00">6月18日10:32</time>'
    )
    assert rendered("{% day on %}", on=None) == ""


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-12-31", "12月31日"), ("2027-01-04", "2027年1月4日（暂定）"), ("2022-12-30", "2022年12月30日（暂定）")],
)
def test_a_counted_day_is_marked_where_its_year_is_not_arranged(day: str, said: str) -> None:
    on = date.fromisoformat(day)
    assert strip_tags(rendered('{% counted on "short" %}', on=on)) == said
    assert strip_tags(rendered('{% counted on "short" %}', on=day_number(day))) == said
    assert rendered("{% counted on %}", on=None) == ""
    assert (rendered("{{ on|counted_or_text }}", on="没有期限"), format_counted_day(on)) == ("没有期限", said)


@pytest.mark.parametrize(
    ("state", "mark"),
    [(State.PUBLICITY_CLOSED, ""), (State.IN_PUBLICITY, "（暂定）"), (State.IN_EXAMINATION, "（暂定）")],
)
def test_the_end_of_a_window_is_no_counted_day(state: State, mark: str) -> None:
    case = Case(state=state, due_on=date(2027, 3, 19))
    assert strip_tags(rendered('{% due case "short" %}', case=case)) == f"2027年3月19日{mark}"
    assert mark_provisional_due(Case(state=state, due_on=None)) == ""


def test_a_mark_has_shape_word_and_colour() -> None:
    shape = '<svg class="i" width="20" height="20" aria-hidden="true" focusable="false"><use href="#i-later"/></svg>'
    assert rendered('{% mark "later" %}') == f'<span class="mark" data-r="later">{shape}时间未到</span>'


def test_a_clause_leads_to_its_page() -> None:
    there = "/notice/%E4%BA%8C%EF%BC%88%E4%BA%8C%EF%BC%894/"
    assert rendered('{% clause "" %}') == ""
    assert rendered('{% clause "二（二）4" %}') == f'<a class="clause" href="{there}">二（二）4</a>'


@pytest.mark.parametrize(
    ("key", "heading"),
    [("insured_months", "连续缴纳社保"), ("bachelor", "大学本科学历或学位：工作年限"), ("no_open_objection", "")],
)
def test_checks_have_headings_and_guards_have_none(key: str, heading: str) -> None:
    assert rendered("{{ key|named }}", key=key) == heading


def test_a_weekday_is_said_alone() -> None:
    assert rendered("{{ on|weekday }}", on=THURSDAY) == "星期四"

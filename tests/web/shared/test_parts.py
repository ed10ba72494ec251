"""The parts that rooms include, rendered alone."""

from datetime import date
from typing import Any

import pytest
from django.template.loader import render_to_string

from zhicheng.finding import Finding
from zhicheng.policy.windows import Window
from zhicheng.workdays.days import day_number
from zhicheng_web.portal.shared.calendar.filing_season import find_filing_season, find_timetable_in_force
from zhicheng_web.portal.shared.calendar.milestones import Milestone
from zhicheng_web.portal.shared.calendar.publicity_calendar import PublicityCalendar

LATE = Finding("last_payer", "二（二）", "fail", reason="最后缴纳的是另一家单位。", remedy="由现单位缴纳后再申报。")
JUNE = date(2026, 6, 3)


def part(name: str, **context: Any) -> str:
    """A part on one line."""
    return " ".join(render_to_string(f"shared/parts/{name}.html", context).split())


def test_a_finding_has_mark_heading_sentence_cure_and_clause() -> None:
    text = part("checks", findings=[LATE])
    said = ("未满足", "最后缴纳社保的单位", "最后缴纳的是另一家单位。", "由现单位缴纳后再申报。", "二（二）</a>")
    assert [text.count(one) for one in said] == [1] * len(said)


def test_the_summary_of_a_refusal_repeats_its_words() -> None:
    text = part("errors", findings=[LATE])
    assert [text.count(one) for one in ("错误：这一步没有办成", LATE.reason, str(LATE.remedy))] == [1, 1, 1]


def test_facts_say_days_with_their_weekday() -> None:
    text = part("facts", facts=[("到哪一天", date(2026, 6, 20), "本季窗口关闭")])
    day = '<time datetime="2026-06-20">2026年6月20日<wbr><span>（星期六）</span></time>'
    assert text == f'<dl class="facts"> <div><dt>到哪一天</dt><dd>{day}<small>本季窗口关闭</small></dd></div> </dl>'


def test_milestones_mark_today() -> None:
    text = part(
        "milestones",
        milestones=[
            Milestone(JUNE, "今天", "", now=True),
            Milestone(date(2026, 6, 12), "条件满", "可以公示。", "later"),
        ],
    )
    assert (text.count('aria-current="date"'), text.count('data-r="later"'), text.count("<li")) == (1, 1, 2)


@pytest.mark.parametrize(
    ("start", "kinds"),
    [
        ("2026-06-11", "post count rest rest count count count count file file shut"),
        ("2026-06-05", "post rest rest count count count count count file file file file file file file file shut"),
    ],
)
def test_a_publicity_calendar_counts_working_days_and_then_lets_file(start: str, kinds: str) -> None:
    window = Window(day_number("2026-06-01"), day_number("2026-06-20"))
    calendar = PublicityCalendar(find_timetable_in_force(JUNE), day_number(start), window, day_number(JUNE.isoformat()))
    cells = calendar.list_days()
    first = next(place for place, cell in enumerate(cells) if cell.kind == "post")
    shut = next(place for place, cell in enumerate(cells) if cell.kind == "shut")
    assert " ".join(cell.kind for cell in cells[first : shut + 1]) == kinds
    assert part("publicity_calendar", cells=cells, label="六月").count("<li") == len(cells) == 28


def test_new_year_s_day_rests_and_what_lies_behind_it_is_marked() -> None:
    """A2: started on 25 December 2026 it ran to 元旦 2027, four working days; it is full on the 4th, provisionally."""
    window = Window(day_number("2027-03-01"), day_number("2027-03-20"))
    start, today = day_number("2026-12-25"), day_number("2026-12-21")
    calendar = PublicityCalendar(find_timetable_in_force(JUNE), start, window, today)
    cells = {one.day.isoformat(): one for one in calendar.list_days()}
    assert calendar.last == day_number("2027-01-04")
    assert cells["2027-01-01"][1:4] == ("rest", "元旦", "休")
    assert (cells["2027-01-04"].kind, cells["2027-01-04"].sentence) == ("count", "日，星期一，第5个工作日，暂定")
    assert (cells["2026-12-31"].kind, cells["2026-12-31"].note) == ("count", "")
    text = part("publicity_calendar", cells=list(cells.values()), label="跨年")
    assert (text.count('class="rest guess"'), text.count('class="count guess"')) == (7, 1)
    assert text.count("虚线的日子暂定：2027年的放假安排还没有公布，法定节假日算休息") == 1
    certain = PublicityCalendar(find_timetable_in_force(JUNE), day_number("2026-12-01"), window, today)
    assert "暂定" not in part("publicity_calendar", cells=certain.list_days()[:14], label="年内")


def test_a_make_up_day_is_counted() -> None:
    """In 2026 Saturday 14 February is worked in exchange for the Spring Festival."""
    window = Window(day_number("2026-03-01"), day_number("2026-03-20"))
    cells = PublicityCalendar(
        find_timetable_in_force(JUNE), day_number("2026-02-12"), window, day_number("2026-02-12")
    ).list_days()
    assert [(cell.above, cell.below) for cell in cells if cell.day == date(2026, 2, 14)] == [("补班", "第2日")]


@pytest.mark.parametrize(
    ("today", "latest", "missed"),
    [
        ("2026-06-11", "2026-06-11", None),
        ("2026-06-12", "2026-09-11", "2026-06-20"),
        ("2026-06-21", "2026-09-11", None),
    ],
)
def test_the_season_is_the_window_that_a_publicity_still_reaches(today: str, latest: str, missed: str | None) -> None:
    near = find_filing_season(date.fromisoformat(today))
    assert near.latest == day_number(latest)
    assert (near.missed and near.missed.closes) == (missed and day_number(missed))

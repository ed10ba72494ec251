"""`zhicheng windows`: when cases can be filed in a year (四), and when the publicity before has to begin (三（二）)."""

import sys
from argparse import Namespace
from collections.abc import Iterator

from zhicheng.cli import clock
from zhicheng.cli.errors import JUDGED, Trouble
from zhicheng.cli.judging import calendar, latest, policy_named
from zhicheng.cli.style import Style
from zhicheng.cli.text import indented, titled
from zhicheng.policy.model import Policy
from zhicheng.policy.windows import Timetable, Window, timetable
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.months import month_of
from zhicheng.workdays.words import said, said_with_weekday

FIRST, LAST = 1900, 2100


def run(arguments: Namespace) -> int:
    """Print the windows of a year."""
    policy = policy_named(arguments.policy) if arguments.policy else latest()
    year = year_of(arguments.year)
    print("\n".join(told(policy, calendar(), year, Style(sys.stdout))))
    return JUDGED


def year_of(typed: str | None) -> int:
    """The year that was typed, or the present one. Raises Trouble."""
    if typed is None:
        return month_of(clock.today()) // 12
    if not typed.isdecimal() or not FIRST <= int(typed) <= LAST:
        raise Trouble(f"“{typed}”不是年份；请写 {FIRST} 到 {LAST} 之间的四位年份，如 zhicheng windows 2026。")
    return int(typed)


def told(policy: Policy, days: Calendar, year: int, style: Style) -> Iterator[str]:
    """Every window with the publicity before it."""
    yield style.paint(f"{year}年的申报窗口（四）", "title")
    table = timetable(policy, days)
    for window in table.windows_of(year):
        yield from titled(f"{said(window.opens)}至{said(window.closes)}", one_window(table, window, style), style)
    yield ""
    yield from indented(f"公示满{table.working_days}个工作日，次日才可以上报（三（二））。", style, "")
    yield from state(days, year, style)


def one_window(table: Timetable, window: Window, style: Style) -> Iterator[str]:
    """The latest publicity start for the last day and for the first, with the working days counted."""
    for name, closes in (("最后一日上报", window.closes), ("第一日上报", window.opens)):
        start = table.latest_start(closes)
        yield from indented(f"{name}：最迟{said_with_weekday(start)}张贴公示。", style)
        counted = "、".join(short(day) for day in counted_days(table, start))
        yield from indented(f"计算的工作日：{counted}。{rests(table.calendar, start, closes)}", style, "    ")
    if table.provisional(table.latest_start(window.opens), window.closes):
        yield from indented("暂定：这一年的放假安排还没有公布，按星期一至星期五推算。", style)


def counted_days(table: Timetable, start: int) -> list[int]:
    """The working days that a publicity counts."""
    return [day for day in range(start, table.publicity_ends(start) + 1) if table.calendar.is_working(day)][
        -table.working_days :
    ]


def rests(days: Calendar, first: int, last: int) -> str:
    """The holidays and make-up days between two days."""
    named: dict[str, list[int]] = {}
    for day in range(first, last + 1):
        name = days.name(day)
        if name:
            named.setdefault(name, []).append(day)
    return "".join(f"{name}：{'、'.join(runs(each))}。" for name, each in named.items())


def runs(each: list[int]) -> Iterator[str]:
    """Days that follow each other as from and to."""
    for place, day in enumerate(each):
        if day - 1 not in each:
            last = next(end for end in each[place:] if end + 1 not in each)
            yield short(day) if last == day else f"{short(day)}至{short(last)}"


def short(day: int) -> str:
    """A day without its year.

    >>> short(20520)
    '3月8日'
    """
    return said(day).split("年")[1]


def state(days: Calendar, year: int, style: Style) -> Iterator[str]:
    """Where the year's working days are from."""
    found = next((one for one in days.years if one.year == year), None)
    if found is None:
        sentence = f"{year}年的放假安排还没有录入，以上暂按星期一至星期五推算，公布后可能变动。"
    elif found.state == "provisional":
        sentence = f"{year}年的放假安排是暂估的（{found.title}），公布后可能变动。"
    else:
        sentence = f"工作日依据：{found.title}{f'（{found.number}）' if found.number else ''}。"
    yield from indented(sentence, style, "")

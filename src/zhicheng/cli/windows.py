"""`zhicheng windows`: when cases can be filed in a year (四), and when the publicity before has to begin (三（二）)."""

import sys
from argparse import Namespace
from collections.abc import Iterator

from zhicheng.cli import clock
from zhicheng.cli.errors import EXIT_OK, CommandFailure
from zhicheng.cli.judging import find_latest_policy, find_named_policy, load_folder_calendar
from zhicheng.cli.output.style import Style
from zhicheng.cli.output.terminal_text import format_section, indent_text
from zhicheng.policy.model import Policy
from zhicheng.policy.windows import Timetable, Window, build_timetable
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.months import month_of
from zhicheng.workdays.words import describe_provisional_year, format_day, format_day_with_weekday

FIRST_YEAR, LAST_YEAR = 1900, 2100


def run_windows(arguments: Namespace) -> int:
    """Print the windows of a year."""
    policy = find_named_policy(arguments.policy) if arguments.policy else find_latest_policy()
    year = parse_year_argument(arguments.year)
    print("\n".join(format_windows(policy, load_folder_calendar(), year, Style(sys.stdout))))
    return EXIT_OK


def parse_year_argument(typed: str | None) -> int:
    """The year that was typed, or the present one. Raises CommandFailure."""
    if typed is None:
        return month_of(clock.read_today()) // 12
    if not typed.isdecimal() or not FIRST_YEAR <= int(typed) <= LAST_YEAR:
        raise CommandFailure(
            f"“{typed}”不是年份；请写 {FIRST_YEAR} 到 {LAST_YEAR} 之间的四位年份，如 zhicheng windows 2026。"
        )
    return int(typed)


def format_windows(policy: Policy, days: Calendar, year: int, style: Style) -> Iterator[str]:
    """Every window with the publicity before it."""
    yield style.paint(f"{year}年的申报窗口（四）", "title")
    table = build_timetable(policy, days)
    for window in table.windows_of(year):
        yield from format_section(
            f"{format_day(window.opens)}至{format_day(window.closes)}", format_window(table, window, style), style
        )
        if window.closes < policy.in_force:
            yield from indent_text(f"这时{policy.name}的通知还没有施行（自{format_day(policy.in_force)}起）。", style)
    yield ""
    yield from indent_text(f"公示满{table.working_days}个工作日，次日才可以上报（三（二））。", style, "")
    yield from describe_calendar_state(days, year, style)


def format_window(table: Timetable, window: Window, style: Style) -> Iterator[str]:
    """The latest publicity start for the last day and for the first, with the working days counted."""
    for name, closes in (("最后一日上报", window.closes), ("第一日上报", window.opens)):
        start = table.latest_start(closes)
        yield from indent_text(f"{name}：最迟{format_day_with_weekday(start)}张贴公示。", style)
        counted = "、".join(format_short_day(day) for day in list_counted_days(table, start))
        yield from indent_text(
            f"计算的工作日：{counted}。{format_holidays_between(table.calendar, start, closes)}", style, "    "
        )
    starts = (table.latest_start(window.opens), table.latest_start(window.closes))
    years = {year for start in starts for year in table.provisional_years(start, window)}
    yield from (text for year in sorted(years) for text in indent_text(f"暂定：按推算的{year}年工作日计算。", style))


def list_counted_days(table: Timetable, start: int) -> list[int]:
    """The working days that a publicity counts."""
    return [day for day in range(start, table.publicity_ends(start) + 1) if table.calendar.is_working(day)][
        -table.working_days :
    ]


def format_holidays_between(days: Calendar, first: int, last: int) -> str:
    """The holidays and make-up days between two days."""
    days_by_name: dict[str, list[int]] = {}
    for day in range(first, last + 1):
        name = days.name(day)
        if name:
            days_by_name.setdefault(name, []).append(day)
    return "".join(f"{name}：{'、'.join(format_day_runs(each))}。" for name, each in days_by_name.items())


def format_day_runs(each: list[int]) -> Iterator[str]:
    """Days that follow each other as from and to."""
    for place, day in enumerate(each):
        if day - 1 not in each:
            last = next(end for end in each[place:] if end + 1 not in each)
            yield format_short_day(day) if last == day else f"{format_short_day(day)}至{format_short_day(last)}"


def format_short_day(day: int) -> str:
    """A day without its year.

    >>> format_short_day(20520)
    '3月8日'
    """
    return format_day(day).split("年")[1]


def describe_calendar_state(days: Calendar, year: int, style: Style) -> Iterator[str]:
    """Where the year's working days are from."""
    found = next((one for one in days.years if one.year == year and one.state == "published"), None)
    if found is None:
        sentence = describe_provisional_year(days, year)
    else:
        sentence = f"工作日依据：{found.title}{f'（{found.number}）' if found.number else ''}。"
    yield from indent_text(sentence, style, "")

"""How people say days and months."""

from datetime import date
from functools import lru_cache

from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import iso_day, iso_month


@lru_cache(maxsize=65536)
def format_day(day: int) -> str:
    """A day as it is said: 2026年3月2日."""
    year, month, of_month = iso_day(day).split("-")
    return f"{year}年{int(month)}月{int(of_month)}日"


@lru_cache(maxsize=65536)
def format_day_with_weekday(day: int) -> str:
    """A day that somebody has to keep: 2026年6月11日（星期四）. Day 0 was a Thursday."""
    return f"{format_day(day)}（星期{'四五六日一二三'[day % 7]}）"


def format_day_in_year(on: date) -> str:
    """A day where nobody asks which year.

    >>> format_day_in_year(date(2026, 3, 9))
    '3月9日'
    """
    return f"{on.month}月{on.day}日"


def format_day_seen_on(on: date, today: date) -> str:
    """A day as somebody reads it today: without its year in this year, with it in another.

    >>> format_day_seen_on(date(2026, 3, 9), date(2026, 12, 3)), format_day_seen_on(date(2027, 1, 4), date(2026, 12, 3))
    ('3月9日', '2027年1月4日')
    """
    return format_day_in_year(on) if on.year == today.year else f"{on.year}年{format_day_in_year(on)}"


@lru_cache(maxsize=4096)
def format_month(month: int) -> str:
    """A month as it is said: 2026年2月."""
    year, of_year = iso_month(month).split("-")
    return f"{year}年{int(of_year)}月"


def describe_provisional_year(calendar: Calendar, year: int) -> str:
    """Why the working days of a year without a published arrangement are not certain, and what they rest on."""
    estimate = next((one for one in calendar.years if one.year == year), None)
    if estimate is not None:
        return f"{year}年的放假安排是暂估的（{estimate.title}），公布后可能变动。"
    if calendar.years and year < calendar.years[0].year:
        return f"{year}年的放假安排没有录入（最早录入{calendar.years[0].year}年），这一年的工作日只是推算。"
    if calendar.statutory is None:
        return f"{year}年的放假安排还没有公布，暂按星期一至星期五推算，公布后可能变动。"
    last = calendar.statutory.last_dated_year
    until = f"农历的节日只录入到{last}年，" if year > last else ""
    rest = "法定节假日算休息，其余的日子暂按星期一至星期五上班推算"
    return f"{year}年的放假安排还没有公布，{until}{rest}，公布后可能变动。"

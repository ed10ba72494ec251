"""A publicity day by day, in whole fortnights: what counts, what rests, when one can file (三（二）, 四).

Every cell says it three times: by colour, by a word of two or three characters, by a sentence for the ear.
"""

from datetime import date
from typing import NamedTuple

from zhicheng.policy.windows import Timetable, Window
from zhicheng.workdays.days import as_date
from zhicheng.workdays.words import describe_provisional_year

WEEK = 7
FORTNIGHT = 2 * WEEK
MONDAY = 3  # day number 4, 1970-01-05, was a Monday
WEEKDAYS = "一二三四五六日"

DayMark = tuple[str, str, str]
"""The class of a cell, the word below its number, the sentence."""

PROVISIONAL_WORDS = "暂定"
CELL_CHARACTERS = 2  # characters that a cell of the calendar holds


class PublicityDay(NamedTuple):
    """A day of the calendar: its class, the word above (weekday or holiday), the word below, the sentence for the ear."""

    day: date
    kind: str
    above: str
    below: str
    sentence: str
    note: str = ""
    """Why the day is not certain: its year is not arranged yet."""


class PublicityCalendar(NamedTuple):
    """A publicity that starts on a day, seen on a calendar with one window."""

    days: Timetable
    start: int
    window: Window
    today: int

    @property
    def last(self) -> int:
        """The day on which it is full."""
        return self.days.publicity_ends(self.start)

    def list_days(self) -> list[PublicityDay]:
        """Two fortnights or more: from the Monday of the start's week, until filing is possible."""
        first = min(self.start, self.today) if self.start - self.today < WEEK else self.start
        first -= (first + MONDAY) % WEEK
        length = 2 * FORTNIGHT
        while first + length <= self.last + 1:
            length += FORTNIGHT
        return [self.describe_day(day) for day in range(first, first + length)]

    def describe_day(self, day: int) -> PublicityDay:
        """The cell of a day (a day number)."""
        on = as_date(day)
        name = self.days.calendar.name(day) or ""
        kind, below, sentence = (
            self.mark_publicity_day(day) if self.start <= day <= self.last else self.mark_other_day(day)
        )
        weekday = WEEKDAYS[on.weekday()]
        calendar = self.days.calendar
        note = describe_provisional_year(calendar, on.year) if calendar.state(day) == "provisional" else ""
        return PublicityDay(
            on,
            kind,
            shorten_holiday_name(name) or weekday,
            below,
            f"日，{'，'.join(filter(None, (f'星期{weekday}', name, sentence, PROVISIONAL_WORDS if note else '')))}",
            note,
        )

    def mark_publicity_day(self, day: int) -> DayMark:
        """A day of the publicity."""
        if day == self.start:
            return "post", "张贴", "张贴当天"
        if self.days.calendar.is_working(day):
            number = self.days.calendar.between(self.start + 1, day + 1)
            return "count", f"第{number}日", f"第{number}个工作日"
        closes = day == self.window.closes
        return ("rest", "截止", "窗口最后一天") if closes else ("rest", "休", "休息日，不计")

    def mark_other_day(self, day: int) -> DayMark:
        """The mark of a day outside the publicity: today, open to filing, shut, rest, or nothing."""
        if day == self.today:
            return "today", "今天", "今天"
        if self.last < day and self.window.opens <= day <= self.window.closes:
            return "file", "可报", "可以上报"
        if day == self.window.closes + 1:
            return "shut", "已关", "窗口已关闭"
        return ("", "", "") if self.days.calendar.is_working(day) else ("rest", "休", "休息日")


def shorten_holiday_name(name: str) -> str:
    """A holiday's name in two characters, as a cell holds it.

    >>> shorten_holiday_name("端午节"), shorten_holiday_name("春节"), shorten_holiday_name("补班")
    ('端午', '春节', '补班')
    """
    return name if len(name) <= CELL_CHARACTERS else name.removesuffix("节")[:CELL_CHARACTERS]

"""The days that decide for an employer: the window, the starts of publicity that still reach it, the strip of days.

三（二） publicity runs over working days; 四 filing is possible in a window. All arithmetic is the timetable's; this file
only arranges it for the eye.
"""

from datetime import date
from typing import NamedTuple

from zhicheng.policy.shelf import calendar, in_force
from zhicheng.policy.windows import Timetable, Window, timetable
from zhicheng.workdays.calendar import MAKE_UP
from zhicheng.workdays.days import day_number, iso

WEEK = 7
FORTNIGHTS = 2
SHOWN = 10
"""So many days to start on are offered at first; the others on request."""


class Season(NamedTuple):
    """A window seen from a day; all days are day numbers. `missed`: this window's last start is over, it is the next."""

    today: int
    window: Window
    latest: int
    missed: Window | None

    @property
    def opened(self) -> bool:
        """Whether one can file today."""
        return self.window.opens <= self.today <= self.window.closes

    @property
    def left(self) -> int:
        """Days until the window's last day."""
        return self.window.closes - self.today

    @property
    def until_opening(self) -> int:
        """Days until the window opens."""
        return max(self.window.opens - self.today, 0)


class Start(NamedTuple):
    """A day on which the notice can go up: full on `last`, to be filed from `files`, `left` days before the window ends."""

    day: int
    last: int
    files: int
    left: int

    @property
    def iso(self) -> str:
        """The day as a form says it."""
        return iso(self.day)


class Cell(NamedTuple):
    """A day of the strip: its class, the word above (weekday or holiday), the word below, the sentence for the ear."""

    day: date
    kind: str
    above: str
    below: str
    said: str


def days_of(today: date) -> Timetable:
    """The timetable of the policy in force."""
    return timetable(in_force(day_number(today.isoformat())), calendar())


def filing_window(today: date) -> Window:
    """The window that is open, or the next."""
    return days_of(today).window_from(day_number(today.isoformat()))


def season(today: date) -> Season:
    """The first window that a publicity which starts today or later can still reach."""
    days, now = days_of(today), day_number(today.isoformat())
    window = days.window_from(now)
    latest = days.latest_start(window.closes)
    if latest >= now:
        return Season(now, window, latest, None)
    following = days.window_from(window.closes + 1)
    return Season(now, following, days.latest_start(following.closes), window)


def starts(around: Season, all_: bool = False) -> list[Start]:
    """The days from today on which a publicity can start; the first ones and the latest, or all."""
    found: list[Start] = []
    days = days_of(date.fromisoformat(iso(around.today)))
    day = days.calendar.working_on_or_after(around.today)
    while day <= around.latest:
        last = days.publicity_ends(day)
        files = max(last + 1, around.window.opens)
        found.append(Start(day, last, files, around.window.closes - files + 1))
        day = days.calendar.working_on_or_after(day + 1)
    return found if all_ or len(found) <= SHOWN else [*found[: SHOWN - 1], found[-1]]


def strip(start: Start, around: Season) -> list[Cell]:
    """Whole fortnights from the Monday of the start's week, until filing is possible."""
    first = min(start.day, around.today) if start.day - around.today < WEEK else start.day
    first -= (first + 3) % WEEK
    length = FORTNIGHTS * 2 * WEEK
    while first + length <= start.last + 1:
        length += 2 * WEEK
    return [cell(day, start, around) for day in range(first, first + length)]


def cell(day: int, start: Start, around: Season) -> Cell:
    """One day of the strip."""
    days = days_of(date.fromisoformat(iso(around.today)))
    name = days.calendar.name(day) or ""
    kind, below, said = role_of(day, start, around, days)
    on = date.fromisoformat(iso(day))
    weekday = "一二三四五六日"[on.weekday()]
    holiday = f"，{name}" if name else ""
    return Cell(on, kind, short(name) or weekday, below, f"日，星期{weekday}{holiday}。{said}")


def short(name: str) -> str:
    """A holiday's name in two characters, as a cell holds it."""
    return name if name == MAKE_UP else name.removesuffix("节")[:2]


def role_of(day: int, start: Start, around: Season, days: Timetable) -> tuple[str, str, str]:
    """Class, word and sentence of a day for this start."""
    if day == start.day:
        return "post", "张贴", "张贴当天"
    if start.day < day <= start.last:
        if not days.calendar.is_working(day):
            return "rest", "休", "休息日，不计"
        number = days.calendar.between(start.day + 1, day + 1)
        return "count", f"第{number}日", f"第{number}个工作日"
    return beside(day, start, around, days)


def beside(day: int, start: Start, around: Season, days: Timetable) -> tuple[str, str, str]:
    """The same for a day outside the publicity."""
    if day == around.today:
        return "today", "今天", "今天"
    if day > start.last and around.window.opens <= day <= around.window.closes:
        return "file", "可报", "可以上报"
    if day == around.window.closes + 1:
        return "shut", "已关", "窗口已关闭"
    return ("", "", "") if days.calendar.is_working(day) else ("rest", "休", "休息日")

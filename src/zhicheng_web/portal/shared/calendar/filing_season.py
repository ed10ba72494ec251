"""The window that matters on a day: the open one or the next, and the last day on which a publicity still reaches it.

四 filing is possible in a window; 三（二） publicity over working days comes before. The arithmetic is the timetable's.
"""

from datetime import date
from typing import NamedTuple

from zhicheng.policy.model import Policy
from zhicheng.policy.windows import Timetable, Window
from zhicheng.workdays.days import day_number
from zhicheng_web import clock
from zhicheng_web.cases.engine import engine_input


class FilingSeason(NamedTuple):
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
    def until_opening(self) -> int:
        """Days until the window opens."""
        return max(self.window.opens - self.today, 0)


def find_policy_in_force(today: date) -> Policy:
    """The policy that judges a filing on a day."""
    return engine_input.find_policy_on(day_number(today.isoformat()))


def find_current_policy() -> Policy:
    """The policy of today."""
    return find_policy_in_force(clock.today())


def find_timetable_in_force(today: date) -> Timetable:
    """The timetable of the policy in force."""
    return engine_input.build_timetable_on(day_number(today.isoformat()))


def find_season_of_window(window: Window, today: int, days: Timetable) -> FilingSeason:
    """A window, or the following one where no publicity that starts today can reach it."""
    latest = days.latest_start(window.closes)
    if latest >= today:
        return FilingSeason(today, window, latest, None)
    following = days.window_from(window.closes + 1)
    return FilingSeason(today, following, days.latest_start(following.closes), window)


def find_filing_season(today: date) -> FilingSeason:
    """The first window that a publicity which starts today or later can still reach."""
    days, now = find_timetable_in_force(today), day_number(today.isoformat())
    return find_season_of_window(days.window_from(now), now, days)

"""四 When a case can be filed: the windows of the year, and the publicity of 三（二） that has to end before.

Days are day numbers; the policy gives months, days and lengths, the calendar the working days.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from zhicheng.policy.model import Policy
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.months import first_day, month_of


class Window(NamedTuple):
    """A filing window; both days belong to it."""

    opens: int
    closes: int


class Timetable:
    """The windows and publicity days of one policy on one calendar. Answers are kept: a city asks the same few days."""

    def __init__(self, policy: Policy, calendar: Calendar) -> None:
        self.calendar = calendar
        self.working_days = policy.number("publicity.working_days")
        self.review_days = policy.number("promise.employer_review")
        self.cut_off_at_end = policy.word("service.cut_off") == "publicity_end"
        self.gated_by_filing = policy.word("filing.gate") == "filing"
        self._months, self._dated = policy.numbers("filing.months"), policy.windows
        self._first, self._last = policy.number("filing.first_day"), policy.number("filing.last_day")
        self.rolls_over = policy.flag("filing.rolls_over")
        self._posting_day_counts = policy.flag("publicity.posting_day_counts")
        self._starts_on_working_day = policy.flag("publicity.starts_on_working_day")
        self.window_from = cache(self._window_from)
        self.publicity_ends = cache(self._publicity_ends)
        self.earliest_start = cache(self._earliest_start)
        self.latest_start = cache(self._latest_start)
        self.provisional_years = cache(self._provisional_years)
        self.count_publicity_days = lru_cache(maxsize=4096)(self._count_publicity_days)  # of two days: bounded
        self.may_be_posted = cache(self._may_be_posted)
        self.posted_after_review = cache(self._posted_after_review)
        self.handed_in_before = cache(self._handed_in_before)

    def windows_of(self, year: int) -> list[Window]:
        """The windows of a calendar year, in order: those that have dates of their own, else those of every year."""
        dated = [self._roll_over(one.opens, one.closes) for one in self._dated if month_of(one.opens) // 12 == year]
        return dated or [self._window(year * 12 + month - 1) for month in self._months]

    def _window(self, month: int) -> Window:
        """The window of a month; a day that the month does not have is its last."""
        last = first_day(month + 1) - 1
        return self._roll_over(*(min(first_day(month) + day - 1, last) for day in (self._first, self._last)))

    def _roll_over(self, opens: int, closes: int) -> Window:
        return Window(opens, self.calendar.working_on_or_after(closes) if self.rolls_over else closes)

    def _provisional_years(self, start: int, window: Window | None = None) -> tuple[int, ...]:
        """The years without a published arrangement that a publicity which starts on `start` counts days of; with a
        window also those on which its last day rests.
        """
        years = {*self.calendar.provisional_years(start, self.publicity_ends(start))}
        if window is not None and self.rolls_over:
            years |= {*self.calendar.provisional_years(window.closes, window.closes)}
        return tuple(sorted(years))

    def _windows_since(self, year: int) -> Iterator[Window]:
        while True:
            yield from self.windows_of(year)
            year += 1

    def _window_from(self, day: int) -> Window:
        """The first window that contains or follows a day; one of the year before may have rolled over into it."""
        year = month_of(day) // 12
        return next(window for window in self._windows_since(year - self.rolls_over) if window.closes >= day)

    def _publicity_ends(self, start: int) -> int:
        """三（二）: the last working day of a publicity that starts on a day; filing is possible from the day after."""
        return self.calendar.after(start - 1 if self._posting_day_counts else start, self.working_days)

    def _count_publicity_days(self, start: int, end: int) -> int:
        """三（二）: the full working days of a publicity, its first day counted as the policy reads it."""
        first = start if self._posting_day_counts else start + 1
        return self.calendar.between(first, end + 1)

    def _may_be_posted(self, day: int) -> bool:
        """三（二）: whether the notice may go up on a day."""
        return self._notice_on_or_after(day) == day

    def _earliest_start(self, day: int) -> int:
        """The first start of a publicity that passes for service full on `day` (二（四）)."""
        if not self.cut_off_at_end:
            return self._notice_on_or_after(day)
        start = self.latest_start(day)  # ends before `day`: the first one that does not is the next or the one after
        while self.publicity_ends(start) < day:
            start = self._notice_on_or_after(start + 1)
        return start

    def _posted_after_review(self, day: int) -> int:
        """The first day for the notice of a case that the employer gets on a day, if it takes the time it is promised to take."""
        return self._notice_on_or_after(self.calendar.after(day, self.review_days) if self.review_days else day)

    def _handed_in_before(self, start: int) -> int:
        """The last working day on which the employer gets a case and, in the promised time, posts it on a day."""
        return self.calendar.before(start, self.review_days) if self.review_days else start

    def _notice_on_or_after(self, day: int) -> int:
        return self.calendar.working_on_or_after(day) if self._starts_on_working_day else day

    def _latest_start(self, closes: int) -> int:
        """The last day on which a notice can go up so that the case can be filed on `closes`."""
        first_counted = self.calendar.before(closes, self.working_days)
        latest = first_counted if self._posting_day_counts else first_counted - 1
        return self.calendar.working_on_or_before(latest) if self._starts_on_working_day else latest


TIMETABLES: dict[tuple[str, str], Timetable] = {}


def build_timetable(policy: Policy, calendar: Calendar) -> Timetable:
    """The timetable of a policy on a calendar; made once for every content of both."""
    key = (policy.hash, calendar.hash)
    if key not in TIMETABLES:
        TIMETABLES[key] = Timetable(policy, calendar)
    return TIMETABLES[key]

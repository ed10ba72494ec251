"""三（二） the day on which a notice went up, or is to go up: what speaks against one, and until when it hangs from there."""

from datetime import date
from typing import NamedTuple

from zhicheng.workdays.days import as_date, day_number
from zhicheng.workdays.words import format_day_with_weekday
from zhicheng_web.cases.engine import engine_input


class PostingDay(NamedTuple):
    """A day somebody names on a day (`today`); `checked_on`: from when the content could hang; `before`: the day it replaces."""

    day: date
    today: date
    checked_on: date | None
    before: date | None = None


def find_last_publicity_day(start: date) -> date:
    """The last working day of a publicity that starts on a day."""
    first = day_number(start.isoformat())
    return as_date(engine_input.build_timetable_on(first).publicity_ends(first))


def may_be_posted(day: date) -> bool:
    """Whether a notice may go up on a day: a working day, where the policy asks for one."""
    number = day_number(day.isoformat())
    return engine_input.build_timetable_on(number).may_be_posted(number)


def find_posting_problem(named: PostingDay) -> str:
    """Why a notice cannot have gone up on a day, or its day cannot be recorded now; "" where it can.

    A day of the past counts only while the notice hangs: a publicity that nobody knew of here is not recorded afterwards. One
    that was recorded too early is put right at any time.
    """
    if named.before == named.day:
        return "张贴的日子没有变"
    if named.checked_on is not None and named.day < named.checked_on:
        return f"{format_date(named.checked_on)}才审核通过，或者上次公示作废，张贴不能早于这一天"
    if named.before is not None and named.before <= named.today < named.day:
        return "登记的张贴日已经到了，改成的日子不能晚于今天"
    if named.before is not None and named.day > named.before:
        return ""  # recorded too early, and found out when the days seemed full: they are counted on
    last = find_last_publicity_day(named.day)
    return (
        ""
        if last >= named.today
        else f"{format_date(named.day)}张贴的公示到{format_date(last)}已经满了，过后不能补登记"
    )


def format_date(day: date) -> str:
    """A day with its weekday."""
    return format_day_with_weekday(day_number(day.isoformat()))

"""Days and moments as they are read today: without their year in this one, with it in another."""

from datetime import date, datetime

from zhicheng.workdays.days import as_date
from zhicheng.workdays.words import format_day_seen_on
from zhicheng_web import clock
from zhicheng_web.cases.engine.calendars import mark_provisional


def format_near_day(on: date) -> str:
    """A day: 6月18日; of another year 2025年6月18日."""
    return format_day_seen_on(on, clock.today())


def format_day_number(number: int) -> str:
    """The same of a day number."""
    return format_near_day(as_date(number))


def format_counted_day(on: date) -> str:
    """A day that was found by counting working days: 1月4日（暂定）."""
    return f"{format_near_day(on)}{mark_provisional(on)}"


def format_moment(at: datetime) -> str:
    """A moment, in Kunming's time: 3月9日10:32."""
    local_time = at.astimezone(clock.KUNMING)
    return f"{format_near_day(local_time.date())}{local_time:%H:%M}"

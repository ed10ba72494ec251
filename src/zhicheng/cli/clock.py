"""The one place of the command that reads a clock: which day it is, where a person has not said which day is meant."""

import os
from datetime import date, datetime, timedelta, timezone
from typing import Final

from zhicheng.cli.errors import CommandFailure
from zhicheng.workdays.days import day_number

SHANGHAI: Final = timezone(timedelta(hours=8))  # no summer time since 1991, and no need of a database of zones
TODAY_VARIABLE: Final = "ZHICHENG_TODAY"


def read_today() -> int:
    """The day number of today in Shanghai, or of ZHICHENG_TODAY where it is set. Raises Trouble."""
    value = os.environ.get(TODAY_VARIABLE)
    try:
        return day_number(value or date_in_shanghai().isoformat())
    except ValueError as error:
        raise CommandFailure(
            f"环境变量 {TODAY_VARIABLE} 是“{value}”，应为存在的日期，写成 2026-03-02 这样。"
        ) from error


def date_in_shanghai() -> date:
    """Today in Shanghai, whose time is China's."""
    return datetime.now(SHANGHAI).date()  # noqa: TID251 the command's own clock; the core gets the day as an argument

"""Dates and months as people and tables write them: not read, for a case says one certain thing, but told how to write them.

>>> describe_written_day("2024/6/30"), describe_written_day("2024年2月30日")
('“2024/6/30”请写成 2024-06-30。', '“2024年2月30日”：2024年2月没有30日，请核对。')
>>> describe_written_month("2024年6月")
'“2024年6月”请写成 2024-06。'
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

DAY_PATTERN: Final = re.compile(r"(\d{4})\s*[-－/／.．年]\s*(\d{1,2})\s*[-－/／.．月]\s*(\d{1,2})\s*[日号]?(?:[T ].*)?")
COMPACT_DAY: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
MONTH_PATTERN: Final = re.compile(r"(\d{4})\s*[-－/／.．年]\s*(\d{1,2})\s*月?")
COMPACT_MONTH: Final = re.compile(r"(\d{4})(\d{2})")
EXCEL_DAY_ZERO: Final = date(1899, 12, 30)
EXCEL_DAYS: Final = range(18264, 73051)  # 1950-01-01 to 2099-12-31, as Excel counts days
MONTHS: Final = range(1, 13)


def describe_written_day(value: object) -> str | None:
    """How a date should have been written, or that there is no such day; None where it is no date that anybody writes."""
    if type(value) is int and value in EXCEL_DAYS:
        on = EXCEL_DAY_ZERO + timedelta(days=value)
        return f"{value} 是 Excel 的日期序号，请写成 {on.isoformat()}。"
    text = str(value).strip() if type(value) in (int, str) else ""
    found = DAY_PATTERN.fullmatch(text) or COMPACT_DAY.fullmatch(text)
    if found is None:
        return None
    year, month, day = map(int, found.groups())
    if year == 0 or month not in MONTHS:
        return None
    if not 1 <= day <= monthrange(year, month)[1]:
        return f"“{text}”：{year}年{month}月没有{day}日，请核对。"
    return describe_right_form(text, date(year, month, day).isoformat())


def describe_written_month(value: object) -> str | None:
    """How a month should have been written; a date is taken for its month."""
    text = str(value).strip() if type(value) in (int, str) else ""
    found = next(filter(None, (one.fullmatch(text) for one in (MONTH_PATTERN, COMPACT_MONTH, DAY_PATTERN))), None)
    if found is None:
        return None
    year, month = int(found[1]), int(found[2])
    return describe_right_form(text, f"{year:04}-{month:02}") if month in MONTHS else None


def describe_right_form(text: str, right: str) -> str | None:
    """The sentence; None where it was written right, and something else is wrong with it."""
    return None if text == right else f"“{text}”请写成 {right}。"

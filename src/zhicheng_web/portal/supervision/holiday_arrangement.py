"""The State Council's notice on a year's holidays as it is printed, turned into the file that the calendar reads (三（二）).

One sentence a holiday: 元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
What stands in brackets is left out; a month that is not repeated is the one before.
Who pastes the file itself (TOML) gets it back unchanged.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from zhicheng.workdays import words
from zhicheng.workdays.days import day_number

FILE_MARK: Final = "[[holidays]]"
BRACKETS: Final = re.compile(r"（[^）]*）|\([^)]*\)")
HOLIDAY_NAME: Final = r"(?:[一二三四五六七八九十]+、)?([一-龥]{2,8}(?:、[一-龥]{2,4})?)："
HOLIDAY_SENTENCE: Final = re.compile(rf"{HOLIDAY_NAME}([^：]*?放假[^：]*?)(?={HOLIDAY_NAME.replace('([', '(?:[')}|\Z)")
PRINTED_DAY: Final = re.compile(r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日")
PRINTED_YEAR: Final = re.compile(r"(\d{4})年(?:部分)?节假日")
NOTICE_NUMBER: Final = re.compile(r"\w*?国办发明电〔\d{4}〕\d+号")
ISSUE_DATE: Final = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
DAY_WITH_WEEKDAY: Final = re.compile(
    r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日（(?:[^（）]*?)周([一二三四五六日天])）"
)
FILE_AND_LINE: Final = re.compile(r"^\S+ 第 \d+ 行：")
ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
NOTICE_TITLE: Final = "国务院办公厅关于{}年部分节假日安排的通知"


class UnreadableArrangement(ValueError):
    """What is missing in a pasted text, as a sentence."""


class PrintedHoliday(NamedTuple):
    """A holiday with its first and last day off and the rest days worked instead, as ISO days."""

    name: str
    first: str
    last: str
    make_up: Sequence[str]


def parse_arrangement(text: str) -> tuple[int, str]:
    """The year and its file. Raises UnreadableArrangement."""
    if FILE_MARK in text:
        year = re.search(r"^year\s*=\s*(\d{4})", text, re.MULTILINE)
        if year is None:
            raise UnreadableArrangement("没有找到年份：文件里要有“year = 2027”这样一行。")
        return int(year[1]), text
    return parse_holiday_notice(text)


def parse_holiday_notice(text: str) -> tuple[int, str]:
    """The year and the file of a printed notice. Raises UnreadableArrangement."""
    whole = re.sub(r"\s+", "", text)  # a title stands on two lines
    year = PRINTED_YEAR.search(whole)
    if year is None:
        raise UnreadableArrangement("没有找到是哪一年的安排：请连同标题“……关于2027年部分节假日安排的通知”一起粘贴。")
    check_weekdays(whole, int(year[1]))
    flat = BRACKETS.sub("", whole)
    issued = list(ISSUE_DATE.finditer(flat))
    if not issued:
        raise UnreadableArrangement("没有找到发布日期：请连同文末的日期一起粘贴，例如“2026年11月4日”。")
    found = list(parse_holidays(flat[: issued[-1].start()], int(year[1])))
    if not found:
        raise UnreadableArrangement("没有找到放假的日子：每个节日要写成“元旦：1月1日至3日放假”这样。")
    number = NOTICE_NUMBER.search(text)
    return int(year[1]), format_calendar_file(
        int(year[1]), number[0] if number else "", join_iso_day(*issued[-1].groups()), found
    )


def simplify_file_problems(problems: str) -> str:
    """Problems of a file that was made here, without file and line, which nobody has seen; days as people say them."""
    lines = (FILE_AND_LINE.sub("", line).rstrip("。") for line in problems.splitlines())
    return ISO_DATE.sub(lambda found: words.format_day(day_number(found[0])), "；".join(lines)) + "。"


def check_weekdays(text: str, year: int) -> None:
    """Raises UnreadableArrangement where a day is not the weekday that stands behind it: a slip of the one who typed the text."""
    month = 0
    for printed_year, printed_month, of_month, printed_weekday in DAY_WITH_WEEKDAY.findall(text):
        month = int(printed_month or month)
        try:
            is_ = "一二三四五六日"[date(int(printed_year or year), month, int(of_month)).weekday()]
        except ValueError:
            continue  # no such day: told by the file's own reading
        if is_ != printed_weekday.replace("天", "日"):
            raise UnreadableArrangement(
                f"{month}月{of_month}日写的是周{printed_weekday}，实际是周{is_}。请对照原文再粘贴。"
            )


def parse_holidays(text: str, year: int) -> Iterator[PrintedHoliday]:
    """The holidays of a text without brackets and blanks."""
    for name, sentence in HOLIDAY_SENTENCE.findall(text):
        off, _, worked = sentence.partition("放假")
        days = list(parse_printed_days(off, year))
        if days:
            yield PrintedHoliday(
                name, days[0], days[-1], list(parse_printed_days(worked, year, days[-1])) if "上班" in worked else []
            )


def parse_printed_days(text: str, year: int, after: str = "") -> Iterator[str]:
    """The days that a sentence names; a year or month left out is the one before."""
    month = int(after[5:7]) if after else 0
    for printed_year, printed_month, printed_day in PRINTED_DAY.findall(text):
        month = int(printed_month or month)
        yield join_iso_day(printed_year or year, month, printed_day)


def join_iso_day(year: int | str, month: int | str, day: int | str) -> str:
    """A day in ISO writing, whether it exists or not."""
    return f"{int(year):04}-{int(month):02}-{int(day):02}"


def format_calendar_file(year: int, number: str, issued: str, found: Sequence[PrintedHoliday]) -> str:
    """The file of a year's holidays as `workdays` reads it (TOML)."""
    head = f'year = {year}\nstate = "published"\n\n[source]\ntitle = "{NOTICE_TITLE.format(year)}"\n'
    head += f'number = "{number}"\n' if number else ""
    head += f"date = {issued}\n"
    return head + "".join(format_holiday_section(one) for one in found)


def format_holiday_section(one: PrintedHoliday) -> str:
    """A holiday in the file."""
    lines = f'\n[[holidays]]\nname = "{one.name}"\nfirst = {one.first}\nlast = {one.last}\n'
    return lines + (f"make_up = [{', '.join(one.make_up)}]\n" if one.make_up else "")

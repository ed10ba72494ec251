"""The State Council's arrangements of holidays, one TOML file a year (三（二）): read, or refused with file and line.

A file holds the year, its `state` (published, or provisional: somebody's estimate), the `source`, and the holidays with
their days off and the rest days worked in exchange. Its days lie in the year itself or, since an arrangement may reach
back over New Year, in the December before.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple, get_args

from zhicheng.workdays.calendar import Calendar, Holiday, State, Year, is_weekday
from zhicheng.workdays.days import EPOCH, iso
from zhicheng.workdays.months import first_day, month_of
from zhicheng.workdays.toml_lines import line_of

STATES: Final = get_args(State)
YEARS: Final = range(1000, 10000)
WEEKDAYS: Final = "一二三四五六日"
ISSUE: Final = re.compile(r"\w+〔\d{4}〕\d+号")  # such as 国办发明电〔2025〕7号


class CalendarError(ValueError):
    """Arrangements that cannot be used; the message lists every problem, a line each, in Chinese."""


class Kind(NamedTuple):
    """What a value must be."""

    type: type
    expected: str
    needed: bool = True


DATE: Final = Kind(date, "日期（如 2026-02-15，不加引号）")
TEXT: Final = Kind(str, "加引号的文字")
NUMBER: Final = Kind(str, "文号（如 国办发明电〔2025〕7号，加引号）", needed=False)
HEAD: Final = {
    "year": Kind(int, "四位年份（如 2026）"),
    "state": Kind(str, f"{'或'.join(STATES)}（加引号）"),
    "source": Kind(dict, "一节 [source]"),
    "holidays": Kind(list, "若干节 [[holidays]]"),
}
SOURCE: Final = {"title": TEXT, "number": NUMBER, "date": DATE}
HOLIDAY: Final = {"name": TEXT, "first": DATE, "last": DATE, "make_up": Kind(list, "方括号内的若干日期", needed=False)}


def load_calendar(folder: Path) -> Calendar:
    """The calendar of all files in a folder. CalendarError with every problem of every file at once."""
    if not folder.is_dir():
        raise CalendarError(f"找不到放假安排的文件夹 {folder}。")
    taken: dict[int, str] = {}
    years, problems = [], []
    for path in sorted(folder.glob("*.toml")):
        try:
            years.append(read_year(path.read_text(encoding="utf-8"), f"{folder.name}/{path.name}", taken))
        except CalendarError as error:
            problems.append(str(error))
    if problems:
        raise CalendarError("\n".join(problems))
    return Calendar.of(years)


def read_year(text: str, file: str, taken: dict[int, str] | None = None) -> Year:
    """The arrangement in a file's text. `taken`: days that other files arrange already; this file's are added."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        line = at[1] if at else len(text.splitlines())
        said = "不是有效的 TOML，请检查日期是否存在、引号和括号是否成对。"
        raise CalendarError(f"{file} 第 {line} 行：{said}") from error
    reader = _Reader(text, file, {} if taken is None else taken)
    reader.check_shape(data)
    reader.refuse()
    year = _year(data)
    reader.check_head(year)
    reader.refuse()
    for place, holiday in enumerate(year.holidays):
        reader.check_holiday(("holidays", place), year.year, holiday)
    reader.refuse()
    return year


def _year(data: Mapping[str, Any]) -> Year:
    source = data["source"]
    holidays = tuple(
        Holiday(item["name"], _day(item["first"]), _day(item["last"]), tuple(map(_day, item.get("make_up", ()))))
        for item in data["holidays"]
    )
    return Year(data["year"], data["state"], source["title"], source.get("number"), _day(source["date"]), holidays)


def _day(value: date) -> int:
    return value.toordinal() - EPOCH


def _told(day: int) -> str:
    return f"{iso(day)}（星期{WEEKDAYS[date.fromordinal(day + EPOCH).weekday()]}）"


class _Reader:
    """One file while it is being checked."""

    def __init__(self, text: str, file: str, taken: dict[int, str]) -> None:
        self.text, self.file, self.taken = text, file, taken
        self.problems: list[tuple[int, str]] = []

    def complain(self, path: tuple[str | int, ...], sentence: str) -> None:
        self.problems.append((line_of(self.text, path), sentence))

    def refuse(self) -> None:
        if self.problems:
            raise CalendarError("\n".join(f"{self.file} 第 {line} 行：{said}" for line, said in sorted(self.problems)))

    def check_shape(self, data: Mapping[str, Any]) -> None:
        """Every table has its keys, every value its type."""
        self.fields((), data, HEAD)
        self.fields(("source",), data.get("source"), SOURCE)
        holidays = data.get("holidays")
        for place, item in enumerate(holidays if isinstance(holidays, list) else ()):
            path = ("holidays", place)
            self.fields(path, item, HOLIDAY)
            days = item.get("make_up") if isinstance(item, dict) else None
            for number, day in enumerate(days if isinstance(days, list) else ()):
                self.typed((*path, "make_up", number), "make_up", day, DATE)

    def fields(self, path: tuple[str | int, ...], table: object, kinds: Mapping[str, Kind]) -> None:
        if not isinstance(table, dict):
            return
        for key, value in table.items():
            if key not in kinds:
                self.complain((*path, key), f"不认识的项“{key}”，可用的有：{'、'.join(kinds)}。")
            else:
                self.typed((*path, key), key, value, kinds[key])
        for key, kind in kinds.items():
            if kind.needed and key not in table:
                self.complain(path, f"缺少“{key}”，应为{kind.expected}。")

    def typed(self, path: tuple[str | int, ...], key: str, value: object, kind: Kind) -> None:
        if type(value) is not kind.type or value == "":
            self.wrong(path, key, value, kind)

    def wrong(self, path: tuple[str | int, ...], key: str, value: object, kind: Kind) -> None:
        said = f'"{value}"' if isinstance(value, str) else str(value)
        self.complain(path, f"“{key}”应为{kind.expected}，现为 {said}。")

    def check_head(self, year: Year) -> None:
        """The year is the file's, the state is known, the source could be one."""
        if year.year not in YEARS:
            self.wrong(("year",), "year", year.year, HEAD["year"])
        named = Path(self.file).name
        if named != f"{year.year}.toml":
            self.complain(("year",), f"“year”是 {year.year}，文件名应为 {year.year}.toml，现为 {named}。")
        if year.state not in STATES:
            self.wrong(("state",), "state", year.state, HEAD["state"])
        if year.number is not None and not ISSUE.fullmatch(year.number):
            self.wrong(("source", "number"), "number", year.number, NUMBER)
        if month_of(year.issued) // 12 not in (year.year - 1, year.year):
            self.complain(
                ("source", "date"),
                f"“date”是 {iso(year.issued)}，而 {year.year} 年的安排应在 {year.year - 1} 年或 {year.year} 年发布。",
            )
        names = [holiday.name for holiday in year.holidays]
        for place, name in enumerate(names):
            if name in names[:place]:
                self.complain(("holidays", place, "name"), f"“{name}”已列过一次，每个节日只列一次。")

    def check_holiday(self, path: tuple[str | int, ...], year: int, holiday: Holiday) -> None:
        """Its days exist once, in the year, and only rest days are made up."""
        if holiday.last < holiday.first:
            said = f"“{holiday.name}”放假至 {iso(holiday.last)}，早于首日 {iso(holiday.first)}。"
            self.complain((*path, "last"), said)
        inside = [self.in_year((*path, key), year, holiday, getattr(holiday, key)) for key in ("first", "last")]
        if all(inside):
            self.take((*path, "first"), holiday, range(holiday.first, holiday.last + 1))
        for number, day in enumerate(holiday.make_up):
            place = (*path, "make_up", number)
            if is_weekday(day):
                self.complain(place, f"“{holiday.name}”的补班日 {_told(day)}本来就上班，补班日应为星期六或星期日。")
            if self.in_year(place, year, holiday, day):
                self.take(place, holiday, (day,))

    def in_year(self, path: tuple[str | int, ...], year: int, holiday: Holiday, day: int) -> bool:
        begin, end = first_day(year * 12 - 1), first_day(year * 12 + 12)
        if begin <= day < end:
            return True
        self.complain(path, f"“{holiday.name}”的 {iso(day)} 超出范围，应在 {iso(begin)} 至 {iso(end - 1)} 之间。")
        return False

    def take(self, path: tuple[str | int, ...], holiday: Holiday, days: Sequence[int]) -> None:
        twice = next((day for day in days if day in self.taken), None)
        if twice is not None:
            said = f"“{holiday.name}”的 {_told(twice)}已列在 {self.taken[twice]}中，每一天只列一次。"
            self.complain(path, said)
        self.taken.update((day, f"{self.file} 的“{holiday.name}”") for day in days if day not in self.taken)

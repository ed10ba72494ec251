"""The State Council's arrangements of holidays, one TOML file a year (三（二）): read, or refused with file and line.

A file holds the year, its `state` (published, or provisional: somebody's estimate), the `source`, and the holidays with
their days off and the rest days worked in exchange. Its days lie in the year itself or, since an arrangement may reach
back over New Year, in the December before. Beside them lie the days off by law (statutory.py).
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, get_args

from zhicheng.workdays.calendar import Calendar, Holiday, State, Year, is_weekday
from zhicheng.workdays.days import iso_day
from zhicheng.workdays.months import first_day, month_of
from zhicheng.workdays.statutory import Statutory, read_statutory
from zhicheng.workdays.toml_fields import (
    DATE_KIND,
    TEXT_KIND,
    CalendarError,
    FieldKind,
    TomlFields,
    day_of_date,
    format_iso_with_weekday,
    parse_toml,
)

__all__ = ["CalendarError", "load_calendar", "read_year"]

STATUTORY_FILE: Final = "statutory.toml"
STATES: Final = get_args(State)
YEARS: Final = range(1000, 10000)
DOCUMENT_NUMBER: Final = re.compile(r"\w+〔\d{4}〕\d+号")  # such as 国办发明电〔2025〕7号
NUMBER_KIND: Final = FieldKind(str, "文号（如 国办发明电〔2025〕7号，加引号）", needed=False)
HEAD_FIELDS: Final = {
    "year": FieldKind(int, "四位年份（如 2026）"),
    "state": FieldKind(str, f"{'或'.join(STATES)}（加引号）"),
    "source": FieldKind(dict, "一节 [source]"),
    "holidays": FieldKind(list, "若干节 [[holidays]]"),
}
SOURCE_FIELDS: Final = {"title": TEXT_KIND, "number": NUMBER_KIND, "date": DATE_KIND}
HOLIDAY_FIELDS: Final = {
    "name": TEXT_KIND,
    "first": DATE_KIND,
    "last": DATE_KIND,
    "make_up": FieldKind(list, "方括号内的若干日期", needed=False),
}


def load_calendar(folder: Path) -> Calendar:
    """The calendar of all files in a folder. CalendarError with every problem of every file at once."""
    if not folder.is_dir():
        raise CalendarError(f"找不到放假安排的文件夹 {folder}。")
    statutory = load_statutory(folder)
    known_days: dict[int, str] = {}
    years, problems = [], []
    for path in sorted(set(folder.glob("*.toml")) - {folder / STATUTORY_FILE}):
        try:
            text, file = path.read_text(encoding="utf-8"), f"{folder.name}/{path.name}"
            years.append(read_year(text, file, known_days, statutory))
        except CalendarError as error:
            problems.append(str(error))
    if problems:
        raise CalendarError("\n".join(problems))
    return Calendar.of(years, statutory)


def load_statutory(folder: Path) -> Statutory:
    """The days off by law, beside the arrangements. Raises CalendarError."""
    path = folder / STATUTORY_FILE
    if not path.is_file():
        raise CalendarError(
            f"{folder.name} 中缺少 {STATUTORY_FILE}（法定节假日），没有它，没有安排的年份会把元旦算作上班。"
        )
    return read_statutory(path.read_text(encoding="utf-8"), f"{folder.name}/{STATUTORY_FILE}")


def read_year(
    text: str, file: str, known_days: dict[int, str] | None = None, statutory: Statutory | None = None
) -> Year:
    """The arrangement in a file's text. `known_days`: days that other files arrange already; this file's are added.

    A published arrangement that leaves a day worked which is off by law (`statutory`) is refused.
    """
    data = parse_toml(text, file)
    reader = _YearReader(text, file, {} if known_days is None else known_days)
    reader.check_shape(data)
    reader.raise_problems()
    year = _build_year(data)
    reader.check_head(year)
    reader.raise_problems()
    for place, holiday in enumerate(year.holidays):
        reader.check_holiday(("holidays", place), year.year, holiday)
    if statutory is not None and year.state == "published":
        reader.check_statutory(year, statutory)
    reader.raise_problems()
    return year


def _build_year(data: Mapping[str, Any]) -> Year:
    source = data["source"]
    holidays = tuple(
        Holiday(
            item["name"],
            day_of_date(item["first"]),
            day_of_date(item["last"]),
            tuple(map(day_of_date, item.get("make_up", ()))),
        )
        for item in data["holidays"]
    )
    return Year(
        data["year"], data["state"], source["title"], source.get("number"), day_of_date(source["date"]), holidays
    )


class _YearReader(TomlFields):
    """One file while it is being checked."""

    def __init__(self, text: str, file: str, known_days: dict[int, str]) -> None:
        super().__init__(text, file)
        self.known_days = known_days

    def check_shape(self, data: Mapping[str, Any]) -> None:
        """Every table has its keys, every value its type."""
        self.check_fields((), data, HEAD_FIELDS)
        self.check_fields(("source",), data.get("source"), SOURCE_FIELDS)
        self.check_tables(("holidays",), data.get("holidays"), HOLIDAY_FIELDS, "make_up")

    def check_head(self, year: Year) -> None:
        """The year is the file's, the state is known, the source could be one."""
        if year.year not in YEARS:
            self.add_wrong_value(("year",), "year", year.year, HEAD_FIELDS["year"])
        file_name = Path(self.file).name
        if file_name != f"{year.year}.toml":
            self.add_problem(("year",), f"“year”是 {year.year}，文件名应为 {year.year}.toml，现为 {file_name}。")
        if year.state not in STATES:
            self.add_wrong_value(("state",), "state", year.state, HEAD_FIELDS["state"])
        if year.number is not None and not DOCUMENT_NUMBER.fullmatch(year.number):
            self.add_wrong_value(("source", "number"), "number", year.number, NUMBER_KIND)
        if month_of(year.issued) // 12 not in (year.year - 1, year.year):
            self.add_problem(
                ("source", "date"),
                f"“date”是 {iso_day(year.issued)}，而 {year.year} 年的安排应在 {year.year - 1} 年或 {year.year} 年发布。",
            )
        names = [holiday.name for holiday in year.holidays]
        for place, name in enumerate(names):
            if name in names[:place]:
                self.add_problem(("holidays", place, "name"), f"“{name}”已列过一次，每个节日只列一次。")

    def check_holiday(self, path: tuple[str | int, ...], year: int, holiday: Holiday) -> None:
        """Its days exist once, in the year, and only rest days are made up."""
        if holiday.last < holiday.first:
            sentence = f"“{holiday.name}”放假至 {iso_day(holiday.last)}，早于首日 {iso_day(holiday.first)}。"
            self.add_problem((*path, "last"), sentence)
        inside = [self.check_in_year((*path, key), year, holiday, getattr(holiday, key)) for key in ("first", "last")]
        if all(inside):
            self.add_days((*path, "first"), holiday, range(holiday.first, holiday.last + 1))
        for number, day in enumerate(holiday.make_up):
            place = (*path, "make_up", number)
            if is_weekday(day):
                self.add_problem(
                    place,
                    f"“{holiday.name}”的补班日 {format_iso_with_weekday(day)}本来就上班，补班日应为星期六或星期日。",
                )
            if self.check_in_year(place, year, holiday, day):
                self.add_days(place, holiday, (day,))

    def check_statutory(self, year: Year, statutory: Statutory) -> None:
        """Every day that is off by law is off."""
        off = {day for holiday in year.holidays for day in range(holiday.first, holiday.last + 1)}
        for day, name in statutory.name_days(year.year, year.year).items():
            if day not in off:
                sentence = f"没有让 {format_iso_with_weekday(day)}放假，而它是法定节假日{name}（{statutory.title}）。"
                self.add_problem(("holidays",), sentence)

    def check_in_year(self, path: tuple[str | int, ...], year: int, holiday: Holiday, day: int) -> bool:
        begin, end = first_day(year * 12 - 1), first_day(year * 12 + 12)
        if begin <= day < end:
            return True
        self.add_problem(
            path, f"“{holiday.name}”的 {iso_day(day)} 超出范围，应在 {iso_day(begin)} 至 {iso_day(end - 1)} 之间。"
        )
        return False

    def add_days(self, path: tuple[str | int, ...], holiday: Holiday, days: Sequence[int]) -> None:
        twice = next((day for day in days if day in self.known_days), None)
        if twice is not None:
            sentence = f"“{holiday.name}”的 {format_iso_with_weekday(twice)}已列在 {self.known_days[twice]}中，每一天只列一次。"
            self.add_problem(path, sentence)
        self.known_days.update((day, f"{self.file} 的“{holiday.name}”") for day in days if day not in self.known_days)

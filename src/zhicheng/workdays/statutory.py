"""Days off by law (全国年节及纪念日放假办法): known without any arrangement, 元旦 in every year (三（二）).

The law names the days themselves. Which weekends are worked in exchange, and on which day a festival that falls on a
weekend is made good, only the arrangement of the year says.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from zhicheng.workdays.days import iso_day
from zhicheng.workdays.months import first_day, month_of
from zhicheng.workdays.toml_fields import DATE_KIND, TEXT_KIND, FieldKind, TomlFields, day_of_date, parse_toml

LAST_YEAR: Final = 2100
"""The last year in which the days of the solar calendar are given: as far as anybody asks."""
FIRST_YEAR: Final = 1900
COMMON_YEAR: Final = 2023

NUMBER_KIND: Final = FieldKind(str, "文号（如 国务院令第795号，加引号）")
WHOLE_NUMBER: Final = "整数（不加引号）"
HEAD_FIELDS: Final = {
    "source": FieldKind(dict, "一节 [source]"),
    "fixed": FieldKind(list, "若干节 [[fixed]]"),
    "dated": FieldKind(list, "若干节 [[dated]]"),
}
SOURCE_FIELDS: Final = {"title": TEXT_KIND, "number": NUMBER_KIND, "date": DATE_KIND}
FIXED_FIELDS: Final = {
    "name": TEXT_KIND,
    "month": FieldKind(int, f"月份，{WHOLE_NUMBER}"),
    "day": FieldKind(int, f"日，{WHOLE_NUMBER}"),
    "since": FieldKind(int, f"年份，{WHOLE_NUMBER}"),
}
DATED_FIELDS: Final = {
    "name": TEXT_KIND,
    "days": FieldKind(int, f"天数，{WHOLE_NUMBER}"),
    "first": FieldKind(list, "方括号内逐年的放假首日"),
}


class FixedDay(NamedTuple):
    """A day of the solar calendar that is off in every year from `since` on."""

    name: str
    month: int
    day: int
    since: int


class DatedHoliday(NamedTuple):
    """A festival whose day is looked up: so many `days` off from each of `first` (day numbers, one a year)."""

    name: str
    days: int
    first: tuple[int, ...]


class Statutory(NamedTuple):
    """The days off by law and where they are from; `issued` is a day number."""

    title: str
    number: str
    issued: int
    fixed: tuple[FixedDay, ...]
    dated: tuple[DatedHoliday, ...]

    @property
    def last_dated_year(self) -> int:
        """The last year in which every festival has its day."""
        return min((month_of(one.first[-1]) // 12 for one in self.dated), default=LAST_YEAR)

    def name_days(self, first_year: int, last_year: int) -> Mapping[int, str]:
        """The days off of some years with the names of their festivals, both names where two fall on one day."""
        names: dict[int, str] = {}
        for day, name in self._list_days(first_year, last_year):
            names[day] = f"{names[day]}、{name}" if day in names else name
        return names

    def _list_days(self, first_year: int, last_year: int) -> Iterator[tuple[int, str]]:
        begin, end = first_day(first_year * 12), first_day(last_year * 12 + 12)
        for dated in self.dated:
            first_days = (first for first in dated.first if begin <= first < end)
            yield from ((first + n, dated.name) for first in first_days for n in range(dated.days))
        for fixed in self.fixed:
            for year in range(max(first_year, fixed.since), last_year + 1):
                yield first_day(year * 12 + fixed.month - 1) + fixed.day - 1, fixed.name


def read_statutory(text: str, file: str) -> Statutory:
    """The days off by law in a file's text. CalendarError with every problem."""
    data = parse_toml(text, file)
    reader = _StatutoryReader(text, file)
    reader.check_shape(data)
    reader.raise_problems()
    found = _build_statutory(data)
    reader.check_days(found)
    reader.raise_problems()
    return found


def _build_statutory(data: Mapping[str, Any]) -> Statutory:
    source = data["source"]
    return Statutory(
        source["title"],
        source["number"],
        day_of_date(source["date"]),
        tuple(FixedDay(one["name"], one["month"], one["day"], one["since"]) for one in data["fixed"]),
        tuple(DatedHoliday(one["name"], one["days"], tuple(map(day_of_date, one["first"]))) for one in data["dated"]),
    )


class _StatutoryReader(TomlFields):
    """The file while it is being checked."""

    def check_shape(self, data: Mapping[str, Any]) -> None:
        """Every table has its keys, every value its type."""
        self.check_fields((), data, HEAD_FIELDS)
        self.check_fields(("source",), data.get("source"), SOURCE_FIELDS)
        self.check_tables(("fixed",), data.get("fixed"), FIXED_FIELDS, "")
        self.check_tables(("dated",), data.get("dated"), DATED_FIELDS, "first")

    def check_days(self, found: Statutory) -> None:
        """Every day exists; a festival has one day a year, year after year, to the same year as the others."""
        for place, fixed in enumerate(found.fixed):
            if not (1 <= fixed.month <= 12 and 1 <= fixed.day <= monthrange(COMMON_YEAR, fixed.month)[1]):
                self.add_problem(("fixed", place), f"“{fixed.name}”的{fixed.month}月{fixed.day}日不是每年都有的日子。")
            if not FIRST_YEAR <= fixed.since <= LAST_YEAR:
                self.add_wrong_value(("fixed", place, "since"), "since", fixed.since, FIXED_FIELDS["since"])
        for place, dated in enumerate(found.dated):
            self.check_dated(("dated", place), dated, found.dated[0])

    def check_dated(self, path: tuple[str | int, ...], dated: DatedHoliday, other: DatedHoliday) -> None:
        """One festival, against the years of another."""
        if dated.days < 1:
            self.add_wrong_value((*path, "days"), "days", dated.days, DATED_FIELDS["days"])
        years = [month_of(day) // 12 for day in dated.first]
        if years != list(range(years[0], years[0] + len(years))) if years else True:
            days = "、".join(map(iso_day, dated.first)) or "空的"
            self.add_problem((*path, "first"), f"“{dated.name}”应逐年各列一天，不缺不重，现为 {days}。")
        elif years != [month_of(day) // 12 for day in other.first]:
            self.add_problem((*path, "first"), f"“{dated.name}”列到{years[-1]}年，应与“{other.name}”的年份相同。")

"""Tables of a TOML file with their keys and types: every mistake is kept with its line, in Chinese."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from zhicheng.workdays.days import EPOCH, iso_day
from zhicheng.workdays.toml_lines import line_of

Place = tuple[str | int, ...]

WEEKDAYS: Final = "一二三四五六日"


class CalendarError(ValueError):
    """Days that cannot be used; the message lists every problem, a line each, in Chinese."""


class FieldKind(NamedTuple):
    """What a value must be."""

    type: type
    expected: str
    needed: bool = True


DATE_KIND: Final = FieldKind(date, "日期（如 2026-02-15，不加引号）")
TEXT_KIND: Final = FieldKind(str, "加引号的文字")


def parse_toml(text: str, file: str) -> dict[str, Any]:
    """What a TOML text holds. CalendarError with its line where it is none."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        line = at[1] if at else len(text.splitlines())
        sentence = "不是有效的 TOML，请检查日期是否存在、引号和括号是否成对。"
        raise CalendarError(f"{file} 第 {line} 行：{sentence}") from error


class TomlFields:
    """One file while it is being checked."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.problems: list[tuple[int, str]] = []

    def add_problem(self, path: Place, sentence: str) -> None:
        """Keep a mistake with its line."""
        self.problems.append((line_of(self.text, path), sentence))

    def raise_problems(self) -> None:
        """CalendarError with all that was found so far."""
        if self.problems:
            raise CalendarError(
                "\n".join(f"{self.file} 第 {line} 行：{sentence}" for line, sentence in sorted(self.problems))
            )

    def check_tables(self, path: Place, tables: object, kinds: Mapping[str, FieldKind], dates: str) -> None:
        """A list of tables; `dates`: the key of each that holds a list of dates."""
        for place, item in enumerate(tables if isinstance(tables, list) else ()):
            self.check_fields((*path, place), item, kinds)
            days = item.get(dates) if isinstance(item, dict) else None
            for number, day in enumerate(days if isinstance(days, list) else ()):
                self.check_type((*path, place, dates, number), dates, day, DATE_KIND)

    def check_fields(self, path: Place, table: object, kinds: Mapping[str, FieldKind]) -> None:
        """A table has its keys and no others, each value its type."""
        if not isinstance(table, dict):
            return
        for key, value in table.items():
            if key not in kinds:
                self.add_problem((*path, key), f"不认识的项“{key}”，可用的有：{'、'.join(kinds)}。")
            else:
                self.check_type((*path, key), key, value, kinds[key])
        for key, kind in kinds.items():
            if kind.needed and key not in table:
                self.add_problem(path, f"缺少“{key}”，应为{kind.expected}。")

    def check_type(self, path: Place, key: str, value: object, kind: FieldKind) -> None:
        """A value has its type and says something."""
        if type(value) is not kind.type or value == "":
            self.add_wrong_value(path, key, value, kind)

    def add_wrong_value(self, path: Place, key: str, value: object, kind: FieldKind) -> None:
        """A value is not what it must be."""
        value_text = f'"{value}"' if isinstance(value, str) else str(value)
        self.add_problem(path, f"“{key}”应为{kind.expected}，现为 {value_text}。")


def day_of_date(value: date) -> int:
    """The day number of a date that TOML has read."""
    return value.toordinal() - EPOCH


def format_iso_with_weekday(day: int) -> str:
    """A day as files write it, with its weekday: 2026-02-13（星期五）."""
    return f"{iso_day(day)}（星期{WEEKDAYS[date.fromordinal(day + EPOCH).weekday()]}）"

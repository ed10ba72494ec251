"""Reading fields of a case: each value becomes a number, or a problem with its path and what was expected, in Chinese."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from typing import Any, Final, NamedTuple

from zhicheng.codes import NO, YES
from zhicheng.eligibility.facts.date_hints import describe_written_day, describe_written_month
from zhicheng.numbers import uscc
from zhicheng.workdays.days import day_number, month_number

FIRST_YEAR, LAST_YEAR = "1900", "2100"  # what a working life can touch; a date outside is a slip of the pen


class Problem(NamedTuple):
    """What is wrong with an input, and where: `educations[0].diploma_date`."""

    path: str
    sentence: str


class AbsentValue(Enum):
    """What an object or a list is that was left out; nothing a file can say is equal to it."""

    ABSENT = "left out"


ABSENT: Final = AbsentValue.ABSENT


class Field(NamedTuple):
    """A field of an object: how to read it, what it should be, what it is when left out (None: it may not be)."""

    key: str
    read: Callable[[Any], Any]  # raises KeyError, TypeError or ValueError
    expected: str
    default: Any


FieldRow = tuple[str, Callable[[Any], Any], str, Any]
"""A `Field` as a plain tuple: a named one is taken apart three times as slowly, and a case has sixty of them."""


def build_word_reader(names: Sequence[str]) -> Callable[[Any], int]:
    """Reads one word of a closed list as its code."""
    return {name: code for code, name in enumerate(names) if name}.__getitem__


def describe_expected_words(names: Sequence[str]) -> str:
    """What is expected of such a word."""
    return "应为下列之一：" + "、".join(name for name in names if name)


def read_truth_value(value: object) -> int:
    """Reads true or false; 0 and 1 are neither."""
    if value is True:
        return YES
    if value is False:
        return NO
    raise ValueError(value)


@lru_cache(maxsize=65536)
def read_day_value(value: str) -> int:
    """A date in ISO writing as a day number. ValueError: no such date, or far away."""
    if not FIRST_YEAR <= value[:4] <= LAST_YEAR:
        raise ValueError(value)
    return day_number(value)


@lru_cache(maxsize=4096)
def read_month_value(value: str) -> int:
    """A month in ISO writing as a month number. ValueError: no such month, or far away."""
    if not FIRST_YEAR <= value[:4] <= LAST_YEAR:
        raise ValueError(value)
    return month_number(value)


@lru_cache(maxsize=65536)
def read_uscc_value(value: str) -> str:
    """Reads a unified social credit code in its normal form, however it is typed. ValueError: it is none.

    Remembered, because few employers pay for many people.
    """
    if uscc.is_valid(value):
        return value
    compact = uscc.compact_number(value)
    if not uscc.is_valid(compact):
        raise ValueError(value)
    return compact


def read_text_value(value: object) -> str:
    """A text that says something. ValueError: it is empty, or no text."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError(value)
    return value


EXPECTED_TRUTH = "应为 true 或 false"
EXPECTED_DAY = f"应为存在的日期，年份在 {FIRST_YEAR} 到 {LAST_YEAR} 之间，写成 2026-03-02 这样"
EXPECTED_MONTH = f"应为月份，年份在 {FIRST_YEAR} 到 {LAST_YEAR} 之间，写成 2026-02 这样"
EXPECTED_USCC = "应为 18 位统一社会信用代码"
EXPECTED_TEXT = "应为一段文字"


def read_object(raw: object, fields: Sequence[FieldRow], path: str, problems: list[Problem]) -> list[Any]:
    """The fields of an object in their order; null and left out are the same. Unknown keys are problems."""
    if raw is None or raw is ABSENT:
        raw = {}
    if not isinstance(raw, dict):
        problems.append(Problem(path, "应为一个对象，即花括号括起的若干项。"))
        return [default for _, _, _, default in fields]
    values: list[Any] = []
    absent, get = 0, raw.get
    for key, read, expected, default in fields:
        value = get(key)
        if value is None:
            absent += key not in raw
            if default is None:
                problems.append(Problem(join_path(path, key), f"缺少这一项，{expected}。"))
            values.append(default)
        else:
            try:
                values.append(read(value))
            except (KeyError, TypeError, ValueError):
                problems.append(Problem(join_path(path, key), describe_wrong_value(value, read, expected)))
                values.append(default)
    if absent + len(raw) != len(fields):
        problems.extend(list_unknown_keys(raw, fields, path))
    return values


DATE_HINTS: Final[Mapping[Callable[[Any], Any], Callable[[object], str | None]]] = {
    read_day_value: describe_written_day,
    read_month_value: describe_written_month,
}


def describe_wrong_value(value: object, read: Callable[[Any], Any], expected: str) -> str:
    """What is wrong with a value; a credit code says which character does not hold, a date how it is written."""
    if read is read_uscc_value and isinstance(value, str):
        return str(uscc.describe_problem(value))
    hint = DATE_HINTS[read](value) if read in DATE_HINTS else None
    if hint:
        return hint
    quoted_value = f"“{value}”" if isinstance(value, str) else "这个值"
    return f"{quoted_value}不对，{expected}。"


def list_unknown_keys(raw: Mapping[str, object], fields: Sequence[FieldRow], path: str) -> list[Problem]:
    """The keys that no field has."""
    known = [key for key, _, _, _ in fields]
    return [
        Problem(join_path(path, str(key)), f"不认识的项，请检查拼写；这里可用的有：{'、'.join(known)}。")
        for key in raw
        if key not in known
    ]


def join_path(path: str, key: str) -> str:
    """The path of a key."""
    return f"{path}.{key}" if path else key


def read_list(raw: object, fields: Sequence[FieldRow], path: str, problems: list[Problem]) -> list[list[Any]]:
    """The items of a list, each read as an object; left out it is an empty list."""
    if raw is ABSENT or raw == []:
        return []
    if not isinstance(raw, list):
        problems.append(Problem(path, "应为一个清单，即方括号括起的若干项。"))
        return []
    return [read_object(item, fields, f"{path}[{place}]", problems) for place, item in enumerate(raw)]

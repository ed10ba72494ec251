"""The kinds of value that a policy may hold: whether a value is one, and what is expected, in words for its author."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from zhicheng.workdays.days import day_number, iso_day


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: whether a value read from TOML is one, and the words that tell an author what was expected."""

    accepts: Callable[[object], bool]
    expected: str


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def whole_number(least: int, most: int) -> Kind:
    """A whole number of a range."""
    return Kind(
        lambda value: _is_whole(value) and least <= value <= most,  # type: ignore[operator]
        f"{least}到{most}之间的整数",
    )


def one_of(*words: str) -> Kind:
    """One word of a closed list."""
    return Kind(lambda value: value in words, "下列之一：" + "、".join(words))


def yes_or_no() -> Kind:
    """A value that is true or false."""
    return Kind(lambda value: isinstance(value, bool), "true 或 false")


def plain_text() -> Kind:
    """A text that people read; not empty."""
    return Kind(lambda value: isinstance(value, str) and value.strip() != "", "一段文字")


def list_of_words(*words: str) -> Kind:
    """A list of different words of a closed list."""
    return Kind(
        lambda value: isinstance(value, tuple) and len(set(value)) == len(value) and set(value) <= set(words),
        "不重复的清单，每项为下列之一：" + "、".join(words),
    )


def list_of_texts(expected: str, least: int = 0) -> Kind:
    """A list of at least so many words for people."""
    return Kind(
        lambda value: isinstance(value, tuple) and len(value) >= least and all(map(plain_text().accepts, value)),
        expected,
    )


def iso_date(example: str) -> Kind:
    """A date that exists, in ISO writing; `example` shows how it is written."""
    return Kind(is_day, f"日期，如 {example}")


def is_day(value: object) -> bool:
    """Whether a value is a date that exists, in ISO writing."""
    try:
        return isinstance(value, str) and iso_day(day_number(value)) == value
    except ValueError:
        return False


def list_of_months() -> Kind:
    """A rising list of calendar months."""
    return Kind(
        lambda value: (
            isinstance(value, tuple)
            and len(value) > 0
            and all(_is_whole(month) and 1 <= month <= 12 for month in value)
            and list(value) == sorted(set(value))
        ),
        "由小到大、不重复的月份（1 到 12）",
    )


def word_for_each_key(keys: Sequence[str], words: Sequence[str], optional: Sequence[str] = ()) -> Kind:
    """A word for every key of a closed list."""
    return Kind(
        lambda value: (
            isinstance(value, Mapping)
            and set(keys) - set(optional) <= set(value) <= set(keys)
            and all(word in words for word in value.values())
        ),
        "一个表，" + "、".join(keys) + " 各写一个值，值为下列之一：" + "、".join(words),
    )

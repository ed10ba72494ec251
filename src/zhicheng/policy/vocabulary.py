"""The closed vocabulary of a policy: which settings there are, and what value each may have. Meaning is code; values vary."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from zhicheng import codes
from zhicheng.workdays.days import day_number, iso

RESULTS = ("pass", "review", "fail")
WORTHS = ("not_counted", "review", "good")
PAYERS = ("employer", "agency", "related_unit", "parent", "other")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: whether a value read from TOML is one, and the words that tell an author what was expected."""

    accepts: Callable[[object], bool]
    expected: str


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def whole(least: int, most: int) -> Kind:
    """A whole number of a range."""
    return Kind(
        lambda value: _is_whole(value) and least <= value <= most,  # type: ignore[operator]
        f"{least}到{most}之间的整数",
    )


def one_of(*words: str) -> Kind:
    """One word of a closed list."""
    return Kind(lambda value: value in words, "下列之一：" + "、".join(words))


def yes_or_no() -> Kind:
    """True or false."""
    return Kind(lambda value: isinstance(value, bool), "true 或 false")


def text() -> Kind:
    """Words for people."""
    return Kind(lambda value: isinstance(value, str) and value.strip() != "", "一段文字")


def several(*words: str) -> Kind:
    """A list of different words of a closed list."""
    return Kind(
        lambda value: isinstance(value, tuple) and len(set(value)) == len(value) and set(value) <= set(words),
        "不重复的清单，每项为下列之一：" + "、".join(words),
    )


def texts(expected: str, least: int = 0) -> Kind:
    """A list of at least so many words for people."""
    return Kind(
        lambda value: isinstance(value, tuple) and len(value) >= least and all(map(text().accepts, value)), expected
    )


def a_date(example: str) -> Kind:
    """A date that exists."""
    return Kind(_is_date, f"日期，如 {example}")


def _is_date(value: object) -> bool:
    try:
        return isinstance(value, str) and iso(day_number(value)) == value
    except ValueError:
        return False


def months_of_year() -> Kind:
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


def each(keys: Sequence[str], words: Sequence[str], optional: Sequence[str] = ()) -> Kind:
    """A word for every key of a closed list."""
    return Kind(
        lambda value: (
            isinstance(value, Mapping)
            and set(keys) - set(optional) <= set(value) <= set(keys)
            and all(word in words for word in value.values())
        ),
        "一个表，" + "、".join(keys) + " 各写一个值，值为下列之一：" + "、".join(words),
    )


SETTINGS: Mapping[str, Kind] = {
    "scope.employer_kinds": each(codes.EMPLOYER_KINDS[1:], RESULTS),
    "scope.excluded_statuses": several(*codes.STATUSES[1:]),
    "scope.annual_reviews": each(codes.ANNUAL_REVIEWS[1:], RESULTS),
    "scope.employer_affiliations": each(codes.AFFILIATIONS[1:], RESULTS),
    "education.counts_as": each(codes.EDUCATIONS[1:], codes.CREDENTIALS[1 : codes.MASTER + 1]),
    "insurance.months": whole(0, 120),
    "insurance.run_ends_before": whole(0, 6),
    "insurance.late": one_of(*WORTHS),
    "insurance.areas": each(codes.AREAS[1:], WORTHS),
    "insurance.payers": each(PAYERS, RESULTS, optional=("agency",)),
    "insurance.payers_of_dispatched": each(PAYERS, RESULTS),
    "service.cut_off": one_of("publicity_start", "publicity_end"),
    "service.records": several(*codes.RECORDS[1:]),
    "service.series": one_of("any", "target"),
    "major.months": whole(0, 120),
    "series_change.months": whole(1, 120),
    "publicity.working_days": whole(1, 60),
    "publicity.posting_day_counts": yes_or_no(),
    "publicity.starts_on_working_day": yes_or_no(),
    "routing.municipal_kinds": several(*codes.EMPLOYER_KINDS[1:]),
    "filing.months": months_of_year(),
    "filing.first_day": whole(1, 28),
    "filing.last_day": whole(1, 28),
    "filing.gate": one_of("filing", "submission"),
    "filing.rolls_over": yes_or_no(),
    "filing.grace_working_days": whole(0, 60),
    "filing.bar_years": whole(0, 30),
    "promise.employer_review": whole(0, 60),
    "promise.objection": whole(0, 60),
    "promise.acceptance": whole(0, 60),
    "promise.examination": whole(0, 60),
    "promise.approval": whole(0, 60),
}

ROUTE: Mapping[str, Kind] = {
    "key": text(),
    "clause": text(),
    "name": text(),
    "credential": one_of(*codes.CREDENTIALS[1:]),
    "credential_name": text(),
    "months": whole(1, 240),
    "next_month": yes_or_no(),
    "work": several(*codes.WORKS[1:]),
    "own_series": yes_or_no(),
    "gives": one_of("technician", "assistant", "held"),
    "education": yes_or_no(),
    "uninsured": yes_or_no(),
}
OVERRIDE: Mapping[str, Kind] = {
    "series": texts("系列的键的清单", least=1),
    "route": text(),
    "clause": text(),
    "months": whole(1, 240),
    "credential": one_of(*codes.CREDENTIALS[1 : codes.MASTER + 1]),
    "source": text(),
}
DOUBT: Mapping[str, Kind] = {
    "clause": text(),
    "word": text(),
    "points_to": text(),
    "unless": texts("字样的清单"),
}
WHEN = (
    "always",
    "foreign",
    "by_education",
    "by_skill",
    "by_title",
    "recruitment_register",
    "appointment_notice",
    "licence",
    "series_change",
    "dispatched",
    "branch",
)
MATERIAL: Mapping[str, Kind] = {
    "key": text(),
    "clause": text(),
    "when": one_of(*WHEN),
    "name": text(),
    "note": text(),
}
AREA: Mapping[str, Kind] = {
    "code": text(),
    "name": text(),
    "aliases": texts("代码的清单"),
}
ROW_KINDS: Mapping[str, tuple[Mapping[str, Kind], frozenset[str]]] = {
    "routes": (ROUTE, frozenset({"key", "clause", "name", "credential", "credential_name", "work", "gives"})),
    "overrides": (OVERRIDE, frozenset({"series", "route", "clause", "source"})),
    "scope.doubts": (DOUBT, frozenset({"clause", "word", "points_to"})),
    "materials": (MATERIAL, frozenset({"key", "clause", "when", "name"})),
    "areas": (AREA, frozenset({"code", "name"})),
}
POLICY: Mapping[str, Kind] = {
    "id": text(),
    "name": text(),
    "clause": text(),
    "in_force": a_date("2023-01-01"),
    "in_force_note": text(),
    "notice": text(),
    "series": text(),
    "authorities": text(),
    "related_units": text(),
    "city": text(),
    "city_name": text(),
    "city_short": text(),
    "time_zone": text(),
}
POLICY_OPTIONAL = frozenset({"in_force_note"})
READING: Mapping[str, Kind] = {
    "clause": text(),
    "reading": text(),
    "author": text(),
    "decided": a_date("2026-11-24"),
}

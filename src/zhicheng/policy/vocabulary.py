"""The closed vocabulary of a policy: which settings there are, and what value each may have. Meaning is code; values vary."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from zhicheng import codes
from zhicheng.workdays.days import day_number, iso_day

READING_RESULTS = ("pass", "review", "fail")
MONTH_WORTHS = ("not_counted", "review", "good")
PAYER_WORDS = ("employer", "agency", "related_unit", "parent", "other")


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


SETTINGS: Mapping[str, Kind] = {
    "scope.employer_kinds": word_for_each_key(codes.EMPLOYER_KINDS[1:], READING_RESULTS),
    "scope.excluded_statuses": list_of_words(*codes.STATUSES[1:]),
    "scope.annual_reviews": word_for_each_key(codes.ANNUAL_REVIEWS[1:], READING_RESULTS),
    "scope.employer_affiliations": word_for_each_key(codes.AFFILIATIONS[1:], READING_RESULTS),
    "education.counts_as": word_for_each_key(codes.EDUCATIONS[1:], codes.CREDENTIALS[1 : codes.MASTER + 1]),
    "education.asked_of_every_route": yes_or_no(),
    "standards.title_step": one_of("notice", "require"),
    "standards.technician_education": one_of("standard", "notice"),
    "standards.education_floor": one_of("fail", "review", "ignore"),
    "standards.shorter": one_of("notice", "standard"),
    "standards.longer": one_of("review", "standard", "notice"),
    "standards.no_technician": one_of("review", "closed"),
    "standards.master_series": list_of_texts("系列的键的清单"),
    "standards.master_months": whole_number(1, 240),
    "standards.senior_worker": one_of("rows", "every_series"),
    "standards.service_from_licence": list_of_texts("系列的键的清单"),
    "insurance.months": whole_number(0, 120),
    "insurance.run_ends_before": whole_number(0, 6),
    "insurance.unposted_months": whole_number(0, 6),
    "insurance.master_exempt": one_of("first_title", "always"),
    "insurance.late": one_of(*MONTH_WORTHS),
    "insurance.areas": word_for_each_key(codes.INSURANCE_AREAS[1:], MONTH_WORTHS),
    "insurance.payers": word_for_each_key(PAYER_WORDS, READING_RESULTS, optional=("agency",)),
    "insurance.payers_of_dispatched": word_for_each_key(PAYER_WORDS, READING_RESULTS),
    "service.cut_off": one_of("publicity_start", "publicity_end"),
    "service.records": list_of_words(*codes.RECORDS[1 : codes.NO_RECORD]),
    "service.without_record": one_of("not_counted", "review"),
    "service.gaps": one_of("day_for_day", "whole_months"),
    "service.series": one_of("any", "target"),
    "major.months": whole_number(0, 120),
    "series_change.months": whole_number(1, 120),
    "publicity.working_days": whole_number(1, 60),
    "publicity.posting_day_counts": yes_or_no(),
    "publicity.starts_on_working_day": yes_or_no(),
    "routing.municipal_kinds": list_of_words(*codes.EMPLOYER_KINDS[1:]),
    "filing.months": list_of_months(),
    "filing.first_day": whole_number(1, 28),
    "filing.last_day": whole_number(1, 28),
    "filing.gate": one_of("filing", "submission"),
    "filing.rolls_over": yes_or_no(),
    "filing.grace_working_days": whole_number(0, 60),
    "filing.bar_years": whole_number(0, 30),
    "promise.employer_review": whole_number(0, 60),
    "promise.objection": whole_number(0, 60),
    "promise.acceptance": whole_number(0, 60),
    "promise.examination": whole_number(0, 60),
    "promise.approval": whole_number(0, 60),
}

MORE_CREDENTIALS = ("doctor", "second_bachelor", "high_school", "licence", "no_education")
"""What standards name besides the credentials of the routes; kept as facts, they open nothing by themselves."""
CONFIDENCES = ("text", "secondary", "memory")

ROUTE_FIELDS: Mapping[str, Kind] = {
    "key": plain_text(),
    "clause": plain_text(),
    "name": plain_text(),
    "credential": one_of(*codes.CREDENTIALS[1:]),
    "credential_name": plain_text(),
    "months": whole_number(1, 240),
    "next_month": yes_or_no(),
    "work": list_of_words(*codes.WORKS[1:]),
    "own_series": yes_or_no(),
    "gives": one_of("technician", "assistant", "held"),
    "education": yes_or_no(),
    "uninsured": yes_or_no(),
}
DOUBT_FIELDS: Mapping[str, Kind] = {
    "clause": plain_text(),
    "word": plain_text(),
    "points_to": plain_text(),
    "unless": list_of_texts("字样的清单"),
    "nearer": list_of_texts("系列键的清单"),
}
MATERIAL_CONDITIONS = (
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
    "branch_outside",
)
PROVIDERS = ("applicant", "employer", "office")
"""Who provides a paper; of the office is what is made of its own records: nobody uploads it."""
MATERIAL_FIELDS: Mapping[str, Kind] = {
    "key": plain_text(),
    "clause": plain_text(),
    "when": one_of(*MATERIAL_CONDITIONS),
    "provided_by": one_of(*PROVIDERS),
    "name": plain_text(),
    "note": plain_text(),
}
AREA_FIELDS: Mapping[str, Kind] = {
    "code": plain_text(),
    "name": plain_text(),
    "aliases": list_of_texts("代码的清单"),
}
ROW_KINDS: Mapping[str, tuple[Mapping[str, Kind], frozenset[str]]] = {
    "routes": (ROUTE_FIELDS, frozenset({"key", "clause", "name", "credential", "credential_name", "work", "gives"})),
    "scope.doubts": (DOUBT_FIELDS, frozenset({"clause", "word", "points_to"})),
    "materials": (MATERIAL_FIELDS, frozenset({"key", "clause", "when", "provided_by", "name"})),
    "areas": (AREA_FIELDS, frozenset({"code", "name"})),
}
POLICY_FIELDS: Mapping[str, Kind] = {
    "id": plain_text(),
    "name": plain_text(),
    "clause": plain_text(),
    "in_force": iso_date("2023-01-01"),
    "in_force_note": plain_text(),
    "notice": plain_text(),
    "series": plain_text(),
    "standards": plain_text(),
    "authorities": plain_text(),
    "related_units": plain_text(),
    "city": plain_text(),
    "city_name": plain_text(),
    "city_short": plain_text(),
    "province": plain_text(),
    "time_zone": plain_text(),
    "sample": yes_or_no(),
}
OPTIONAL_POLICY_FIELDS = frozenset({"in_force_note", "sample"})
READING_FIELDS: Mapping[str, Kind] = {
    "clause": plain_text(),
    "reading": plain_text(),
    "author": plain_text(),
    "decided": iso_date("2026-11-24"),
}

"""The answers that are tried to see whether a question matters, the kindest first, and who can be asked it at all."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from zhicheng.eligibility.questions.answered_case import Answer, Answers
from zhicheng.eligibility.questions.choices import list_answer_choices, sort_series_by_kind
from zhicheng.eligibility.questions.question_table import NONE, Question
from zhicheng.policy.model import Policy
from zhicheng.workdays.days import day_number, iso_day, iso_month
from zhicheng.workdays.months import month_of

YEAR: Final = 365
AGES: Final[Mapping[str, Sequence[int]]] = {
    "diploma_date": (20, 4, 1, 0),
    "other_diploma_date": (24, 4, 1),
    "title_date": (14, 1, 0),
    "work_start": (15, 3, 1, 0),
    "post_start": (12, 1, 0),
    "licence_date": (18, 1, 0),
    "skill_date": (18, 1, 0),
}
"""Years before the filing date at which a day is tried, the kindest first."""
BARE_ANSWERS: Final[Answers] = {
    "education": NONE,
    "other_education": NONE,
    "skill": NONE,
    "title": NONE,
    "earlier": NONE,
}
"""Somebody without any credential or earlier work: beside whom one credential alone counts."""
KINDEST_FIRST: Final[Mapping[str, Sequence[str]]] = {
    "affiliation": ("none",),
    "education": ("bachelor",),
    "other_education": ("junior_college",),
    "record": ("recruitment_register",),
    "title": (NONE,),
    "work": ("professional",),
    "earlier": ("yes",),
}
"""The kindest answer where the table of words has another one first."""
ORDINARY_SPECIALTY: Final = "普通专业"
"""A specialty whose words point at no branch outside the notice: 一（三）."""


def list_possible_answers(question: Question, answers: Answers, policy: Policy, on: str) -> Sequence[Answers]:
    """The ways in which a question is answered when it is tried; each gives every field of it."""
    key = question.key
    if key == "title_obtained":
        series = [answers.get("series"), find_another_series(answers.get("series"), policy)]
        return [
            {"title_series": one, "title_date": day} for one in series if one for day in list_days("title_date", on)
        ]
    if key == "education":
        dates = list_days("diploma_date", on)
        levels = list_kindest_first("education", policy)
        return [{key: level, "diploma_date": day, "degree_date": day} for level in levels for day in dates]
    if key == "earlier":
        spells = ((19, 16), (3, 2), (1, 1))
        days = [{"earlier_start": go_back(on, first, 1), "earlier_end": go_back(on, last)} for first, last in spells]
        return [*({"earlier": "yes", **one} for one in days), {"earlier": NONE}]
    if key == "insured_months":
        return list_insured_months(on)
    if key == "series":
        words = (ORDINARY_SPECIALTY, *(one.word for one in policy.doubts[:1]))
        return [{"series": one, "specialty": word} for one in sort_series_by_kind(policy) for word in words]
    return combine_fields(question, policy, on)


def combine_fields(question: Question, policy: Policy, on: str) -> list[Answers]:
    """Every choice of a question with every day of it."""
    ways: list[dict[str, Answer]] = [{}]
    for field in question.fields:
        values = list_days(field.key, on) if field.kind == "day" else list_kindest_first(field.key, policy)
        ways = [way | {field.key: value} for way in ways for value in values]
    return [*ways]


def list_kindest_first(field: str, policy: Policy) -> list[str]:
    """The keys of a choice, the kindest first; of areas two: one is like another."""
    keys = [key for key, _ in list_answer_choices(field, policy)]
    keys = keys[:2] if field == "area" else keys
    return [*dict.fromkeys([*KINDEST_FIRST.get(field, ()), *keys])]


def list_days(field: str, on: str) -> list[str]:
    """The days at which a field is tried."""
    return [go_back(on, years) for years in AGES[field]]


def go_back(on: str, years: int, days: int = 0) -> str:
    """A day some years and days before another."""
    return iso_day(day_number(on) - years * YEAR - days)


def list_insured_months(on: str) -> list[Answers]:
    """Runs of insurance: long and current, of one month, ended long ago."""
    month = month_of(day_number(on))
    runs = (("kunming", 180, 0), ("kunming", 5, 0), ("kunming", 40, 20), ("provincial", 180, 0), ("elsewhere", 180, 0))
    return [
        {"insured_area": area, "insured_from": iso_month(month - first), "insured_to": iso_month(month - last)}
        for area, first, last in runs
    ]


def find_another_series(series: Answer, policy: Policy) -> str | None:
    """A series that is assessed and is not this one."""
    return next((key for key, one in policy.series.items() if one.assessment == "assess" and key != series), None)


def is_question_open(question: Question, answers: Answers, policy: Policy) -> bool:
    """Whether a question has anything to ask of who gave these answers: no day of a paper that nobody has."""
    condition = CONDITIONS.get(question.key)
    return condition is None or condition(answers, policy)


def has_answered(key: str) -> Callable[[Answers, Policy], bool]:
    """A condition: somebody has the thing of which a question speaks."""
    return lambda answers, _: answers.get(key) not in (None, NONE)


def holds_title_of_another_series(answers: Answers, _: Policy) -> bool:
    """Whether somebody may have changed the series: 二（七）."""
    return answers.get("title") not in (None, NONE) and answers.get("title_series") != answers.get("series")


def is_licence_named(answers: Answers, policy: Policy) -> bool:
    """Whether the series asks a licence: 二（六）."""
    series = policy.series.get(answers.get("series") or "")
    return series is not None and series.licence is not None


CONDITIONS: Final[Mapping[str, Callable[[Answers, Policy], bool]]] = {
    "title_obtained": has_answered("title"),
    "post_start": holds_title_of_another_series,
    "recognized": has_answered("education"),
    "other_education": has_answered("education"),
    "insured_months": has_answered("payer"),
    "licence": is_licence_named,
}

"""The case that the answers of the self-check make (case-format). What nobody has answered is not in it.

The units have no credit codes here, they are only named: one's own, the agency, another; invented codes stand for them and
leave with the answer.
"""

from collections.abc import Mapping
from typing import Any, Final

from zhicheng.eligibility.questions.question_table import NONE
from zhicheng.numbers.uscc import compute_check_character
from zhicheng.policy.model import Policy
from zhicheng.workdays.days import day_number, iso_day

Answer = str | None
Answers = Mapping[str, Answer]
"""The key of each answered field with its answer, as case-format writes it; None: 我不清楚."""
Json = dict[str, Any]
TRUTHS: Final = {"yes": True, "no": False}
DISPATCHED: Final = "dispatched"
FOREIGN_ALLOWED, FOREIGN_NOT_ALLOWED = "foreign_allowed_to_work", "foreign_not_allowed_to_work"
REGISTERED_ELSEWHERE, BRANCH_IN_PROVINCE, BRANCH_OUTSIDE = "elsewhere", "branch_in_province", "branch_outside"
LONG_AGO: Final = "1990-01-01"
"""The day of a title whose day nobody asked, because on any day it decides alike."""
USUAL_WORK: Final = "professional"
"""The kind of work where nobody asked it, because any decides alike."""
OUTSIDE_PROVINCE: Final = "省外"
"""Stands for any other province: a branch is asked for a recommendation wherever outside its parent is."""


def invent_credit_code(first_characters: str) -> str:
    """A unit that does not exist: a code whose check character holds."""
    return first_characters + compute_check_character(first_characters)


INVENTED_UNITS: Final = {
    "own": invent_credit_code("91530100MA0000001"),
    "agency": invent_credit_code("91530100MA0000002"),
}
INVENTED_OTHER_UNIT: Final = invent_credit_code("91530100MA0000003")


def build_answered_case(answers: Answers, policy: Policy, on: str) -> Json:
    """The case to be filed on a day, of the answers so far. `on`: YYYY-MM-DD."""
    dispatched = answers.get("status") == DISPATCHED
    return {
        "filing_date": on,
        "applicant": build_answered_applicant(answers),
        "employer": build_answered_employer(answers, policy),
        "dispatch_agency": {"uscc": INVENTED_UNITS["agency"]} if dispatched else None,
        "target": {key: answers.get(key) for key in ("series", "specialty", "major_relation", "school_stage")},
        "educations": build_answered_educations(answers),
        "skills": build_dated_item(answers, "skill", "level", "skill_date"),
        "titles": build_answered_titles(answers, policy),
        "licences": build_answered_licences(answers, policy),
        "employment": build_answered_employment(answers),
        "insurance": build_answered_insurance(answers),
    }


def has_item(answers: Answers, key: str, day: str) -> bool:
    """Whether somebody has a paper and its day is known."""
    return answers.get(key) not in (None, NONE, "no") and bool(answers.get(day))


def build_answered_applicant(answers: Answers) -> Json:
    """Who applies; a residence where it was asked."""
    origin, status = answers.get("origin"), answers.get("status")
    is_foreign = origin in (FOREIGN_ALLOWED, FOREIGN_NOT_ALLOWED)
    residence = {"residence": TRUTHS.get(answers["residence"] or "")} if "residence" in answers else {}
    return {
        "origin": "foreign" if is_foreign else origin,
        "work_permit": origin == FOREIGN_ALLOWED if is_foreign else None,
        "status": "employed" if status == DISPATCHED else status,
        "annual_review": answers.get("annual_review"),
        **residence,
    }


def build_answered_employer(answers: Answers, policy: Policy) -> Json:
    """The unit; a branch has a parent, of this province or of another."""
    place = answers.get("registration")
    provinces = {BRANCH_IN_PROVINCE: policy.province, BRANCH_OUTSIDE: OUTSIDE_PROVINCE}
    return {
        "uscc": INVENTED_UNITS["own"],
        "kind": answers.get("kind"),
        "affiliation": answers.get("affiliation"),
        "registered_in_kunming": place != REGISTERED_ELSEWHERE if place else None,
        "management_area": answers.get("area"),
        "branch_of": {"province": provinces[place], "affiliation": "none"} if place in provinces else None,
    }


def build_answered_educations(answers: Answers) -> list[Json]:
    """The highest education, and an earlier one: where that above it is recognised, so is it.

    A diploma whose day nobody has answered is not there yet.
    """
    items: list[Json] = []
    recognized = TRUTHS.get(answers.get("recognized") or "")
    dates = {key: answers[key] for key in ("diploma_date", "degree_date") if answers.get(key)}
    if answers.get("education") not in (None, NONE) and dates:
        items.append({"level": answers["education"], "recognized": recognized, **dates})
    for item in build_dated_item(answers, "other_education", "level", "other_diploma_date"):
        items.append({"level": item["level"], "diploma_date": item["date"], "recognized": recognized})
    return items


def build_dated_item(answers: Answers, key: str, name: str, day: str) -> list[Json]:
    """One paper with its day, or none."""
    return [{name: answers[key], "date": answers[day]}] if has_item(answers, key, day) else []


def build_answered_titles(answers: Answers, policy: Policy) -> list[Json]:
    """The title held already. Where its series and day cannot matter and are not asked, any stand in their place."""
    if answers.get("title") in (None, NONE):
        return []
    series = answers.get("title_series") or answers.get("series") or next(iter(policy.series))
    return [{"level": answers["title"], "series": series, "date": answers.get("title_date") or LONG_AGO}]


def build_answered_licences(answers: Answers, policy: Policy) -> list[Json]:
    """The licence that the series asks, where somebody has it."""
    series = policy.series.get(answers.get("series") or "")
    if not series or not series.licence or not has_item(answers, "licence", "licence_date"):
        return []
    return [{"kind": series.licence, "date": answers["licence_date"]}]


def build_answered_employment(answers: Answers) -> list[Json]:
    """The spells of work: an earlier one, the one before a change of post, the one that goes on."""
    spells: list[Json] = []
    if answers.get("earlier") == "yes" and answers.get("earlier_start"):
        own = {"start": answers["earlier_start"], "end": answers["earlier_end"], "employer": INVENTED_OTHER_UNIT}
        spells.append(own | {"work": "professional", "series": answers.get("series"), "record": answers.get("record")})
    start = answers.get("work_start")
    if not start:
        return spells
    current = {
        "employer": INVENTED_UNITS["own"],
        "work": answers.get("work") or USUAL_WORK,
        "record": answers.get("record"),
    }
    change = answers.get("post_start") or start
    if change > start:
        end = iso_day(day_number(change) - 1)
        spells.append(current | {"start": start, "end": end, "series": answers.get("title_series")})
    return [*spells, current | {"start": max(start, change), "series": answers.get("series")}]


def build_answered_insurance(answers: Answers) -> list[Json]:
    """The one run of insurance; who does not know of any counts as not insured until the months are found."""
    payer = answers.get("payer")
    if payer in (None, NONE) or not answers.get("insured_from"):
        return []
    unit = INVENTED_UNITS.get(payer, INVENTED_OTHER_UNIT)
    months = {"from": answers["insured_from"], "to": answers["insured_to"]}
    return [{**months, "payer": unit, "area": answers.get("insured_area") or "kunming"}]

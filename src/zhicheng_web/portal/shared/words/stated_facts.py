"""What the applicant has said, in the words of people, part by part: beside the papers that prove it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from zhicheng import codes
from zhicheng.eligibility.words import labels
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.portal.shared.words.choices import list_licence_choices

Json = Mapping[str, Any]
ORIGIN_LABELS = ("", "内地居民", "港澳台居民", "外籍人员")


class StatedPart(NamedTuple):
    """A part with its lines; without lines the applicant has stated nothing."""

    name: str
    lines: list[str]


def find_label(keys: Sequence[str], label_words: Sequence[str], value: Any) -> str:
    """What people call a word of an enumeration."""
    return label_words[keys.index(value)] if value in keys else ""


def join_words(*words: str) -> str:
    """What there is of some words."""
    return "，".join(one for one in words if one)


def format_iso_day(value: Any) -> str:
    """An ISO day or month as people say it; empty where nothing was stated."""
    parts = str(value or "").split("-")
    return "".join(f"{int(part)}{unit_}" for part, unit_ in zip(parts, "年月日", strict=False) if part.isdecimal())


def describe_unit(code: Any, case: Any) -> str:
    """A unit: the one that files, the agency, or another by its code."""
    known = {case.employer.uscc: "申报单位", case.agency.uscc if case.agency else None: "派遣公司"}
    return known.get(code, f"其他单位（{code}）") if code else ""


def describe_applicant(one: Json, case: Any) -> str:
    """Origin, status, last year's review."""
    review = find_label(codes.ANNUAL_REVIEWS, labels.ANNUAL_REVIEW_LABELS, one.get("annual_review"))
    status = find_label(codes.STATUSES, labels.STATUS_LABELS, one.get("status"))
    return join_words(
        find_label(codes.ORIGINS, ORIGIN_LABELS, one.get("origin")), status, review and f"上年度考核{review}"
    )


def describe_target(one: Json, case: Any) -> str:
    """Specialty, level, relation of the major."""
    related = find_label(codes.MAJOR_RELATIONS, labels.MAJOR_RELATION_LABELS, one.get("major_relation"))
    level = find_label(codes.LEVELS, labels.LEVEL_LABELS, one.get("level"))
    return join_words(one.get("specialty") or "", level, related and f"所学专业与所从事专业{related}")


def describe_education(one: Json, case: Any) -> str:
    """A diploma or degree."""
    level = find_label(codes.EDUCATIONS, labels.EDUCATION_LABELS, one.get("level"))
    diploma, degree = one.get("diploma_date"), one.get("degree_date")
    return join_words(
        level,
        f"毕业证{format_iso_day(diploma)}" if diploma else "",
        f"学位证{format_iso_day(degree)}" if degree else "",
    )


def describe_skill(one: Json, case: Any) -> str:
    """A certificate of skill."""
    return join_words(find_label(codes.SKILLS, labels.SKILL_LABELS, one.get("level")), format_iso_day(one.get("date")))


def describe_title(one: Json, case: Any) -> str:
    """A title held."""
    return join_words(find_label(codes.LEVELS, labels.LEVEL_LABELS, one.get("level")), format_iso_day(one.get("date")))


def describe_licence(one: Json, case: Any) -> str:
    """An entry licence (二（六）), as the policy under which the case is judged calls it."""
    policy = engine_input.find_policy_on(engine_input.to_kunming_day(case.filed_at or case.created_at))
    names = dict(list_licence_choices(policy))
    return join_words(names.get(one.get("kind") or "", ""), format_iso_day(one.get("date")))


def describe_work(one: Json, case: Any) -> str:
    """A spell of work."""
    nature = find_label(codes.WORKS, labels.WORK_LABELS, one.get("work"))
    return join_words(
        f"{format_iso_day(one.get('start')) or '？'}至{format_iso_day(one.get('end')) or '今'}",
        describe_unit(one.get("employer"), case),
        nature,
    )


def describe_insurance(one: Json, case: Any) -> str:
    """Months of insurance."""
    months = f"{format_iso_day(one.get('from')) or '？'}至{format_iso_day(one.get('to')) or '？'}"
    return join_words(months, describe_unit(one.get("payer"), case) + "缴纳", "有补缴" if one.get("late") else "")


STATED_PARTS: Mapping[str, tuple[str, Callable[[Json, Any], str]]] = {
    "applicant": ("身份", describe_applicant),
    "target": ("申报", describe_target),
    "educations": ("学历学位", describe_education),
    "skills": ("技能等级", describe_skill),
    "titles": ("已有职称", describe_title),
    "licences": ("从业准入资格", describe_licence),
    "employment": ("工作经历", describe_work),
    "insurance": ("社会保险", describe_insurance),
}


def list_stated_parts(case: Any) -> list[StatedPart]:
    """All parts of a case in which something was said."""
    parts = [
        StatedPart(name, list_part_lines(case.facts.get(key), describe, case))
        for key, (name, describe) in STATED_PARTS.items()
    ]
    return [part for part in parts if part.lines]


def list_part_lines(part_facts: Any, describe: Callable[[Json, Any], str], case: Any) -> list[str]:
    """The lines of one part."""
    items = part_facts if isinstance(part_facts, list) else [part_facts] if part_facts else []
    return [line for line in (describe(item, case) for item in items) if line]

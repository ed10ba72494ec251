"""What the applicant has said, in the words of people, part by part: beside the papers that prove it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from zhicheng import codes
from zhicheng.eligibility.words import labels

Json = Mapping[str, Any]
ORIGINS = ("", "内地居民", "港澳台居民", "外籍人员")


class Part(NamedTuple):
    """A part with its lines; without lines the applicant has stated nothing."""

    name: str
    lines: list[str]


def word(keys: Sequence[str], said: Sequence[str], value: Any) -> str:
    """What people call a word of an enumeration."""
    return said[keys.index(value)] if value in keys else ""


def joined(*words: str) -> str:
    """What there is of some words."""
    return "，".join(one for one in words if one)


def day(value: Any) -> str:
    """An ISO day or month as people say it; empty where nothing was stated."""
    parts = str(value or "").split("-")
    return "".join(f"{int(part)}{unit_}" for part, unit_ in zip(parts, "年月日", strict=False) if part.isdecimal())


def unit(code: Any, case: Any) -> str:
    """A unit: the one that files, the agency, or another by its code."""
    known = {case.employer.uscc: "申报单位", case.agency.uscc if case.agency else None: "派遣公司"}
    return known.get(code, f"其他单位（{code}）") if code else ""


def applicant(one: Json, case: Any) -> str:
    """Origin, status, last year's review."""
    review = word(codes.ANNUAL_REVIEWS, labels.ANNUAL_REVIEW_LABELS, one.get("annual_review"))
    status = word(codes.STATUSES, labels.STATUS_LABELS, one.get("status"))
    return joined(word(codes.ORIGINS, ORIGINS, one.get("origin")), status, review and f"上年度考核{review}")


def target(one: Json, case: Any) -> str:
    """Specialty, level, relation of the major."""
    related = word(codes.MAJOR_RELATIONS, labels.MAJOR_RELATION_LABELS, one.get("major_relation"))
    level = word(codes.LEVELS, labels.LEVEL_LABELS, one.get("level"))
    return joined(one.get("specialty") or "", level, related and f"所学专业与所从事专业{related}")


def education(one: Json, case: Any) -> str:
    """A diploma or degree."""
    level = word(codes.EDUCATIONS, labels.EDUCATION_LABELS, one.get("level"))
    diploma, degree = one.get("diploma_date"), one.get("degree_date")
    return joined(level, f"毕业证{day(diploma)}" if diploma else "", f"学位证{day(degree)}" if degree else "")


def skill(one: Json, case: Any) -> str:
    """A certificate of skill."""
    return joined(word(codes.SKILLS, labels.SKILL_LABELS, one.get("level")), day(one.get("date")))


def title(one: Json, case: Any) -> str:
    """A title held."""
    return joined(word(codes.LEVELS, labels.LEVEL_LABELS, one.get("level")), day(one.get("date")))


def work(one: Json, case: Any) -> str:
    """A spell of work."""
    nature = word(codes.WORKS, labels.WORK_LABELS, one.get("work"))
    return joined(
        f"{day(one.get('start')) or '？'}至{day(one.get('end')) or '今'}", unit(one.get("employer"), case), nature
    )


def insurance(one: Json, case: Any) -> str:
    """Months of insurance."""
    months = f"{day(one.get('from')) or '？'}至{day(one.get('to')) or '？'}"
    return joined(months, unit(one.get("payer"), case) + "缴纳", "有补缴" if one.get("late") else "")


PARTS: Mapping[str, tuple[str, Callable[[Json, Any], str]]] = {
    "applicant": ("身份", applicant),
    "target": ("申报", target),
    "educations": ("学历学位", education),
    "skills": ("技能等级", skill),
    "titles": ("已有职称", title),
    "employment": ("工作经历", work),
    "insurance": ("社会保险", insurance),
}


def told(case: Any) -> list[Part]:
    """All parts of a case in which something was said."""
    parts = [Part(name, lines(case.facts.get(key), say, case)) for key, (name, say) in PARTS.items()]
    return [part for part in parts if part.lines]


def lines(said: Any, say: Callable[[Json, Any], str], case: Any) -> list[str]:
    """The lines of one part."""
    items = said if isinstance(said, list) else [said] if said else []
    return [line for line in (say(item, case) for item in items) if line]

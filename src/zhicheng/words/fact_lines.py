"""The facts of a case in short lines, a line an item: the same for who fills them in, for HR and for officers.

What somebody does not know is said as that; what was not asked or not filled in is left out.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from zhicheng import codes
from zhicheng.policy.model import Policy
from zhicheng.words import labels
from zhicheng.words.records import describe_record

FactItem = Mapping[str, Any]
NOT_SURE: Final = "不清楚"


class CaseNames(NamedTuple):
    """What a line must know of its case to call things by their names: the policy, employer and agency by code and name."""

    policy: Policy
    employer: str
    agency: str = ""
    employer_name: str = ""
    agency_name: str = ""


def join_words(*words: str) -> str:
    """What there is of some words.

    >>> join_words("本科", "", "毕业证2024年6月30日")
    '本科，毕业证2024年6月30日'
    """
    return "，".join(one for one in words if one)


def find_label(keys: Sequence[str], label_words: Sequence[str], value: Any) -> str:
    """What people call a word of an enumeration (`codes`, `labels`)."""
    return label_words[keys.index(value)] if value and value in keys else NOT_SURE


def format_iso_day(value: Any) -> str:
    """An ISO day or month as people say it; empty where nothing was stated.

    >>> format_iso_day("2026-03-02"), format_iso_day("2026-03"), format_iso_day(None)
    ('2026年3月2日', '2026年3月', '')
    """
    parts = str(value or "").split("-")
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False) if part.isdecimal())


def describe_unit(code: Any, names: CaseNames, name: str = "") -> str:
    """A unit: the one that files and the agency by their names, where these are known; another by its code, or by the `name`
    that was stated.
    """
    if name:
        return f"{name}（{code}）" if code else name
    known = {names.employer: names.employer_name or "申报单位", names.agency: names.agency_name or "派遣公司"}
    return known.get(code, f"其他单位（{code}）") if code else NOT_SURE


def find_series_name(key: Any, names: CaseNames) -> str:
    """A series by its name."""
    found = names.policy.series.get(key) if key else None
    return found.full_name if found else NOT_SURE


def describe_applicant(item: FactItem, names: CaseNames) -> str:
    """一（一）, 一（二）: origin, status, last year's review."""
    review = find_label(codes.ANNUAL_REVIEWS, labels.ANNUAL_REVIEW_LABELS, item.get("annual_review"))
    return join_words(
        find_label(codes.ORIGINS, labels.ORIGIN_LABELS, item["origin"]) if "origin" in item else "",
        find_label(codes.STATUSES, labels.STATUS_LABELS, item["status"]) if "status" in item else "",
        f"上年度考核{review}" if "annual_review" in item else "",
        "有本市居住证或户籍" if item.get("residence") else "",
    )


def describe_target(item: FactItem, names: CaseNames) -> str:
    """一（三）, 二（五）: series, specialty, level, relation of the major."""
    relation = find_label(codes.MAJOR_RELATIONS, labels.MAJOR_RELATION_LABELS, item.get("major_relation"))
    return join_words(
        find_series_name(item["series"], names) if item.get("series") else "",
        item.get("specialty") or "",
        find_label(codes.LEVELS, labels.LEVEL_LABELS, item["level"]) if item.get("level") else "",
        find_label(codes.SCHOOL_STAGES, labels.SCHOOL_STAGE_LABELS, item["school_stage"])
        if item.get("school_stage")
        else "",
        f"所学专业与所从事专业{relation}" if "major_relation" in item else "",
    )


def describe_education(item: FactItem, names: CaseNames) -> str:
    """二（一）: a diploma or degree."""
    level = find_label(codes.EDUCATIONS, labels.EDUCATION_LABELS, item.get("level"))
    diploma, degree = format_iso_day(item.get("diploma_date")), format_iso_day(item.get("degree_date"))
    number, issuer = item.get("diploma_number"), item.get("issuer")
    return join_words(
        level,
        item.get("school") or "",
        item.get("major") or "",
        diploma and f"毕业证{diploma}",
        degree and f"学位证{degree}",
        f"证书编号{number}" if number else "",
        f"发证单位{issuer}" if issuer else "",
    )


def describe_skill(item: FactItem, names: CaseNames) -> str:
    """二（二）3: a certificate of skill."""
    return join_words(
        find_label(codes.SKILLS, labels.SKILL_LABELS, item.get("level")), format_iso_day(item.get("date"))
    )


def describe_title(item: FactItem, names: CaseNames) -> str:
    """二（二）1, 二（七）: a title held."""
    level = find_label(codes.LEVELS, labels.LEVEL_LABELS, item.get("level"))
    return join_words(find_series_name(item.get("series"), names), level, format_iso_day(item.get("date")))


def describe_licence(item: FactItem, names: CaseNames) -> str:
    """二（六）: an entry licence."""
    named = {one.licence: one.licence_name for one in names.policy.series.values() if one.licence}
    return join_words(named.get(item.get("kind") or "") or NOT_SURE, format_iso_day(item.get("date")))


def describe_work(item: FactItem, names: CaseNames) -> str:
    """二（四）: a spell of work, and the record that it rests on."""
    start, end = format_iso_day(item.get("start")), format_iso_day(item.get("end")) or "今"
    nature = find_label(codes.WORKS, labels.WORK_LABELS, item.get("work"))
    record = describe_record(item["record"], names.policy) if "record" in item else ""
    unit = describe_unit(item.get("employer"), names, item.get("employer_name") or "")
    return join_words(f"{start}至{end}" if start else "", unit, item.get("post") or "", nature, record)


def describe_insurance(item: FactItem, names: CaseNames) -> str:
    """二（二）: months of insurance."""
    first, last = format_iso_day(item.get("from")), format_iso_day(item.get("to"))
    months = f"{first}至{last}" if first and last else ""
    payer = f"缴费单位：{describe_unit(item.get('payer'), names)}"
    return join_words(months, payer, "有补缴" if item.get("late") else "")


def describe_post(item: FactItem, names: CaseNames) -> str:
    """二（五）: the post and its specialty."""
    department, specialty = item.get("department"), item.get("specialty")
    return join_words(item.get("title") or "", department or "", f"岗位专业：{specialty}" if specialty else "")


def describe_summary(item: FactItem, names: CaseNames) -> str:
    """三（二）: what was worked at and achieved, a text after the other."""
    work, achievements = item.get("work"), item.get("achievements")
    return "\n".join((*([work] if work else []), *([f"工作成绩：{achievements}"] if achievements else [])))


FACT_PART_DESCRIBERS: Final[Mapping[str, Callable[[FactItem, CaseNames], str]]] = {
    "applicant": describe_applicant,
    "target": describe_target,
    "educations": describe_education,
    "skills": describe_skill,
    "titles": describe_title,
    "licences": describe_licence,
    "employment": describe_work,
    "insurance": describe_insurance,
    "post": describe_post,
    "summary": describe_summary,
}


def describe_fact_part(key: str, stated: Any, names: CaseNames) -> list[str]:
    """The lines of one part, whether it is one object or a list of them."""
    items = stated if isinstance(stated, list) else [stated] if stated else []
    texts = (FACT_PART_DESCRIBERS[key](item, names) for item in items)
    return [line for text in texts for line in text.splitlines() if line]

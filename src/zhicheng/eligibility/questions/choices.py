"""The answers among which a question chooses, under one policy, and those that are tried to see whether it matters."""

from collections.abc import Container, Mapping, Sequence
from typing import Final

from zhicheng import codes
from zhicheng.eligibility.questions.answered_case import (
    BRANCH_IN_PROVINCE,
    BRANCH_OUTSIDE,
    DISPATCHED,
    FOREIGN_ALLOWED,
    FOREIGN_NOT_ALLOWED,
    REGISTERED_ELSEWHERE,
)
from zhicheng.eligibility.questions.question_table import NONE
from zhicheng.policy.model import Policy
from zhicheng.words import labels

Choices = Sequence[tuple[str, str]]
"""Keys with what people call them, the kindest first."""
NOTHING: Final = (NONE, "没有")
FIXED_CHOICES: Final[Mapping[str, Choices]] = {
    "registration": (
        ("here", "在昆明"),
        (BRANCH_IN_PROVINCE, "在昆明，是本省公司的分公司"),
        (BRANCH_OUTSIDE, "在昆明，是外省公司的分公司"),
        (REGISTERED_ELSEWHERE, "不在昆明"),
    ),
    "origin": (
        ("mainland", "内地居民"),
        ("hmt", "港澳台居民"),
        (FOREIGN_ALLOWED, "外国人，有工作许可证"),
        (FOREIGN_NOT_ALLOWED, "外国人，没有工作许可证"),
    ),
    "recognized": (("yes", "承认"), ("no", "不承认")),
    "earlier": (("yes", "做过"), (NONE, "没有")),
    "payer": (("own", "现在的单位"), ("agency", "劳务派遣公司"), ("other", "别的单位或者个人"), (NONE, "还没有缴过")),
    "insured_area": (("kunming", "昆明"), ("provincial", "省本级"), ("elsewhere", "外地")),
    "residence": (("yes", "有"), ("no", "没有")),
    "licence": (("yes", "有"), (NONE, "没有")),
}
ENUMERATIONS: Final[Mapping[str, tuple[Sequence[str], Sequence[str]]]] = {
    "status": (
        ("", "employed", DISPATCHED, *codes.STATUSES[2:]),
        ("", "在职", "在职，是劳务派遣人员", *labels.STATUS_LABELS[2:]),
    ),
    "kind": (codes.EMPLOYER_KINDS, labels.EMPLOYER_KIND_LABELS),
    "affiliation": (codes.AFFILIATIONS, [one.removeprefix("是") for one in labels.AFFILIATION_LABELS]),
    "work": (codes.WORKS, labels.WORK_LABELS),
    "major_relation": (codes.MAJOR_RELATIONS, labels.MAJOR_RELATION_LABELS),
    "school_stage": (codes.SCHOOL_STAGES, labels.SCHOOL_STAGE_LABELS),
    "annual_review": (codes.ANNUAL_REVIEWS, labels.ANNUAL_REVIEW_LABELS),
    "skill": (codes.SKILLS, labels.SKILL_LABELS),
    "title": (codes.LEVELS, labels.LEVEL_LABELS),
}
WITH_NOTHING: Final = ("skill", "title")


def list_answer_choices(key: str, policy: Policy) -> Choices:
    """The answers to a field that is chosen."""
    if key in FIXED_CHOICES:
        return FIXED_CHOICES[key]
    if key in ENUMERATIONS:
        names, words = ENUMERATIONS[key]
        rows = list(zip(names[1:], words[1:], strict=True))
        return [*rows, NOTHING] if key in WITH_NOTHING else rows
    if key in ("education", "other_education"):
        return [
            *select_known(codes.EDUCATIONS, labels.EDUCATION_LABELS, policy.mapping("education.counts_as")),
            NOTHING,
        ]
    if key == "record":
        return select_known(codes.RECORDS, labels.RECORD_LABELS, (*policy.words("service.records"), NONE))
    if key == "area":
        return [(code, area.name) for code, area in policy.areas.items()]
    return [(name, series.full_name) for name, series in policy.series.items()]


def select_known(names: Sequence[str], words: Sequence[str], known: Container[str]) -> Choices:
    """The words of an enumeration that a policy knows, with what people call them."""
    return [row for row in zip(names, words, strict=True) if row[0] in known]


def sort_series_by_kind(policy: Policy) -> list[str]:
    """One series of each kind that the policy tells apart by scope and licence, those assessed here first."""
    firsts: dict[tuple[str, str], str] = {}
    for key, one in policy.series.items():
        firsts.setdefault((one.assessment, one.licence_mode), key)
    return [key for _, key in sorted(firsts.items())]

"""Sentences of 二（二） on the series' own standard, made from its rows and the numbers that the rules read."""

from collections.abc import Sequence
from typing import Final

from zhicheng.codes import (
    ASSISTANT,
    CREDENTIALS,
    EDUCATIONS,
    FAIL,
    LATER,
    LEVELS,
    NOT_APPLICABLE,
    PASS,
    REVIEW,
    SCHOOL_STAGES,
    SECONDARY_VOCATIONAL,
    UNKNOWN,
    UNSTATED,
)
from zhicheng.eligibility.facts.codebook import Codebook
from zhicheng.eligibility.facts.read import Facts
from zhicheng.eligibility.words.route_findings import CandidateContext
from zhicheng.eligibility.words.scope_findings import build_finding, describe_moot_fact
from zhicheng.finding import Finding
from zhicheng.policy.model import Series, Standard
from zhicheng.words.labels import EDUCATION_LABELS, LEVEL_LABELS, SCHOOL_STAGE_LABELS
from zhicheng.workdays.days import NEVER, iso_day
from zhicheng.workdays.words import format_day


def describe_series_standard(facts: Facts, book: Codebook, result: int, context: CandidateContext | None) -> Finding:
    """二（二）: the series' own standard, of the candidate taken."""
    key, clause = "series_standard", "二（二）"
    series = book.series[facts.person.series]
    if context is None or series is None or series.assessment != "assess":
        return describe_standard_without_route(series, result)
    standard, candidate = context.candidate.standard, context.candidate
    level = LEVEL_LABELS[candidate.level]
    rows = list_standard_rows(context, series)
    source = rows[0].source if rows else ""
    if not rows:
        reason = f"{series.full_name}{level}的评价标准尚未录入，二（二）要求达到本系列的标准，须由认定部门核对。"
        return build_finding(key, clause, result, reason, "请向认定部门核对本系列评价标准的学历和年限。")
    name, whose = context.credential_words, f"{series.full_name}{name_stage(facts, rows)}"
    if result == PASS:
        return build_finding(key, clause, result, f"{whose}的评价标准收{name}，符合二（二）（{source}）。")
    if result in (UNKNOWN, NOT_APPLICABLE):
        return describe_unknown_of_standard(facts, result, series, rows)
    if result == LATER:
        day = format_day(standard.met_on)
        reason = f"{series.full_name}的评价标准要求先取得员级职称并满规定的月数，{day}满（二（二），{source}）。"
        return build_finding(key, clause, result, reason, f"{day}起可以申报。")._replace(from_=iso_day(standard.met_on))
    if result == FAIL:
        reason = f"{whose}{level}的评价标准不收{name}，年限不能代替学历（二（二），{source}）。"
        taken = name_educations_taken(facts, rows)
        return build_finding(key, clause, result, reason, f"请凭标准所收的学历{taken}申报，或咨询认定部门。")
    return describe_standard_in_review(context, series, source)


def list_standard_rows(context: CandidateContext, series: Series) -> Sequence[Standard]:
    """The rows of a series' standard at the level of the candidate."""
    return context.book.standards.get((series.key, LEVELS[context.candidate.level]), ())


def name_stage(facts: Facts, rows: Sequence[Standard]) -> str:
    """The school stage, where the standard tells stages apart and it is stated; else ""."""
    stage = facts.person.school_stage
    return f"{SCHOOL_STAGE_LABELS[stage]}学段" if stage != UNSTATED and any(one.stages for one in rows) else ""


def name_educations_taken(facts: Facts, rows: Sequence[Standard]) -> str:
    """The educations that the standard takes at this level and school stage, in brackets; "" where it names none."""
    stage = SCHOOL_STAGES[facts.person.school_stage]
    taken = {one.credential for one in rows if not one.stages or stage in one.stages}
    names = "、".join(EDUCATION_LABELS[place] for place, word in enumerate(EDUCATIONS) if word in taken)
    return f"（{names}）" if names else ""


def describe_unknown_of_standard(facts: Facts, result: int, series: Series, rows: Sequence[Standard]) -> Finding:
    """What the standard hangs on that is not stated: the school stage, or the work after the title that it asks first."""
    by_stage = facts.person.school_stage == UNSTATED and any(one.stages for one in rows)
    unknown = "任教学段" if by_stage else "取得员级职称后的工作有没有登记表、通知书，属于哪个系列，"
    if result == NOT_APPLICABLE:
        return build_finding("series_standard", "二（二）", result, describe_moot_fact(unknown, "二（二）"))
    asks = "按学段收不同的学历" if by_stage else "要求先有员级职称并工作满规定的月数"
    remedy = (
        "请补填任教的学段：幼儿园、小学、初中或高中。" if by_stage else "请补填每段工作的登记表或通知书、所属系列。"
    )
    reason = f"{series.full_name}的评价标准{asks}，{unknown}还没有填写（二（二），{rows[0].source}）。"
    return build_finding("series_standard", "二（二）", result, reason, remedy)


def find_months_after_title(context: CandidateContext, series: Series) -> int | None:
    """The months after the 员级 title that the standard asks of the candidate's credential; None: it asks no title."""
    credential = CREDENTIALS[context.candidate.credential.kind]
    return next((one.title_months for one in list_standard_rows(context, series) if one.credential == credential), None)


def describe_standard_without_route(series: Series | None, result: int) -> Finding:
    """No series, or no route in it: which standard would be asked is not known, or none is."""
    key, clause = "series_standard", "二（二）"
    if series is None and result != NOT_APPLICABLE:
        reason = "还没有填写职称系列，不知道哪个系列的评价标准适用（二（二））。"
        return build_finding(key, clause, result, reason, "请选择申报的职称系列。")
    return build_finding(key, clause, result, "没有可走的途径，不核对本系列的评价标准（二（二））。")


def describe_standard_in_review(context: CandidateContext, series: Series, source: str) -> Finding:
    """The standard leaves it open: which question a person has to answer, and until when."""
    standard, name = context.candidate.standard, context.credential_words
    conditions = [one.condition for one in list_standard_rows(context, series) if one.condition]
    if standard.met_on < NEVER:
        why = f"通知的年限已够，评价标准另有要求，{format_day(standard.met_on)}满，在此之前"
    elif context.route.gives == "technician" and context.candidate.level == ASSISTANT:
        why = f"{series.full_name}没有员级，评价标准直接收{name}，通知没有这一途径，"
    elif conditions and context.credential_words in CREDENTIALS_WITH_CONDITION:
        why = f"评价标准只收{conditions[0]}的{name}，这张文凭是不是，"
    elif months := find_months_after_title(context, series):
        why = f"评价标准要求先有员级职称并工作满{months}个月，所填的情况没有满，是否需要，"
    else:
        why = f"没有查到{series.full_name}的评价标准收{name}的原文，"
    reason = f"{why}须由认定部门核对（二（二），{source}）。"
    return build_finding("series_standard", "二（二）", REVIEW, reason, "请准备毕业证书等材料，由认定部门核对。")


CREDENTIALS_WITH_CONDITION: Final = (f"{EDUCATION_LABELS[SECONDARY_VOCATIONAL]}学历",)
"""The credentials, in words, to which a condition of a standard can belong."""

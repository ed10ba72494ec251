"""Sentences of 二（一）, 二（五） to 二（七） and of the levels, made from the numbers that the rules read."""

from zhicheng.codes import (
    ASSISTANT,
    FAIL,
    NOT_APPLICABLE,
    PASS,
    RESULTS,
    UNKNOWN,
    UNRELATED,
    UNSTATED,
)
from zhicheng.eligibility.facts.codebook import Codebook
from zhicheng.eligibility.facts.read import Facts
from zhicheng.eligibility.rules.judge import Judgement
from zhicheng.eligibility.words.scope_findings import build_finding
from zhicheng.finding import Finding
from zhicheng.words.labels import LEVEL_LABELS, MAJOR_RELATION_LABELS
from zhicheng.workdays.days import NEVER, iso_day
from zhicheng.workdays.words import format_day


def describe_education_recognized(facts: Facts, result: int) -> Finding:
    """二（一）: whether the state recognises the diploma on which the route rests."""
    key, clause = "education_recognized", "二（一）"
    if result == PASS:
        return build_finding(
            key, clause, result, "有国家教育部门承认的学历或学位，全日制、非全日制都可以，符合二（一）。"
        )
    if result == UNKNOWN:
        reason = "还没有填写学历或学位是否为国家教育部门承认，二（一）要求承认。"
        return build_finding(key, clause, result, reason, "请在学信网或留学服务中心查询、认证后补填。")
    if result == NOT_APPLICABLE:
        return build_finding(key, clause, result, "没有填写学历；技能等级或职称的途径不要求学历（二（一））。")
    records = len(facts.person.education_level)
    read = f"所填{records}条学历都不是国家教育部门承认的" if records else "没有填写任何学历、技能等级或职称"
    reason = f"{read}，二（一）要求国家教育部门承认的学历或学位。"
    return build_finding(key, clause, result, reason, "请提供学信网可查的学历或学位；技能等级、职称的途径不受此限。")


def describe_unrelated_major(facts: Facts, book: Codebook, judgement: Judgement) -> Finding:
    """二（五）: whether the major is related, and how many months it adds where it is not."""
    key, clause, result = "unrelated_major", "二（五）", judgement.unrelated_major
    months = book.terms.major_months
    if result == NOT_APPLICABLE:
        why = "已取得职称，不是首次申报" if judgement.titles_held.any_title else "没有凭学历申报的途径"
        return build_finding(key, clause, result, f"{why}，二（五）不增加年限。")
    if result == UNKNOWN:
        reason = f"还没有填写所学专业与所从事专业是否一致或相近，不一致的，二（五）在要求的年限上增加{months}个月。"
        return build_finding(key, clause, result, reason, "请用人单位确认所学专业与岗位专业的关系。")
    relation = MAJOR_RELATION_LABELS[facts.person.major_relation]
    if facts.person.major_relation == UNRELATED:
        reason = f"所学专业与所从事专业{relation}，首次申报，二（五）在要求的年限上增加{months}个月，已计入各途径。"
        return build_finding(key, clause, result, reason)
    return build_finding(key, clause, result, f"所学专业与所从事专业{relation}，二（五）不增加年限。")


def describe_entry_licence(facts: Facts, book: Codebook, result: int) -> Finding:
    """二（六）: the licence without which nobody enters the profession."""
    key, clause = "entry_licence", "二（六）"
    series = book.series[facts.person.series]
    if series is None:
        return build_finding(
            key, clause, result, "还没有填写职称系列，不能判断二（六）是否要求准入资格。", "请选择申报的职称系列。"
        )
    if series.licence is None:
        return build_finding(key, clause, result, f"{series.full_name}没有从业准入要求（二（六））。")
    name, filing = series.licence_name, format_day(facts.person.filing)
    if result == PASS:
        dates = [
            date
            for kind, date in zip(facts.person.licence_kind, facts.person.licence_date, strict=True)
            if book.licences[kind] == series.licence and date <= facts.person.filing
        ]
        return build_finding(key, clause, result, f"已于{format_day(min(dates))}取得{name}，符合二（六）。")
    if result == FAIL:
        reason = f"到申报日{filing}还没有取得{name}，二（六）要求{series.full_name}先取得准入资格。"
        return build_finding(key, clause, result, reason, f"请先取得{name}，再行申报。")
    reason = f"到申报日{filing}没有{name}，{series.full_name}只有部分岗位需要（二（六）），须由人工确认本岗位是否需要。"
    return build_finding(key, clause, result, reason, f"请用人单位说明岗位是否需要{name}。")


def describe_series_change(facts: Facts, book: Codebook, judgement: Judgement) -> Finding:
    """二（七）: the months on the new post that a change of series asks."""
    change, asked = judgement.change, book.terms.change_months
    reason, remedy = _change_sentences(facts, judgement, asked)
    if change.result == NOT_APPLICABLE:
        return build_finding("series_change", "二（七）", change.result, reason)
    day = iso_day(change.full_on) if change.full_on < NEVER else None
    return Finding(
        "series_change", "二（七）", RESULTS[change.result], change.months, asked, "months", day, reason, remedy
    )


def _change_sentences(facts: Facts, judgement: Judgement, asked: int) -> tuple[str, str | None]:
    change, titles = judgement.change, judgement.titles_held
    if change.result == NOT_APPLICABLE:
        why = "已有本系列职称" if titles.in_series else "没有其他系列的初级职称"
        return f"{why}，二（七）变更系列的规定不适用。", None
    former_title = f"已有其他系列的{LEVEL_LABELS[titles.elsewhere]}职称"
    if change.result == FAIL:
        reason = f"{former_title}，但没有本系列的现岗位，二（七）要求变更岗位后在现岗位工作满{asked}个月。"
        return reason, "请先转到本系列的岗位，以聘书、合同或单位证明为准。"
    since = (
        f"{former_title}，{format_day(change.begun)}转到现岗位，"
        f"截至{format_day(judgement.cut_off)}满{change.months}个月，二（七）要求满{asked}个月"
    )
    if change.result == PASS:
        return f"{since}，{format_day(change.full_on)}已满。", None
    return (
        f"{since}，{format_day(change.full_on)}满。",
        f"请在现岗位继续工作，{format_day(change.full_on)}起可以公示申报。",
    )


def describe_no_such_level(facts: Facts, book: Codebook, result: int) -> Finding:
    """二（二）1: a level that the series does not have."""
    key, clause = "no_such_level", "二（二）1"
    series = book.series[facts.person.series]
    if result == FAIL and series is not None:
        reason = f"{series.full_name}不设员级职称，二（二）1的员级认定在这个系列没有对应的职称，这不等于不合格。"
        return build_finding(key, clause, result, reason, "请申报助理级的其他途径，或咨询认定部门。")
    if series is not None and series.technician_title is None:
        return build_finding(key, clause, result, f"{series.full_name}不设员级职称，不影响申报助理级（二（二）1）。")
    return build_finding(
        key,
        clause,
        result,
        "本系列设有员级职称，二（二）1可以认定员级。" if series else "还没有填写职称系列（二（二）1）。",
    )


def describe_title_held(facts: Facts, judgement: Judgement) -> Finding:
    """A title is recognised once."""
    level = judgement.titles_held.level
    asked = LEVEL_LABELS[facts.person.want or ASSISTANT]
    if judgement.title_held == FAIL:
        reason = f"已有{LEVEL_LABELS[level]}职称，不低于申报的{asked}，不需要再认定（二（二））。"
        return build_finding(
            "held", "二（二）", judgement.title_held, reason, "无须再申报；如需更高一级，请按职称评审的规定办理。"
        )
    have = f"现有{LEVEL_LABELS[level]}职称，低于申报的{asked}" if level != UNSTATED else "没有本系列或更高级别的职称"
    return build_finding("held", "二（二）", judgement.title_held, f"{have}，可以申报{asked}（二（二））。")


def list_condition_findings(facts: Facts, book: Codebook, judgement: Judgement) -> list[Finding]:
    """二（五） to 二（七）, the levels, in the order of the notice."""
    return [
        describe_unrelated_major(facts, book, judgement),
        describe_entry_licence(facts, book, judgement.common.entry_licence),
        describe_series_change(facts, book, judgement),
        describe_no_such_level(facts, book, judgement.no_such_level),
        describe_title_held(facts, judgement),
    ]

"""Sentences of 二（一）, 二（五） to 二（七） and of the levels, made from the numbers that the rules read."""

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
    RESULTS,
    REVIEW,
    SECONDARY_VOCATIONAL,
    TECHNICIAN,
    UNKNOWN,
    UNRELATED,
    UNSTATED,
)
from zhicheng.eligibility.any_series import judge_case
from zhicheng.eligibility.check_results import CheckResults
from zhicheng.eligibility.facts.codebook import Codebook
from zhicheng.eligibility.facts.read import Facts
from zhicheng.eligibility.rules.judge import Judgement
from zhicheng.eligibility.rules.title import find_former_title_day
from zhicheng.eligibility.words.recognition import find_recogniser, name_recognisers
from zhicheng.eligibility.words.route_findings import CandidateContext
from zhicheng.eligibility.words.scope_findings import build_finding
from zhicheng.finding import Finding
from zhicheng.policy.model import Series, Standard
from zhicheng.words.labels import EDUCATION_LABELS, LEVEL_LABELS, MAJOR_RELATION_LABELS, STUDY_MODE_LABELS
from zhicheng.workdays.days import NEVER, UNDATED, iso_day
from zhicheng.workdays.words import format_day


def describe_education_recognized(facts: Facts, book: Codebook, result: int) -> Finding:
    """二（一）: whether the diploma on which the route rests is recognised by whoever recognises its kind."""
    key, clause = "education_recognized", "二（一）"
    levels = facts.person.education_level
    if result == PASS and all(find_recogniser(EDUCATIONS[level]) == "technical" for level in levels):
        return build_finding(
            key, clause, result, "技工院校的毕业证书已得到承认，按二（三）视同相应的学历，符合二（一）。"
        )
    if result == PASS:
        mode = book.terms.kindest.mode
        both = "，全日制、非全日制都可以" if mode[1] == mode[2] else ""
        return build_finding(key, clause, result, f"有国家承认的学历或学位{both}，符合二（一）。")
    if result == UNKNOWN:
        reason = "还没有填写学历或学位是否得到承认，二（一）要求国家承认的学历。"
        return build_finding(key, clause, result, reason, f"请核对后补填：{name_recognisers(levels)}。")
    if result == NOT_APPLICABLE and UNSTATED in facts.person.education_recognized:
        reason = "学历是否得到承认还没有填写，但不影响结果，不用去问（二（一））。"
        return build_finding(key, clause, result, reason)
    if result == NOT_APPLICABLE:
        return build_finding(key, clause, result, "技能等级或职称的途径不要求学历（二（一））。")
    read = f"所填{len(levels)}条学历都没有得到承认" if levels else "没有填写任何学历"
    reason = f"{read}，二（一）要求国家承认的学历或学位。"
    where = f"请核对：{name_recognisers(levels)}；" if levels else ""
    return build_finding(key, clause, result, reason, f"{where}技能等级、职称的途径不受此限。")


def describe_study_mode(facts: Facts, result: int) -> Finding:
    """二（一）: the mode of study of the diploma on which the route rests, where the policy takes only one of them."""
    key, clause = "study_mode", "二（一）"
    if result == UNKNOWN:
        reason = "还没有填写学历是全日制还是非全日制，二（一）不是都收。"
        return build_finding(key, clause, result, reason, "请照毕业证书补填学习形式。")
    if result == NOT_APPLICABLE:
        return build_finding(key, clause, result, "这一途径不看学习形式，或者不影响结果（二（一））。")
    modes = "、".join(dict.fromkeys(STUDY_MODE_LABELS[mode] for mode in facts.person.education_mode if mode))
    if result == PASS:
        return build_finding(key, clause, result, "学历的学习形式符合二（一）。")
    if result == REVIEW:
        reason = f"所填学历的学习形式是{modes}，二（一）没有写明收不收，须由认定部门确认。"
        return build_finding(key, clause, result, reason, "请准备毕业证书，由认定部门确认。")
    reason = f"所填学历的学习形式是{modes}，二（一）不收。"
    return build_finding(key, clause, result, reason, "请凭其他学历、技能等级或职称申报，或咨询认定部门。")


def describe_series_standard(facts: Facts, book: Codebook, result: int, context: CandidateContext | None) -> Finding:
    """二（二）: the series' own standard, of the candidate taken."""
    key, clause = "series_standard", "二（二）"
    series = book.series[facts.person.series]
    if context is None or series is None or series.assessment != "assess":
        return describe_standard_without_route(series, result)
    standard, candidate = context.candidate.standard, context.candidate
    level = LEVEL_LABELS[candidate.level]
    rows = [one for one in book.policy.standards if one.series == series.key and LEVELS[candidate.level] == one.level]
    source = rows[0].source if rows else ""
    if not rows:
        reason = f"{series.full_name}{level}的评价标准尚未录入，二（二）要求达到本系列的标准，须由认定部门核对。"
        return build_finding(key, clause, result, reason, "请向认定部门核对本系列评价标准的学历和年限。")
    name = context.credential_words
    if result == PASS:
        return build_finding(key, clause, result, f"{series.full_name}的评价标准收{name}，符合二（二）（{source}）。")
    if result in (UNKNOWN, NOT_APPLICABLE):
        return describe_unknown_of_standard(facts, result, series, rows)
    if result == LATER:
        day = format_day(standard.met_on)
        reason = f"{series.full_name}的评价标准要求先取得员级职称并满规定的月数，{day}满（二（二），{source}）。"
        return build_finding(key, clause, result, reason, f"{day}起可以申报。")._replace(from_=iso_day(standard.met_on))
    if result == FAIL:
        reason = f"{series.full_name}{level}的评价标准不收{name}，年限不能代替学历（二（二），{source}）。"
        return build_finding(key, clause, result, reason, "请凭标准所收的学历申报，或咨询认定部门。")
    return describe_standard_in_review(context, series, source)


def describe_unknown_of_standard(facts: Facts, result: int, series: Series, rows: Sequence[Standard]) -> Finding:
    """What the standard hangs on that is not stated: the school stage, or the work after the title that it asks first."""
    by_stage = facts.person.school_stage == UNSTATED and any(one.stages for one in rows)
    unknown = "任教学段" if by_stage else "取得员级职称后的工作有没有登记表、通知书，属于哪个系列，"
    if result == NOT_APPLICABLE:
        reason = f"{unknown}还没有填写，但不影响结果，不用去问（二（二））。"
        return build_finding("series_standard", "二（二）", result, reason)
    asks = "按学段收不同的学历" if by_stage else "要求先有员级职称并工作满规定的月数"
    remedy = (
        "请补填任教的学段：幼儿园、小学、初中或高中。" if by_stage else "请补填每段工作的登记表或通知书、所属系列。"
    )
    reason = f"{series.full_name}的评价标准{asks}，{unknown}还没有填写（二（二），{rows[0].source}）。"
    return build_finding("series_standard", "二（二）", result, reason, remedy)


def find_months_after_title(context: CandidateContext, series: Series) -> int | None:
    """The months after the 员级 title that the standard asks of the candidate's credential; None: it asks no title."""
    asked = (
        one.title_months
        for one in context.book.policy.standards
        if one.series == series.key
        and one.level == LEVELS[context.candidate.level]
        and one.credential == CREDENTIALS[context.candidate.credential.kind]
    )
    return next(asked, None)


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
    rows = [
        one
        for one in context.book.policy.standards
        if one.series == series.key and one.level == LEVELS[context.candidate.level] and one.condition
    ]
    if standard.met_on < NEVER:
        why = f"通知的年限已够，评价标准另有要求，{format_day(standard.met_on)}满，在此之前"
    elif context.route.gives == "technician" and context.candidate.level == ASSISTANT:
        why = f"{series.full_name}没有员级，评价标准直接收{name}，通知没有这一途径，"
    elif rows and context.credential_words in LEVEL_OF_CONDITION:
        why = f"评价标准只收{rows[0].condition}的{name}，这张文凭是不是，"
    elif months := find_months_after_title(context, series):
        why = f"评价标准要求先有员级职称并工作满{months}个月，所填的情况没有满，是否需要，"
    else:
        why = f"没有查到{series.full_name}的评价标准收{name}的原文，"
    reason = f"{why}须由认定部门核对（二（二），{source}）。"
    return build_finding("series_standard", "二（二）", REVIEW, reason, "请准备毕业证书等材料，由认定部门核对。")


LEVEL_OF_CONDITION: Final = (f"{EDUCATION_LABELS[SECONDARY_VOCATIONAL]}学历",)
"""The credential to which a condition of a standard can belong."""


def describe_level_asked(facts: Facts, book: Codebook, result: int) -> Finding:
    """二（二）: whether any credential opens the level asked for; where none does, which level is open, and when."""
    key, clause = "level_asked", "二（二）"
    if result == NOT_APPLICABLE:
        return build_finding(key, clause, result, "所填的学历、技能等级或职称能走到所申报的级别（二（二））。")
    person = facts.person
    held = any((person.education_level, person.skill_date, person.title_level))
    if not held:
        reason = "没有填写任何学历、技能等级或职称，二（二）的每一条途径都要有其中一样。"
        return build_finding(key, clause, result, reason, "请补填学历、高级工等级或已有职称。")
    asked = LEVEL_LABELS[person.want] if person.want else "初级"
    reason = f"所填的学历、技能等级和职称都不能直接申报{asked}职称（二（二））。"
    return build_finding(key, clause, result, reason, describe_open_level(facts, book))


def describe_open_level(facts: Facts, book: Codebook) -> str:
    """The level that is open to the person now, or from which day."""
    free = judge_case(facts.person._replace(want=UNSTATED), book.terms)
    if free.best < 0 or free.verdict >= FAIL:
        return "请凭二（二）所列的学历、技能等级或职称申报。"
    routes = book.policy.routes
    route, level = routes[free.best % len(routes)], free.candidates[free.best].kindest.level
    name = LEVEL_LABELS[level]
    then = f"{format_day(free.earliest)}起可以申报" if free.earliest < NEVER else "现在可以申报"
    months = next((one.months for one in routes if one.credential == "technician_title"), 0)
    after = f"；取得{name}后满{months}个月，可以申报助理级" if level == TECHNICIAN and months else ""
    return f"您{then}{name}（{route.clause}）{after}。"


def describe_unrelated_major(facts: Facts, book: Codebook, judgement: Judgement, result: int) -> Finding:
    """二（五）: whether the major is related, and how many months it adds where it is not."""
    key, clause = "unrelated_major", "二（五）"
    months = book.terms.kindest.major_months
    first = not judgement.kindest.binding.titles.any_title
    if result == NOT_APPLICABLE and first and facts.person.major_relation == UNSTATED:
        reason = "所学专业是否相关还没有填写，但不影响结果，不用去问（二（五））。"
        return build_finding(key, clause, result, reason)
    if result == NOT_APPLICABLE:
        why = "没有凭学历申报的途径" if first else "已取得职称，不是首次申报"
        return build_finding(key, clause, result, f"{why}，二（五）不增加年限。")
    if result == UNKNOWN:
        otherwise = (
            f"二（五）在要求的年限上增加{months}个月"
            if book.terms.kindest.unrelated_result == PASS
            else "不能直接认定（二（五））"
        )
        reason = f"还没有填写所学专业与所从事专业是否一致或相近，不一致的，{otherwise}。"
        return build_finding(key, clause, result, reason, "请用人单位确认所学专业与岗位专业的关系。")
    relation = MAJOR_RELATION_LABELS[facts.person.major_relation]
    if result != PASS:
        how = "不能凭这一学历认定" if result == FAIL else "须由认定部门确认"
        reason = f"所学专业与所从事专业{relation}，二（五）要求对口或相近，{how}。"
        return build_finding(key, clause, result, reason, "请按所学专业从事的岗位申报，或咨询认定部门怎样申报评审。")
    if facts.person.major_relation == UNRELATED:
        reason = f"所学专业与所从事专业{relation}，首次申报，二（五）在要求的年限上增加{months}个月，已计入各途径。"
        return build_finding(key, clause, result, reason)
    return build_finding(key, clause, result, f"所学专业与所从事专业{relation}，二（五）不增加年限。")


def describe_entry_licence(facts: Facts, book: Codebook, judgement: Judgement, result: int) -> Finding:
    """二（六）: the licence without which nobody enters the profession."""
    key, clause = "entry_licence", "二（六）"
    series = book.series[facts.person.series]
    if series is None:
        reason = "还没有填写职称系列，不知道二（六）是否要求准入资格。"
        day = judgement.kindest.licence.held_from if result == LATER else NEVER
        finding = build_finding(key, clause, result, reason, "请选择申报的职称系列。")
        return finding._replace(from_=iso_day(day)) if day < NEVER else finding
    if series.licence is None:
        return build_finding(key, clause, result, f"{series.full_name}没有从业准入要求（二（六））。")
    name, filing = series.licence_name, format_day(facts.person.filing)
    day = judgement.kindest.licence.held_from
    if result == PASS:  # by a licence that is dated, also where another is not
        held = format_day(judgement.strictest.licence.held_from)
        return build_finding(key, clause, result, f"已于{held}取得{name}，符合二（六）。")
    if day == UNDATED:
        reason = f"{name}还没有填写取得的日期，二（六）要求申报日以前取得。"
        moot = "" if result == UNKNOWN else "不影响结果，不用去问。"
        return build_finding(key, clause, result, reason + moot, "请照证书补填取得日期。" if not moot else None)
    if result == LATER:
        reason = f"{name}的取得日期是{format_day(day)}，晚于申报日{filing}，从那天起符合二（六）。"
        remedy = f"请在{format_day(day)}或以后申报。"
        return build_finding(key, clause, result, reason, remedy)._replace(from_=iso_day(day))
    if result == FAIL:
        reason = f"到申报日{filing}还没有取得{name}，二（六）要求{series.full_name}先取得准入资格。"
        return build_finding(key, clause, result, reason, f"请先取得{name}，再行申报。")
    reason = f"到申报日{filing}没有{name}，{series.full_name}只有部分岗位需要（二（六）），须由人工确认本岗位是否需要。"
    return build_finding(key, clause, result, reason, f"请用人单位说明岗位是否需要{name}。")


def describe_series_change(facts: Facts, book: Codebook, judgement: Judgement, result: int) -> Finding:
    """二（七）: the months on the new post that a change of series asks."""
    change, asked = judgement.kindest.binding.change, book.terms.kindest.change_months
    reason, remedy = _change_sentences(facts, judgement, result, asked)
    if result == NOT_APPLICABLE:
        return build_finding("series_change", "二（七）", result, reason)
    day = iso_day(change.full_on) if change.full_on < NEVER else None
    return Finding("series_change", "二（七）", RESULTS[result], change.months, asked, "months", day, reason, remedy)


def _change_sentences(facts: Facts, judgement: Judgement, result: int, asked: int) -> tuple[str, str | None]:
    change, titles = judgement.kindest.binding.change, judgement.kindest.binding.titles
    if result == NOT_APPLICABLE and change.result != NOT_APPLICABLE:
        return "有的岗位属于哪个系列还没有填写，但不影响结果，不用去问（二（七））。", None
    if result == NOT_APPLICABLE:
        why = (
            "还没有填写申报的职称系列"
            if facts.person.series == UNSTATED
            else "已有本系列职称"
            if titles.in_series
            else "没有其他系列的初级职称"
        )
        return f"{why}，二（七）变更系列的规定不适用。", None
    former_title = f"已有其他系列的{LEVEL_LABELS[titles.elsewhere]}职称"
    if result == FAIL:
        reason = f"{former_title}，但没有本系列的现岗位，二（七）要求变更岗位后在现岗位工作满{asked}个月。"
        return reason, "请先转到本系列的岗位，以聘书、合同或单位证明为准。"
    since = (
        f"{former_title}，{format_day(change.begun)}转到现岗位，"
        f"截至{format_day(judgement.kindest.binding.cut_off)}满{change.months}个月，二（七）要求满{asked}个月"
    )
    if result == REVIEW:
        title = format_day(find_former_title_day(facts.person, titles))
        reason = (
            f"{since}，{format_day(change.full_on)}已满；"
            f"但原职称{title}才取得，现岗位的起始日早于它，两个日期对不上，须由认定部门确认。"
        )
        return reason, "请核对哪一天变更到现在的岗位（同一单位内换岗也算），以聘书、合同或单位证明为准。"
    if result == PASS:
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


def find_level_meant(book: Codebook, judgement: Judgement) -> int:
    """The level that is meant where none is asked for: the highest given; of several above 员级 that of the route taken."""
    top = book.terms.kindest.top_level
    taken = judgement.candidates[judgement.best].kindest.level if judgement.best >= 0 else top
    return taken if top > ASSISTANT else top


def describe_title_held(facts: Facts, book: Codebook, judgement: Judgement, result: int) -> Finding:
    """A title is recognised once."""
    level = judgement.kindest.binding.titles.level
    asked = LEVEL_LABELS[facts.person.want or find_level_meant(book, judgement)]
    if result == FAIL:
        reason = f"已有{LEVEL_LABELS[level]}职称，不低于申报的{asked}，不需要再认定（二（二））。"
        return build_finding("held", "二（二）", result, reason, "无须再申报；如需更高一级，请按职称评审的规定办理。")
    have = f"现有{LEVEL_LABELS[level]}职称，低于申报的{asked}" if level != UNSTATED else "没有本系列或更高级别的职称"
    return build_finding("held", "二（二）", result, f"{have}，可以申报{asked}（二（二））。")


def list_condition_findings(facts: Facts, book: Codebook, judgement: Judgement, results: CheckResults) -> list[Finding]:
    """二（五） to 二（七）, the levels, in the order of the notice."""
    return [
        describe_unrelated_major(facts, book, judgement, results.unrelated_major),
        describe_entry_licence(facts, book, judgement, results.common.entry_licence),
        describe_series_change(facts, book, judgement, results.common.series_change),
        describe_level_asked(facts, book, results.level_asked),
        describe_no_such_level(facts, book, results.no_such_level),
        describe_title_held(facts, book, judgement, results.title_held),
    ]

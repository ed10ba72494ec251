"""Sentences of 二（一）, 二（五） to 二（七） and of the levels, made from the numbers that the rules read."""

from functools import lru_cache
from typing import Final

from zhicheng.codes import (
    ASSISTANT,
    FAIL,
    LATER,
    NOT_APPLICABLE,
    PASS,
    RESULTS,
    REVIEW,
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
from zhicheng.eligibility.rules.unknown import do_modes_differ
from zhicheng.eligibility.words.recognition import LEVELS_OF_TECHNICAL_SCHOOLS, name_recognisers
from zhicheng.eligibility.words.scope_findings import MOST_REMEMBERED, build_finding, describe_moot_fact
from zhicheng.finding import Finding
from zhicheng.policy.model import Route
from zhicheng.words.labels import (
    LEVEL_LABELS,
    MAJOR_RELATION_LABELS,
    STUDY_MODE_LABELS,
)
from zhicheng.workdays.days import NEVER, UNDATED, iso_day
from zhicheng.workdays.words import format_day


def describe_education_recognized(facts: Facts, book: Codebook, result: int) -> Finding:
    """二（一）: whether the diploma on which the route rests is recognised by whoever recognises its kind."""
    key, clause = "education_recognized", "二（一）"
    levels = facts.person.education_level
    if result == PASS:
        of_technical_schools = LEVELS_OF_TECHNICAL_SCHOOLS.issuperset(levels)
        return describe_recognized_education(of_technical_schools, do_modes_differ(book.terms.kindest))
    if result == UNKNOWN:
        reason = "还没有填写学历或学位是否得到承认，二（一）要求国家承认的学历。"
        return build_finding(key, clause, result, reason, f"请核对后补填：{name_recognisers(levels)}。")
    if result == NOT_APPLICABLE and UNSTATED in facts.person.education_recognized:
        return build_finding(key, clause, result, describe_moot_fact("学历是否得到承认", clause))
    if result == NOT_APPLICABLE:
        return build_finding(key, clause, result, "技能等级或职称的途径不要求学历（二（一））。")
    read = f"所填{len(levels)}条学历都没有得到承认" if levels else "没有填写任何学历"
    reason = f"{read}，二（一）要求国家承认的学历或学位。"
    where = f"请核对：{name_recognisers(levels)}；" if levels else ""
    return build_finding(key, clause, result, reason, f"{where}技能等级、职称的途径不受此限。")


@lru_cache(maxsize=MOST_REMEMBERED)
def describe_recognized_education(of_technical_schools: bool, do_modes_matter: bool) -> Finding:
    """二（一）: the diploma is recognised."""
    if of_technical_schools:
        reason = "技工院校的毕业证书已得到承认，按二（三）视同相应的学历，符合二（一）。"
    else:
        both = "" if do_modes_matter else "，全日制、非全日制都可以"
        reason = f"有国家承认的学历或学位{both}，符合二（一）。"
    return build_finding("education_recognized", "二（一）", PASS, reason)


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


LEVEL_IS_OPEN: Final = build_finding(
    "level_asked", "二（二）", NOT_APPLICABLE, "所填的学历、技能等级或职称能走到所申报的级别（二（二））。"
)


def describe_level_asked(facts: Facts, book: Codebook, result: int) -> Finding:
    """二（二）: whether any credential opens the level asked for; where none does, which level is open, and when."""
    key, clause = "level_asked", "二（二）"
    if result == NOT_APPLICABLE:
        return LEVEL_IS_OPEN
    person = facts.person
    held = any((person.education_level, person.skill_date, person.title_level))
    if not held:
        reason = "没有填写任何学历、技能等级或职称，二（二）的每一条途径都要有其中一样。"
        return build_finding(key, clause, result, reason, "请补填学历、高级工等级或已有职称。")
    asked = LEVEL_LABELS[person.want] if person.want else "初级"
    reason = f"所填的学历、技能等级和职称都不能直接申报{asked}职称（二（二））。"
    return build_finding(key, clause, result, reason, describe_open_level(facts, book))


def find_title_route(book: Codebook) -> Route | None:
    """二（二）1: the route of whoever holds a 员级 title; None where the policy has none."""
    return next((one for one in book.policy.routes if one.credential == "technician_title"), None)


def describe_open_level(facts: Facts, book: Codebook) -> str:
    """The level that is open to the person now, or from which day."""
    free = judge_case(facts.person._replace(want=UNSTATED), book.terms)
    if free.best < 0 or free.verdict >= FAIL:
        return "请凭二（二）所列的学历、技能等级或职称申报。"
    routes = book.policy.routes
    route, level = routes[free.best % len(routes)], free.candidates[free.best].kindest.level
    name = LEVEL_LABELS[level]
    then = f"{format_day(free.earliest)}起可以申报" if free.earliest < NEVER else "现在可以申报"
    onward = find_title_route(book)
    months = onward.months if onward else 0
    after = f"；取得{name}后满{months}个月，可以申报助理级" if level == TECHNICIAN and months else ""
    return f"您{then}{name}（{route.clause}）{after}。"


@lru_cache(maxsize=MOST_REMEMBERED)
def describe_unrelated_major(relation: int, is_first: bool, months: int, refusal: int, result: int) -> Finding:
    """二（五）: whether the major is related, and how many months it adds where it is not. `is_first`: a first application;
    `refusal`: what an unrelated major comes to besides.
    """
    key, clause = "unrelated_major", "二（五）"
    if result == NOT_APPLICABLE and is_first and relation == UNSTATED:
        return build_finding(key, clause, result, describe_moot_fact("所学专业是否相关", clause))
    if result == NOT_APPLICABLE:
        why = "没有凭学历申报的途径" if is_first else "已取得职称，不是首次申报"
        return build_finding(key, clause, result, f"{why}，二（五）不增加年限。")
    if result == UNKNOWN:
        otherwise = f"二（五）在要求的年限上增加{months}个月" if refusal == PASS else "不能直接认定（二（五））"
        reason = f"还没有填写所学专业与所从事专业是否一致或相近，不一致的，{otherwise}。"
        return build_finding(key, clause, result, reason, "请用人单位确认所学专业与岗位专业的关系。")
    major = f"所学专业与所从事专业{MAJOR_RELATION_LABELS[relation]}"
    if result != PASS:
        how = "不能凭这一学历认定" if result == FAIL else "须由认定部门确认"
        reason = f"{major}，二（五）要求对口或相近，{how}。"
        return build_finding(key, clause, result, reason, "请按所学专业从事的岗位申报，或咨询认定部门怎样申报评审。")
    if relation == UNRELATED:
        reason = f"{major}，首次申报，二（五）在要求的年限上增加{months}个月，已计入各途径。"
        return build_finding(key, clause, result, reason)
    return build_finding(key, clause, result, f"{major}，二（五）不增加年限。")


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
    change, titles = judgement.kindest.binding.change, judgement.kindest.binding.titles
    if result == change.result == NOT_APPLICABLE:
        return describe_change_not_asked(facts.person.series != UNSTATED, titles.in_series)
    asked = book.terms.kindest.change_months
    reason, remedy = _change_sentences(facts, judgement, result, asked)
    if result == NOT_APPLICABLE:
        return build_finding("series_change", "二（七）", result, reason)
    day = iso_day(change.full_on) if change.full_on < NEVER else None
    return Finding("series_change", "二（七）", RESULTS[result], change.months, asked, "months", day, reason, remedy)


@lru_cache(maxsize=MOST_REMEMBERED)
def describe_change_not_asked(is_series_stated: bool, is_held_in_series: bool) -> Finding:
    """二（七）: nothing is changed."""
    held = "已有本系列职称" if is_held_in_series else "没有其他系列的初级职称"
    why = held if is_series_stated else "还没有填写申报的职称系列"
    return build_finding("series_change", "二（七）", NOT_APPLICABLE, f"{why}，二（七）变更系列的规定不适用。")


def _change_sentences(facts: Facts, judgement: Judgement, result: int, asked: int) -> tuple[str, str | None]:
    change, titles = judgement.kindest.binding.change, judgement.kindest.binding.titles
    if result == NOT_APPLICABLE:
        return describe_moot_fact("有的岗位属于哪个系列", "二（七）"), None
    former_title = f"已有其他系列的{LEVEL_LABELS[titles.elsewhere]}职称"
    if result == UNKNOWN:
        return describe_unknown_post(judgement, former_title, asked)
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
    remedy = f"请在现岗位继续工作，{format_day(change.full_on)}起可以公示申报。"
    worst = judgement.strictest.binding.change.full_on
    if worst == change.full_on:
        return f"{since}，{format_day(change.full_on)}满。", remedy
    unknown = f"现岗位属于哪个职称系列还没有填写，往最不利说，{describe_worst_day(worst)}"
    return f"{since}，{format_day(change.full_on)}满（{unknown}）。", f"请补填现岗位属于哪个职称系列。{remedy}"


def describe_worst_day(full_on: int) -> str:
    """二（七）: when the months on the new post are full under the strictest answers."""
    return "就没有本系列的现岗位" if full_on == NEVER else f"{format_day(full_on)}才满"


def describe_unknown_post(judgement: Judgement, former_title: str, asked: int) -> tuple[str, str]:
    """二（七）: nobody has said of which series a current post is: the day under each answer, and what to state."""
    best, worst = judgement.kindest.binding.change, judgement.strictest.binding.change
    reason = (
        f"{former_title}，现岗位属于哪个职称系列还没有填写，二（七）要求变更岗位后在现岗位工作满{asked}个月："
        f"最有利是从{format_day(best.begun)}起算、{format_day(best.full_on)}满，往最不利说，{describe_worst_day(worst.full_on)}。"
    )
    return reason, "请补填现岗位属于哪个职称系列，以及哪一天变更到这个岗位。"


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


def describe_next_level(book: Codebook, level: int) -> str:
    """What is open to the holder of a title of this series: 助理级 by this notice, anything higher by review."""
    route = find_title_route(book)
    if level == TECHNICIAN and route:
        return f"无须再申报员级；取得员级后再从事本专业工作满{route.months}个月，可以申报助理级（{route.clause}）。"
    return "无须再申报；如需更高一级，请按职称评审的规定办理。"


def describe_title_held(facts: Facts, book: Codebook, judgement: Judgement, result: int) -> Finding:
    """A title is recognised once."""
    titles = judgement.kindest.binding.titles
    meant = facts.person.want or find_level_meant(book, judgement)
    if result != FAIL:
        return describe_title_below(titles.level, meant, result)
    asked, held = LEVEL_LABELS[meant], LEVEL_LABELS[titles.level]
    if not titles.in_series:
        reason = f"已有其他系列的{held}职称，高于{asked}，不再认定{asked}（二（七）只变更初级职称）。"
        return build_finding(
            "held", "二（二）", result, reason, "需要本系列同级职称的，请向认定部门咨询转系列评审的办法。"
        )
    reason = f"已有{held}职称，不低于申报的{asked}，不需要再认定（二（二））。"
    return build_finding("held", "二（二）", result, reason, describe_next_level(book, titles.level))


@lru_cache(maxsize=MOST_REMEMBERED)
def describe_title_below(level: int, meant: int, result: int) -> Finding:
    """No title is held, or a lower one than is meant."""
    asked = LEVEL_LABELS[meant]
    have = f"现有{LEVEL_LABELS[level]}职称，低于申报的{asked}" if level != UNSTATED else "没有本系列或更高级别的职称"
    return build_finding("held", "二（二）", result, f"{have}，可以申报{asked}（二（二））。")


def list_condition_findings(facts: Facts, book: Codebook, judgement: Judgement, results: CheckResults) -> list[Finding]:
    """二（五） to 二（七）, the levels, in the order of the notice."""
    terms, titles = book.terms.kindest, judgement.kindest.binding.titles
    relation, is_first = facts.person.major_relation, not titles.any_title
    refusal = terms.unrelated_result
    return [
        describe_unrelated_major(relation, is_first, terms.major_months, refusal, results.unrelated_major),
        describe_entry_licence(facts, book, judgement, results.common.entry_licence),
        describe_series_change(facts, book, judgement, results.common.series_change),
        describe_level_asked(facts, book, results.level_asked),
        describe_no_such_level(facts, book, results.no_such_level),
        describe_title_held(facts, book, judgement, results.title_held),
    ]

"""Sentences of 一 申报范围, made from the facts that the rules read.

A sentence that hangs on a few codes is made once for each of them and remembered: they are few, and every case has five.
"""

from functools import lru_cache
from typing import Final

from zhicheng.codes import (
    FAIL,
    NO,
    NOT_APPLICABLE,
    NOT_EMPLOYED,
    ORIGINS,
    PASS,
    RESULTS,
    REVIEW,
    UNKNOWN,
    UNSTATED,
    YES,
)
from zhicheng.eligibility.facts.codebook import Codebook
from zhicheng.eligibility.facts.read import Facts
from zhicheng.eligibility.rules.judge import CommonResults
from zhicheng.eligibility.rules.person import Person
from zhicheng.eligibility.rules.post import find_post_start, is_employed_all_last_year
from zhicheng.finding import Finding
from zhicheng.words.labels import (
    AFFILIATION_LABELS,
    ANNUAL_REVIEW_LABELS,
    EMPLOYER_KIND_LABELS,
    STATUS_LABELS,
)
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.words import format_day

MAINLAND = ORIGINS.index("mainland")
MOST_REMEMBERED: Final = 1024  # sentences of a kind
ASK_THE_EMPLOYER: Final = "，不清楚的请问单位的人事部门"


def build_finding(key: str, clause: str, result: int, reason: str, remedy: str | None = None) -> Finding:
    """A finding of a clause that measures nothing. Made as a bare tuple is: a case has fifteen, and the way by the class
    itself takes twice as long.
    """
    return tuple.__new__(Finding, (key, clause, RESULTS[result], None, None, None, None, reason, remedy))


def describe_moot_fact(names: str, clause: str = "") -> str:
    """That nobody has stated something, and need not: it changes nothing. `clause`: the one that would read it."""
    return f"{names}还没有填写，但不影响结果，不用去问{f'（{clause}）' if clause else ''}。"


def join_missing_names(*facts: tuple[str, int]) -> str:
    """The names of the facts that are not stated."""
    return "、".join(name for name, value in facts if value == UNSTATED)


def describe_employed_in_kunming(person: Person, book: Codebook, result: int) -> Finding:
    """一（一）: whether the applicant is employed by a unit that belongs to Kunming."""
    key, clause = "employed_in_kunming", "一（一）"
    kind, city = EMPLOYER_KIND_LABELS[person.employer_kind], book.policy.city_short
    if person.status == NOT_EMPLOYED:
        reason = f"申报人目前没有就业，一（一）要求与{city}的单位建立人事劳动关系。"
        return build_finding(key, clause, result, reason, f"与{city}的用人单位建立人事劳动关系后，由该单位申报。")
    if person.registered == NO:
        reason = f"用人单位不在{city}登记，一（一）要求单位在{city}，外省企业的子公司须工商注册在{city}。"
        return build_finding(key, clause, result, reason, "请向单位登记地的人力资源和社会保障部门咨询当地的认定办法。")
    if result == UNKNOWN:
        names = join_missing_names(
            ("申报人的在职状态", person.status),
            (f"单位是否在{city}登记", person.registered),
            ("单位性质", person.employer_kind),
            ("工作经历", len(person.work_start)),
        )
        about_employer = UNSTATED in (person.registered, person.employer_kind)
        ask = f"请补填{names}{ASK_THE_EMPLOYER if about_employer else ''}。"
        return build_finding(
            key, clause, result, f"还没有填写{names}，一（一）要求与{city}的单位建立人事劳动关系。", ask
        )
    if result == PASS:
        post = find_post_start(person, book.terms.kindest, person.filing)
        reason = f"用人单位是在{city}登记的{kind}，申报人从{format_day(post)}起在岗，符合一（一）。"
        return build_finding(key, clause, result, reason)
    if result == NOT_APPLICABLE:
        return build_finding(key, clause, result, describe_moot_fact("有的情况", clause))
    if result == REVIEW:
        return describe_employment_in_review(person, book)
    return build_finding(key, clause, result, f"用人单位是{kind}，不属于一（一）所列的单位。", "请向认定部门咨询。")


def describe_employment_in_review(person: Person, book: Codebook) -> Finding:
    """一（一）: no post here on the filing date, or a kind of employer that the clause does not name."""
    key, clause = "employed_in_kunming", "一（一）"
    if find_post_start(person, book.terms.strictest, person.filing) == NEVER:
        return describe_missing_post(person, book)
    if person.employer_kind == UNSTATED:
        reason = "还没有填写单位性质，企事业单位和社会组织符合一（一），其他的须由认定部门确认。"
        return build_finding(key, clause, REVIEW, reason, f"请补填单位性质{ASK_THE_EMPLOYER}。")
    reason = f"用人单位是{EMPLOYER_KIND_LABELS[person.employer_kind]}，一（一）没有写明是否包括，须由认定部门确认。"
    return build_finding(key, clause, REVIEW, reason, "请先向认定部门确认单位是否属于一（一）所列范围，再办理。")


def describe_missing_post(person: Person, book: Codebook) -> Finding:
    """一（一）: posts are stated, and none of them is one here on the filing date: the last one is named."""
    filing = format_day(person.filing)
    place = max(range(len(person.work_start)), key=lambda one: person.work_end[one])
    start, end = person.work_start[place], person.work_end[place]
    here = book.terms.kindest.works_here[person.work_here[place]] == YES
    where = "" if here else "，是在别的单位"
    confirmed = "一（一）要求的人事劳动关系须由认定部门确认。"
    if start > person.filing:
        reason = f"申报日{filing}没有在本单位的岗位：最后一段经历{format_day(start)}才开始{where}，{confirmed}"
        return build_finding(
            "employed_in_kunming", "一（一）", REVIEW, reason, "请到岗以后再申报；日期填错的，请改正。"
        )
    last = f"{format_day(start)}起{'至今' if end == NEVER else f'至{format_day(end - 1)}'}{where}"
    if not where and find_post_start(person, book.terms.kindest, person.filing) < NEVER:
        unit = "用人单位或派遣公司" if person.dispatched == YES else "用人单位"
        reason = f"{unit}的统一社会信用代码还没有填写，最后一段经历{last}，是不是在本单位还不能确定，{confirmed}"
        return build_finding("employed_in_kunming", "一（一）", REVIEW, reason, f"请补填{unit}的统一社会信用代码。")
    reason = f"申报日{filing}没有在本单位的岗位：最后一段经历{last}，{confirmed}"
    return build_finding("employed_in_kunming", "一（一）", REVIEW, reason, "请核对工作经历，补填现在的岗位。")


@lru_cache(maxsize=MOST_REMEMBERED)
def describe_foreign_national(origin: int, work_permit: int, result: int) -> Finding:
    """一（一）: the work permit that a foreigner needs."""
    key, clause = "work_permit", "一（一）"
    if result == PASS:
        return build_finding(key, clause, result, "申报人持有外国人来华工作许可证，符合一（一）。")
    if result == FAIL:
        reason = "申报人是外国籍，没有外国人来华工作许可证，一（一）要求持证。"
        return build_finding(key, clause, result, reason, "由用人单位办理外国人来华工作许可证后再申报。")
    if result == UNKNOWN:
        name = "申报人的证件种类或国籍" if origin == UNSTATED else "是否持有外国人来华工作许可证"
        return build_finding(key, clause, result, f"还没有填写{name}，一（一）要求外国籍人员持证。", f"请补填{name}。")
    if UNSTATED in (origin, work_permit) and origin != MAINLAND:
        return build_finding(key, clause, result, describe_moot_fact("国籍或工作许可证", clause))
    return build_finding(key, clause, result, "申报人不是外国籍，一（一）不要求外国人来华工作许可证。")


@lru_cache(maxsize=MOST_REMEMBERED)
def describe_status(status: int, result: int) -> Finding:
    """一（二）: people whose status keeps them from applying, such as civil servants."""
    key, clause = "status", "一（二）"
    if result == UNKNOWN:
        reason = "还没有填写申报人的在职状态，一（二）规定公务员（含参公人员）、离退休人员不得申报。"
        return build_finding(key, clause, result, reason, "请补填申报人的在职状态。")
    if result == NOT_APPLICABLE:
        return build_finding(key, clause, result, describe_moot_fact("在职状态", clause))
    if result == PASS:
        return build_finding(key, clause, result, "申报人不是公务员、参公人员或离退休人员，符合一（二）。")
    reason = f"申报人是{STATUS_LABELS[status]}，一（二）规定不得申报职称。"
    return build_finding(key, clause, result, reason, "身份变化以后，可由新的用人单位申报。")


@lru_cache(maxsize=MOST_REMEMBERED)
def describe_conduct(refuses_assignment: int, not_competent: int, result: int) -> Finding:
    """一（二）: who refuses the work assigned, or is not competent; only the employer can say."""
    key, clause = "conduct", "一（二）"
    if result == PASS:
        reason = "用人单位证明申报人服从工作安排、胜任专业技术岗位，符合一（二）。"
        return build_finding(key, clause, result, reason)
    if result == UNKNOWN:
        names = join_missing_names(("是否服从工作安排", refuses_assignment), ("是否胜任专业技术岗位", not_competent))
        reason = f"用人单位还没有说明申报人{names}，一（二）要求服从安排并胜任岗位。"
        return build_finding(key, clause, result, reason, "请用人单位在考核评议中说明。")
    if result == NOT_APPLICABLE:
        return build_finding(key, clause, result, "用人单位还没有说明，但不影响结果（一（二））。")
    faults = [
        name
        for name, value in (("不服从工作安排", refuses_assignment), ("不胜任专业技术岗位", not_competent))
        if value == YES
    ]
    reason = f"用人单位认为申报人{'、'.join(faults)}，一（二）规定不得参加考核认定。"
    return build_finding(key, clause, result, reason, "如有不同意见，可向用人单位说明，或在下一次申报前改进。")


@lru_cache(maxsize=MOST_REMEMBERED)
def describe_annual_review(review: int, is_denied: bool, result: int) -> Finding:
    """一（二）: the result of last year's review. `is_denied`: there is none, and the posts say that there should be."""
    key, clause = "annual_review", "一（二）"
    review_label = ANNUAL_REVIEW_LABELS[review]
    if result == UNKNOWN:
        reason = "还没有填写上年度考核结果，一（二）规定不合格、基本合格的不得参加。"
        return build_finding(
            key, clause, result, reason, "请补填上一个公历年的考核结果；新入职没有考核的选“没有考核”。"
        )
    if result == FAIL:
        reason = f"上年度考核为{review_label}，一（二）规定不得参加本年的考核认定。"
        return build_finding(key, clause, result, reason, "下一年度考核合格以后，可在次年申报。")
    if result == NOT_APPLICABLE:
        return build_finding(key, clause, result, describe_moot_fact("上年度考核", clause))
    if is_denied:
        reason = (
            "填写的是没有上年度考核，但工作经历显示上一年全年都在本单位，两者对不上，须由认定部门确认（一（二））。"
        )
        return build_finding(
            key, clause, result, reason, "请核对上一年的考核结果；确实没有考核的，请用人单位说明原因。"
        )
    if review_label == "没有考核" and result == REVIEW:
        reason = "申报人没有上年度考核，一（二）没有写明如何处理，须由认定部门确认。"
        return build_finding(key, clause, result, reason, "请用人单位说明没有考核的原因。")
    if review_label == "没有考核":
        return build_finding(
            key, clause, result, "申报人没有上年度考核（如新入职），不属于一（二）所列的不合格，以本次单位考核代替。"
        )
    return build_finding(key, clause, result, f"上年度考核为{review_label}，符合一（二）。")


def describe_series_in_scope(facts: Facts, book: Codebook, result: int) -> Finding:
    """一（三）: whether titles of the series are recognised by this notice."""
    key, clause = "series_in_scope", "一（三）"
    series = book.series[facts.person.series]
    if series is None:
        reason = "还没有填写申报的职称系列，一（三）规定以考代评的系列不在范围。"
        return build_finding(key, clause, result, reason, "请选择申报的职称系列。")
    if result == FAIL and series.assessment == "exam":
        reason = f"{series.full_name}实行以考代评，一（三）规定不在考核认定范围。"
        return build_finding(key, clause, result, reason, f"请报名参加{series.branch or series.name}的全国统一考试。")
    if result == FAIL:
        reason = f"{series.full_name}涉及公共安全、人身健康，一（三）规定不在考核认定范围。"
        return build_finding(key, clause, result, reason, "请向主管部门咨询相应的职业资格考试。")
    if result == REVIEW and facts.doubt is None:
        reason = f"还没有填写专业，{series.name}中有的专业以考代评，一（三）须按系列和专业一起判断。"
        return build_finding(key, clause, result, reason, "请填写申报的专业。")
    if result == REVIEW and facts.doubt is not None:
        near = book.policy.series[facts.doubt.points_to].full_name
        reason = f"专业“{facts.specialty}”含有“{facts.doubt.word}”，可能属于{near}，一（三）规定后者不在范围，须由认定部门确认。"
        return build_finding(key, clause, result, reason, "请说明岗位的实际工作内容，由认定部门确认专业归属。")
    return build_finding(key, clause, result, f"{series.name}实行考核认定，符合一（三）。")


@lru_cache(maxsize=MOST_REMEMBERED)
def describe_employer_in_scope(
    affiliation: int, parent_affiliation: int, is_own_refused: bool, city: str, result: int
) -> Finding:
    """一（四）: whether the employer's people are recognised in Kunming, not by the province. `is_own_refused`: its own
    affiliation is refused, not that of the legal person it is a branch of.
    """
    key, clause = "employer_in_scope", "一（四）"
    if result == UNKNOWN:
        name = "单位的隶属关系" if affiliation == UNSTATED else "总公司的隶属关系"
        reason = f"还没有填写{name}，一（四）规定中央、省属单位的人员按人事隶属关系办理。"
        return build_finding(key, clause, result, reason, f"请补填{name}{ASK_THE_EMPLOYER}。")
    if result == NOT_APPLICABLE:
        return build_finding(key, clause, result, describe_moot_fact("隶属关系", clause))
    if result == PASS:
        here = f"在{city[:1]}"
        reason = f"用人单位{AFFILIATION_LABELS[affiliation]}，不是{here}中央、省属单位，符合一（四）。"
        return build_finding(key, clause, result, reason)
    subject = (
        f"用人单位{AFFILIATION_LABELS[affiliation]}"
        if is_own_refused
        else f"用人单位的总公司{AFFILIATION_LABELS[parent_affiliation]}"
    )
    reason = f"{subject}，一（四）规定其人员（含编外聘用）的初级职称不由本市认定。"
    return build_finding(key, clause, result, reason, "请按人事隶属关系和职称管理权限，报本单位或上级主管部门办理。")


def list_scope_findings(facts: Facts, book: Codebook, common: CommonResults) -> list[Finding]:
    """一（一） to 一（四）, in the order of the notice."""
    person = facts.person
    return [
        describe_employed_in_kunming(person, book, common.employed_in_kunming),
        describe_foreign_national(person.origin, person.work_permit, common.work_permit),
        describe_status(person.status, common.status),
        describe_conduct(person.refuses_assignment, person.not_competent, common.conduct),
        describe_annual_review(
            person.annual_review,
            common.annual_review == REVIEW and is_employed_all_last_year(person, book.terms.kindest),
            common.annual_review,
        ),
        describe_series_in_scope(facts, book, common.series_in_scope),
        describe_employer_in_scope(
            person.affiliation,
            person.parent_affiliation,
            book.terms.kindest.affiliation[person.affiliation] == FAIL,
            book.policy.city_short,
            common.employer_in_scope,
        ),
    ]

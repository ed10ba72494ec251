"""Sentences of the routes: 二（二）1 to 5 with 二（四） and 二（五）, made from the numbers of the candidate."""

from functools import lru_cache
from typing import Final, NamedTuple

from zhicheng.codes import (
    DOCTORATE,
    EDUCATIONS,
    GOOD,
    LATER,
    MASTER,
    NO_RECORD,
    NOT_APPLICABLE,
    PASS,
    RESULTS,
    REVIEW,
    UNKNOWN,
    UNSTATED,
    YES,
)
from zhicheng.eligibility.facts.codebook import Codebook
from zhicheng.eligibility.facts.read import Facts
from zhicheng.eligibility.rules.candidate import Candidate, Ranked
from zhicheng.eligibility.rules.judge import Judgement
from zhicheng.eligibility.rules.person import Person
from zhicheng.eligibility.rules.service import find_first_day_to_apply, list_counted_spells
from zhicheng.eligibility.rules.unknown import do_modes_differ, do_stages_differ
from zhicheng.eligibility.words.recognition import LEVELS_OF_TECHNICAL_SCHOOLS, name_recognisers
from zhicheng.eligibility.words.scope_findings import describe_moot_fact
from zhicheng.finding import Finding
from zhicheng.policy.model import Route
from zhicheng.words.labels import EDUCATION_LABELS, RECORD_LABELS, SHORT_RECORD_LABELS
from zhicheng.words.records import REGISTER, REGISTER_PLACE, name_records
from zhicheng.workdays.days import NEVER, UNDATED, iso_day
from zhicheng.workdays.months import add_months
from zhicheng.workdays.words import format_day

SECOND_BACHELOR_LEVEL: Final = EDUCATIONS.index("second_bachelor")
PERIOD_ENDS = {3: "本季末", 12: "当年年底"}
MONTHS_UNIT, CALENDAR_MONTHS_UNIT = "months", "calendar_months"


class RouteUnknown(NamedTuple):
    """A fact that nobody has stated: its name, what hangs on it (`{months}`: those of 二（五）), who can tell
    (`{recognisers}`: whoever confirms diplomas of this kind).
    """

    name: str
    question: str
    remedy: str


UNKNOWN_MAJOR: Final = RouteUnknown(
    "所学专业是否相关",
    "所学专业是否相关还没有确认，如不相关，二（五）要增加{months}个月",
    "请用人单位确认所学专业与岗位专业的关系。",
)
UNKNOWN_MAJOR_REFUSED: Final = UNKNOWN_MAJOR._replace(
    question="所学专业是否相关还没有确认，如不相关，不能直接认定（二（五））"
)
UNKNOWN_MODE: Final = RouteUnknown(
    "学历的学习形式",
    "学历是全日制还是非全日制还没有填写，不收的不能凭它申报（二（一））",
    "请照毕业证书补填学习形式。",
)
UNKNOWN_SERIES: Final = RouteUnknown(
    "申报的系列", "申报的职称系列还没有填写，不同系列收的学历和计算的工作不同", "请选择申报的职称系列。"
)
UNKNOWN_WORK_SERIES: Final = RouteUnknown(
    "有的工作经历属于哪个系列",
    "有的工作经历还没有填写属于哪个职称系列，不是本专业的不计算",
    "请补填各段工作经历的职称系列。",
)
UNKNOWN_RECOGNITION: Final = RouteUnknown(
    "学历是否得到承认",
    "学历是否得到承认还没有填写，没有得到承认的，不能凭它申报（二（一））",
    "请核对后补填：{recognisers}。",
)
UNKNOWN_STAGE: Final = RouteUnknown(
    "任教学段",
    "任教学段还没有填写，不同学段的评价标准收不同的学历（二（二））",
    "请补填任教的学段：幼儿园、小学、初中或高中。",
)
UNKNOWN_LICENCE: Final = RouteUnknown(
    "从业资格的取得日期",
    "从业资格的取得日期还没有填写，评价标准从取得资格起算年限（二（六））",
    "请照证书补填从业资格的取得日期。",
)


class CandidateContext(NamedTuple):
    """What a sentence about one candidate is made of."""

    facts: Facts
    book: Codebook
    judgement: Judgement
    route: Route
    ranked: Ranked
    candidate: Candidate  # under the kindest answers
    result: int  # of its months, what is unknown between its answers
    credential: int  # its place: educations, then skills, then titles
    place: int  # of the route in the policy
    credential_words: str  # the credential as the person holds it
    cut_off_words: str  # the day on which service is counted up, as it is said

    @property
    def holds_from(self) -> int:
        """The day from which the months are enough; where service is counted to the end of a period, its first day."""
        return find_first_day_to_apply(self.book.terms.kindest, self.candidate.service.full_on)

    @property
    def since(self) -> int:
        """The date of the credential; for a change of series the first day of the new post."""
        return self.candidate.credential.since


def describe_credential(person: Person, route: Route, candidate: Candidate, place: int) -> str:
    """A credential by its place, as the person holds it."""
    if place >= len(person.education_level):
        return route.credential_name
    level, kind = person.education_level[place], candidate.credential.kind
    if level == SECOND_BACHELOR_LEVEL:
        return EDUCATION_LABELS[level]
    if level in LEVELS_OF_TECHNICAL_SCHOOLS:
        return f"{EDUCATION_LABELS[level]}毕业证书（二（三）视同{EDUCATION_LABELS[kind]}学历）"
    by_degree = person.education_degree[place] == candidate.credential.since < person.education_diploma[place]
    of_degree = by_degree or route.next_month or kind in (MASTER, DOCTORATE)
    return EDUCATION_LABELS[level] + ("学位" if of_degree else "学历")


def describe_cut_off(person: Person, cut_off: int, period: int) -> str:
    """The day on which service is counted up. `period`: the months at whose end that is; 0: at the publicity."""
    if period:
        return f"{PERIOD_ENDS[period]}{format_day(cut_off - 1)}"
    published = person.publicity_start < NEVER
    ends = published and cut_off == person.publicity_end != person.publicity_start
    name = "公示末日" if ends else "公示首日" if published else "申报日"
    return f"{name}{format_day(cut_off)}"


def describe_route(context: CandidateContext) -> Finding:
    """One route: measured and asked in months, `from` the day on which they are full."""
    service, route = context.candidate.service, context.route
    reason, remedy = build_route_sentences(context)
    return Finding(
        route.key,
        route.clause,
        RESULTS[context.result],
        service.measured,
        service.asked,
        CALENDAR_MONTHS_UNIT if route.next_month else MONTHS_UNIT,
        iso_day(context.holds_from) if service.full_on < NEVER else None,
        reason,
        remedy,
    )


def build_route_sentences(context: CandidateContext) -> tuple[str, str | None]:
    """Reason and remedy of one route."""
    service, result = context.candidate.service, context.result
    if service.begun == NEVER:
        return describe_doubtful_work(context) if result == REVIEW else describe_no_counted_work(context)
    opening = describe_following_month(context) if context.route.next_month else describe_months_so_far(context)
    added = describe_extra_months(context)
    if result == PASS and not service.asked:
        return f"{opening}，到岗即可。", None
    if result == PASS:
        return f"{opening}，{format_day(service.full_on)}已满{added}。", None
    if result == LATER:
        return describe_waiting_time(context, opening, added)
    return describe_unusual_result(context, opening, added)


def describe_unusual_result(context: CandidateContext, opening: str, added: str) -> tuple[str, str | None]:
    """Reason and remedy of a route of which something is not known, that a person has to judge, or that has ended."""
    if context.result == NOT_APPLICABLE:
        return f"{opening}；{describe_moot_fact(name_unknowns(context))}", None
    if context.result == UNKNOWN:
        return describe_unknown_service(context, opening)
    if context.result == REVIEW:
        without = "和".join(name_records(context.book.policy, SHORT_RECORD_LABELS))
        reason = f"{opening}，计入没有{without}的经历才满（二（四）），须由认定部门确认{added}。"
        return reason, "请提供劳动合同、社保记录等证明，由认定部门确认。"
    reason = f"{opening}，而能计算的工作已经结束，今后不会再满{added}。{describe_uncounted_spells(context)}"
    return reason, "请继续从事专业工作并保留录用登记或聘用通知，或补充遗漏的工作经历。"


def describe_months_so_far(context: CandidateContext) -> str:
    """How many months, from when, to when, with which gap, and how many are asked."""
    service, route = context.candidate.service, context.route
    asked = service.asked
    work = "技术技能工作" if "skilled" in route.work else "本专业工作" if route.own_series else "专业工作"
    gap = service.full_on - find_day_without_gap(service.begun, asked) if service.full_on < NEVER and asked else 0
    broken = f"，中间断档{gap}天" if gap and not route.months_in_all else ""
    also = (
        f"，前后合计满{service.in_all}个月，要求合计满{count_months_in_all(context)}个月" if route.months_in_all else ""
    )
    wanted = f"满{service.measured}个月，{route.clause}要求满{asked}个月" if asked else f"{route.clause}不要求年限"
    return (
        f"{describe_credential_day(context)}，{work}从{format_day(service.begun)}起算{broken}，"
        f"截至{context.cut_off_words}{wanted if asked else f'，{wanted}'}{also}"
    )


@lru_cache(maxsize=65536)
def find_day_without_gap(begun: int, months: int) -> int:
    """`add_months`, remembered as the words of a day are: many people begin on the same days."""
    return add_months(begun, months)


def describe_credential_day(context: CandidateContext) -> str:
    """The credential with its day; that of a credential still to come says so."""
    person, since = context.facts.person, context.candidate.credential.since
    series = context.book.series[person.series]
    day = find_own_day(person, context.credential, since) if series is not None else since
    still_to_come = "才" if day > person.filing else ""
    held = f"{format_day(day)}{still_to_come}取得{context.credential_words}"
    if series is None or day == since:
        return held
    return f"{held}，{format_day(since)}取得{series.licence_name}，评价标准从这一天起算"


def find_own_day(person: Person, credential: int, since: int) -> int:
    """The day of a credential; of an education whose service counts from a licence not that day, but its own."""
    if credential >= len(person.education_diploma):
        return since
    diploma, degree = person.education_diploma[credential], person.education_degree[credential]
    return since if since in (diploma, degree) else min(diploma, degree)


def count_months_in_all(context: CandidateContext) -> int:
    """The months that a route asks before and after the credential together, those of 二（五） with them."""
    return context.route.months_in_all + context.candidate.service.asked - context.route.months


def describe_following_month(context: CandidateContext) -> str:
    """次月: the degree, the first day of work, the first day of the following month."""
    service, route = context.candidate.service, context.route
    return (
        f"{describe_credential_day(context)}，专业工作从{format_day(service.begun)}起算，"
        f"截至{context.cut_off_words}，{route.clause}要求从次月起认定"
    )


def describe_extra_months(context: CandidateContext) -> str:
    """二（五）, where the months it adds are among those asked."""
    if not context.route.education:
        return ""
    terms, person = context.book.terms.kindest, context.facts.person
    plain = terms.route_months[terms.standard[person.series][person.school_stage]][context.place]
    more = context.candidate.service.asked - plain - context.route.next_month
    return f"（含二（五）专业不相关增加的{more}个月）" if more > 0 else ""


def build_unknown_record(context: CandidateContext) -> RouteUnknown:
    """二（四）: whether a spell has one of the records that the policy takes."""
    papers, short = (
        name_records(context.book.policy, RECORD_LABELS),
        name_records(context.book.policy, SHORT_RECORD_LABELS),
    )
    neither = "两样都没有的" if len(papers) > 1 else "没有的"
    return RouteUnknown(
        f"有的工作经历有没有{'或'.join(short)}",
        f"有的工作经历还没有说明有没有{'或'.join(papers)}，{neither}，二（四）不计算",
        find_record_remedy(context),
    )


def list_unknowns(context: CandidateContext) -> list[RouteUnknown]:
    """What nobody has stated and this route hangs on: the major, papers, series of work, recognition, the school stage."""
    person, terms = context.facts.person, context.book.terms.kindest
    recognised = person.education_recognized[context.credential : context.credential + 1]
    modes = person.education_mode[context.credential : context.credential + 1]
    found = [
        (person.series == UNSTATED, UNKNOWN_SERIES),
        (
            person.major_relation == UNSTATED and is_major_asked(context),
            UNKNOWN_MAJOR if terms.unrelated_result == PASS else UNKNOWN_MAJOR_REFUSED,
        ),
        (UNSTATED in person.work_record, build_unknown_record(context)),
        (UNSTATED in person.work_series and context.route.own_series, UNKNOWN_WORK_SERIES),
        (UNSTATED in recognised, UNKNOWN_RECOGNITION),
        (UNSTATED in modes and do_modes_differ(terms), UNKNOWN_MODE),
        (person.school_stage == UNSTATED and do_stages_differ(terms, person.series), UNKNOWN_STAGE),
        (is_licence_day_open(context), UNKNOWN_LICENCE),
    ]
    return [unknown for is_open, unknown in found if is_open]


def is_licence_day_open(context: CandidateContext) -> bool:
    """二（六）: whether service on this route counts from a licence whose day nobody has stated."""
    kindly, strictly = (one.credential.since for one in (context.ranked.kindest, context.ranked.strictest))
    return UNDATED in context.facts.person.licence_date and kindly != strictly


def name_unknowns(context: CandidateContext) -> str:
    """The facts that nobody has stated and that speak for this route."""
    return "、".join(unknown.name for unknown in list_unknowns(context)) or "有的情况"


def is_major_asked(context: CandidateContext) -> bool:
    """二（五）: a first application on a route by education."""
    by_education = context.book.terms.kindest.route_by_education[context.place] == YES
    return by_education and not context.judgement.kindest.binding.titles.any_title


def format_other_day(day: int) -> str:
    """When the months are full under the strictest answers."""
    return f"{format_day(day)}才满" if day < NEVER else "就不会满"


def describe_waiting_time(context: CandidateContext, opening: str, added: str) -> tuple[str, str]:
    """Time cures it: on which day, and whether a later start of the publicity is enough."""
    day, other = context.candidate.service.full_on, context.ranked.strictest.service.full_on
    person = context.facts.person
    within = person.publicity_start < day <= person.publicity_end
    if other != day:
        added += f"（{name_unknowns(context)}还没有确认；往最不利说，{format_other_day(other)}）"
    reason = f"{opening}，{format_day(day)}满{added}"
    if within:
        return f"{reason}，在公示期内才满，公示须不早于这一天开始。", f"请改为{format_day(day)}或以后开始公示。"
    return f"{reason}。", f"请继续工作，{format_day(context.holds_from)}起可以公示申报。"


def describe_unknown_service(context: CandidateContext, opening: str) -> tuple[str, str]:
    """The answer turns on what nobody has stated: both days, what is asked, and who can tell."""
    months = context.book.terms.kindest.major_months
    day, strictest = context.candidate.service.full_on, context.ranked.strictest
    unknowns = list_unknowns(context)
    open_questions = "；".join(unknown.question.format(months=months) for unknown in unknowns)
    worst = format_other_day(strictest.service.full_on) if strictest.matches == YES else "这条途径就走不通"
    recognisers = name_recognisers(context.facts.person.education_level[context.credential : context.credential + 1])
    remedies = "".join(unknown.remedy.format(recognisers=recognisers) for unknown in unknowns)
    return f"{opening}，最有利是{format_day(day)}满；{open_questions}。往最不利说，{worst}。", remedies


def describe_doubtful_work(context: CandidateContext) -> tuple[str, str]:
    """All the work that would count has no record that the policy takes: a person confirms it."""
    without = "和".join(name_records(context.book.policy, SHORT_RECORD_LABELS))
    reason = (
        f"{format_day(context.since)}取得{context.credential_words}以后的工作都没有{without}，计入才满"
        f"{context.candidate.service.asked}个月（二（四）），须由认定部门确认。"
    )
    return reason, find_record_remedy(context)


def find_record_remedy(context: CandidateContext) -> str:
    """Where a record of service is to be had."""
    if REGISTER in context.book.policy.words("service.records"):
        return REGISTER_PLACE
    return f"请准备{'或'.join(name_records(context.book.policy, RECORD_LABELS))}。"


def describe_no_counted_work(context: CandidateContext) -> tuple[str, str]:
    """No work that counts after the credential: which document or which work is missing."""
    at_once = context.route.next_month or not context.candidate.service.asked
    asked = "从事专业技术工作" if at_once else f"满{context.candidate.service.asked}个月"
    why = describe_uncounted_spells(context)
    reason = (
        f"{format_day(context.since)}取得{context.credential_words}以后没有可以计算的工作，"
        f"{context.route.clause}要求{asked}。{why}"
    )
    if "登记表" in why:
        return reason, f"{REGISTER_PLACE}找到后再申报。"
    if "段工作没有" in why:
        return reason, find_record_remedy(context)
    if why:
        return reason, "请转到专业技术岗位工作；遗漏的专业工作经历请补充。"
    return reason, "请补充取得学历或职称以后的工作经历。"


def describe_uncounted_spells(context: CandidateContext) -> str:
    """Why spells after the credential do not count: 二（四）'s record, the kind of work."""
    person, terms = context.facts.person, context.book.terms.kindest
    spells = list_counted_spells(person, terms, context.place, context.candidate.credential.carried, GOOD)
    ends = enumerate(zip(person.work_end, spells, strict=True))
    uncounted = [place for place, (end, (start, counted)) in ends if end > context.since and counted == start]
    unrecorded = sum(person.work_record[place] == NO_RECORD for place in uncounted)
    if unrecorded:
        papers = "或".join(name_records(context.book.policy, RECORD_LABELS))
        return f"有{unrecorded}段工作没有{papers}，按二（四）不能计算。"
    other = "不是本专业的专业技术工作" if context.route.own_series else "不是这一途径计算的工作"
    return f"另有{len(uncounted)}段工作{other}。" if uncounted else ""

"""Sentences of the routes: 二（二）1 to 5 with 二（四） and 二（五）, made from the numbers of the candidate."""

from typing import NamedTuple

from zhicheng.codes import EDUCATIONS, LATER, PASS, RESULTS, UNKNOWN, YES
from zhicheng.eligibility.facts.codebook import Codebook
from zhicheng.eligibility.facts.read import Facts
from zhicheng.eligibility.rules.candidate import Candidate
from zhicheng.eligibility.rules.judge import Judgement
from zhicheng.eligibility.rules.service import list_counted_spells
from zhicheng.finding import Finding
from zhicheng.policy.model import Route
from zhicheng.words.labels import EDUCATION_LABELS
from zhicheng.workdays.days import NEVER, iso_day
from zhicheng.workdays.months import add_months
from zhicheng.workdays.words import format_day

MONTHS_UNIT, CALENDAR_MONTHS_UNIT = "months", "calendar_months"


class CandidateContext(NamedTuple):
    """What a sentence about one candidate is made of."""

    facts: Facts
    book: Codebook
    judgement: Judgement
    route: Route
    candidate: Candidate
    credential: int  # its place: educations, then skills, then titles
    place: int  # of the route in the policy

    @property
    def credential_words(self) -> str:
        """The credential as the person holds it."""
        person, place = self.facts.person, self.credential
        if place >= len(person.education_level):
            return self.route.credential_name
        level, degree = person.education_level[place], person.education_degree[place]
        by_degree = self.route.next_month or degree == self.since < person.education_diploma[place]
        if EDUCATIONS[level].startswith("techni"):
            return f"{EDUCATION_LABELS[level]}毕业证书（二（三）视同{self.route.name}）"
        return EDUCATION_LABELS[level] + ("学位" if by_degree else "学历")

    @property
    def since(self) -> int:
        """The date of the credential; for a change of series the first day of the new post."""
        return self.candidate.credential.since

    @property
    def cut_off_words(self) -> str:
        """The cut-off as it is said."""
        person = self.facts.person
        published = person.publicity_start < NEVER
        ends = published and self.judgement.cut_off == person.publicity_end != person.publicity_start
        name = "公示末日" if ends else "公示首日" if published else "申报日"
        return f"{name}{format_day(self.judgement.cut_off)}"


def find_route_result(context: CandidateContext) -> int:
    """What a route comes to; a record that is not known to be recognised makes it unknown, but where it fails anyway."""
    result, recognised = context.candidate.service.result, context.candidate.credential.recognised
    return max(result, UNKNOWN) if recognised == UNKNOWN else result


def describe_route(context: CandidateContext) -> Finding:
    """One route: measured and asked in months, `from` the day on which they are full."""
    service, route = context.candidate.service, context.route
    next_month = context.book.terms.route_next_month[context.facts.person.series][context.place]
    reason, remedy = build_route_sentences(context, next_month == YES)
    return Finding(
        route.key,
        route.clause,
        RESULTS[find_route_result(context)],
        service.measured,
        service.asked,
        CALENDAR_MONTHS_UNIT if next_month == YES else MONTHS_UNIT,
        iso_day(service.full_on) if service.full_on < NEVER else None,
        reason,
        remedy,
    )


def build_route_sentences(context: CandidateContext, next_month: bool) -> tuple[str, str | None]:
    """Reason and remedy of one route."""
    service = context.candidate.service
    if service.begun == NEVER:
        return describe_no_counted_work(context)
    opening = describe_following_month(context) if next_month else describe_months_so_far(context)
    added = describe_extra_months(context)
    if service.result == PASS:
        return f"{opening}，{format_day(service.full_on)}已满{added}。", None
    if service.result == LATER:
        return describe_waiting_time(context, opening, added)
    if service.result == UNKNOWN:
        return describe_unknown_major(context, opening)
    reason = f"{opening}，而能计算的工作已经结束，今后不会再满{added}。{describe_uncounted_spells(context)}"
    return reason, "请继续从事专业工作并保留录用登记或聘用通知，或补充遗漏的工作经历。"


def describe_months_so_far(context: CandidateContext) -> str:
    """How many months, from when, to when, with which gap, and how many are asked."""
    service, route = context.candidate.service, context.route
    asked = service.asked
    work = "技术技能工作" if "skilled" in route.work else "本专业工作" if route.own_series else "专业工作"
    gap = service.full_on - add_months(service.begun, asked) if service.full_on < NEVER else 0
    broken = f"，中间断档{gap}天" if gap else ""
    return (
        f"{format_day(context.since)}取得{context.credential_words}，{work}从{format_day(service.begun)}起算{broken}，"
        f"截至{context.cut_off_words}满{service.measured}个月，{route.clause}要求满{asked}个月"
    )


def describe_following_month(context: CandidateContext) -> str:
    """次月: the degree, the first day of work, the first day of the following month."""
    service, route = context.candidate.service, context.route
    return (
        f"{format_day(context.since)}取得{context.credential_words}，专业工作从{format_day(service.begun)}起算，"
        f"截至{context.cut_off_words}，{route.clause}要求从次月起认定"
    )


def describe_extra_months(context: CandidateContext) -> str:
    """二（五）, where the months it adds are among those asked."""
    terms, series, place = context.book.terms, context.facts.person.series, context.place
    plain = terms.route_months[series][place] + (1 if terms.route_next_month[series][place] == YES else 0)
    more = context.candidate.service.asked - plain
    return f"（含二（五）专业不相关增加的{more}个月）" if more > 0 else ""


def describe_waiting_time(context: CandidateContext, opening: str, added: str) -> tuple[str, str]:
    """Time cures it: on which day, and whether a later start of the publicity is enough."""
    day, other, person = context.candidate.service.full_on, context.candidate.service.other_day, context.facts.person
    within = person.publicity_start < day <= person.publicity_end
    if other != day:
        added += (
            f"（所学专业是否相关还没有确认，如不相关，{f'{format_day(other)}才满' if other < NEVER else '就不会满'}）"
        )
    reason = f"{opening}，{format_day(day)}满{added}"
    if within:
        return f"{reason}，在公示期内才满，公示须不早于这一天开始。", f"请改为{format_day(day)}或以后开始公示。"
    return f"{reason}。", f"请继续工作，{format_day(day)}起可以公示申报。"


def describe_unknown_major(context: CandidateContext, opening: str) -> tuple[str, str]:
    """二（五）: the answer turns on whether the major is related."""
    other, months = context.candidate.service.other_day, context.book.terms.major_months
    then = f"{format_day(other)}才满" if other < NEVER else "就不会满"
    reason = f"{opening}；所学专业是否相关还没有确认，如不相关，二（五）要增加{months}个月，{then}。"
    return reason, "请用人单位确认所学专业与岗位专业的关系。"


def describe_no_counted_work(context: CandidateContext) -> tuple[str, str]:
    """No work that counts after the credential: which document or which work is missing."""
    asked = "从事专业技术工作" if context.route.next_month else f"满{context.candidate.service.asked}个月"
    reason = (
        f"{format_day(context.since)}取得{context.credential_words}以后没有可以计算的工作，"
        f"{context.route.clause}要求{asked}。"
    )
    return reason + describe_uncounted_spells(
        context
    ), "请补充工作经历及《云南省招工录用登记表》或《事业单位聘用通知书》。"


def describe_uncounted_spells(context: CandidateContext) -> str:
    """Why spells after the credential do not count: 二（四）'s record, the kind of work."""
    person, terms = context.facts.person, context.book.terms
    spells = list_counted_spells(person, terms, context.place, context.candidate.credential.carried)
    ends = enumerate(zip(person.work_end, spells, strict=True))
    uncounted = [place for place, (end, (start, counted)) in ends if end > context.since and counted == start]
    unrecorded = sum(terms.record[person.work_record[place]] != YES for place in uncounted)
    if unrecorded:
        return f"有{unrecorded}段工作缺少《云南省招工录用登记表》或《事业单位聘用通知书》，按二（四）不能计算。"
    other = "不是本专业的专业技术工作" if context.route.own_series else "不是这一途径计算的工作"
    return f"另有{len(uncounted)}段工作{other}。" if uncounted else ""

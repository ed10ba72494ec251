"""Sentences of 二（二） on social insurance: the months in the run, and who paid last."""

from zhicheng.codes import (
    AGENCY,
    INSURANCE_AREAS,
    LATER,
    NOT_APPLICABLE,
    PASS,
    RELATED_UNIT,
    RESULTS,
    REVIEW,
    UNKNOWN,
    UNSTATED,
    YES,
)
from zhicheng.eligibility.facts.codebook import Codebook
from zhicheng.eligibility.facts.read import Facts
from zhicheng.eligibility.rules.insurance import InsuredMonths, LastPayer
from zhicheng.eligibility.rules.judge import Judgement
from zhicheng.eligibility.rules.person import Person
from zhicheng.eligibility.words.route_findings import CandidateContext
from zhicheng.eligibility.words.scope_findings import build_finding, describe_moot_fact
from zhicheng.finding import Finding
from zhicheng.workdays.days import NEVER, iso_day
from zhicheng.workdays.months import month_of
from zhicheng.workdays.words import format_day, format_month

CLAUSE = "二（二）"
ELSEWHERE = INSURANCE_AREAS.index("elsewhere")


def describe_insured_months(
    facts: Facts, book: Codebook, judgement: Judgement, result: int, taken: CandidateContext | None
) -> Finding:
    """二（二）: measured and asked are months, those of the route taken; `from` is the day on which the months are full."""
    terms = book.terms.kindest
    asked = terms.route_insured_months[taken.place] if taken else terms.insured_months
    insured = taken.candidate.insured if taken else judgement.kindest.binding.insured
    if result in (NOT_APPLICABLE, UNKNOWN):
        reason, remedy = describe_months_not_needed(facts, book, insured, taken, asked, result)
    else:
        reason, remedy = _months_sentences(facts, book, insured, result, asked)
    if insured.anew_on == judgement.earliest < NEVER:
        reason, remedy = describe_run_begun_anew(insured, reason)
    return Finding(
        "insured_months",
        CLAUSE,
        RESULTS[result],
        insured.months,
        asked,
        "months",
        iso_day(insured.full_on),
        reason,
        remedy,
    )


def describe_run(insured: InsuredMonths) -> str:
    """The months in the run, with the first and the last of them."""
    run = f"连续缴纳社保{insured.months}个月"
    if not insured.months:
        return run
    last = insured.run_from + insured.months - 1
    return run + f"（{format_month(insured.run_from)}{f'至{format_month(last)}' if last > insured.run_from else ''}）"


def describe_run_begun_anew(insured: InsuredMonths, reason: str) -> tuple[str, str]:
    """Enough today, and broken by the day on which the rest comes to hold: the filing month counts for nothing."""
    lost, first = format_month(month_of(insured.breaks_on) - 1), format_month(month_of(insured.breaks_on))
    day = format_day(insured.anew_on)
    more = f"但{lost}的社保不算，{format_day(insured.breaks_on)}以后再申报，要从{first}重新起算，{day}才又满。"
    return reason + more, f"请从{first}起按月缴纳、不要中断，{day}起可以申报。"


def describe_months_not_needed(
    facts: Facts, book: Codebook, insured: InsuredMonths, taken: CandidateContext | None, asked: int, result: int
) -> tuple[str, str | None]:
    """A route that is exempt, or a residence that stands for the months: held, or not stated; or who paid is not stated."""
    had = f"申报前在{book.policy.city_short}{describe_run(insured)}"
    residence = book.terms.kindest.residence[YES] == YES
    by_residence = residence and facts.person.residence == UNSTATED
    if result == UNKNOWN and by_residence:
        reason = f"{had}，{CLAUSE}要求连续{asked}个月，或者持有居住证、本市户籍；有没有居住证或户籍还没有填写。"
        return reason, "请补填是否持有本市居住证或户籍。"
    if result == UNKNOWN:
        reason = f"{had}，{CLAUSE}要求连续{asked}个月；最后一个月由谁缴纳还没有填写：由其他单位缴纳的，要重新起算。"
        return reason, "请补填单位的统一社会信用代码。"
    if residence and facts.person.residence == YES:
        return f"{had}；持有本市居住证或户籍，不要求缴满{asked}个月（{CLAUSE}）。", None
    if taken is not None and taken.candidate.insured_months == NOT_APPLICABLE and taken.route.uninsured:
        name = "硕士次月认定" if taken.route.next_month else f"按“{taken.route.name}”申报"
        return f"{had}；{name}不要求缴满{asked}个月（{CLAUSE}）。", None
    unknown = "有没有居住证或户籍" if by_residence else "最后一个月由谁缴纳"
    return f"{had}；{describe_moot_fact(unknown, CLAUSE)}", None


def _months_sentences(
    facts: Facts, book: Codebook, insured: InsuredMonths, result: int, asked: int
) -> tuple[str, str | None]:
    city, run = book.policy.city_short, describe_run(insured)
    if result == PASS:
        return f"申报前在{city}{run}，{CLAUSE}要求连续{asked}个月，已满。", None
    if result == REVIEW and insured.unposted:
        missing = format_month(insured.unposted)
        good = insured.months if insured.months else insured.with_doubtful
        reason = (
            f"申报前在{city}连续缴到{format_month(insured.unposted - 1)}，有{good}个月；{missing}还没有记录，可能尚未入账："
            f"已缴的，{CLAUSE}要求的连续{asked}个月就满；没缴的，要从{format_month(insured.run_from)}重新起算。"
        )
        return reason, f"请查一查{missing}的社保有没有缴；已缴的请补录或附缴费凭证，由认定部门确认。"
    if result == REVIEW:
        doubtful = f"计入补缴或省本级的月份后为{insured.with_doubtful}个月"
        paid = f"按时{run}，{doubtful}"
        if not insured.months:
            paid = f"连续缴纳社保{insured.with_doubtful}个月，最近的月份是补缴或省本级缴纳"
        reason = f"申报前在{city}{paid}，{CLAUSE}要求连续{asked}个月，须由认定部门确认。"
        return reason, "请准备补缴凭证或省本级参保证明，由认定部门确认。"
    since = f"从{format_month(insured.run_from)}起算"
    run = run if insured.months else describe_broken_run(facts.person, city)
    if not insured.months and facts.person.paid_to:
        since = f"从{format_month(insured.run_from)}重新起算"
    reason = f"申报前在{city}{run}，{CLAUSE}要求连续{asked}个月；{since}，按月缴纳到{format_day(insured.full_on)}满。"
    remedy = f"请{describe_next_payments(facts.person, city)}、不要中断，{format_day(insured.full_on)}起可以申报。"
    missing = "" if insured.months else find_missing_month(facts.person)
    return reason, remedy + (f"如果{missing}其实已经缴了，请补录缴费记录，重新判断。" if missing else "")


def find_missing_month(person: Person) -> str:
    """The month before the filing where nothing at all is recorded of it but something of earlier ones; else ""."""
    month = month_of(person.filing) - 1
    recorded = any(first <= month <= last for first, last in zip(person.paid_from, person.paid_to, strict=True))
    earlier = any(first < month for first in person.paid_from)
    return format_month(month) if earlier and not recorded else ""


def find_month_elsewhere(person: Person) -> int:
    """The last month up to the filing, where somewhere else was paid for and nowhere here; 0: there is none such."""
    last = month_of(person.filing)
    runs = list(zip(person.paid_from, person.paid_to, person.paid_area, strict=True))
    month = max((min(to, last) for first, to, area in runs if first <= last), default=0)
    areas = {area for first, to, area in runs if first <= month <= to}
    return month if areas == {ELSEWHERE} else 0


def describe_next_payments(person: Person, city: str) -> str:
    """What to do for the months that are missing: go on paying, or begin to pay in this city."""
    if find_month_elsewhere(person):
        return f"转到{city}参保、按月缴纳"
    return "继续按月缴纳" if person.paid_to else f"尽快在{city}参保、按月缴纳"


def describe_broken_run(person: Person, city: str) -> str:
    """Why no month counts: nothing is recorded, it was paid elsewhere, the month before the filing is not recorded, or
    none is a good one.
    """
    if not person.paid_to:
        return "还没有社保缴费记录"
    if elsewhere := find_month_elsewhere(person):
        return f"的社保没有连到上一个月（{format_month(elsewhere)}不是在{city}缴纳，不计算）"
    missing = find_missing_month(person)
    return f"的社保没有连到上一个月（{missing}没有缴费记录）" if missing else "的社保没有连到上一个月"


def describe_last_payer(facts: Facts, book: Codebook, payer: LastPayer, result: int) -> Finding:
    """二（二）: who paid the last month of insurance up to the filing month, and whether that is the employer."""
    reason, remedy = _payer_sentences(facts, book, payer, result)
    finding = build_finding("last_payer", CLAUSE, result, reason, remedy)
    return finding._replace(from_=iso_day(payer.full_on)) if result == LATER else finding


def _payer_sentences(facts: Facts, book: Codebook, payer: LastPayer, result: int) -> tuple[str, str | None]:
    person = facts.person
    if not payer.month:
        reason = f"还没有社保缴费记录，{CLAUSE}要求最后缴纳社保的单位与申报单位一致，须由认定部门确认。"
        return reason, "请用人单位尽快参保，并提供参保登记证明。"
    payers = {
        one
        for first, last, one in zip(person.paid_from, person.paid_to, person.paid_by, strict=True)
        if first <= payer.month <= last
    }
    month = format_month(payer.month)
    allowed = "派遣公司或用人单位" if person.dispatched == YES else "申报单位"
    if result == PASS:
        return f"最后一个月（{month}）的社保由{_name_payer(payers)}缴纳，与{CLAUSE}要求的{allowed}一致。", None
    results = book.terms.kindest.payer[person.dispatched]
    if result == REVIEW and any(results[one] == REVIEW for one in payers):
        reason = f"最后一个月（{month}）的社保由总公司缴纳，{CLAUSE}要求与申报单位一致，须由认定部门确认。"
        return reason, "请提供总公司代分公司缴纳社保的说明。"
    other = f"最后一个月（{month}）的社保由其他单位缴纳，{CLAUSE}要求由{allowed}缴纳"
    if result == REVIEW:
        return f"{other}；以后的月份可能尚未入账，须由认定部门确认。", "请提供本单位已经参保缴费的凭证。"
    if result == LATER:
        day = format_day(payer.full_on)
        return (
            f"{other}；申报人现在本单位在岗，本单位缴了下一个月的社保，{day}起满足。",
            f"请本单位按月参保缴费，{day}起申报；缴纳的单位是本单位更名、合并以前的单位或关联单位的，请向认定部门登记。",
        )
    if result == NOT_APPLICABLE:
        return describe_moot_fact(f"最后一个月（{month}）由谁缴纳社保", CLAUSE), None
    if result == UNKNOWN:
        unit = "派遣公司" if person.dispatched == YES and facts.employer else "申报单位"
        reason = f"最后一个月（{month}）的社保缴纳单位或{unit}的统一社会信用代码还没有填写，{CLAUSE}要求两者一致。"
        return reason, f"请补填缴纳单位、{unit}的统一社会信用代码。"
    reason = f"{other}，而申报日没有在本单位的岗位。"
    return reason, "请由申报单位参保缴费后再申报，或由实际缴费的单位申报；单位更名、合并的，请向认定部门登记。"


def _name_payer(payers: set[int]) -> str:
    return "派遣公司" if AGENCY in payers else "登记在册的关联单位" if RELATED_UNIT in payers else "申报单位"

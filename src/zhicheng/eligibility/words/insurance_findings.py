"""Sentences of 二（二） on social insurance: the months in the run, and who paid last."""

from zhicheng.codes import AGENCY, NOT_APPLICABLE, PASS, RELATED_UNIT, RESULTS, REVIEW, UNKNOWN, YES
from zhicheng.eligibility.facts.codebook import Codebook
from zhicheng.eligibility.facts.read import Facts
from zhicheng.eligibility.rules.insurance import InsuredMonths
from zhicheng.eligibility.words.scope_findings import build_finding
from zhicheng.finding import Finding
from zhicheng.workdays.days import iso_day
from zhicheng.workdays.words import format_day, format_month

CLAUSE = "二（二）"


def describe_insured_months(facts: Facts, book: Codebook, insured: InsuredMonths, result: int) -> Finding:
    """二（二）: measured and asked are months; `from` is the day on which the months are full."""
    asked = book.terms.insured_months
    reason, remedy = _months_sentences(facts, book, insured, result)
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


def _months_sentences(facts: Facts, book: Codebook, insured: InsuredMonths, result: int) -> tuple[str, str | None]:
    asked = book.terms.insured_months
    city = book.policy.city_short
    run = f"连续缴纳社保{insured.months}个月"
    if insured.months:
        last = insured.run_from + insured.months - 1
        run += f"（{format_month(insured.run_from)}{f'至{format_month(last)}' if last > insured.run_from else ''}）"
    if result == NOT_APPLICABLE:
        return f"申报前在{city}{run}；硕士次月认定不要求缴满{asked}个月（二（二））。", None
    if result == PASS:
        return f"申报前在{city}{run}，{CLAUSE}要求连续{asked}个月，已满。", None
    if result == REVIEW:
        doubtful = f"计入补缴或省本级的月份后为{insured.with_doubtful}个月"
        reason = f"申报前在{city}按时{run}，{doubtful}，{CLAUSE}要求连续{asked}个月，须由认定部门确认。"
        return reason, "请准备补缴凭证或省本级参保证明，由认定部门确认。"
    first = format_month(insured.run_from)
    since = f"从{first}起算" if insured.months else f"缴费已中断，从{first}重新起算"
    if not facts.person.paid_to:
        run, since = "还没有社保缴费记录", f"从{first}起算"
    reason = f"申报前在{city}{run}，{CLAUSE}要求连续{asked}个月；{since}，按月缴纳到{format_day(insured.full_on)}满。"
    return reason, f"请继续按月缴纳、不要中断，{format_day(insured.full_on)}起可以申报。"


def describe_last_payer(facts: Facts, book: Codebook, result: int) -> Finding:
    """二（二）: who paid the last month of insurance, and whether that is the employer."""
    reason, remedy = _payer_sentences(facts, result)
    return build_finding("last_payer", CLAUSE, result, reason, remedy)


def _payer_sentences(facts: Facts, result: int) -> tuple[str, str | None]:
    person = facts.person
    if not person.paid_to:
        reason = f"还没有社保缴费记录，{CLAUSE}要求最后缴纳社保的单位与申报单位一致，须由认定部门确认。"
        return reason, "请用人单位尽快参保，并提供参保登记证明。"
    latest = person.paid_to[0]
    payers = {payer for last, payer in zip(person.paid_to, person.paid_by, strict=True) if last == latest}
    month = format_month(latest)
    allowed = "派遣公司或用人单位" if person.dispatched == YES else "申报单位"
    if result == PASS:
        return f"最后一个月（{month}）的社保由{_name_payer(payers)}缴纳，与{CLAUSE}要求的{allowed}一致。", None
    if result == REVIEW:
        reason = f"最后一个月（{month}）的社保由总公司缴纳，{CLAUSE}要求与申报单位一致，须由认定部门确认。"
        return reason, "请提供总公司代分公司缴纳社保的说明。"
    if result == UNKNOWN:
        reason = f"最后一个月（{month}）的社保缴纳单位或申报单位的统一社会信用代码还没有填写，{CLAUSE}要求两者一致。"
        return reason, "请补填单位的统一社会信用代码。"
    reason = f"最后一个月（{month}）的社保由其他单位缴纳，{CLAUSE}要求由{allowed}缴纳。"
    return reason, "请由申报单位参保缴费后再申报，或由实际缴费的单位申报；单位更名、合并的，请向认定部门登记。"


def _name_payer(payers: set[int]) -> str:
    return "派遣公司" if AGENCY in payers else "登记在册的关联单位" if RELATED_UNIT in payers else "申报单位"

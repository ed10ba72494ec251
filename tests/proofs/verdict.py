"""What is proven of the whole verdict, for anybody with one or two credentials, two spells of work and insured months."""

from collections.abc import Iterator

import z3

from tests.proofs.ground import BOTH, KINDEST, exactly_one, increasing, lies_between, no_worse, some_day
from tests.proofs.verdict_levels import (
    held_title_bars,
    level_asked_is_given,
    no_technician_is_told,
    school_and_bachelor_take_the_higher,
)
from tests.proofs.verdict_people import (
    ANY_SCOPE,
    COLLEGES,
    DEGREE_AND_TITLE,
    DEGREES,
    EDUCATION,
    INSURED,
    KUNMING,
    LAWYER,
    LICENSED,
    MASTER_AND_TITLE,
    NO_TECHNICIAN,
    ONE_SPELL,
    ONLY_TITLE,
    RELATED,
    SCHOOL_AND_TITLE,
    SKILL,
    TITLE,
    Case,
    Given,
    Stated,
    anybody,
    on_day,
    own_results,
    route_candidates,
    taken,
    waiting,
)
from zhicheng import codes
from zhicheng.codes import FAIL, LATER, NO, NOT_ELIGIBLE, OUT_OF_SCOPE, PASS, UNRELATED, YES
from zhicheng.eligibility.rules.candidate import NO_RANK
from zhicheng.eligibility.rules.judge import judge_under_answers
from zhicheng.eligibility.rules.person import Person
from zhicheng.eligibility.rules.unknown import has_unknown_fact
from zhicheng.eligibility.terms import PolicyTerms
from zhicheng.readings.any_person import FIRST_DAY, LAST_DAY
from zhicheng.readings.proving import Proof, Statement
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.months import month_of


def longer(case: Case) -> Statement:
    ends = [z3.Int(f"longer{place}") for place in range(len(case.person.work_end))]
    later = [
        z3.And(end >= was, z3.Or(end <= LAST_DAY, end == NEVER))
        for end, was in zip(ends, case.person.work_end, strict=True)
    ]
    return case.never_worse(*later, work_end=ends)


def begun_earlier(case: Case) -> Statement:
    starts = [z3.Int(f"sooner{place}") for place in range(len(case.person.work_start))]
    sooner = [
        z3.And(start <= was, start >= FIRST_DAY) for start, was in zip(starts, case.person.work_start, strict=True)
    ]
    return case.never_worse(*sooner, *increasing(starts), work_start=starts)


def proven_by_a_record(case: Case) -> Statement:
    records = [z3.If(z3.Bool(f"found{place}"), 1, record) for place, record in enumerate(case.person.work_record)]
    return case.never_worse(work_record=records)


def earlier_diploma(case: Case) -> Statement:
    earlier, dated = some_day("earlier")
    was = case.person.education_diploma[0]
    return case.never_worse(
        *dated, was < NEVER, earlier <= was, education_diploma=[earlier, *case.person.education_diploma[1:]]
    )


def earlier_degree(case: Case) -> Statement:
    earlier, dated = some_day("earlier")
    was = case.person.education_degree[0]
    return case.never_worse(
        *dated, was < NEVER, earlier <= was, education_degree=[earlier, *case.person.education_degree[1:]]
    )


def earlier_skill(case: Case) -> Statement:
    earlier, dated = some_day("earlier")
    return case.never_worse(*dated, earlier <= case.person.skill_date[0], skill_date=[earlier])


def earlier_title(case: Case) -> Statement:
    earlier, dated = some_day("earlier")
    was = case.person.title_date[0]
    return case.never_worse(*dated, earlier <= was, was <= case.person.filing, title_date=[earlier])


def related_major(case: Case) -> Statement:
    return case.never_worse(case.person.major_relation == UNRELATED, major_relation=RELATED)


def later_publicity(case: Case) -> Statement:
    later, dated = some_day("later")
    start, end = case.person.publicity_start, case.person.publicity_end
    return case.never_worse(*dated, start <= later, later <= end, start < NEVER, publicity_start=later)


def insured_earlier(case: Case) -> Statement:
    firsts = [z3.Int(f"first{place}") for place in range(len(case.person.paid_from))]
    earlier = [z3.And(a <= b, a >= month_of(FIRST_DAY)) for a, b in zip(firsts, case.person.paid_from, strict=True)]
    known = case.person.paid_to[0] <= case.rules[month_of](case.person.filing)
    return case.never_worse(*earlier, known, paid_from=firsts)


def in_time_and_here(case: Case) -> Statement:
    runs = len(case.person.paid_from)
    return case.never_worse(paid_late=[NO] * runs, paid_area=[KUNMING] * runs)


def another_education(case: Case) -> Statement:
    return case.never_worse(
        case.person.education_recognized[1] == NO, education_recognized=[case.person.education_recognized[0], YES]
    )


def earlier_licence(case: Case) -> Statement:
    earlier, dated = some_day("earlier")
    return case.never_worse(*dated, earlier <= case.person.licence_date[0], licence_date=[earlier])


def one_verdict(case: Case) -> Statement:
    verdict = case.judge().verdict
    return case.shows(exactly_one(verdict, range(PASS, OUT_OF_SCOPE + 1)))


def all_passes(case: Case) -> Statement:
    """Nothing that was not looked at is called met: every check passes or does not apply, however the unknown is answered."""
    judged = case.judge(BOTH)
    common = [result <= PASS for result in judged.strictest.common]
    routes = [
        z3.Implies(is_taken, z3.And(*(result <= PASS for result in own_results(one))))
        for is_taken, one in taken(case, judged)
    ]
    claim = z3.And(*common, judged.strictest.title_held == PASS, *routes, judged.best >= 0)
    return case.shows(z3.Implies(judged.verdict == PASS, claim))


def refused_on_one(case: Case) -> Statement:
    judged = case.judge()
    refused = z3.Or(*(result == FAIL for result in judged.kindest.common))
    return case.shows(z3.Implies(refused, judged.verdict >= NOT_ELIGIBLE))


def out_of_scope(case: Case) -> Statement:
    judged = case.judge()
    found = judged.kindest.common
    outside = z3.Or(
        *(result == FAIL for result in (found.employed_in_kunming, found.series_in_scope, found.employer_in_scope))
    )
    return case.shows((judged.verdict == OUT_OF_SCOPE) == outside)


def best_is_best(case: Case) -> Statement:
    """No candidate leads to a better verdict, or sooner to the same, than the one taken."""
    judged = case.judge()
    claims = [
        z3.Implies(one.rank < NO_RANK, no_worse(judged.verdict, one.grade, judged.earliest, one.kindest.earliest))
        for one in judged.candidates
        if z3.is_expr(one.rank)
    ]
    return case.shows(z3.Implies(judged.verdict < OUT_OF_SCOPE, z3.And(*claims)))


def refused_for_a_reason(case: Case) -> Statement:
    """A refusal has a failing check, under the kindest answers too: a common one, the candidate's own, or no level."""
    judged = case.judge(BOTH)
    common = [result == FAIL for result in judged.kindest.common]
    of_route = [
        z3.And(
            is_taken,
            z3.Or(
                one.kindest.service.result == FAIL,
                one.kindest.standard.result == FAIL,
                one.kindest.credential.recognised == FAIL,
            ),
        )
        for is_taken, one in taken(case, judged)
    ]
    reason = z3.Or(*common, *of_route, judged.best < 0)
    return case.shows(z3.Implies(judged.verdict >= NOT_ELIGIBLE, reason))


def no_candidate_is_refused(case: Case) -> Statement:
    """Where no credential opens a level that is asked for and not held, the case is refused."""
    judged = case.judge()
    none = [one.rank == NO_RANK for one in judged.candidates]
    return case.shows((judged.best < 0) == z3.And(*none), judged.verdict < OUT_OF_SCOPE)


def earliest_only_when_waiting(case: Case) -> Statement:
    judged = case.judge()
    waits = judged.verdict == LATER
    filed_after = z3.Or(case.person.publicity_start <= case.person.filing, case.person.publicity_start == NEVER)
    return case.shows(
        z3.And(waits == (judged.earliest < NEVER), z3.Implies(waits, judged.earliest > judged.kindest.binding.cut_off)),
        filed_after,
    )


def known_alike(case: Case) -> Statement:
    """Where nothing is unknown the strictest answers are not asked; they would say the same."""
    kindest, strictest = (case.rules[judge_under_answers](case.person, terms) for terms in BOTH)
    same = [one == other for one, other in zip(kindest.common, strictest.common, strict=True)]
    same += [
        z3.And(one.grade == other.grade, one.earliest == other.earliest, one.matches == other.matches)
        for one, other in zip(kindest.candidates, strictest.candidates, strict=True)
        if z3.is_expr(one.grade) or z3.is_expr(other.grade)
    ]
    unknown = case.rules[has_unknown_fact](case.person, KINDEST)
    return case.shows(z3.And(*same), z3.Not(unknown))


def kindest_is_kinder(case: Case) -> Statement:
    """The kindest answers lead to nothing graver than the strictest; the verdict lies between both.

    Only that somebody was not reviewed may be denied by a post that the strictest answers do not have.
    """
    judged = case.judge(BOTH)
    fields = zip(judged.kindest.common._fields, judged.kindest.common, judged.strictest.common, strict=True)
    kinder = [one <= other for name, one, other in fields if name != "annual_review"]
    only_kind, only_strict = (case.judge(PolicyTerms(terms, terms)).verdict for terms in BOTH)
    claim = z3.And(*kinder, lies_between(judged.verdict, [only_kind, only_strict]))
    return case.shows(claim)


def unknown_records_never_refuse(case: Case) -> Statement:
    """二（四）: who is not refused with every record in hand is not refused while some are not at hand."""
    records = case.person.work_record
    in_hand = [z3.If(record == codes.UNSTATED, 1, record) for record in records]
    claim = z3.Implies(
        case.judge(BOTH).verdict >= NOT_ELIGIBLE, case.judge(BOTH, work_record=in_hand).verdict >= NOT_ELIGIBLE
    )
    return case.shows(claim, work_record=in_hand)


def skill_asks_no_diploma(case: Case) -> Statement:
    """二（一）: whether the diploma is recognised changes nothing for a skill certificate."""
    one, other = case.judge(), case.judge(education_recognized=[NO])
    mine, same = (route_candidates(judged, "senior_worker", 1) for judged in (one, other))
    claim = z3.And(mine.grade == same.grade, mine.kindest.earliest == same.kindest.earliest)
    return case.shows(claim, education_recognized=[NO])


def title_asks_no_diploma(case: Case) -> Statement:
    one, other = case.judge(), case.judge(education_recognized=[NO])
    mine, same = (route_candidates(judged, "technician_title", 1) for judged in (one, other))
    return case.shows(z3.And(mine.grade == same.grade, mine.kindest.earliest == same.kindest.earliest))


def unrecognised_opens_nothing(case: Case) -> Statement:
    judged = case.judge(education_recognized=[NO])
    opened = [one.kindest.matches == YES for one in judged.candidates]
    return case.shows(z3.And(z3.Not(z3.Or(*opened)), judged.verdict >= NOT_ELIGIBLE), education_recognized=[NO])


def master_with_title(case: Case) -> Statement:
    """二（二）5: insured months do not apply to a master's first recognition; who holds a junior title is asked for them."""
    judged = case.judge()
    master = route_candidates(judged, "master", 0).kindest
    held = z3.And(case.person.title_level[0] < codes.INTERMEDIATE, case.person.title_date[0] <= case.person.filing)
    asked = master.insured_months == judged.kindest.binding.insured.result
    claim = z3.If(held, asked, master.insured_months == codes.NOT_APPLICABLE)
    return case.shows(claim, master.matches == YES)


def months_after_filing(case: Case) -> Statement:
    """二（二）: months after the filing month change nothing of the verdict."""
    fewer = {field: getattr(case.person, field)[1:] for field in Person._fields if field.startswith("paid_")}
    one, other = case.judge(), case.judge(**fewer)
    beyond = case.person.paid_from[0] > case.rules[month_of](case.person.filing)
    return case.shows(z3.And(one.verdict == other.verdict, one.earliest == other.earliest), beyond, **fewer)


def licence_of_tomorrow(case: Case) -> Statement:
    """二（六）: a licence of the future makes the case wait no longer than till its day."""
    judged = case.judge()
    held = case.judge(licence_date=[case.person.filing])
    licence = judged.kindest.common.entry_licence
    day = judged.kindest.licence.held_from
    claim = z3.Implies(held.verdict < LATER, z3.And(judged.verdict == LATER, judged.earliest == day))
    return case.shows(
        claim, licence == LATER, licence == judged.strictest.common.entry_licence, held.best == judged.best
    )


def first_day(case: Case) -> Statement:
    """The promise: filed on the day told, a case is not told to wait again."""
    judged = case.judge()
    then = case.judge(**on_day(case, judged, judged.earliest))
    return case.shows(then.verdict != LATER, *waiting(case, judged))


def not_the_day_before(case: Case) -> Statement:
    """The promise: the day before, the case is not fully eligible."""
    judged = case.judge()
    before = case.judge(**on_day(case, judged, judged.earliest - 1))
    return case.shows(before.verdict != PASS, *waiting(case, judged))


PROPERTIES: tuple[tuple[str, str, Given, Stated], ...] = (
    ("二（四）", "多干些日子，不会变差，也不会更迟", EDUCATION, longer),
    ("二（四）", "早些上岗，不会变差，也不会更迟", EDUCATION, begun_earlier),
    ("二（四）", "补上缺少的录用登记表或聘用通知书，不会变差，也不会更迟", EDUCATION, proven_by_a_record),
    ("二（四）", "公示晚些开始，不会变差", EDUCATION, later_publicity),
    ("二（四）", "有大专又有本科的，多干些日子，不会变差，也不会更迟", COLLEGES, longer),
    ("二（四）", "有本科又有硕士的，多干些日子，不会变差，也不会更迟", DEGREES, longer),
    ("二（四）", "有高级工的，多干些日子，不会变差，也不会更迟", SKILL, longer),
    ("二（四）", "只有职称的，多干些日子，不会变差，也不会更迟", ONLY_TITLE, longer),
    ("二（四）", "有中专和职称的，公示晚些开始，不会变差", SCHOOL_AND_TITLE, later_publicity),
    ("二（二）", "毕业证日期更早，不会变差，也不会更迟（大专和本科）", COLLEGES, earlier_diploma),
    ("二（二）", "毕业证日期更早，不会变差，也不会更迟（本科和硕士）", DEGREES, earlier_diploma),
    ("二（二）4", "学位证日期更早，不会变差，也不会更迟（本科和硕士）", DEGREES, earlier_degree),
    ("二（二）5", "学位证日期更早，不会变差，也不会更迟（任何学历）", EDUCATION, earlier_degree),
    ("二（二）3", "高级工证书日期更早，不会变差，也不会更迟", SKILL, earlier_skill),
    ("二（二）1", "已有的职称取得更早，不会变差，也不会更迟（中专和职称）", SCHOOL_AND_TITLE, earlier_title),
    ("二（七）", "已有的职称取得更早，不会变差，也不会更迟（只有职称）", ONLY_TITLE, earlier_title),
    ("二（二）", "再有一个学历获得承认，不会变差，也不会更迟（大专和本科）", COLLEGES, another_education),
    ("二（二）", "再有一个学历获得承认，不会变差，也不会更迟（本科和硕士）", DEGREES, another_education),
    ("二（五）", "专业相近不比不相近差，也不会更迟", EDUCATION, related_major),
    ("二（五）", "专业相近不比不相近差，也不会更迟（大专和本科）", COLLEGES, related_major),
    ("二（五）", "专业相近不比不相近差，也不会更迟（本科和职称）", DEGREE_AND_TITLE, related_major),
    ("二（二）", "早些参保，不会变差，也不会更迟", INSURED, insured_earlier),
    ("二（二）", "按时在昆明参保，不会变差，也不会更迟", INSURED, in_time_and_here),
    ("二（六）", "从业准入资格取得更早，不会变差，也不会更迟", LICENSED, earlier_licence),
    ("一（一）至二（七）", "六种结论有且只有一个", TITLE, one_verdict),
    ("一（一）至二（七）", "符合条件的，各项都通过", ANY_SCOPE, all_passes),
    ("一（一）至二（七）", "任何一项共同条件不通过，就不会符合条件", ANY_SCOPE, refused_on_one),
    ("一（一）、一（三）、一（四）", "不在范围，当且仅当这三项之一不通过", ANY_SCOPE, out_of_scope),
    ("二（二）", "没有一条途径比所选的更好或更早", TITLE, best_is_best),
    ("二（四）", "只有尚需时间的才报日期，而且在截止日以后", TITLE, earliest_only_when_waiting),
    ("一（一）至二（七）", "不通过的，一定有一项不通过", TITLE, refused_for_a_reason),
    ("一（一）至二（七）", "不通过的，一定有一项不通过（大专和本科）", COLLEGES, refused_for_a_reason),
    ("二（二）", "没有可走的途径，当且仅当没有凭证能开出所要的级别", TITLE, no_candidate_is_refused),
    ("二（二）", "已经有的级别不再认定", SCHOOL_AND_TITLE, held_title_bars),
    ("二（二）", "申报哪一级就认定哪一级", COLLEGES, level_asked_is_given),
    ("二（二）1", "没有员级的系列不会认定员级，申报员级的会说明", NO_TECHNICIAN, no_technician_is_told),
    ("二（二）", "两级都满足的取高的一级", COLLEGES, school_and_bachelor_take_the_higher),
    ("一（一）至二（七）", "什么都填了的，两种评法一样", LICENSED, known_alike),
    ("一（一）至二（七）", "什么都填了的，两种评法一样（学历和职称）", TITLE, known_alike),
    ("一（一）至二（七）", "有没填的，结论在最宽和最严的答案之间", ANY_SCOPE, kindest_is_kinder),
    ("一（一）至二（七）", "有没填的，结论在最宽和最严的答案之间（学历和职称）", TITLE, kindest_is_kinder),
    ("一（一）至二（七）", "有没填的，结论在最宽和最严的答案之间（学历和资格）", LICENSED, kindest_is_kinder),
    ("二（四）", "登记表、通知书还没有找到的，不因此不通过", ONE_SPELL, unknown_records_never_refuse),
    ("二（四）", "登记表、通知书还没有找到的，不因此不通过（学历和职称）", TITLE, unknown_records_never_refuse),
    ("二（一）、二（二）3", "凭高级工的，学历承不承认没有影响", SKILL, skill_asks_no_diploma),
    ("二（一）、二（二）1", "凭员级职称的，学历承不承认没有影响", TITLE, title_asks_no_diploma),
    ("二（一）", "不被承认的学历开不出途径，只有它的不通过", ONE_SPELL, unrecognised_opens_nothing),
    ("二（二）5", "硕士：没有初级职称的不要求满月数，有的要求", MASTER_AND_TITLE, master_with_title),
    ("二（二）", "申报当月以后缴的月份没有影响", INSURED, months_after_filing),
    ("二（六）", "资格证书以后才取得、别无所缺的，尚需时间，到取得之日", LAWYER, licence_of_tomorrow),
    ("二（二）、二（四）", "到所报日期再申报，不再是尚需时间", EDUCATION, first_day),
    ("二（二）、二（四）", "所报日期的前一日申报，不会完全符合", EDUCATION, not_the_day_before),
    ("二（二）、二（四）", "到所报日期再申报，不再是尚需时间（大专和本科）", COLLEGES, first_day),
    ("二（二）、二（四）", "所报日期的前一日申报，不会完全符合（大专和本科）", COLLEGES, not_the_day_before),
    ("二（二）、二（四）", "到所报日期再申报，不再是尚需时间（高级工）", SKILL, first_day),
    ("二（二）、二（四）", "所报日期的前一日申报，不会完全符合（高级工）", SKILL, not_the_day_before),
    ("二（二）、二（四）", "到所报日期再申报，不再是尚需时间（两段社保）", INSURED, first_day),
    ("二（二）、二（六）", "到所报日期再申报，不再是尚需时间（律师）", LAWYER, first_day),
    ("二（二）、二（六）", "所报日期的前一日申报，不会完全符合（律师）", LAWYER, not_the_day_before),
    ("二（二）、二（七）", "到所报日期再申报，不再是尚需时间（只有职称）", ONLY_TITLE, first_day),
    ("二（二）、二（七）", "所报日期的前一日申报，不会完全符合（只有职称）", ONLY_TITLE, not_the_day_before),
)


def proofs() -> Iterator[Proof]:
    """Every property of the verdict."""
    for clauses, sentence, given, stated in PROPERTIES:
        yield proof(clauses, f"结论：{sentence}", given, stated)


def proof(clauses: str, sentence: str, given: Given, stated: Stated) -> Proof:
    return Proof(clauses, sentence, lambda rules: stated(Case(rules, anybody(given))))

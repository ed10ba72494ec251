"""What is proven of 二（二）: the months of insurance, for anybody with three rows of them, and the last payer."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import z3

from tests.proofs.ground import TERMS, combine, exactly_one, is_middle, lies_between, no_worse
from zhicheng import codes
from zhicheng.codes import EMPLOYER, FAIL, LATER, NO, OTHER_PAYER, PASS, REVIEW, UNIDENTIFIED, UNSTATED, YES
from zhicheng.eligibility.rules.insurance import InsuredMonths, LastPayer, judge_insured_months, judge_last_payer
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.readings.any_person import FIRST_DAY, LAST_DAY, build_any_person, list_person_constraints
from zhicheng.readings.person_words import PersonShape
from zhicheng.readings.proving import Proof, Rules, Statement
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.months import first_day as first_day_of
from zhicheng.workdays.months import month_of

SHAPE = PersonShape(educations=0, skills=0, titles=0, licences=0, spells=1, runs=3)
KUNMING, ELSEWHERE = (codes.INSURANCE_AREAS.index(area) for area in ("kunming", "elsewhere"))
NOTHING: dict[str, Any] = {field: [] for field in Person._fields if field.startswith("paid_")}
AT_WORK: dict[str, Any] = {"work_start": [0], "work_end": [NEVER], "work_here": [YES]}
NO_POST: dict[str, Any] = {
    field: [] for field in Person._fields if field.startswith("work_") and field != "work_permit"
}


class Case(NamedTuple):
    """Anybody, and the months of insurance of whoever differs from them in something."""

    rules: Rules
    person: Person

    def insured(self, terms: Terms = TERMS, **other: Any) -> InsuredMonths:
        person = self.person._replace(**other)
        filing_month, payer = self.month(person.filing), self.payer(terms, **other)
        asked = terms.insured_months
        found: InsuredMonths = self.rules[judge_insured_months](person, terms, filing_month, payer, asked)
        return found

    def payer(self, terms: Terms = TERMS, **other: Any) -> LastPayer:
        person = self.person._replace(**other)
        found: LastPayer = self.rules[judge_last_payer](person, terms, self.month(person.filing))
        return found

    def told(self, **other: Any) -> Any:
        """The result of the last payer under the kindest and the strictest answers together."""
        return combine(self.rules, lambda terms: self.payer(terms, **other).result)

    def month(self, day: Any) -> Any:
        return self.rules[month_of](day)

    def filed(self) -> Any:
        return self.month(self.person.filing)

    def shows(self, claim: Any, *premises: Any, **other: Any) -> Statement:
        people = {"甲": self.person, **({"乙": self.person._replace(**other)} if other else {})}
        return Statement([*list_person_constraints(self.person, TERMS), *premises], claim, people)


def no_later(one: InsuredMonths, other: InsuredMonths) -> Any:
    return no_worse(one.result, other.result, one.full_on, other.full_on)


def paid_here(case: Case) -> list[Any]:
    """Every month was paid by the filing employer."""
    return [payer == EMPLOYER for payer in case.person.paid_by]


def known_months(case: Case) -> Any:
    """No month after the filing month is recorded yet."""
    return case.person.paid_to[0] <= case.filed()


def begun_earlier(case: Case) -> Statement:
    firsts = z3.Ints("first0 first1 first2")
    earlier = [
        z3.And(first <= was, first >= month_of(FIRST_DAY))
        for first, was in zip(firsts, case.person.paid_from, strict=True)
    ]
    claim = no_later(case.insured(paid_from=firsts), case.insured())
    return case.shows(claim, *earlier, known_months(case), paid_from=firsts)


def in_time(case: Case) -> Statement:
    late = [z3.If(z3.Bool(f"in_time{place}"), NO, was) for place, was in enumerate(case.person.paid_late)]
    return case.shows(no_later(case.insured(paid_late=late), case.insured()), paid_late=late)


def in_kunming(case: Case) -> Statement:
    areas = [z3.If(z3.Bool(f"here{place}"), KUNMING, was) for place, was in enumerate(case.person.paid_area)]
    return case.shows(no_later(case.insured(paid_area=areas), case.insured()), paid_area=areas)


def more_rows(case: Case) -> Statement:
    """One row more of months before the last one that is known."""
    fewer = {field: getattr(case.person, field)[:-1] for field in Person._fields if field.startswith("paid_")}
    return case.shows(
        no_later(case.insured(), case.insured(**fewer)), case.person.paid_from[0] <= case.filed(), **fewer
    )


def one_result(case: Case) -> Statement:
    result = case.insured().result
    return case.shows(z3.And(exactly_one(result), exactly_one(result, (PASS, REVIEW, LATER))))


def counted(case: Case) -> Statement:
    found, asked = case.insured(), TERMS.insured_months
    enough = z3.And(
        (found.result == PASS) == z3.And(found.months >= asked, found.unposted == 0),
        z3.Implies(found.unposted == 0, found.months <= found.with_doubtful),
    )
    by_doubtful = z3.And(found.months < asked, found.with_doubtful >= asked, found.unposted == 0)
    doubtful = (found.result == REVIEW) == z3.Or(by_doubtful, found.unposted > 0)
    return case.shows(z3.And(enough, doubtful), *paid_here(case))


def goes_on(case: Case, day: Any) -> dict[str, Any]:
    """The case filed on a later day, every month since that this employer could pay paid by it, in time and here."""
    person, filed = case.person, case.filed()
    payable = z3.If(case.payer().month == filed, filed + 1, filed)
    paid = case.month(day) - 1  # a month counts from its end
    beyond = paid + 100  # where there is no such month yet, the row says nothing
    return {
        "filing": day,
        "paid_from": [z3.If(paid >= payable, payable, beyond), *person.paid_from],
        "paid_to": [z3.If(paid >= person.paid_to[0], paid, person.paid_to[0]), *person.paid_to],
        "paid_area": [KUNMING, *person.paid_area],
        "paid_late": [NO, *person.paid_late],
        "paid_by": [EMPLOYER, *person.paid_by],
    }


def all_good(case: Case) -> list[Any]:
    person = case.person
    return [*(area == KUNMING for area in person.paid_area), *(late == NO for late in person.paid_late)]


def waiting(case: Case) -> list[Any]:
    return [case.insured().result == LATER, case.insured().full_on <= LAST_DAY, known_months(case)]


def first_day(case: Case) -> Statement:
    """二（二）: on the day told, the months are there, whoever paid before."""
    on = case.insured(**goes_on(case, case.insured().full_on))
    return case.shows(on.result <= REVIEW, *waiting(case))


def day_before(case: Case) -> Statement:
    before = case.insured(**goes_on(case, case.insured().full_on - 1))
    return case.shows(before.result == LATER, *waiting(case), *all_good(case), case.payer().result != LATER)


def full_in_order(case: Case) -> Statement:
    on = case.insured(**goes_on(case, case.insured().full_on))
    return case.shows(on.result == PASS, *waiting(case), *all_good(case))


def filed_later(case: Case) -> Statement:
    day = z3.Int("later")
    claim = no_later(case.insured(**goes_on(case, day)), case.insured())
    passes = case.insured().result == PASS
    alive = case.person.paid_to[0] >= case.filed() - 1
    return case.shows(
        claim, passes, alive, *all_good(case), known_months(case), day >= case.person.filing, day <= LAST_DAY
    )


def fewer_asked(case: Case) -> Statement:
    fewer = TERMS._replace(insured_months=TERMS.insured_months - 1)
    return case.shows(no_later(case.insured(fewer), case.insured()))


def none_at_all(case: Case) -> Statement:
    nobody = case.insured(**NOTHING)
    claim = z3.And(nobody.result == LATER, nobody.months == 0, nobody.run_from == case.filed())
    return case.shows(z3.And(claim, case.payer(**NOTHING).result == REVIEW, case.payer(**NOTHING).month == 0))


def worthless_months(case: Case) -> Statement:
    """Months elsewhere are worth as much as none; only that the filing month itself is lost is told of them."""
    elsewhere: dict[str, Any] = {"paid_area": [ELSEWHERE] * SHAPE.runs, "paid_by": [EMPLOYER] * SHAPE.runs}
    same = case.insured(**elsewhere), case.insured(**NOTHING)
    lost = case.payer(**elsewhere).month == case.filed()
    later = z3.If(lost, same[0].full_on > same[1].full_on, same[0].full_on == same[1].full_on)
    return case.shows(z3.And(same[0].result == same[1].result, later))


def months_after_filing(case: Case) -> Statement:
    """二（二）: months after the filing month are not read, for the run and for the last payer."""
    person, filed = case.person, case.filed()
    cut_off: dict[str, Any] = {"paid_to": [z3.If(last > filed, filed, last) for last in person.paid_to]}
    kept = z3.And(*(first <= filed for first in person.paid_from))
    one, other = case.insured(), case.insured(**cut_off)
    same = [one.result == other.result, one.months == other.months, one.full_on == other.full_on]
    same += [case.payer().result == case.payer(**cut_off).result, case.payer().month == case.payer(**cut_off).month]
    return case.shows(z3.And(*same), kept, **cut_off)


def rows_after_filing(case: Case) -> Statement:
    """二（二）: a whole row of months after the filing month changes nothing."""
    fewer = {field: getattr(case.person, field)[1:] for field in Person._fields if field.startswith("paid_")}
    one, other = case.insured(), case.insured(**fewer)
    same = [one.result == other.result, one.months == other.months, one.full_on == other.full_on]
    same += [case.payer().result == case.payer(**fewer).result, case.payer().full_on == case.payer(**fewer).full_on]
    return case.shows(z3.And(*same), case.person.paid_from[0] > case.filed(), **fewer)


def unposted(case: Case) -> list[Any]:
    """Five good months and more in one row that ends in the month before the last one that may be unposted."""
    ends = case.filed() - TERMS.run_ends_before - TERMS.unposted_months
    enough = case.person.paid_to[0] - case.person.paid_from[0] + 1 >= TERMS.insured_months - TERMS.unposted_months
    return [case.person.paid_to[0] == ends, enough]


def unposted_month(case: Case) -> Statement:
    found = case.insured()
    claim = z3.And(found.result == REVIEW, found.unposted == case.person.paid_to[0] + 1)
    return case.shows(claim, *unposted(case), case.person.paid_area[0] == KUNMING)


def unposted_never_waits(case: Case) -> Statement:
    """二（二）: a month that may be unposted is a person's to look into; it is never waited for, nor refused."""
    found = case.insured()
    return case.shows(z3.Implies(found.unposted > 0, found.result == REVIEW))


def unposted_too_long_ago(case: Case) -> Statement:
    ends = case.filed() - TERMS.run_ends_before - TERMS.unposted_months
    found = case.insured()
    return case.shows(z3.And(found.result == LATER, found.run_from == case.filed()), case.person.paid_to[0] < ends)


def unposted_in_between(case: Case) -> Statement:
    """二（二）: what is said while M−1 may be unposted lies between its answers: it was paid, or it was not."""
    person = case.person
    posted: dict[str, Any] = {
        "paid_from": [person.paid_to[0] + 1, *person.paid_from],
        "paid_to": [person.paid_to[0] + 1, *person.paid_to],
        "paid_area": [KUNMING, *person.paid_area],
        "paid_late": [NO, *person.paid_late],
        "paid_by": [EMPLOYER, *person.paid_by],
    }
    strict = TERMS._replace(unposted_months=0)
    said, paid, missing = case.insured(), case.insured(**posted), case.insured(strict)
    return case.shows(lies_between(said.result, [paid.result, missing.result]), *unposted(case), **posted)


def lost_month(case: Case) -> Statement:
    """二（二）: the filing month is in the data and counts for nothing, another paid it: the run begins with the next."""
    person, found = case.person, case.insured()
    claim = z3.And(
        found.result == LATER,
        found.run_from == case.filed() + 1,
        found.full_on == case.rules[first_day_of](case.filed() + 1 + TERMS.insured_months),
    )
    lost = [person.paid_to[0] == case.filed(), *(area == ELSEWHERE for area in person.paid_area)]
    return case.shows(claim, *lost, case.payer().result == LATER)


def one_payer(case: Case) -> Statement:
    result = case.payer().result
    return case.shows(z3.And(exactly_one(result), exactly_one(result, (PASS, REVIEW, LATER, FAIL))))


def only_the_latest_month(case: Case) -> Statement:
    payers = z3.Ints("payer0 payer1 payer2")
    latest = case.payer().month
    kept = [
        z3.Or(last < latest, payer == was)
        for last, payer, was in zip(case.person.paid_to, payers, case.person.paid_by, strict=True)
    ]
    known = [z3.And(payer >= 0, payer <= UNIDENTIFIED) for payer in payers]
    return case.shows(case.payer(paid_by=payers).result == case.payer().result, *kept, *known, paid_by=payers)


def also_the_employer(case: Case) -> Statement:
    payers = [EMPLOYER, *case.person.paid_by[1:]]
    latest = [case.person.paid_from[0] <= case.filed()]
    return case.shows(case.payer(paid_by=payers).result == PASS, *latest, paid_by=payers)


def unknown_payer(case: Case) -> Statement:
    said = case.told(paid_by=[UNIDENTIFIED, *case.person.paid_by[1:]])
    answers = [case.told(paid_by=[payer, *case.person.paid_by[1:]]) for payer in range(UNIDENTIFIED)]
    known = [payer != UNIDENTIFIED for payer in case.person.paid_by[1:]]
    alone = z3.And(case.person.work_here[0] != UNSTATED, *known)
    return case.shows(z3.And(lies_between(said, answers), z3.Implies(alone, is_middle(said, answers))))


def dispatched(case: Case) -> Statement:
    one, other = (case.payer(dispatched=answer) for answer in (YES, NO))
    return case.shows(no_worse(one.result, other.result, one.full_on, other.full_on))


def other_payer(case: Case) -> list[Any]:
    return [payer == OTHER_PAYER for payer in case.person.paid_by]


def waits_only_with_a_post(case: Case) -> Statement:
    """二（二）: time cures the last payer only where a post here covers the filing date."""
    person, result = case.person, case.payer().result
    covered = z3.And(
        person.work_start[0] <= person.filing, person.filing < person.work_end[0], person.work_here[0] != NO
    )
    return case.shows(z3.Implies(result == LATER, covered))


def refused_without_a_post(case: Case) -> Statement:
    read = case.person.paid_from[0] <= case.filed()
    return case.shows(case.payer(**NO_POST).result == FAIL, read, *other_payer(case), **NO_POST)


def never_refused_with_a_post(case: Case) -> Statement:
    return case.shows(case.payer(**AT_WORK).result != FAIL, **AT_WORK)


def day_of_the_payer(case: Case) -> Statement:
    """二（二）: the first day of the month after the first month that this employer can still pay."""
    payer, filed = case.payer(), case.filed()
    payable = z3.If(payer.month == filed, filed + 1, filed)
    return case.shows(payer.full_on == case.rules[first_day_of](payable + 1), payer.result == LATER)


def payer_on_the_day(case: Case) -> Statement:
    """二（二）: on that day the last payer is this employer; the day before it is not."""
    payer = case.payer()
    on, before = (case.payer(**goes_on(case, day)) for day in (payer.full_on, payer.full_on - 1))
    claim = z3.And(on.result == PASS, before.result != PASS)
    return case.shows(claim, payer.result == LATER, payer.full_on <= LAST_DAY, known_months(case))


def payer_not_posted(case: Case) -> Statement:
    """二（二）: the data end with another payer in M−2, and the post here began before M: M−1 may be this employer's."""
    person = case.person
    ends = case.filed() - TERMS.run_ends_before - TERMS.unposted_months
    begun = {**AT_WORK, "work_start": [case.rules[first_day_of](case.filed()) - 1]}
    return case.shows(case.payer(**begun).result == REVIEW, person.paid_to[0] == ends, *other_payer(case), **begun)


def payer_of_a_new_post(case: Case) -> Statement:
    """二（二）: a post that began in the filing month can have paid nothing yet: it is waited for."""
    begun = {**AT_WORK, "work_start": [case.rules[first_day_of](case.filed())]}
    read = case.person.paid_from[0] <= case.filed()
    return case.shows(case.payer(**begun).result == LATER, read, *other_payer(case), **begun)


def post_at_unknown_unit(case: Case) -> Statement:
    """二（二）: where the post is, is not known: what is said of the payer lies between."""
    said = case.told(work_here=[UNSTATED])
    return case.shows(lies_between(said, [case.told(work_here=[where]) for where in (NO, YES)]), work_here=[UNSTATED])


PROPERTIES: dict[str, Callable[[Case], Statement]] = {
    "任何一行早些开始缴，不会变差，也不会更迟": begun_earlier,
    "按时缴纳不比补缴差": in_time,
    "在昆明参保不比在别处差": in_kunming,
    "多一行以前的缴费记录，不会变差，也不会更迟": more_rows,
    "通过、待确认、未到有且只有一个": one_result,
    "好月数够即通过；加上存疑的、或者尚未入账的才够，即待确认": counted,
    "所报日期当日即够，由谁缴过、断没断过都一样": first_day,
    "没有补缴、省本级的，所报日期当日即通过": full_in_order,
    "没有补缴、省本级的，所报日期的前一日还不够": day_before,
    "够了而续缴不断的，晚些申报，不会变差": filed_later,
    "要求的月数少一个，不会更难": fewer_asked,
    "没有缴过的，从申报当月起算，末次缴纳单位待确认": none_at_all,
    "外地缴的月份与没有缴一样": worthless_months,
    "申报当月以后的月份没有影响": months_after_filing,
    "申报当月以后的整行记录没有影响": rows_after_filing,
    "上月没有记录、补上就够的，待确认，并指出是哪一个月": unposted_month,
    "指出可能尚未入账的，一定是待确认，不是未到": unposted_never_waits,
    "断在更早的，从申报当月重新起算": unposted_too_long_ago,
    "可能尚未入账的，结论在已缴和未缴之间": unposted_in_between,
    "申报当月已由别处缴的，从下一个月重新起算": lost_month,
    "末次缴纳单位：结论有且只有一个": one_payer,
    "末次缴纳单位只看最后一个月": only_the_latest_month,
    "最后一个月由申报单位缴的，即通过": also_the_employer,
    "末次缴纳单位不明时，结论涵盖各种答案": unknown_payer,
    "派遣人员由谁缴纳不比本单位人员要求更严": dispatched,
    "末次缴纳单位：尚需时间的，申报日在本单位一定有岗": waits_only_with_a_post,
    "末次缴纳单位：由别的单位缴、本单位又没有岗的，不通过": refused_without_a_post,
    "末次缴纳单位：在本单位有岗的，不会不通过": never_refused_with_a_post,
    "末次缴纳单位：所报日期是本单位能缴的第一个月的下一个月首日": day_of_the_payer,
    "末次缴纳单位：所报日期当日由本单位缴，前一日还不是": payer_on_the_day,
    "末次缴纳单位：上月没有记录而上月已在本单位的，待确认": payer_not_posted,
    "末次缴纳单位：当月才到本单位的，尚需时间": payer_of_a_new_post,
    "末次缴纳单位：岗位在哪个单位不明时，结论在两种答案之间": post_at_unknown_unit,
}


def proofs() -> Iterator[Proof]:
    """Every property of 二（二）."""
    for sentence, stated in PROPERTIES.items():
        yield proof(sentence, stated)


def proof(sentence: str, stated: Callable[[Case], Statement]) -> Proof:
    return Proof("二（二）", f"社会保险：{sentence}", lambda rules: stated(Case(rules, build_any_person(SHAPE))))

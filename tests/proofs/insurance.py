"""What is proven of 二（二）: the months of insurance, for anybody with three rows of them, and the last payer."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import z3

from tests.proofs.ground import TERMS, covers, exactly_one, no_worse
from zhicheng import codes
from zhicheng.codes import EMPLOYER, FAIL, LATER, NO, PASS, REVIEW, UNIDENTIFIED, UNKNOWN, YES
from zhicheng.eligibility.rules.insurance import InsuredMonths, judge_insured_months, judge_last_payer
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.readings.any_person import FIRST_DAY, LAST_DAY, build_any_person, list_person_constraints
from zhicheng.readings.person_words import PersonShape
from zhicheng.readings.proving import Proof, Rules, Statement
from zhicheng.workdays.months import month_of

SHAPE = PersonShape(educations=0, skills=0, titles=0, licences=0, spells=0, runs=3)
KUNMING = codes.INSURANCE_AREAS.index("kunming")


class Case(NamedTuple):
    """Anybody, and the months of insurance of whoever differs from them in something."""

    rules: Rules
    person: Person

    def insured(self, terms: Terms = TERMS, **other: Any) -> InsuredMonths:
        found: InsuredMonths = self.rules[judge_insured_months](self.person._replace(**other), terms)
        return found

    def payer(self, terms: Terms = TERMS, **other: Any) -> Any:
        return self.rules[judge_last_payer](self.person._replace(**other), terms)

    def month(self, day: Any) -> Any:
        return self.rules[month_of](day)

    def shows(self, claim: Any, *premises: Any, **other: Any) -> Statement:
        people = {"甲": self.person, **({"乙": self.person._replace(**other)} if other else {})}
        return Statement([*list_person_constraints(self.person, TERMS), *premises], claim, people)


def no_later(one: InsuredMonths, other: InsuredMonths) -> Any:
    return no_worse(one.result, other.result, one.full_on, other.full_on)


def begun_earlier(case: Case) -> Statement:
    firsts = z3.Ints("first0 first1 first2")
    earlier = [
        z3.And(first <= was, first >= month_of(FIRST_DAY))
        for first, was in zip(firsts, case.person.paid_from, strict=True)
    ]
    return case.shows(no_later(case.insured(paid_from=firsts), case.insured()), *earlier, paid_from=firsts)


def in_time(case: Case) -> Statement:
    late = [z3.If(z3.Bool(f"in_time{place}"), NO, was) for place, was in enumerate(case.person.paid_late)]
    return case.shows(no_later(case.insured(paid_late=late), case.insured()), paid_late=late)


def in_kunming(case: Case) -> Statement:
    areas = [z3.If(z3.Bool(f"here{place}"), KUNMING, was) for place, was in enumerate(case.person.paid_area)]
    return case.shows(no_later(case.insured(paid_area=areas), case.insured()), paid_area=areas)


def more_rows(case: Case) -> Statement:
    fewer = {field: getattr(case.person, field)[:-1] for field in Person._fields if field.startswith("paid_")}
    return case.shows(no_later(case.insured(), case.insured(**fewer)), **fewer)


def one_result(case: Case) -> Statement:
    result = case.insured().result
    return case.shows(z3.And(exactly_one(result), exactly_one(result, (PASS, REVIEW, LATER))))


def counted(case: Case) -> Statement:
    found = case.insured()
    asked = TERMS.insured_months
    enough = z3.And((found.result == PASS) == (found.months >= asked), found.months <= found.with_doubtful)
    doubtful = (found.result == REVIEW) == z3.And(found.months < asked, found.with_doubtful >= asked)
    return case.shows(z3.And(enough, doubtful))


def going_on(case: Case, day: Any) -> dict[str, Any]:
    """What has changed when the latest row goes on, in time and in Kunming, and the case is filed on a later day."""
    latest = case.person.paid_to[0]
    paid = case.month(day) - 1  # a month counts from its end
    return {"filing": day, "paid_to": [z3.If(paid > latest, paid, latest), *case.person.paid_to[1:]]}


def all_good(case: Case) -> list[Any]:
    person = case.person
    return [*(area == KUNMING for area in person.paid_area), *(late == NO for late in person.paid_late)]


def alive(case: Case) -> list[Any]:
    """The latest row runs up to the filing month or the month before, so that going on joins on to it."""
    filed = case.month(case.person.filing)
    return [*all_good(case), case.person.paid_to[0] >= filed - 1, case.person.paid_to[0] <= filed]


def first_day(case: Case) -> Statement:
    day = case.insured().full_on
    on, before = (case.insured(**going_on(case, when)) for when in (day, day - 1))
    waits = case.insured().result == LATER
    return case.shows(z3.And(on.result == PASS, before.result == LATER), *alive(case), waits, day <= LAST_DAY)


def broken(case: Case) -> list[Any]:
    """The last month lies before the one that the policy allows; paying begins again with the filing month."""
    filed = case.month(case.person.filing)
    return [*all_good(case), *(last < filed - 1 - TERMS.run_ends_before for last in case.person.paid_to)]


def begun_again(case: Case, day: Any) -> dict[str, Any]:
    filed = case.month(case.person.filing)
    return {
        "filing": day,
        "paid_from": [filed, *case.person.paid_from],
        "paid_to": [case.month(day) - 1, *case.person.paid_to],
        "paid_area": [KUNMING, *case.person.paid_area],
        "paid_late": [NO, *case.person.paid_late],
        "paid_by": [EMPLOYER, *case.person.paid_by],
    }


def first_day_again(case: Case) -> Statement:
    day = case.insured().full_on
    on, before = (case.insured(**begun_again(case, when)) for when in (day, day - 1))
    return case.shows(z3.And(on.result == PASS, before.result == LATER), *broken(case), day <= LAST_DAY)


def filed_later(case: Case) -> Statement:
    day = z3.Int("later")
    claim = no_later(case.insured(**going_on(case, day)), case.insured())
    return case.shows(claim, *alive(case), day >= case.person.filing, day <= LAST_DAY)


def fewer_asked(case: Case) -> Statement:
    fewer = TERMS._replace(insured_months=TERMS.insured_months - 1)
    return case.shows(no_later(case.insured(fewer), case.insured()))


def none_at_all(case: Case) -> Statement:
    nothing: dict[str, Any] = {field: [] for field in Person._fields if field.startswith("paid_")}
    nobody = case.insured(**nothing)
    restarts = case.rules[month_of](case.person.filing)
    claim = z3.And(nobody.result == LATER, nobody.months == 0, nobody.run_from == restarts)
    return case.shows(z3.And(claim, case.payer(**nothing) == REVIEW))


def one_payer(case: Case) -> Statement:
    return case.shows(z3.And(exactly_one(case.payer()), exactly_one(case.payer(), (PASS, REVIEW, UNKNOWN, FAIL))))


def only_the_latest_month(case: Case) -> Statement:
    payers = z3.Ints("payer0 payer1 payer2")
    latest = case.person.paid_to[0]
    kept = [
        z3.Or(last < latest, payer == was)
        for last, payer, was in zip(case.person.paid_to, payers, case.person.paid_by, strict=True)
    ]
    known = [z3.And(payer >= 0, payer <= UNIDENTIFIED) for payer in payers]
    return case.shows(case.payer(paid_by=payers) == case.payer(), *kept, *known, paid_by=payers)


def also_the_employer(case: Case) -> Statement:
    payers = [EMPLOYER, *case.person.paid_by[1:]]
    return case.shows(case.payer(paid_by=payers) == PASS, paid_by=payers)


def unknown_payer(case: Case) -> Statement:
    said = case.payer(paid_by=[UNIDENTIFIED, *case.person.paid_by[1:]])
    answers = [case.payer(paid_by=[payer, *case.person.paid_by[1:]]) for payer in range(UNIDENTIFIED)]
    return case.shows(covers(said, answers))


def dispatched(case: Case) -> Statement:
    return case.shows(case.payer(dispatched=YES) <= case.payer(dispatched=NO))


def never_by_month_arithmetic(case: Case) -> Statement:
    """Months that are worth nothing are as good as none."""
    worthless = [codes.INSURANCE_AREAS.index("elsewhere")] * SHAPE.runs
    nothing: dict[str, Any] = {field: [] for field in Person._fields if field.startswith("paid_")}
    same = case.insured(paid_area=worthless), case.insured(**nothing)
    return case.shows(z3.And(same[0].result == same[1].result, same[0].full_on == same[1].full_on))


PROPERTIES: dict[str, Callable[[Case], Statement]] = {
    "任何一行早些开始缴，不会变差，也不会更迟": begun_earlier,
    "按时缴纳不比补缴差": in_time,
    "在昆明参保不比在别处差": in_kunming,
    "多一行缴费记录，不会变差，也不会更迟": more_rows,
    "通过、待确认、未到有且只有一个": one_result,
    "好月数够即通过；加上存疑的才够即待确认": counted,
    "续缴不断的，所报日期当日即够，前一日还不够": first_day,
    "断缴重来的，所报日期当日即够，前一日还不够": first_day_again,
    "续缴不断而晚些申报，不会变差": filed_later,
    "要求的月数少一个，不会更难": fewer_asked,
    "没有缴过的，从申报当月起算，末次缴纳单位待确认": none_at_all,
    "外地缴的月份与没有缴一样": never_by_month_arithmetic,
    "末次缴纳单位：结论有且只有一个": one_payer,
    "末次缴纳单位只看最后一个月": only_the_latest_month,
    "最后一个月由申报单位缴的，即通过": also_the_employer,
    "末次缴纳单位不明时，结论涵盖各种答案": unknown_payer,
    "派遣人员由谁缴纳不比本单位人员要求更严": dispatched,
}


def proofs() -> Iterator[Proof]:
    """Every property of 二（二）."""
    for sentence, stated in PROPERTIES.items():
        yield proof(sentence, stated)


def proof(sentence: str, stated: Callable[[Case], Statement]) -> Proof:
    return Proof("二（二）", f"社会保险：{sentence}", lambda rules: stated(Case(rules, build_any_person(SHAPE))))

"""What is proven of the months of service as other cities ask them: none at all, before and after a degree together, on
a contract or on insurance, the months of the parts added first; for anybody with work in any series.
"""

from collections.abc import Callable, Iterator
from typing import Any

import z3

from tests.proofs import routes
from tests.proofs.cities import HANGZHOU, SHENZHEN, City
from tests.proofs.ground import exactly_one, greatest, lies_between
from tests.proofs.routes import Case, no_later
from zhicheng import codes
from zhicheng.codes import FAIL, LATER, NO, NO_RECORD, NOT_COUNTED, PASS, REVIEW, UNSTATED
from zhicheng.eligibility.rules.person import Terms
from zhicheng.eligibility.rules.service import is_spell_counted
from zhicheng.readings.any_person import FIRST_DAY
from zhicheng.readings.person_words import PersonShape
from zhicheng.readings.proving import Proof, Rules, Statement
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.months import add_months

TWO_SPELLS = PersonShape(educations=0, skills=0, titles=1, licences=0, spells=2, runs=0)
ONE_SPELL = TWO_SPELLS._replace(spells=1)
"""Of the months of parts, the solver reads those of one part only."""
CONTRACT, INSURED = codes.RECORDS.index("labour_contract"), codes.RECORDS.index("insurance_record")
Stated = Callable[[Case], Statement]


def works(case: Case, **facts: int) -> dict[str, Any]:
    """The same fact of every spell."""
    return {field: [value] * len(case.person.work_start) for field, value in facts.items()}


def same(one: Any, other: Any) -> Any:
    """Two services on the same day with the same result."""
    return z3.And(one.result == other.result, one.full_on == other.full_on)


def from_the_first_day(case: Case) -> Statement:
    """No months asked: full on the first day of work that counts, and on no other."""
    person, served = case.person, case.serve()
    began = NEVER
    for place, (start, end) in enumerate(zip(person.work_start, person.work_end, strict=True)):
        counted = case.rules[is_spell_counted](person, case.both.kindest, case.place, NEVER, codes.GOOD, place)
        first = greatest([start, case.since])
        began = z3.If(z3.And(counted, end > first, first < began), first, began)
    claim = z3.And(served.begun == began, served.full_on == began, (served.result == PASS) == (began <= case.cut))
    return case.shows(claim, *every_record_counts_or_not(case))


def every_record_counts_or_not(case: Case) -> list[Any]:
    """No record of the case is one that a person has to see to."""
    return [z3.Or(*(one == record for record in (CONTRACT, UNSTATED))) for one in case.person.work_record]


def exactly_when_measured(case: Case) -> Statement:
    """Enough is the months after the credential, and those in all; both, and nothing else."""
    served = case.serve()
    enough = z3.And(served.measured >= served.asked, served.in_all >= case.route.months_in_all)
    return case.shows((served.result == PASS) == enough)


def all_of_it_afterwards(case: Case) -> Statement:
    """Who began to work after the credential needs the months in all, counted from it."""
    table = case.both.kindest._replace(route_months_in_all=[0] * len(case.both.kindest.route_months_in_all))
    served, as_if = case.serve(), case.serve(table, asked=case.route.months_in_all)
    claim = z3.And(same(served, as_if), served.in_all == served.measured)
    return case.shows(claim, *(start >= case.since for start in case.person.work_start))


def nobody_sooner_in_all(case: Case) -> Statement:
    """Who always worked is full as many months after the credential; nobody is sooner."""
    always: dict[str, Any] = {
        **works(case, work_start=FIRST_DAY, work_end=NEVER, work_kind=codes.PROFESSIONAL, work_record=CONTRACT),
        "work_series": [case.person.series] * len(case.person.work_start),
    }
    at_best = case.serve(**always)
    after, in_all = case.rules[add_months](case.since, case.asked), add_months(FIRST_DAY, case.route.months_in_all)
    claim = z3.And(no_later(at_best, case.serve()), at_best.full_on == z3.If(after > in_all, after, in_all))
    return case.shows(claim, **always)


def more_before(case: Case) -> Statement:
    """Work before the credential can only help: never later than without it."""
    ends = [
        z3.If(end <= case.since, start + 1, end)
        for start, end in zip(case.person.work_start, case.person.work_end, strict=True)
    ]
    kinds = [
        z3.If(end <= case.since, codes.WORKS.index("other"), kind)
        for end, kind in zip(case.person.work_end, case.person.work_kind, strict=True)
    ]
    without = case.serve(work_end=ends, work_kind=kinds)
    return case.shows(no_later(case.serve(), without), work_end=ends, work_kind=kinds)


def contract_or_insurance(case: Case) -> Statement:
    """Of the papers in the list any is enough, and each is worth the same."""
    by_contract, by_insurance = (case.serve(**works(case, work_record=one)) for one in (CONTRACT, INSURED))
    mixed = case.serve(work_record=[CONTRACT, *[INSURED] * (len(case.person.work_start) - 1)])
    return case.shows(z3.And(same(by_contract, by_insurance), same(by_contract, mixed)))


def other_papers(case: Case) -> Statement:
    """A paper that is not in the list is none."""
    register, none = (case.serve(**works(case, work_record=one)) for one in (1, NO_RECORD))
    return case.shows(same(register, none))


def one_result(case: Case) -> Statement:
    results = [case.serve(terms).result for terms in case.both]
    return case.shows(z3.And(*(exactly_one(result, (PASS, REVIEW, LATER, FAIL)) for result in results)))


def reviewed_where_it_decides(case: Case) -> Statement:
    """Without a paper a person looks into it where it decides, and only there; the day is that with papers."""
    terms = case.both.kindest
    strictly: Terms = terms._replace(
        record=[min(one, 2) if one != 1 else NOT_COUNTED for one in terms.record], record_review=NO
    )
    served, strict = case.serve(), case.serve(strictly)
    papers = case.serve(work_record=[z3.If(one == NO_RECORD, CONTRACT, one) for one in case.person.work_record])
    review = (served.result == REVIEW) == z3.And(strict.result != PASS, papers.result == PASS)
    known = [z3.Or(one == CONTRACT, one == INSURED, one == NO_RECORD) for one in case.person.work_record]
    return case.shows(z3.And(review, no_later(papers, served)), *known)


def on_the_day(case: Case) -> Statement:
    """On the day told it is full, or for a person to confirm; the day before not full, and who waits waits that day too."""
    served = case.serve()
    day = served.full_on
    on, before = case.serve(cut=day), case.serve(cut=day - 1)
    waits = z3.Implies(served.result == LATER, before.result == LATER)
    return case.shows(z3.And(on.result <= REVIEW, before.result >= REVIEW, waits), day < NEVER)


def unknown_record(case: Case) -> Statement:
    others = case.person.work_record[1:]
    said = case.told(work_record=[UNSTATED, *others])
    answers = [case.told(work_record=[record, *others]) for record in (CONTRACT, NO_RECORD)]
    return case.shows(lies_between(said, answers), work_record=[UNSTATED, *others])


def parts_of_one(case: Case) -> Statement:
    """The months of parts: without a gap they are full on the day on which they are counted day for day."""
    days = case.both.kindest._replace(whole_months=NO)
    one, other = case.serve(), case.serve(days)
    return case.shows(z3.And(same(one, other), one.measured == other.measured))


def proven_by_a_contract(case: Case) -> Statement:
    records = [z3.If(z3.Bool(f"found{place}"), CONTRACT, one) for place, one in enumerate(case.person.work_record)]
    return routes.never_worse(case, work_record=records)


ALWAYS: dict[str, Stated] = {
    "多干些日子，不会变差，也不会更迟": routes.longer,
    "早些上岗，不会变差，也不会更迟": routes.begun_earlier,
    "凭证日期更早，不会变差，也不会更迟": routes.earlier_credential,
    "截止日推后，不会变差": routes.later_cut_off,
    "补上缺少的合同，不会变差，也不会更迟": proven_by_a_contract,
    "有没有材料不明时，结论在有和没有之间": unknown_record,
    "通过、待确认、未到、不通过有且只有一个": one_result,
    "所报日期当日即满，前一日不满": on_the_day,
}
AT_ONCE: dict[str, Stated] = {"不要求月数的，从算数的第一天工作起即满": from_the_first_day}
MEASURED: dict[str, Stated] = {"满了的月数达到所需月数，当且仅当通过": exactly_when_measured}
IN_ALL: dict[str, Stated] = {
    "都在取得之后干的，等于取得后满合计的月数": all_of_it_afterwards,
    "没有人比一直在岗的人更早满": nobody_sooner_in_all,
    "取得之前干过，不会变差，也不会更迟": more_before,
}
CONTRACT_OR_INSURANCE: dict[str, Stated] = {
    "合同、社保记录有一样即可": contract_or_insurance,
    "不在列的材料等于没有": other_papers,
    "两样都没有的待确认，而且只在它起作用时": reviewed_where_it_decides,
}
BY_CONTRACT: dict[str, Stated] = {
    "不在列的材料等于没有": other_papers,
    "说明没有合同的一段，等于没有干过": routes.no_record,
    "先数各段的满月：没有中断的，与逐日计算同一天满": parts_of_one,
    "干的是哪个系列不明时，结论在本系列和别的系列之间": routes.unknown_series,
}
ROWS: tuple[tuple[City, str, PersonShape, dict[str, Stated]], ...] = (
    (HANGZHOU, "graduate", TWO_SPELLS, ALWAYS | AT_ONCE),
    (HANGZHOU, "master", TWO_SPELLS, ALWAYS | MEASURED | IN_ALL),
    (HANGZHOU, "bachelor", TWO_SPELLS, CONTRACT_OR_INSURANCE),
    (HANGZHOU, "doctor", TWO_SPELLS, AT_ONCE),
    (SHENZHEN, "bachelor", ONE_SPELL, ALWAYS | MEASURED | BY_CONTRACT),
    (SHENZHEN, "doctor", ONE_SPELL, AT_ONCE),
)


def proofs() -> Iterator[Proof]:
    """Every property of a route that asks its months as ours do not."""
    for city, key, shape, properties in ROWS:
        route = city.policy.routes[city.find_route(key)]
        for sentence, stated in properties.items():
            name = f"{city.name}：{route.name}：{sentence}"
            yield Proof(route.clause, name, state(stated, city, key, shape))


def state(stated: Stated, city: City, key: str, shape: PersonShape) -> Callable[[Rules], Statement]:
    route = city.policy.routes[city.find_route(key)]
    return lambda rules: stated(routes.anybody(rules, route, city.policy, city.both, shape))

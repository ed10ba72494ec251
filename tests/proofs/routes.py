"""What is proven of each route: 二（二）1 to 5 and 二（五）, for anybody with three spells of work in any series."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import z3

from tests.proofs.ground import (
    BOTH,
    POLICY,
    STRICTEST,
    TERMS,
    combine,
    exactly_one,
    increasing,
    is_middle,
    lies_between,
    no_worse,
    some_day,
)
from zhicheng import codes
from zhicheng.codes import CREDENTIALS, FAIL, LATER, NO_RECORD, PASS, REVIEW, TO_BE_REVIEWED, UNRELATED, UNSTATED, YES
from zhicheng.eligibility.rules.credential import Credential
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.eligibility.rules.route import Service, count_added_months, judge_credential_service
from zhicheng.eligibility.terms import PolicyTerms
from zhicheng.policy.model import Policy, Route
from zhicheng.readings.any_person import FIRST_DAY, LAST_DAY, build_any_person, list_person_constraints
from zhicheng.readings.person_words import PersonShape
from zhicheng.readings.proving import Proof, Rules, Statement
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.months import add_months, month_of
from zhicheng.workdays.months import first_day as first_day_of

SHAPE = PersonShape(educations=0, skills=0, titles=2, licences=0, spells=3, runs=0)
WORK_FIELDS = [field for field in Person._fields if field.startswith("work_") and field != "work_permit"]
SAME, RELATED = codes.MAJOR_RELATIONS.index("same"), codes.MAJOR_RELATIONS.index("related")


class Case(NamedTuple):
    """Anybody with the credential of a route, judged on a cut-off."""

    rules: Rules
    route: Route
    person: Person
    since: Any
    carried: Any
    cut: Any
    first: Any
    asked: int
    premises: list[Any]
    both: PolicyTerms
    place: int  # of the route in its policy

    def serve(self, terms: Terms | None = None, **other: Any) -> Service:
        """The months of service, with some facts otherwise; unless terms are given, with every unknown answered kindly."""
        terms = terms or self.both.kindest
        case = self._replace(**{name: value for name, value in other.items() if name in self._fields})
        facts = {name: value for name, value in other.items() if name in Person._fields}
        kind = CREDENTIALS.index(self.route.credential)
        credential = Credential(kind, case.since, codes.NOT_APPLICABLE, case.carried, UNSTATED)
        person = self.person._replace(**facts)
        added = self.rules[count_added_months](person, terms, self.place, case.first)
        months = case.asked + added
        served: Service = self.rules[judge_credential_service](
            person, terms, case.cut, credential, self.place, months, added
        )
        return served

    def told(self, **other: Any) -> Any:
        """The result under the kindest and the strictest answers together."""
        return combine(self.rules, lambda terms: self.serve(terms, **other).result, self.both)

    def shows(self, claim: Any, *premises: Any, **other: Any) -> Statement:
        """The claim, for whoever meets these premises as well."""
        people = {f"甲（凭证 {self.since}，截止 {self.cut}）": self.person}
        if other:
            people["乙"] = self.person._replace(**other)
        return Statement([*self.premises, *premises], claim, people)


def anybody(
    rules: Rules, route: Route, policy: Policy = POLICY, both: PolicyTerms = BOTH, shape: PersonShape = SHAPE
) -> Case:
    """The case of a route with nothing given."""
    person = build_any_person(shape)
    since, dated = some_day("since")
    cut, when = some_day("cut")
    over, changed = some_day("carried")
    carried = z3.If(z3.Bool("was carried"), over, NEVER) if route.key == "technician_title" else NEVER
    premises = [*list_person_constraints(person, both.kindest), *dated, *when, *changed]
    first, place = z3.Bool("first"), policy.routes.index(route)
    return Case(rules, route, person, since, carried, cut, first, route.months, premises, both, place)


def no_later(one: Service, other: Service) -> Any:
    return no_worse(one.result, other.result, one.full_on, other.full_on)


def never_worse(case: Case, *premises: Any, **other: Any) -> Statement:
    """乙, who differs in this, is served no later than 甲, however the unknown is answered."""
    claims = [no_later(case.serve(terms, **other), case.serve(terms)) for terms in case.both]
    facts = {name: value for name, value in other.items() if name in Person._fields}
    return case.shows(z3.And(*claims), *premises, **facts)


def known(case: Case) -> Any:
    return case.person.major_relation != UNSTATED


def known_work(case: Case) -> list[Any]:
    """Record and series of every spell are stated, and the target's series."""
    person = case.person
    return [*(record != UNSTATED for record in person.work_record), *(one != UNSTATED for one in person.work_series)]


def longer(case: Case) -> Statement:
    ends = [z3.Int(f"longer{place}") for place in range(len(case.person.work_end))]
    later = [
        z3.And(end >= was, z3.Or(end <= LAST_DAY, end == NEVER))
        for end, was in zip(ends, case.person.work_end, strict=True)
    ]
    return never_worse(case, *later, work_end=ends)


def begun_earlier(case: Case) -> Statement:
    starts = [z3.Int(f"sooner{place}") for place in range(len(case.person.work_start))]
    sooner = [
        z3.And(start <= was, start >= FIRST_DAY) for start, was in zip(starts, case.person.work_start, strict=True)
    ]
    return never_worse(case, *sooner, *increasing(starts), work_start=starts)


def proven_by_a_record(case: Case) -> Statement:
    records = [z3.If(z3.Bool(f"found{place}"), 1, record) for place, record in enumerate(case.person.work_record)]
    return never_worse(case, work_record=records)


def earlier_credential(case: Case) -> Statement:
    earlier, dated = some_day("earlier")
    return never_worse(case, *dated, earlier <= case.since, since=earlier)


def nobody_sooner(case: Case) -> Statement:
    """Work before the credential does not count, nor does a day count twice."""
    always: dict[str, Any] = {
        "work_start": [FIRST_DAY] * SHAPE.spells,
        "work_end": [NEVER] * SHAPE.spells,
        "work_kind": [codes.PROFESSIONAL] * SHAPE.spells,
        "work_series": [case.person.series] * SHAPE.spells,
        "work_record": [1] * SHAPE.spells,
    }
    at_best = case.serve(**always)
    following = case.rules[first_day_of](case.rules[month_of](case.since) + at_best.asked)
    begins = following if case.route.next_month else case.rules[add_months](case.since, at_best.asked)
    claim = z3.And(no_later(at_best, case.serve()), z3.Implies(known(case), at_best.full_on == begins))
    return case.shows(claim, **always)


def later_cut_off(case: Case) -> Statement:
    later, dated = some_day("later")
    return never_worse(case, *dated, later >= case.cut, cut=later)


def one_result(case: Case) -> Statement:
    results = [case.serve(terms).result for terms in case.both]
    return case.shows(z3.And(*(exactly_one(result, (PASS, LATER, FAIL)) for result in results)))


def first_day(case: Case) -> Statement:
    day = case.serve().full_on
    on, before = case.serve(cut=day), case.serve(cut=day - 1)
    return case.shows(z3.And(on.result == PASS, before.result == LATER), day < NEVER)


def fails_only_for_ever(case: Case) -> Statement:
    served, at_last = case.serve(), case.serve(cut=LAST_DAY + 3000)
    return case.shows(z3.Implies(served.result == FAIL, at_last.result != PASS))


def measured(case: Case) -> Statement:
    served = case.serve()
    return case.shows((served.measured >= served.asked) == (served.result == PASS))


def unknown_major(case: Case) -> Statement:
    answers = [case.told(major_relation=relation) for relation in (SAME, RELATED, UNRELATED)]
    said = case.told(major_relation=UNSTATED)
    alone = z3.And(case.person.series != UNSTATED, *known_work(case))
    return case.shows(z3.And(lies_between(said, answers), z3.Implies(alone, is_middle(said, answers))))


def unknown_record(case: Case) -> Statement:
    """二（四）: while nobody has said which record there is, what is said lies between a record and none."""
    others = case.person.work_record[1:]
    said = case.told(work_record=[UNSTATED, *others])
    answers = [case.told(work_record=[record, *others]) for record in (1, NO_RECORD)]
    return case.shows(lies_between(said, answers), work_record=[UNSTATED, *others])


def unknown_record_never_refuses(case: Case) -> Statement:
    """二（四）: who would not be refused with the paper in hand is not refused while it is not at hand."""
    unknown: dict[str, Any] = {"work_record": [UNSTATED] * SHAPE.spells}
    with_paper = case.told(work_record=[1] * SHAPE.spells)
    claim = z3.Implies(case.told(**unknown) == FAIL, with_paper == FAIL)
    return case.shows(claim, **unknown)


def no_record(case: Case) -> Statement:
    """二（四）: a spell without any record is as if it had not been worked."""
    without = case.serve(STRICTEST, work_record=[*case.person.work_record[:-1], NO_RECORD])
    kinds = [*case.person.work_kind[:-1], codes.WORKS.index("other")]
    idle = case.serve(STRICTEST, work_kind=kinds)
    return case.shows(z3.And(without.result == idle.result, without.full_on == idle.full_on))


def unknown_series(case: Case) -> Statement:
    """本专业: while the series of the work is not stated, what is said lies between the target's and another."""
    person = case.person
    others = person.work_series[1:]
    said = case.told(work_series=[UNSTATED, *others])
    answers = [case.told(work_series=[one, *others]) for one in (person.series, z3.Int("another series"))]
    another = [z3.Int("another series") != person.series, z3.Int("another series") > UNSTATED]
    elsewhere = [z3.Int("another series") != series for series in person.title_series]
    return case.shows(lies_between(said, answers), *another, *elsewhere, person.series != UNSTATED)


def doubtful_record(case: Case) -> Statement:
    """二（四）, the other reading: with neither record a person looks into it, where it decides; never later than without."""
    terms = TERMS._replace(record=[*TERMS.record[:-1], TO_BE_REVIEWED], record_review=YES)
    doubtful, strict = case.serve(terms), case.serve()
    with_record = case.serve(work_record=[z3.If(one == NO_RECORD, 1, one) for one in case.person.work_record])
    review = (doubtful.result == REVIEW) == z3.And(strict.result != PASS, with_record.result == PASS)
    return case.shows(z3.And(no_later(doubtful, strict), review))


def by_parts(case: Case) -> Statement:
    """二（四）, the other reading of gaps: who has none is served on the same day."""
    terms = TERMS._replace(whole_months=YES)
    single = {field: getattr(case.person, field)[:1] for field in WORK_FIELDS}
    one, other = case.serve(**single), case.serve(terms, **single)
    return case.shows(z3.And(one.full_on == other.full_on, one.result == other.result), **single)


def unrelated_asks_more(case: Case) -> Statement:
    unrelated, related = (case.serve(major_relation=relation, first=True) for relation in (UNRELATED, RELATED))
    as_if = case.serve(asked=case.asked + TERMS.major_months, major_relation=RELATED, first=True)
    same_day = z3.And(unrelated.full_on == as_if.full_on, unrelated.result == as_if.result)
    return case.shows(z3.And(unrelated.asked == related.asked + TERMS.major_months, same_day))


def related_never_hurts(case: Case) -> Statement:
    related, unrelated = (case.serve(major_relation=relation) for relation in (RELATED, UNRELATED))
    return case.shows(z3.And(no_later(related, unrelated), related.asked <= unrelated.asked))


def no_first_application(case: Case) -> Statement:
    one, other = (case.serve(major_relation=relation, first=False) for relation in (UNRELATED, RELATED))
    return case.shows(z3.And(one.result == other.result, one.full_on == other.full_on, one.asked == other.asked))


def no_major_asked(case: Case) -> Statement:
    one, other = case.serve(), case.serve(major_relation=z3.Int("another_relation"))
    return case.shows(z3.And(one.result == other.result, one.full_on == other.full_on, one.asked == other.asked))


Stated = Callable[[Case], Statement]
OF_EACH: dict[str, Stated] = {
    "多干些日子（任何一段的终止日推后），不会变差，也不会更迟": longer,
    "早些上岗（任何一段的起始日提前），不会变差，也不会更迟": begun_earlier,
    "补上缺少的录用登记表或聘用通知书，不会变差，也不会更迟": proven_by_a_record,
    "登记表、通知书还没有找到时，结论在有和没有之间": unknown_record,
    "登记表、通知书还没有找到的，不因此不通过": unknown_record_never_refuses,
    "说明两样都没有的一段，等于没有干过": no_record,
    "两样都没有的按待确认的读法：只在它起作用时待确认，不会更迟": doubtful_record,
    "各段先数满月的读法：没有中断的，与逐日计算同一天满": by_parts,
    "凭证日期更早，不会变差，也不会更迟": earlier_credential,
    "没有人比取得凭证之日起一直在岗的人更早满": nobody_sooner,
    "截止日推后，不会变差": later_cut_off,
    "通过、未到、不通过有且只有一个": one_result,
    "所报日期当日即满，前一日不满": first_day,
    "说不通过的，等到多久也不满": fails_only_for_ever,
    "满了的月数达到所需月数，当且仅当通过": measured,
}
OF_EDUCATION: dict[str, Stated] = {
    "专业是否相近不明时，结论涵盖两种答案": unknown_major,
    "专业不相近恰好多要求二（五）的月数": unrelated_asks_more,
    "专业相近不比不相近差": related_never_hurts,
    "不是首次申报的，专业不相近也不加月数": no_first_application,
}
OF_OTHERS: dict[str, Stated] = {"专业是否相近没有影响": no_major_asked}
OF_OWN_SERIES: dict[str, Stated] = {"干的是哪个系列不明时，结论在本系列和别的系列之间": unknown_series}


def proofs() -> Iterator[Proof]:
    """Every property of every route that counts work after a credential."""
    for route in POLICY.routes:
        if route.gives != "held":
            properties = {**OF_EACH, **(OF_EDUCATION if route.education else OF_OTHERS)}
            properties |= OF_OWN_SERIES if route.own_series else {}
            for sentence, stated in properties.items():
                yield proof(route, sentence, stated)


def proof(route: Route, sentence: str, stated: Stated) -> Proof:
    by_major = stated in (*OF_EDUCATION.values(), *OF_OTHERS.values())
    clauses = f"{route.clause}、{'二（五）' if by_major else '二（四）'}"
    return Proof(clauses, f"{route.name}：{sentence}", lambda rules: stated(anybody(rules, route)))

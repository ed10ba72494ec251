"""What is proven of each route: 二（二）1 to 5 and 二（五）, for anybody with three spells of work in any series."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import z3

from tests.proofs.ground import POLICY, ROUTES, TERMS, covers, exactly_one, increasing, no_worse, some_day
from zhicheng import codes
from zhicheng.codes import CREDENTIALS, FAIL, LATER, PASS, UNKNOWN, UNRELATED, UNSTATED
from zhicheng.eligibility.rules.credential import Credential
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.eligibility.rules.route import Service, judge_credential_service
from zhicheng.policy.model import Route
from zhicheng.readings.any_person import FIRST_DAY, LAST_DAY, build_any_person, list_person_constraints
from zhicheng.readings.person_words import PersonShape
from zhicheng.readings.proving import Proof, Rules, Statement
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.months import add_months, month_of
from zhicheng.workdays.months import first_day as first_day_of

SHAPE = PersonShape(educations=0, skills=0, titles=2, licences=0, spells=3, runs=0)
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
    premises: list[Any]

    def serve(self, terms: Terms = TERMS, **other: Any) -> Service:
        """The months of service, with some facts otherwise."""
        case = self._replace(**{name: value for name, value in other.items() if name in self._fields})
        facts = {name: value for name, value in other.items() if name in Person._fields}
        kind = CREDENTIALS.index(self.route.credential)
        credential = Credential(kind, case.since, codes.NOT_APPLICABLE, case.carried)
        person, place = self.person._replace(**facts), ROUTES[self.route.key]
        served: Service = self.rules[judge_credential_service](person, terms, case.cut, credential, place, case.first)
        return served

    def shows(self, claim: Any, *premises: Any, **other: Any) -> Statement:
        """The claim, for whoever meets these premises as well."""
        people = {f"甲（凭证 {self.since}，截止 {self.cut}）": self.person}
        if other:
            people["乙"] = self.person._replace(**other)
        return Statement([*self.premises, *premises], claim, people)


def anybody(rules: Rules, route: Route) -> Case:
    """The case of a route with nothing given."""
    person = build_any_person(SHAPE)
    since, dated = some_day("since")
    cut, when = some_day("cut")
    over, changed = some_day("carried")
    carried = z3.If(z3.Bool("was carried"), over, NEVER) if route.key == "technician_title" else NEVER
    premises = [*list_person_constraints(person, TERMS), *dated, *when, *changed]
    return Case(rules, route, person, since, carried, cut, z3.Bool("first"), premises)


def no_later(one: Service, other: Service) -> Any:
    return no_worse(one.result, other.result, one.full_on, other.full_on)


def known(case: Case) -> Any:
    return case.person.major_relation != UNSTATED


def longer(case: Case) -> Statement:
    ends = z3.Ints("longer0 longer1 longer2")
    later = [
        z3.And(end >= was, z3.Or(end <= LAST_DAY, end == NEVER))
        for end, was in zip(ends, case.person.work_end, strict=True)
    ]
    return case.shows(no_later(case.serve(work_end=ends), case.serve()), *later, work_end=ends)


def begun_earlier(case: Case) -> Statement:
    starts = z3.Ints("sooner0 sooner1 sooner2")
    sooner = [
        z3.And(start <= was, start >= FIRST_DAY) for start, was in zip(starts, case.person.work_start, strict=True)
    ]
    claim = no_later(case.serve(work_start=starts), case.serve())
    return case.shows(claim, *sooner, *increasing(starts), work_start=starts)


def proven_by_a_record(case: Case) -> Statement:
    records = [z3.If(z3.Bool(f"found{place}"), 1, record) for place, record in enumerate(case.person.work_record)]
    return case.shows(no_later(case.serve(work_record=records), case.serve()), work_record=records)


def earlier_credential(case: Case) -> Statement:
    earlier, dated = some_day("earlier")
    return case.shows(no_later(case.serve(since=earlier), case.serve()), *dated, earlier <= case.since)


def nobody_sooner(case: Case) -> Statement:
    """Work before the credential does not count, nor does a day count twice."""
    always: dict[str, Any] = {
        "work_start": [FIRST_DAY] * SHAPE.spells,
        "work_end": [NEVER] * SHAPE.spells,
        "work_kind": [codes.PROFESSIONAL] * SHAPE.spells,
        "work_series": [case.person.series] * SHAPE.spells,
        "work_record": [1] * SHAPE.spells,
    }
    at_best = case.serve(TERMS, **always)
    following = case.rules[first_day_of](case.rules[month_of](case.since) + at_best.asked)
    begins = following if case.route.next_month else case.rules[add_months](case.since, at_best.asked)
    claim = z3.And(no_later(at_best, case.serve()), z3.Implies(known(case), at_best.full_on == begins))
    return case.shows(claim, **always)


def later_cut_off(case: Case) -> Statement:
    later, dated = some_day("later")
    return case.shows(no_later(case.serve(cut=later), case.serve()), *dated, later >= case.cut)


def one_result(case: Case) -> Statement:
    result = case.serve().result
    return case.shows(z3.And(exactly_one(result), exactly_one(result, (PASS, UNKNOWN, LATER, FAIL))))


def first_day(case: Case) -> Statement:
    day = case.serve().full_on
    on, before = case.serve(cut=day), case.serve(cut=day - 1)
    return case.shows(z3.And(on.result == PASS, before.result != PASS), known(case), day < NEVER)


def fails_only_for_ever(case: Case) -> Statement:
    served, at_last = case.serve(), case.serve(cut=LAST_DAY + 3000)
    return case.shows(z3.Implies(served.result == FAIL, at_last.result != PASS))


def measured(case: Case) -> Statement:
    served = case.serve()
    return case.shows((served.measured >= served.asked) == (served.result == PASS), known(case))


def unknown_major(case: Case) -> Statement:
    answers = [case.serve(major_relation=relation) for relation in (SAME, RELATED, UNRELATED)]
    said = case.serve(major_relation=UNSTATED)
    return case.shows(covers(said.result, [one.result for one in answers]))


def unrelated_asks_more(case: Case) -> Statement:
    unrelated, related = (case.serve(major_relation=relation, first=True) for relation in (UNRELATED, RELATED))
    stricter = TERMS._replace(
        route_months=[[months + TERMS.major_months for months in months_of] for months_of in TERMS.route_months],
    )
    as_if = case.serve(terms=stricter, major_relation=RELATED, first=True)
    same_day = z3.And(unrelated.full_on == as_if.full_on, unrelated.result == as_if.result)
    return case.shows(z3.And(unrelated.asked == related.asked + TERMS.major_months, same_day))


def related_never_hurts(case: Case) -> Statement:
    related, unrelated = (case.serve(major_relation=relation) for relation in (RELATED, UNRELATED))
    return case.shows(no_later(related, unrelated))


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
    "凭证日期更早，不会变差，也不会更迟": earlier_credential,
    "没有人比取得凭证之日起一直在岗的人更早满": nobody_sooner,
    "截止日推后，不会变差": later_cut_off,
    "通过、待定、未到、不通过有且只有一个": one_result,
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


def proofs() -> Iterator[Proof]:
    """Every property of every route that counts work after a credential."""
    for route in POLICY.routes:
        if route.gives != "held":
            properties = {**OF_EACH, **(OF_EDUCATION if route.education else OF_OTHERS)}
            for sentence, stated in properties.items():
                yield proof(route, sentence, stated)


def proof(route: Route, sentence: str, stated: Stated) -> Proof:
    by_major = stated in (*OF_EDUCATION.values(), *OF_OTHERS.values())
    clauses = f"{route.clause}、{'二（五）' if by_major else '二（四）'}"
    return Proof(clauses, f"{route.name}：{sentence}", lambda rules: stated(anybody(rules, route)))

"""The people of whom the whole verdict is proven, and what the proofs ask of a judgement."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import z3

from tests.proofs.ground import KINDEST, ROUTES, SERIES, no_worse
from zhicheng import codes
from zhicheng.codes import EMPLOYER, LATER, NO, YES
from zhicheng.eligibility.rules.candidate import Ranked
from zhicheng.eligibility.rules.judge import Judgement, judge
from zhicheng.eligibility.rules.person import Person
from zhicheng.eligibility.terms import PolicyTerms
from zhicheng.readings.any_person import LAST_DAY, build_any_person, list_person_constraints
from zhicheng.readings.person_words import PersonShape
from zhicheng.readings.proving import Rules, Statement
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.months import month_of


class Given(NamedTuple):
    """How many items of each kind a person has, and of what level the educations are, where that is given."""

    shape: PersonShape
    levels: tuple[str, ...] = ()
    series: str = "engineering"
    any_scope: bool = False  # whether anything that 一 reads may be against the person; else nothing is


KIND = PolicyTerms(KINDEST, KINDEST)
IN_SCOPE = {
    "origin": codes.ORIGINS.index("mainland"),
    "work_permit": codes.UNSTATED,
    "status": codes.STATUSES.index("employed"),
    "annual_review": codes.ANNUAL_REVIEWS.index("qualified"),
    "refuses_assignment": NO,
    "not_competent": NO,
    "employer_kind": codes.EMPLOYER_KINDS.index("enterprise"),
    "affiliation": codes.AFFILIATIONS.index("none"),
    "registered": YES,
    "parent_affiliation": codes.AFFILIATIONS.index("none"),
    "specialty": codes.CLEAR,
    "school_stage": codes.UNSTATED,
}
"""Nothing that 一 reads stands in the way; what it says is proven clause by clause (scope.py)."""


EDUCATION = Given(PersonShape(educations=1, spells=2, runs=1))
COLLEGES = Given(PersonShape(educations=2, spells=1, runs=1), ("junior_college", "bachelor"))
DEGREES = Given(PersonShape(educations=2, spells=1, runs=1), ("bachelor", "master"))
SKILL = Given(PersonShape(educations=1, skills=1, spells=1, runs=1))
TITLE = Given(PersonShape(educations=1, titles=1, spells=1, runs=1))
ONLY_TITLE = Given(PersonShape(educations=0, titles=1, spells=1, runs=1))
SCHOOL_AND_TITLE = Given(PersonShape(educations=1, titles=1, spells=1, runs=1), ("secondary_vocational",))
MASTER_AND_TITLE = Given(PersonShape(educations=1, titles=1, spells=1, runs=1), ("master",))
ONE_SPELL = Given(PersonShape(educations=1, spells=1, runs=1))
LAWYER = Given(PersonShape(educations=1, licences=1, spells=1, runs=1), ("bachelor",), "law_practice")
NO_TECHNICIAN = Given(PersonShape(educations=1, spells=1, runs=1), (), "museum")
DEGREE_AND_TITLE = Given(PersonShape(educations=1, titles=1, spells=1, runs=1), ("bachelor",))
ANY_SCOPE = Given(PersonShape(educations=1, spells=1, runs=1), any_scope=True)
INSURED = Given(PersonShape(educations=1, spells=1, runs=2))
LICENSED = Given(PersonShape(educations=1, licences=1, spells=1, runs=1))
RELATED = codes.MAJOR_RELATIONS.index("related")
KUNMING = codes.INSURANCE_AREAS.index("kunming")


class Case(NamedTuple):
    """Anybody of a shape, judged; unless `BOTH` is asked for, with every unknown answered kindly."""

    rules: Rules
    person: Person
    kind: PolicyTerms = KIND

    def judge(self, terms: PolicyTerms | None = None, **other: Any) -> Judgement:
        judged: Judgement = self.rules[judge](self.person._replace(**other), *(terms or self.kind))
        return judged

    def shows(self, claim: Any, *premises: Any, **other: Any) -> Statement:
        people = {"甲": self.person, **({"乙": self.person._replace(**other)} if other else {})}
        return Statement([*list_person_constraints(self.person, self.kind.kindest), *premises], claim, people)

    def never_worse(self, *premises: Any, **other: Any) -> Statement:
        """乙, who differs in this, is judged no worse than 甲."""
        return self.shows(better(self.judge(**other), self.judge()), *premises, **other)


Stated = Callable[[Case], Statement]


def better(one: Judgement, other: Judgement) -> Any:
    return no_worse(one.verdict, other.verdict, one.earliest, other.earliest)


def taken(case: Case, judged: Judgement) -> list[tuple[Any, Any]]:
    """Each candidate, and whether it is the one taken."""
    return [(judged.best == place, candidate) for place, candidate in enumerate(judged.candidates)]


def own_results(one: Ranked) -> list[Any]:
    """What a candidate has of its own, under the strictest answers."""
    candidate = one.strictest
    return [candidate.service.result, candidate.standard.result, candidate.insured_months]


def route_candidates(judged: Judgement, route: str, credential: int) -> Any:
    """The candidate of one credential on one route."""
    return judged.candidates[credential * len(ROUTES) + ROUTES[route]]


def good_months(case: Case) -> list[Any]:
    """Every month paid in Kunming and in time."""
    person = case.person
    return [*(area == KUNMING for area in person.paid_area), *(late == NO for late in person.paid_late)]


def known_case(case: Case) -> list[Any]:
    """Judged before there is a publicity; no title of the future; no month after the filing month in the data."""
    person = case.person
    past = [date <= person.filing for date in person.title_date]
    return [person.publicity_start == NEVER, *past, person.paid_to[0] <= case.rules[month_of](person.filing)]


def on_day(case: Case, judged: Judgement, day: Any) -> dict[str, Any]:
    """The case filed on a later day, every month since that this employer could pay paid by it, in time and here.

    A month that may be unposted is told as if it had been paid: by this employer, where the post here had begun.
    """
    person, filed = case.person, case.rules[month_of](case.person.filing)
    since = z3.If(judged.kindest.payer.month == filed, filed + 1, filed)
    unposted = judged.kindest.binding.insured.unposted
    paid = case.rules[month_of](day) - 1  # a month counts from its end
    awaited = z3.If(unposted > 0, unposted, person.paid_to[0])
    return {
        "filing": day,
        "paid_from": [z3.If(paid >= since, since, paid + 100), awaited, *person.paid_from],
        "paid_to": [z3.If(paid >= awaited, paid, awaited), awaited, *person.paid_to],
        "paid_area": [KUNMING, z3.If(unposted > 0, KUNMING, person.paid_area[0]), *person.paid_area],
        "paid_late": [NO, z3.If(unposted > 0, NO, person.paid_late[0]), *person.paid_late],
        "paid_by": [
            EMPLOYER,
            z3.If(judged.kindest.payer.result == LATER, person.paid_by[0], EMPLOYER),
            *person.paid_by,
        ],
    }


def waiting(case: Case, judged: Judgement) -> list[Any]:
    return [*known_case(case), judged.verdict == LATER, judged.earliest <= LAST_DAY]


def anybody(given: Given, series: Sequence[str] = SERIES) -> Person:
    """Anybody of a series of the policy, engineering unless it is given, who has these."""
    person = build_any_person(given.shape)._replace(series=series.index(given.series) + 1)
    levels = [codes.EDUCATIONS.index(level) for level in given.levels]
    known: dict[str, Any] = {} if given.any_scope else IN_SCOPE
    return person._replace(education_level=levels or person.education_level, **known)

"""Which facts that nobody has stated can change the outcome of a case (rules.md, "3 Putting a case together", 7).

A fact matters where for some answers to the other unknown facts two answers to it lead to another verdict, route or day.
Each field of each item is a fact of its own: of two posts without a record one may decide and the other not. What binds
every route alike is weighed in `check_results.rate_common_checks`; here it is answered besides only where an answer leaves
the case to a person or to time, because then another route may be the best one. Where an answer refuses, nothing matters.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import Final, NamedTuple

from zhicheng.codes import (
    ANNUAL_REVIEWS,
    CLEAR,
    DOUBTFUL,
    EMPLOYER,
    FAIL,
    FULL_TIME,
    MAJOR_RELATIONS,
    NO,
    OTHER_PAYER,
    PART_TIME,
    PROFESSIONAL,
    REVIEW,
    SCHOOL_STAGES,
    UNIDENTIFIED,
    UNRELATED,
    UNSTATED,
    YES,
)
from zhicheng.eligibility.rules.insurance import find_latest_month
from zhicheng.eligibility.rules.judge import judge
from zhicheng.eligibility.rules.person import Numbers, Person, Terms
from zhicheng.eligibility.rules.scope import judge_annual_review, judge_series_in_scope
from zhicheng.eligibility.rules.title import find_titles_held
from zhicheng.eligibility.rules.unknown import do_modes_differ, do_stages_differ
from zhicheng.workdays.days import NEVER, UNDATED
from zhicheng.workdays.months import month_of

ANOTHER_SERIES: Final = -1  # none that the case names
NO_ITEM: Final = -1
LONG_AGO: Final = UNDATED + 1  # a day that is stated, before any other
SAME: Final = MAJOR_RELATIONS.index("same")
MOST_WORK: Final = 1 << 14
"""Judgements times items of a case that are worth telling which facts matter: 512 judgements, nine facts, of a case of 32
items. Of more facts all count as mattering: it is safe to ask, and a case of thousands of items costs nobody minutes.
"""
Answers = tuple[int, ...]
Outcome = tuple[int, int, int]


class UnknownFact(NamedTuple):
    """A fact that is not stated: its field of `Person`, its item in a list or NO_ITEM, its answers as codes, kindest first."""

    field: str
    item: int
    answers: Answers


def settle_case(person: Person, terms: Terms) -> Person:
    """The person in whom only what matters is still unknown: what does not matter is answered as in the case with the
    kindest outcome. `terms`: the kindest.
    """
    own = list_unknown_facts(person, terms)
    facts = [*own, *list_unknown_of_all_routes(person, terms)] if own else []
    worlds = prod(len(fact.answers) for fact in facts)
    if not own or worlds * count_items(person) > MOST_WORK:
        return person
    outcomes = {
        answers: find_outcome(answer_facts(person, facts, answers), terms)
        for answers in product(*(fact.answers for fact in facts))
    }
    kindest = min(outcomes, key=lambda answers: (outcomes[answers][0], outcomes[answers][2]))
    moot = [place for place in range(len(own)) if not is_decisive(outcomes, place)]
    return answer_facts(person, [facts[place] for place in moot], [kindest[place] for place in moot])


def count_items(person: Person) -> int:
    """The items that a judgement goes through."""
    lists = (person.education_level, person.skill_date, person.title_level, person.work_start, person.paid_from)
    return 1 + sum(len(one) for one in lists)


def is_decisive(outcomes: Mapping[Answers, Outcome], place: int) -> bool:
    """Whether two answers to one fact lead apart, the others answered alike."""
    found: dict[Answers, Outcome] = {}
    return any(
        found.setdefault((*answers[:place], *answers[place + 1 :]), outcome) != outcome
        for answers, outcome in outcomes.items()
    )


def find_outcome(person: Person, terms: Terms) -> Outcome:
    """Verdict, route and day under one set of answers; a refusal has no route."""
    judgement = judge(person, terms, terms)
    refused = judgement.verdict >= FAIL
    return judgement.verdict, -1 if refused else judgement.best % len(terms.route_work), judgement.earliest


def answer_facts(person: Person, facts: Sequence[UnknownFact], answers: Sequence[int]) -> Person:
    """The person with some facts answered."""
    fields: dict[str, int | list[int]] = {}
    for (field, item, _), answer in zip(facts, answers, strict=True):
        if item == NO_ITEM:
            fields[field] = answer
        else:
            items = fields.setdefault(field, list(getattr(person, field)))
            assert isinstance(items, list)
            items[item] = answer
    return person._replace(**fields)  # type: ignore[arg-type]  # a number or a list, as the field is


def list_unknown_facts(person: Person, terms: Terms) -> list[UnknownFact]:
    """The facts that speak for single routes and are not stated."""
    return [
        *list_unknown_of_target(person, terms),
        *(
            UnknownFact("education_recognized", item, (YES, NO))
            for item, recognised in enumerate(person.education_recognized)
            if recognised == UNSTATED
        ),
        *list_unknown_modes(person, terms),
        *(list_unknown_licences(person, terms) if terms.from_licence[person.series] == YES else ()),
        *list_unknown_records(person, terms),
        *list_unknown_series(person, terms),
    ]


def list_unknown_of_target(person: Person, terms: Terms) -> Iterator[UnknownFact]:
    """二（五）, asked at a first application by education; the school stage, where the standard tells stages apart."""
    if person.major_relation == UNSTATED and person.education_level and not find_titles_held(person).any_title:
        yield UnknownFact("major_relation", NO_ITEM, (SAME, UNRELATED))
    if person.school_stage == UNSTATED and do_stages_differ(terms, person.series):
        rows = terms.standard[person.series]
        stages = {rows[stage]: stage for stage in range(len(SCHOOL_STAGES) - 1, 0, -1)}  # one stage for every row
        yield UnknownFact("school_stage", NO_ITEM, tuple(sorted(stages.values())))


def list_unknown_modes(person: Person, terms: Terms) -> Iterator[UnknownFact]:
    """The modes of study, where the policy does not take both alike; a residence, where it may stand for insurance."""
    if person.residence == UNSTATED and terms.residence[YES] == YES:
        yield UnknownFact("residence", NO_ITEM, (YES, NO))
    modes = sorted((FULL_TIME, PART_TIME), key=terms.mode.__getitem__)
    for item, mode in enumerate(person.education_mode):
        if mode == UNSTATED and do_modes_differ(terms):
            yield UnknownFact("education_mode", item, tuple(modes))


def list_unknown_records(person: Person, terms: Terms) -> Iterator[UnknownFact]:
    """二（四）: the records of work that some route counts."""
    stated = range(1, len(terms.record))
    best, worst = max(stated, key=terms.record.__getitem__), min(stated, key=terms.record.__getitem__)
    for item, record in enumerate(person.work_record):
        if record == UNSTATED and is_kind_counted(terms.route_work, person.work_kind[item]):
            yield UnknownFact("work_record", item, (best, worst))


def is_kind_counted(route_work: Sequence[Numbers], kind: int) -> bool:
    """Whether some route counts a kind of work."""
    return any(counted[kind] == YES for counted in route_work)


def list_unknown_series(person: Person, terms: Terms) -> Iterator[UnknownFact]:
    """The series of professional work, where something asks for work in a series: a title, or a route by education."""
    routes = zip(terms.route_own_series, terms.route_by_education, strict=True)
    asked = person.title_level or any(own == YES and by_education == YES for own, by_education in routes)
    for item, series in enumerate(person.work_series):
        if asked and person.series != UNSTATED and series == UNSTATED and person.work_kind[item] == PROFESSIONAL:
            yield UnknownFact("work_series", item, (person.series, ANOTHER_SERIES))


def list_unknown_of_all_routes(person: Person, terms: Terms) -> list[UnknownFact]:
    """The facts that bind every route, with a kind answer and one that leaves the case to a person or to time."""
    month = find_latest_month(person, month_of(person.filing))
    return [
        *list_doubtful_answers("employer_kind", person.employer_kind, terms.employer_kind),
        *list_doubtful_answers("annual_review", person.annual_review, rate_annual_reviews(person, terms)),
        *list_doubtful_answers("specialty", person.specialty, rate_specialties(person, terms)),
        *(list_unknown_licences(person, terms) if terms.from_licence[person.series] != YES else ()),
        *(
            UnknownFact("paid_by", item, (EMPLOYER, OTHER_PAYER))
            for item, payer in enumerate(person.paid_by)
            if payer == UNIDENTIFIED and person.paid_from[item] <= month <= person.paid_to[item]
        ),
    ]


def list_unknown_licences(person: Person, terms: Terms) -> Iterator[UnknownFact]:
    """二（六）: the days of the licence. Where service counts from it, it speaks for routes; one of today is another answer."""
    counts = terms.from_licence[person.series] == YES
    days = (LONG_AGO, person.filing, NEVER - 1) if counts else (LONG_AGO, NEVER - 1)
    for item, (kind, date) in enumerate(zip(person.licence_kind, person.licence_date, strict=True)):
        if date == UNDATED and kind == terms.licence_kind[person.series]:
            yield UnknownFact("licence_date", item, days)


def list_doubtful_answers(field: str, code: int, results: Numbers) -> Iterator[UnknownFact]:
    """A fact whose answers have results, where one of these is `review`."""
    if code == UNSTATED and REVIEW in results:
        yield UnknownFact(field, NO_ITEM, (min(range(1, len(results)), key=results.__getitem__), results.index(REVIEW)))


def rate_annual_reviews(person: Person, terms: Terms) -> list[int]:
    """一（二）: the result of every review of the last year."""
    return [judge_annual_review(person._replace(annual_review=code), terms) for code in range(len(ANNUAL_REVIEWS))]


def rate_specialties(person: Person, terms: Terms) -> list[int]:
    """一（三）: the result of every kind of specialty."""
    return [judge_series_in_scope(person._replace(specialty=code), terms) for code in (UNSTATED, CLEAR, DOUBTFUL)]

"""The result of every check of a case, from its judgement under the kindest and the strictest answers.

What is unknown lies between its answers (rules.md, "3 Putting a case together"); an unknown whose answers all lead to the
same verdict, route and day stands in nobody's way: its check does not apply.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final, NamedTuple

from zhicheng.codes import (
    ASSISTANT,
    FAIL,
    LATER,
    NOT_APPLICABLE,
    OUT_OF_SCOPE,
    PASS,
    TECHNICIAN,
    UNKNOWN,
    UNSTATED,
    YES,
)
from zhicheng.eligibility.rules.candidate import Ranked, combine_results
from zhicheng.eligibility.rules.judge import CommonResults, Judgement, judge
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.eligibility.terms import PolicyTerms

SCOPE_PLACES: Final = tuple(
    CommonResults._fields.index(key) for key in ("employed_in_kunming", "series_in_scope", "employer_in_scope")
)
STATUS_PLACE, PAYER_PLACE = CommonResults._fields.index("status"), CommonResults._fields.index("last_payer")
ANSWER_TABLES: Final[Mapping[str, str]] = {
    "major": "unrelated",
    "record": "record",
    "work_series": "unnamed_series",
    "recognised": "recognised",
    "stage": "standard",
}
"""The facts that speak for single routes, and the table of the terms whose row 0 answers each of them."""


class CheckResults(NamedTuple):
    """The result of every check, by its key; those of the routes stand with their candidates (`rate_route`)."""

    common: CommonResults
    education_recognized: int
    series_standard: int
    insured_months: int
    unrelated_major: int
    no_such_level: int
    title_held: int
    level_asked: int
    matters: frozenset[str]  # which unknowns of `ANSWER_TABLES` can change verdict, route or day


def rate_checks(person: Person, terms: PolicyTerms, judgement: Judgement) -> CheckResults:
    """The results of a judged case."""
    matters = find_unknowns_that_matter(person, terms, judgement)
    taken = judgement.candidates[judgement.best] if judgement.best >= 0 else None
    common = rate_common_checks(person, judgement, taken)
    if common.series_change == UNKNOWN and "work_series" not in matters:
        common = common._replace(series_change=NOT_APPLICABLE)
    return CheckResults(
        common,
        rate_education(person, terms, judgement, matters),
        rate_standard(person, terms.kindest, taken, matters),
        taken.kindest.insured_months if taken else judgement.kindest.binding.insured.result,
        rate_unrelated_major(person, terms.kindest, judgement, matters),
        judgement.no_such_level,
        combine_results(judgement.kindest.title_held, judgement.strictest.title_held),
        rate_level_asked(person, terms.kindest, judgement),
        matters,
    )


def rate_common_checks(person: Person, judgement: Judgement, taken: Ranked | None) -> CommonResults:
    """The checks that bind every route. What fails anyway is not made worse by an unknown."""
    kindest, strictest = judgement.kindest.common, judgement.strictest.common
    results = []
    for place, (kind, strict) in enumerate(zip(kindest, strictest, strict=True)):
        result = combine_results(kind, strict)
        grade = weigh(place, strict, person)
        others = [weigh(other, one, person) for other, one in enumerate(kindest) if other != place]
        gravest = max(find_own_grade(taken), *others)
        delays = strict == LATER and gravest <= LATER and find_strictest_day(place, judgement) > judgement.earliest
        moot = result == UNKNOWN and grade <= gravest and not delays
        results.append(NOT_APPLICABLE if moot else result)
    return CommonResults._make(results)


def find_strictest_day(place: int, judgement: Judgement) -> int:
    """The day on which a common clause holds under the strictest answers."""
    strictest = judgement.strictest
    return strictest.payer.full_on if place == PAYER_PLACE else strictest.licence.held_from


def weigh(place: int, result: int, person: Person) -> int:
    """A common result as a verdict: the three of scope lead out of the notice where they fail; so may a status."""
    outside = place in SCOPE_PLACES or (place == STATUS_PLACE and person.status == UNSTATED)
    return OUT_OF_SCOPE if outside and result == FAIL else result


def find_own_grade(taken: Ranked | None) -> int:
    """What the candidate taken leads to by itself, under the kindest answers."""
    if taken is None:
        return FAIL
    one = taken.kindest
    return max(one.service.result, one.standard.result, one.insured_months, one.credential.recognised)


def rate_education(person: Person, terms: PolicyTerms, judgement: Judgement, matters: frozenset[str]) -> int:
    """二（一）: of the diploma on which the route rests; of any where no route is taken or every route asks one."""
    credential = judgement.best // len(terms.kindest.route_work)
    by_education = 0 <= credential < len(person.education_recognized)
    if by_education:
        code = person.education_recognized[credential]
        result = combine_results(terms.kindest.recognised[code], terms.strictest.recognised[code])
    else:
        result = combine_results(judgement.kindest.binding.education, judgement.strictest.binding.education)
    if result == UNKNOWN and "recognised" not in matters:
        return NOT_APPLICABLE
    asked = by_education or judgement.best < 0 or terms.kindest.education_always == YES
    return result if asked or result == PASS else NOT_APPLICABLE


def rate_standard(person: Person, terms: Terms, taken: Ranked | None, matters: frozenset[str]) -> int:
    """二（二）: the standard of the series, of the candidate taken; of a series outside the notice it is not asked."""
    if taken is None or terms.series_in_scope[person.series] == FAIL:
        return NOT_APPLICABLE
    opened = taken.strictest.matches == YES
    strictest = taken.strictest.standard.result if opened else FAIL if "stage" in matters else PASS
    result = combine_results(taken.kindest.standard.result, max(strictest, taken.kindest.standard.result))
    return NOT_APPLICABLE if result == UNKNOWN and "stage" not in matters else result


def rate_route(one: Ranked, matters: frozenset[str]) -> int:
    """The months of one candidate; under the strictest answers its diploma may open nothing."""
    stands = one.strictest.matches == YES
    result = combine_results(one.kindest.service.result, one.strictest.service.result if stands else FAIL)
    causes = {"major", "record", "work_series"} if stands else {"recognised", "stage"}
    return NOT_APPLICABLE if result == UNKNOWN and not matters & causes else result


def rate_unrelated_major(person: Person, terms: Terms, judgement: Judgement, matters: frozenset[str]) -> int:
    """二（五）: whether it is known; the months it adds are in the route's own result."""
    routes = len(terms.route_by_education)
    by_education = any(
        one.kindest.matches == YES and terms.route_by_education[place % routes] == YES
        for place, one in enumerate(judgement.candidates)
    )
    if judgement.kindest.binding.titles.any_title or not by_education:
        return NOT_APPLICABLE
    if person.major_relation == UNSTATED:
        return UNKNOWN if "major" in matters else NOT_APPLICABLE
    return PASS


def rate_level_asked(person: Person, terms: Terms, judgement: Judgement) -> int:
    """二（二）: whether any credential opens the level asked for, of those that the series has."""
    levels = (ASSISTANT, TECHNICIAN) if terms.has_technician[person.series] == YES else (ASSISTANT,)
    asked = [level for level in levels if person.want in (UNSTATED, level)]
    opened = any(one.kindest.matches == YES and one.kindest.level in asked for one in judgement.candidates)
    return NOT_APPLICABLE if opened else FAIL


def find_unknowns_that_matter(person: Person, terms: PolicyTerms, judgement: Judgement) -> frozenset[str]:
    """Which unknowns change verdict, route or day for some answers to the others, common ones answered kindly."""
    unknown = [name for name in ANSWER_TABLES if is_unknown(name, person, terms.kindest)]
    if not unknown:
        return frozenset()
    outcomes = {
        answers: find_outcome(person, answer_terms(terms, unknown, answers))
        for answers in product((False, True), repeat=len(unknown))
    }
    return frozenset(name for place, name in enumerate(unknown) if any(list_changes(outcomes, place)))


def list_changes(outcomes: Mapping[tuple[bool, ...], tuple[int, int, int]], place: int) -> Iterator[bool]:
    """For all answers to the others, whether the two answers to one unknown lead apart."""
    for answers, outcome in outcomes.items():
        if not answers[place]:
            yield outcome != outcomes[*answers[:place], True, *answers[place + 1 :]]


def is_unknown(name: str, person: Person, terms: Terms) -> bool:
    """Whether a fact that speaks for single routes is not stated."""
    if name == "major":
        return person.major_relation == UNSTATED
    if name == "record":
        return UNSTATED in person.work_record
    if name == "work_series":
        return UNSTATED in person.work_series and len(person.title_level) > 0
    if name == "recognised":
        return UNSTATED in person.education_recognized
    stages = terms.standard[person.series]
    return person.school_stage == UNSTATED and len(set(stages[1:])) > 1


def answer_terms(terms: PolicyTerms, names: list[str], strictly: tuple[bool, ...]) -> Terms:
    """The kindest terms with some unknowns answered strictly."""
    fields = [ANSWER_TABLES[name] for name, strict in zip(names, strictly, strict=True) if strict]
    return terms.kindest._replace(**{field: getattr(terms.strictest, field) for field in fields})


def find_outcome(person: Person, terms: Terms) -> tuple[int, int, int]:
    """Verdict, route and day under one set of answers; a refusal has no route."""
    judgement = judge(person, terms, terms)
    refused = judgement.verdict >= FAIL
    return judgement.verdict, -1 if refused else judgement.best % len(terms.route_work), judgement.earliest

"""The result of every check of a case, from its judgement under the kindest and the strictest answers.

What is unknown lies between its answers (rules.md, "3 Putting a case together"); an unknown whose answers all lead to the
same verdict, route and day stands in nobody's way: its check does not apply.
"""

from typing import Final, NamedTuple

from zhicheng.codes import (
    FAIL,
    LATER,
    NOT_APPLICABLE,
    OUT_OF_SCOPE,
    PASS,
    UNKNOWN,
    UNSTATED,
    YES,
)
from zhicheng.eligibility.rules.candidate import Candidate, Ranked, combine_results, has_level
from zhicheng.eligibility.rules.judge import Answered, CommonResults, Judgement, judge_under_answers
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.eligibility.rules.unknown import do_modes_differ
from zhicheng.eligibility.terms import PolicyTerms
from zhicheng.eligibility.unknown_facts import settle_case

SCOPE_PLACES: Final = tuple(
    CommonResults._fields.index(key) for key in ("employed_in_kunming", "series_in_scope", "employer_in_scope")
)
STATUS_PLACE, PAYER_PLACE = CommonResults._fields.index("status"), CommonResults._fields.index("last_payer")
CHANGE_PLACE: Final = CommonResults._fields.index("series_change")
LICENCE_PLACE: Final = CommonResults._fields.index("entry_licence")


class CheckResults(NamedTuple):
    """The result of every check, by its key; those of the routes stand with their candidates (`rate_route`)."""

    common: CommonResults
    education_recognized: int
    series_standard: int
    study_mode: int
    insured_months: int
    unrelated_major: int
    no_such_level: int
    title_held: int
    level_asked: int
    settled: Answered  # the strictest answers to what can change verdict, route or day, the rest answered kindly


def rate_checks(person: Person, terms: PolicyTerms, judgement: Judgement) -> CheckResults:
    """The results of a judged case."""
    settled_person = settle_judged_case(person, terms, judgement)
    settled = judgement.strictest if settled_person is person else judge_under_answers(settled_person, terms.strictest)
    common = rate_common_checks(person, terms.kindest, judgement, settled)
    return CheckResults(
        common,
        rate_education(person, settled_person, terms, judgement, settled),
        rate_standard(person, settled_person, terms.kindest, judgement, settled),
        rate_study_mode(person, settled_person, terms, judgement),
        rate_insurance(judgement, settled, common.last_payer),
        rate_unrelated_major(person, settled_person, terms.kindest, judgement),
        judgement.no_such_level,
        combine_results(judgement.kindest.title_held, judgement.strictest.title_held),
        rate_level_asked(person, terms.kindest, judgement),
        settled,
    )


def settle_judged_case(person: Person, terms: PolicyTerms, judgement: Judgement) -> Person:
    """The person in whom only what matters is still unknown. Of whom everything is stated, the judgement has looked once
    and both its answers are the same one: there is nothing to settle.
    """
    return person if judgement.strictest is judgement.kindest else settle_case(person, terms.kindest)


def combine_where_it_matters(kindest: int, strictest: int, settled: int) -> int:
    """A result between its answers; it does not apply where it is unknown only for what does not matter."""
    if strictest == kindest:
        return kindest
    result = combine_results(kindest, strictest)
    moot = result == UNKNOWN and combine_results(kindest, settled) != UNKNOWN
    return NOT_APPLICABLE if moot else result


def rate_common_checks(person: Person, terms: Terms, judgement: Judgement, settled: Answered) -> CommonResults:
    """The checks that bind every route. What fails anyway is not made worse by an unknown.

    Of those whose days a route counts from as well, `settle_case` has found out whether they matter.
    """
    kindest, strictest = judgement.kindest.common, judgement.strictest.common
    if strictest is kindest:
        return kindest
    results = list(map(combine_results, kindest, strictest))
    for place, result in enumerate(results):
        if result == UNKNOWN and is_moot(place, person, judgement):
            results[place] = NOT_APPLICABLE
    on_route = (CHANGE_PLACE, LICENCE_PLACE) if terms.from_licence[person.series] == YES else (CHANGE_PLACE,)
    for place in on_route:
        results[place] = combine_where_it_matters(kindest[place], strictest[place], settled.common[place])
    return CommonResults._make(results)


def is_moot(place: int, person: Person, judgement: Judgement) -> bool:
    """Whether it does not matter that a common clause is unknown: something else is as grave, and it delays nothing."""
    kindest, strict = judgement.kindest.common, judgement.strictest.common[place]
    taken = judgement.candidates[judgement.best] if judgement.best >= 0 else None
    others = [weigh(other, one, person) for other, one in enumerate(kindest) if other != place]
    gravest = max(find_own_grade(taken), *others)
    delays = strict == LATER and gravest <= LATER and find_strictest_day(place, judgement) > judgement.earliest
    return weigh(place, strict, person) <= gravest and not delays


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
    return max(one.service.result, one.standard.result, one.insured_months, one.credential.recognised, one.major)


def rate_education(
    person: Person, settled_person: Person, terms: PolicyTerms, judgement: Judgement, settled: Answered
) -> int:
    """二（一）: of the diploma on which the route rests; of any where no route is taken or every route asks one."""
    place = judgement.best // len(terms.kindest.route_work)
    if 0 <= place < len(person.education_recognized):
        recognised, settled_recognised = person.education_recognized[place], settled_person.education_recognized[place]
        return combine_where_it_matters(
            terms.kindest.recognised[recognised],
            terms.strictest.recognised[recognised],
            terms.strictest.recognised[settled_recognised],
        )
    result = combine_where_it_matters(
        judgement.kindest.binding.education, judgement.strictest.binding.education, settled.binding.education
    )
    asked = judgement.best < 0 or terms.kindest.education_always == YES
    return result if asked or result == PASS else NOT_APPLICABLE


def rate_study_mode(person: Person, settled_person: Person, terms: PolicyTerms, judgement: Judgement) -> int:
    """The mode of study of the diploma on which the route rests; where no route is taken, the best of all diplomas."""
    place, modes = judgement.best // len(terms.kindest.route_work), person.education_mode
    if max(terms.kindest.mode) == PASS or not modes or place >= len(modes):
        return NOT_APPLICABLE
    asked = range(place, place + 1) if judgement.best >= 0 else range(len(modes))
    return combine_where_it_matters(
        min(terms.kindest.mode[modes[one]] for one in asked),
        min(terms.strictest.mode[modes[one]] for one in asked),
        min(terms.strictest.mode[settled_person.education_mode[one]] for one in asked),
    )


def rate_insurance(judgement: Judgement, settled: Answered, last_payer: int) -> int:
    """二（二）: the months of insurance of the candidate taken. They are open where a residence may stand for them, and
    where they begin anew if another unit paid last.
    """
    kindest = find_insurance(judgement.kindest, judgement)
    strictest, settled_result = find_insurance(judgement.strictest, judgement), find_insurance(settled, judgement)
    result = combine_where_it_matters(kindest, strictest, settled_result)
    by_payer = result == UNKNOWN and kindest != NOT_APPLICABLE
    return NOT_APPLICABLE if by_payer and last_payer == NOT_APPLICABLE else result


def find_insurance(answered: Answered, judgement: Judgement) -> int:
    """The months of insurance under some answers; a diploma that opens nothing there says nothing of them."""
    if judgement.best < 0:
        return answered.binding.insured.result
    one = answered.candidates[judgement.best]
    return one.insured_months if one.matches == YES else judgement.kindest.candidates[judgement.best].insured_months


def rate_standard(person: Person, settled_person: Person, terms: Terms, judgement: Judgement, settled: Answered) -> int:
    """二（二）: the standard of the series, of the candidate taken; of a series outside the notice it is not asked."""
    best = judgement.best
    if best < 0 or terms.series_in_scope[person.series] == FAIL:
        return NOT_APPLICABLE
    kindest = judgement.candidates[best].kindest.standard.result
    credential = best // len(terms.route_work)
    return combine_where_it_matters(
        kindest,
        find_strict_standard(kindest, judgement.strictest.candidates[best], person, terms, credential),
        find_strict_standard(kindest, settled.candidates[best], settled_person, terms, credential),
    )


def find_strict_standard(kindest: int, strict: Candidate, person: Person, terms: Terms, credential: int) -> int:
    """What the standard says under strict answers. A credential that it then does not open a route to fails; one that may
    open none for want of recognition, or for its mode of study, has its own check for that.
    """
    if strict.matches == YES:
        return max(strict.standard.result, kindest)
    return kindest if is_diploma_open(person, terms, credential) else FAIL


def is_diploma_open(person: Person, terms: Terms, credential: int) -> bool:
    """Whether the credential is a diploma of which nobody has said whether it is recognised, or how it was studied for."""
    if credential >= len(person.education_recognized):
        return False
    unsaid = person.education_recognized[credential] == UNSTATED
    return unsaid or (do_modes_differ(terms) and person.education_mode[credential] == UNSTATED)


def rate_route(one: Ranked, settled: Candidate) -> int:
    """The months of one candidate; under the strictest answers its diploma may open nothing."""
    kindest = find_service(one.kindest)
    if one.strictest is one.kindest:  # nothing is unknown
        return kindest
    return combine_where_it_matters(kindest, find_service(one.strictest), find_service(settled))


def find_service(one: Candidate) -> int:
    """The months of a candidate under some answers; where it opens nothing, they cannot be."""
    return one.service.result if one.matches == YES else FAIL


def rate_unrelated_major(person: Person, settled_person: Person, terms: Terms, judgement: Judgement) -> int:
    """二（五）: whether it is known; the months it adds are in the route's own result."""
    if judgement.kindest.binding.titles.any_title or not is_opened_by_education(terms, judgement):
        return NOT_APPLICABLE
    if person.major_relation != UNSTATED:
        return terms.unrelated_result if terms.unrelated[person.major_relation] == YES else PASS
    return UNKNOWN if settled_person.major_relation == UNSTATED else NOT_APPLICABLE


def is_opened_by_education(terms: Terms, judgement: Judgement) -> bool:
    """Whether some credential opens a route on which 二（五） applies."""
    routes = len(terms.route_by_education)
    for place, one in enumerate(judgement.candidates):
        if one.kindest.matches == YES and terms.route_by_education[place % routes] == YES:
            return True
    return False


def rate_level_asked(person: Person, terms: Terms, judgement: Judgement) -> int:
    """二（二）: whether any credential opens the level asked for, of those that the series has."""
    if judgement.best >= 0:  # the candidate taken opens it
        return NOT_APPLICABLE
    for ranked in judgement.candidates:
        one = ranked.kindest
        asked = one.matches == YES and person.want in (UNSTATED, one.level) and one.level <= terms.top_level
        if asked and has_level(terms, person.series, one.level):
            return NOT_APPLICABLE
    return FAIL

"""一 申报范围: who may apply, with which employer, in which series."""

from zhicheng.codes import (
    DOUBTFUL,
    FAIL,
    FOREIGN,
    NO,
    NOT_APPLICABLE,
    NOT_EMPLOYED,
    PASS,
    REVIEW,
    UNKNOWN,
    UNSTATED,
    YES,
)
from zhicheng.eligibility.rules.person import Person, Terms


def judge_employed_in_kunming(person: Person, terms: Terms) -> int:
    """一（一）: a personnel or labour relation to an employer registered in Kunming, of a kind the clause names."""
    return (
        FAIL
        if person.status == NOT_EMPLOYED or person.registered == NO
        else UNKNOWN
        if person.status == UNSTATED or person.registered == UNSTATED
        else terms.employer_kind[person.employer_kind]
    )


def judge_foreign_national(person: Person) -> int:
    """一（一）: a foreign national needs a work permit; nobody else does."""
    may_be_foreign = person.origin == FOREIGN or person.origin == UNSTATED
    return (
        NOT_APPLICABLE
        if not may_be_foreign
        else PASS
        if person.work_permit == YES
        else FAIL
        if person.work_permit == NO and person.origin == FOREIGN
        else UNKNOWN
    )


def judge_status(person: Person, terms: Terms) -> int:
    """一（二）: no civil servants, no staff managed as civil servants, no retired staff."""
    return terms.status[person.status]


def judge_conduct(person: Person) -> int:
    """一（二）: refuses no work assigned, and is competent; the employer attests both."""
    return (
        FAIL
        if person.refuses_assignment == YES or person.not_competent == YES
        else UNKNOWN
        if person.refuses_assignment == UNSTATED or person.not_competent == UNSTATED
        else PASS
    )


def judge_annual_review(person: Person, terms: Terms) -> int:
    """一（二）: last calendar year's review was neither 不合格 nor 基本合格."""
    return terms.annual_review[person.annual_review]


def judge_series_in_scope(person: Person, terms: Terms) -> int:
    """一（三）: decided on series and specialty; a specialty that points outside is asked of a person, never refused."""
    by_series = terms.series_in_scope[person.series]
    return (
        by_series
        if by_series != PASS
        else REVIEW
        if person.specialty == DOUBTFUL
        else UNKNOWN
        if person.specialty == UNSTATED and terms.asks_specialty[person.series] == YES
        else PASS
    )


def judge_employer_in_scope(person: Person, terms: Terms) -> int:
    """一（四）: neither the employer nor the legal person it is a branch of is central or provincial."""
    return max(terms.affiliation[person.affiliation], terms.affiliation[person.parent_affiliation])

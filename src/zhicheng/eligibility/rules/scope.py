"""一 申报范围: who may apply, with which employer, in which series."""

from zhicheng.codes import ANNUAL_REVIEWS, NOT_APPLICABLE, PASS, REVIEW, UNSTATED, YES
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.eligibility.rules.post import find_post_start, is_employed_all_last_year
from zhicheng.workdays.days import NEVER

NOT_REVIEWED = ANNUAL_REVIEWS.index("none")


def judge_employed_in_kunming(person: Person, terms: Terms) -> int:
    """一（一）: a personnel or labour relation to an employer registered here, of a kind the clause names.

    The relation is read from the posts: one here has to cover the filing date; where posts are stated and none does, a
    person looks into it.
    """
    no_post = terms.no_post if len(person.work_start) == 0 else REVIEW
    return max(
        terms.employed[person.status],
        terms.registered[person.registered],
        terms.employer_kind[person.employer_kind],
        PASS if find_post_start(person, terms, person.filing) < NEVER else no_post,
    )


def judge_foreign_national(person: Person, terms: Terms) -> int:
    """一（一）: a foreign national needs a work permit; nobody else does."""
    return terms.work_permit[person.work_permit] if terms.origin[person.origin] == YES else NOT_APPLICABLE


def judge_status(person: Person, terms: Terms) -> int:
    """一（二）: no civil servants, no staff managed as civil servants, no retired staff."""
    return terms.status[person.status]


def judge_conduct(person: Person, terms: Terms) -> int:
    """一（二）: refuses no work assigned, and is competent; the employer attests both."""
    return max(terms.attested[person.refuses_assignment], terms.attested[person.not_competent])


def judge_annual_review(person: Person, terms: Terms) -> int:
    """一（二）: last calendar year's review was neither 不合格 nor 基本合格; none at all, where facts do not deny it."""
    result = terms.annual_review[person.annual_review]
    denied = person.annual_review == NOT_REVIEWED and is_employed_all_last_year(person, terms)
    return max(result, REVIEW) if denied else result


def judge_series_in_scope(person: Person, terms: Terms) -> int:
    """一（三）: decided on series and specialty; a specialty that points outside is asked of a person, never refused."""
    by_series = terms.series_in_scope[person.series]
    mixed = terms.asks_specialty[person.series] == YES
    by_specialty = terms.specialty[person.specialty] if mixed or person.specialty != UNSTATED else PASS
    return max(by_series, by_specialty)


def judge_employer_in_scope(person: Person, terms: Terms) -> int:
    """一（四）: neither the employer nor the legal person it is a branch of is central or provincial."""
    return max(terms.affiliation[person.affiliation], terms.affiliation[person.parent_affiliation])

"""一（二） Under terms of its own: what a person looks into is never less than what the policy refuses."""

import pytest

from tests.rules.plain import kunming, plain, work
from zhicheng.codes import ANNUAL_REVIEWS, FAIL, NOT_APPLICABLE, PASS, REVIEW
from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.eligibility.facts.read import read_case
from zhicheng.eligibility.rules.scope import judge_annual_review

BOOK = codebook(kunming())


@pytest.mark.parametrize(
    ("begun", "none", "told"),
    [
        ("2024-08-01", PASS, REVIEW),  # a post all last year denies that there was no review
        ("2024-08-01", REVIEW, REVIEW),
        ("2024-08-01", FAIL, FAIL),
        ("2025-02-01", FAIL, FAIL),
        ("2025-02-01", NOT_APPLICABLE, NOT_APPLICABLE),
    ],
)
def test_a_policy_that_refuses_nobody_reviewed_refuses_whoever_denies_it_too(begun: str, none: int, told: int) -> None:
    results = list(BOOK.terms.kindest.annual_review)
    results[ANNUAL_REVIEWS.index("none")] = none
    terms = BOOK.terms.kindest._replace(annual_review=results)
    person = read_case(plain(applicant={"annual_review": "none"}, employment=[work(begun)]), BOOK).person
    assert judge_annual_review(person, terms) == told

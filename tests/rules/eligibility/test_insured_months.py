"""二（二） The numbers of insured months that the judgement hands on, beside the result: each says what its docstring says."""

from typing import Any

import pytest

from tests.rules.plain import EMPLOYER, STRANGER, kunming, months, plain
from zhicheng.codes import LATER, PASS, REVIEW
from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.eligibility.facts.read import read_case
from zhicheng.eligibility.rules.insurance import InsuredMonths, judge_insured_months, judge_last_payer
from zhicheng.eligibility.rules.person import Terms
from zhicheng.workdays.days import NEVER, iso_day, iso_month
from zhicheng.workdays.months import month_of

TERMS = codebook(kunming()).terms.kindest
SIX = TERMS.insured_months


def judge(*rows: dict[str, Any], asked: int = SIX, terms: Terms = TERMS) -> InsuredMonths:
    """The months of somebody who files on 2026-03-10 with these rows."""
    person = read_case(plain(insurance=[*rows]), codebook(kunming())).person
    month = month_of(person.filing)
    return judge_insured_months(person, terms, month, judge_last_payer(person, terms, month), asked)


def test_with_enough_good_months_the_doubtful_are_not_looked_at() -> None:
    judged = judge(months("2025-05", "2025-08", EMPLOYER, late=True), months("2025-09", "2026-02", EMPLOYER))
    assert (judged.result, judged.months, judged.with_doubtful) == (PASS, SIX, SIX)


def test_with_too_few_the_run_is_told_with_the_doubtful_months() -> None:
    judged = judge(months("2025-09", "2025-10", EMPLOYER, late=True), months("2025-11", "2026-02", EMPLOYER))
    assert (judged.result, judged.months, judged.with_doubtful, judged.unposted) == (REVIEW, 4, SIX, 0)


def test_a_single_month_and_one_that_is_not_posted_are_two() -> None:
    judged = judge(months("2026-01", "2026-01", EMPLOYER), asked=2)
    assert (judged.result, judged.months, judged.with_doubtful) == (REVIEW, 1, 1)
    assert iso_month(judged.unposted) == "2026-02"
    assert judge(months("2026-01", "2026-01", EMPLOYER), asked=3).result == LATER


def test_only_a_run_that_is_enough_today_is_told_to_break() -> None:
    elsewhere = months("2026-03", "2026-03", EMPLOYER, area="elsewhere")
    enough = judge(months("2025-09", "2026-02", EMPLOYER), elsewhere)
    assert (enough.result, iso_day(enough.breaks_on), iso_day(enough.anew_on)) == (PASS, "2026-04-01", "2026-10-01")
    too_few = judge(months("2025-12", "2026-02", EMPLOYER), elsewhere)
    assert (too_few.result, too_few.breaks_on, too_few.anew_on) == (LATER, NEVER, NEVER)
    other_pays = judge(months("2025-09", "2026-02", STRANGER), months("2026-03", "2026-03", STRANGER, area="elsewhere"))
    assert (other_pays.result, other_pays.breaks_on) == (LATER, NEVER)


def test_who_pays_already_has_no_day_from_which_to_pay() -> None:
    """Only who has to wait for this employer's first month is told a day."""
    person = read_case(plain(), codebook(kunming())).person
    paid = judge_last_payer(person, TERMS, month_of(person.filing))
    assert (paid.result, paid.full_on) == (PASS, NEVER)


@pytest.mark.parametrize("before", [0, 1, 2])
def test_without_a_run_the_months_begin_in_the_filing_month(before: int) -> None:
    judged = judge(months("2025-01", "2025-06", EMPLOYER), terms=TERMS._replace(run_ends_before=before))
    assert (judged.result, judged.months, iso_month(judged.run_from)) == (LATER, 0, "2026-03")
    assert iso_day(judged.full_on) == "2026-09-01"

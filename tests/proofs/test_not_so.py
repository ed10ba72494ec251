"""What one might expect of the rules and is not so: each with a person who shows it, and the reason."""

from typing import Any

import pytest

pytest.importorskip("z3", reason="z3 is not installed: pip install zhicheng[prove]")

from tests.proofs.ground import some_day
from tests.proofs.verdict import (
    EDUCATION,
    INSURED,
    TITLE,
    Case,
    Given,
    Stated,
    anybody,
    first_day,
    good_months,
    on_day,
    paying,
)
from zhicheng.codes import LATER, UNSTATED
from zhicheng.readings.any_person import LAST_DAY
from zhicheng.readings.proving import Proof, Rules, Statement, attempt_proof
from zhicheng.workdays.days import NEVER

RULES = Rules()


def earlier_title_of_any_kind(case: Case) -> Statement:
    earlier, dated = some_day("earlier")
    return case.never_worse(*dated, earlier <= case.person.title_date[0], title_date=[earlier])


def still_waits_the_day_before(case: Case) -> Statement:
    judged = case.judge()
    day = judged.earliest
    premises = [case.person.publicity_start == NEVER, *paying(case), judged.verdict == LATER, day <= LAST_DAY]
    return case.shows(case.judge(**on_day(case, day - 1)).verdict == LATER, *premises)


def first_day_after_a_publicity(case: Case) -> Statement:
    judged = case.judge()
    day = judged.earliest
    begun = [
        case.person.publicity_start <= case.person.filing,
        *good_months(case),
        *paying(case),
        judged.verdict == LATER,
    ]
    later: dict[str, Any] = {**on_day(case, day), "publicity_start": NEVER, "publicity_end": NEVER}
    return case.shows(case.judge(**later).verdict < LATER, *begun, day <= LAST_DAY)


def unknown_only_where_it_matters(case: Case) -> Statement:
    """rules.md, "3 Putting a case together": incomplete only where the unknown fact could change the verdict."""
    said, *answers = (case.judge(specialty=answer).verdict for answer in (UNSTATED, 1, 2))
    return case.shows(said == answers[0], answers[0] == answers[1])


NOT_SO: dict[str, tuple[Given, Stated]] = {
    "a title that becomes held by the filing date brings 二（七） into play, or bars": (
        TITLE,
        earlier_title_of_any_kind,
    ),
    "months to be confirmed can make six sooner: a review comes before the day of six good months": (
        INSURED,
        still_waits_the_day_before,
    ),
    "service full between publicity and filing, insurance counted to the filing": (
        EDUCATION,
        first_day_after_a_publicity,
    ),
    "an unstated specialty is asked for even where something else has to be confirmed anyway": (
        EDUCATION,
        unknown_only_where_it_matters,
    ),
}


@pytest.mark.parametrize(("given", "stated"), NOT_SO.values(), ids=list(NOT_SO))
def test_not_so(given: Given, stated: Stated) -> None:
    outcome = attempt_proof(Proof("", "", lambda rules: stated(Case(rules, anybody(given)))), RULES)
    assert outcome.why.startswith("反例\n甲：\n  filing="), outcome.why


def test_so_with_the_premises_of_the_proofs() -> None:
    assert attempt_proof(Proof("", "", lambda rules: first_day(Case(rules, anybody(INSURED)))), RULES).why == ""

"""What one might expect of the rules and is not so: each with a person who shows it, and the reason."""

from typing import Any

import pytest

pytest.importorskip("z3", reason="z3 is not installed: pip install zhicheng[prove]")

from tests.proofs.ground import some_day
from tests.proofs.verdict_people import (
    DEGREE_AND_TITLE,
    EDUCATION,
    INSURED,
    TITLE,
    Case,
    Given,
    Stated,
    anybody,
    on_day,
    waiting,
)
from zhicheng.codes import LATER
from zhicheng.readings.proving import Proof, Rules, Statement, attempt_proof
from zhicheng.workdays.days import NEVER

RULES = Rules()


def earlier_title_of_any_kind(case: Case) -> Statement:
    earlier, dated = some_day("earlier")
    return case.never_worse(*dated, earlier <= case.person.title_date[0], title_date=[earlier])


def never_certain_the_day_before(case: Case) -> Statement:
    """Six months with the doubtful ones come sooner than six good ones: what waits for these is reviewed before."""
    judged = case.judge()
    before = case.judge(**on_day(case, judged, judged.earliest - 1))
    return case.shows(before.verdict == LATER, *waiting(case, judged))


def first_day_after_a_publicity(case: Case) -> Statement:
    judged = case.judge()
    begun = [case.person.publicity_start <= case.person.filing, *waiting(case, judged)[1:]]
    later: dict[str, Any] = {
        **on_day(case, judged, judged.earliest),
        "publicity_start": NEVER,
        "publicity_end": NEVER,
    }
    return case.shows(case.judge(**later).verdict < LATER, *begun)


def earlier_post_of_any_time(case: Case) -> Statement:
    """二（七）: a post begun before the old title contradicts it."""
    earlier, dated = some_day("earlier")
    return case.never_worse(*dated, earlier <= case.person.work_start[0], work_start=[earlier])


NOT_SO: dict[str, tuple[Given, Stated]] = {
    "a title that becomes held by the filing date brings 二（七） into play, or bars": (
        TITLE,
        earlier_title_of_any_kind,
    ),
    "months to be confirmed can make six sooner: a review comes before the day of six good months": (
        INSURED,
        never_certain_the_day_before,
    ),
    "service full between publicity and filing, insurance counted to the filing": (
        EDUCATION,
        first_day_after_a_publicity,
    ),
    "an earlier post in the new series can lie before the title it changes from": (
        DEGREE_AND_TITLE,
        earlier_post_of_any_time,
    ),
}


@pytest.mark.all  # a counterexample is looked for among all people: seconds each
@pytest.mark.parametrize(("given", "stated"), NOT_SO.values(), ids=list(NOT_SO))
def test_not_so(given: Given, stated: Stated) -> None:
    outcome = attempt_proof(Proof("", "", lambda rules: stated(Case(rules, anybody(given)))), RULES)
    assert outcome.why.startswith("反例\n甲：\n  filing="), outcome.why

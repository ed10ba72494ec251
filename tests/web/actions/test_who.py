"""Who may not take a step though the table names their role: whoever belongs to the unit, whatever was published otherwise."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.web import walking
from tests.web.actions.test_applicant import keys
from tests.web.actions.turns import corrected
from tests.web.cast import SINCE, Cast, give_role, moment
from tests.web.walking import REASON, act
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions.accept import accept
from zhicheng_web.cases.actions.correct import correct
from zhicheng_web.cases.actions.refile import refile
from zhicheng_web.cases.actions.transfer import transfer
from zhicheng_web.cases.models import Case, Recognition
from zhicheng_web.people.actor import Actor


@pytest.mark.parametrize(
    "who", [lambda cast: cast.examiner, lambda cast: cast.supervisor], ids=["the authority's officer", "the bureau's"]
)
def test_nobody_sends_a_case_of_their_own_employer_elsewhere(people: Cast, who: Callable[[Cast], Actor]) -> None:
    case, by = walking.filed(people), who(people)
    give_role(people.person(by), people.firm, "employee", SINCE)
    with pytest.raises(StepRefused) as refused:
        transfer(case, people.guandu, reason=REASON, **act(case, by, moment("03-11")))
    assert keys(refused)[:1] == ["not_own_employer"]
    assert Case.objects.get().authority == people.wuhua


def test_nobody_judges_a_case_of_an_agency_to_which_they_belong(people: Cast) -> None:
    case = walking.filed(people)
    walking.dispatch(case, people.other_firm)
    give_role(people.person(people.examiner), people.other_firm, "employee", SINCE)
    with pytest.raises(StepRefused) as refused:
        accept(case, **act(case, people.examiner, moment("03-11")))
    assert keys(refused) == ["not_own_employer"]


def test_nobody_judges_a_case_of_an_employer_whom_they_left_while_it_ran(people: Cast) -> None:
    case = walking.filed(people)
    give_role(people.person(people.examiner), people.firm, "employee", SINCE, until=date(2026, 2, 20))
    with pytest.raises(StepRefused) as refused:
        accept(case, **act(case, people.examiner, moment("03-11")))
    assert keys(refused) == ["not_own_employer"]


def test_the_examiner_puts_no_title_right(people: Cast) -> None:
    case = walking.correction_proposed(people)
    with pytest.raises(StepRefused) as refused:
        correct(case, reason=REASON, **act(case, people.examiner, moment("03-16", 15)))
    assert keys(refused) == ["out_of_turn"]
    assert Recognition.objects.get().specialty == "机械"


def test_what_is_filed_again_is_what_hung_on_the_board(people: Cast) -> None:
    """What is filed again is the publicised content, which lies in no key of the database."""
    case = corrected(people)
    Case.objects.filter(pk=case.pk).update(facts=case.facts | {"skills": [{"level": "senior"}]})
    said = {"assessment_unclear": "年度考核以本次考核代替"}
    with pytest.raises(StepRefused) as refused:
        refile(case, answers=said, **act(case, people.wang_fang, moment("03-19", 23)))
    assert keys(refused) == ["content_unchanged"]
    assert Case.objects.get().state == "returned_to_employer"

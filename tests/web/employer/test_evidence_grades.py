"""On what each stated fact rests: said by the unit and by the examiner, kept with their acts, shown beside the fact."""

import pytest

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.desks import Browser
from tests.web.employer.test_steps import ASSESSED, filled
from zhicheng.procedure.states import State
from zhicheng_web.cases.actions.assess import assess
from zhicheng_web.cases.actions.propose import Outcome, ProposedOutcome, propose
from zhicheng_web.cases.models import Assessment, Proposal

SEEN = {"educations.1": "original", "insurance.1": "compared"}


def test_the_unit_is_asked_for_each_fact_and_nothing_better_than_the_word_is_chosen_for_it(
    people: Cast, wang_fang: Browser
) -> None:
    case = walking.submitted(people)
    page = wang_fang.get("employer-assess", case.public_id)
    asked = {field.name: field.value() for field in page.context["form"].evidence}
    assert asked == dict.fromkeys(("evidence-educations.1", "evidence-employment.1", "evidence-insurance.1"), "stated")
    fields = ASSESSED | {f"evidence-{place}": grade for place, grade in SEEN.items()}
    wang_fang.post("employer-assess", case.public_id, **filled(fields, case), version=case.version)
    assert Assessment.objects.get(case=case).evidence == SEEN


def test_a_grade_of_what_nobody_stated_is_none(people: Cast) -> None:
    case = walking.submitted(people)
    for wrong in ({"titles.1": "original"}, {"educations.1": "certain"}):
        with pytest.raises(ValueError):
            assess(
                case, walking.REVIEW._replace(evidence=wrong), **walking.act(case, people.wang_fang, moment("02-04"))
            )


def test_grades_stand_beside_the_fact_with_who_and_when(
    people: Cast, wang_fang: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walking, "REVIEW", walking.REVIEW._replace(evidence=SEEN))
    case = walking.case_at(people, State.IN_EXAMINATION)
    click = walking.act(case, people.examiner, moment("03-11", 15))
    proposed, grades = ProposedOutcome(Outcome.RECOGNISED), {"employment.1": "original"}
    propose(case, proposed, answers={}, evidence=grades, **click)
    assert Proposal.objects.get(case=case).evidence == grades
    employers = wang_fang.get("employer-case", case.public_id).content.decode()
    authoritys = Browser(people, people.examiner).get("authority-case", case.public_id).content.decode()
    units, examiners = ["依据：原件核对（单位王芳，", "依据：系统比对（单位王芳，"], "依据：原件核对（认定部门陈静，"
    assert [words in page for words in units for page in (employers, authoritys)] == [True] * 4
    assert (examiners in authoritys, examiners in employers) == (True, False)


def test_the_examiner_may_grade_on_the_page_and_need_not(people: Cast) -> None:
    case = walking.case_at(people, State.IN_EXAMINATION)
    page = Browser(people, people.examiner).get("authority-case", case.public_id).content.decode()
    assert page.count("没有另外核对") == 3

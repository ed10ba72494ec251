"""三（二） a grade and a judgement are of what was looked at: what the applicant changed since, the unit has to look at again."""

from copy import deepcopy
from typing import Any

import pytest

from tests.web import walking
from tests.web.actions.test_applicant import keys
from tests.web.cast import Cast, moment
from tests.web.desks import Browser
from tests.web.employer.test_publicity import Stand
from tests.web.employer.test_steps import ASSESSED, filled
from zhicheng.procedure.move import StepRefused
from zhicheng.procedure.states import State
from zhicheng_web.cases.actions._recheck import Recheck
from zhicheng_web.cases.actions.accept import accept
from zhicheng_web.cases.actions.assess import assess
from zhicheng_web.cases.actions.edit import edit
from zhicheng_web.cases.actions.propose import Outcome, ProposedOutcome, propose
from zhicheng_web.cases.actions.refile import refile
from zhicheng_web.cases.actions.return_to_applicant import return_to_applicant
from zhicheng_web.cases.actions.return_to_employer import return_to_employer
from zhicheng_web.cases.actions.send_back import send_back
from zhicheng_web.cases.actions.submit import submit
from zhicheng_web.cases.actions.supplement import supplement
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Assessment, Case
from zhicheng_web.cases.refusals.return_reasons import Fault
from zhicheng_web.cases.transition.commitment_checks import compare_rows

SEEN = {"educations.1": "original", "employment.1": "original", "insurance.1": "compared"}
CHANGED = "改过，待重新核对"


@pytest.fixture(autouse=True)
def graded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Units that grade every fact."""
    monkeypatch.setattr(walking, "REVIEW", walking.REVIEW._replace(evidence=SEEN))


def change_work(case: Case) -> dict[str, Any]:
    """Another spell of work."""
    employment = deepcopy(case.facts["employment"])
    employment[0]["start"] = "2024-07-02"
    return {"employment": employment}


def returned(people: Cast, *codes: str) -> Case:
    """Told by the authority to put this right."""
    case = walking.case_at(people, State.IN_EXAMINATION)
    faults = [Fault(code) for code in codes]
    return return_to_employer(case, faults=faults, **walking.act(case, people.examiner, moment("03-12")))


def test_a_changed_fact_is_looked_at_again_before_the_case_is_filed_again(people: Cast) -> None:
    case = returned(people, "service_differs")
    case = supplement(case, change_work(case), **walking.act(case, people.li_yun, moment("03-13")))
    with pytest.raises(StepRefused) as refused:
        refile(case, **walking.act(case, people.wang_fang, moment("03-16")))
    assert [one.reason for one in refused.value.findings] == ["本人改过工作经历第1项，还没有重新核对（三（二））。"]
    looked_at = Recheck({"employment.1": "compared"})
    case = refile(case, recheck=looked_at, **walking.act(case, people.wang_fang, moment("03-16")))
    first, again = Assessment.objects.filter(case=case).order_by("seq")
    assert (again.evidence, again.renewed_seq, again.character) == (
        {"employment.1": "compared"},
        first.seq,
        "遵纪守法，作风踏实",
    )
    assert compare_rows([case.pk]).misfits == []


def test_the_grade_of_a_changed_fact_is_gone_and_the_others_stand(people: Cast, stand_on: Stand) -> None:
    case = returned(people, "service_differs")
    case = supplement(case, change_work(case), **walking.act(case, people.li_yun, moment("03-13")))
    stand_on("03-16")
    unit = Browser(people, people.wang_fang)
    before = unit.get("employer-case", case.public_id).content.decode()
    assert (before.count(CHANGED), before.count("依据：原件核对（单位")) == (1, 1)
    page = unit.get("employer-refile", case.public_id)
    assert [one.name for one in page.context["form"].changed] == ["evidence-employment.1"]
    some = unit.post("employer-refile", case.public_id, version=case.version)
    assert (some.status_code, "请选择怎样核对的" in some.content.decode()) == (422, True)
    done = unit.post("employer-refile", case.public_id, **{"evidence-employment.1": "stated"}, version=case.version)
    assert done.status_code == 302
    case.refresh_from_db()
    accept(case, **walking.act(case, people.examiner, moment("03-16", 10)))
    after = Browser(people, people.examiner).get("authority-case", case.public_id).content.decode()
    assert (after.count(CHANGED), after.count("依据：仅本人陈述（单位王芳，3月16日")) == (0, 1)
    assert after.count("依据：原件核对（单位王芳，2月4日") == 1


def test_a_judgement_of_the_major_falls_with_the_post_it_was_of(people: Cast, stand_on: Stand) -> None:
    case = returned(people, "post_differs")
    post = {"post": case.facts["post"] | {"specialty": "会计"}}
    case = supplement(case, post, **walking.act(case, people.li_yun, moment("03-13")))
    stand_on("03-16")
    unit = Browser(people, people.wang_fang)
    shown = unit.get("employer-case", case.public_id).content.decode()
    assert f"专业或岗位{CHANGED}" in shown and "系统意见按单位的判断" not in shown
    with pytest.raises(StepRefused) as refused:
        refile(case, **walking.act(case, people.wang_fang, moment("03-16")))
    assert keys(refused) == ["changes_checked"]
    with pytest.raises(StepRefused) as unexplained:
        said = Recheck(major_relation="unrelated")
        refile(case, recheck=said, **walking.act(case, people.wang_fang, moment("03-16")))
    assert keys(unexplained) == ["assessment_relation_explained"]
    fields = {"major_relation": "unrelated", "relation_reason": "学的是机械，岗位是会计"}
    assert unit.post("employer-refile", case.public_id, **fields, version=case.version).status_code == 302
    case.refresh_from_db()
    assert '"major_relation":"unrelated"' in case.verdicts.latest("pk").facts
    assert compare_rows([case.pk]).misfits == []


def test_until_it_is_judged_again_the_engine_goes_by_the_applicant(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    related = walking.REVIEW._replace(major_relation="related", relation_reason="课程有一半相同")
    monkeypatch.setattr(walking, "REVIEW", related)
    case = returned(people, "post_differs")
    on = moment("03-13").date()
    judged = engine_input.build_engine_input(case, on)["target"]["major_relation"]
    post = {"post": case.facts["post"] | {"specialty": "会计"}}
    case = supplement(case, post, **walking.act(case, people.li_yun, moment("03-13")))
    case = Case.objects.get(pk=case.pk)
    assert (judged, engine_input.build_engine_input(case, on)["target"]["major_relation"]) == ("related", "same")


def test_the_unit_assesses_anew_what_it_had_returned(people: Cast, wang_fang: Browser, stand_on: Stand) -> None:
    case = walking.case_at(people, State.ASSESSED)
    click = walking.act(case, people.wang_fang, moment("02-05"))
    case = return_to_applicant(case, faults=[Fault("service_differs")], **click)
    case = edit(case, change_work(case), **walking.act(case, people.li_yun, moment("02-06")))
    case = submit(case, **walking.act(case, people.li_yun, moment("02-06", 10)))
    with pytest.raises(StepRefused) as refused:
        unseen = walking.REVIEW._replace(evidence={"educations.1": "original"})
        assess(case, unseen, **walking.act(case, people.wang_fang, moment("02-07")))
    assert keys(refused) == ["changes_checked"]
    stand_on("02-07")
    page = wang_fang.get("employer-assess", case.public_id).content.decode()
    assert page.count(CHANGED) == 1
    fields = filled(ASSESSED, case)
    assert wang_fang.post("employer-assess", case.public_id, **fields, version=case.version).status_code == 422
    fields |= {"evidence-employment.1": "original"}
    assert wang_fang.post("employer-assess", case.public_id, **fields, version=case.version).status_code == 302


def test_the_examiners_grade_of_a_changed_fact_is_not_filled_in_again(people: Cast) -> None:
    case, grades = (
        walking.case_at(people, State.IN_EXAMINATION),
        {"employment.1": "original", "insurance.1": "compared"},
    )
    click = walking.act(case, people.examiner, moment("03-12"))
    case = propose(case, ProposedOutcome(Outcome.RECOGNISED), answers={}, evidence=grades, **click)
    case = send_back(case, reason="工作经历再核对一下", **walking.act(case, people.approver, moment("03-12", 15)))
    click = walking.act(case, people.examiner, moment("03-12", 16))
    case = return_to_employer(case, faults=[Fault("service_differs")], **click)
    case = supplement(case, change_work(case), **walking.act(case, people.li_yun, moment("03-13")))
    looked_at = Recheck({"employment.1": "compared"})
    case = refile(case, recheck=looked_at, **walking.act(case, people.wang_fang, moment("03-16")))
    case = accept(case, **walking.act(case, people.examiner, moment("03-16", 10)))
    page = Browser(people, people.examiner).get("authority-case", case.public_id)
    asked = {one.name: one.value() for one in page.context["review_page"].form.evidence}
    assert (asked["evidence-employment.1"], asked["evidence-insurance.1"]) == ("", "compared")
    assert f"{CHANGED}（认定部门）" in page.content.decode()

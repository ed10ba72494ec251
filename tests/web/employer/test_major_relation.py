"""二（五） how the major relates to the post: the applicant claims it, the unit judges it, the engine goes by the unit."""

from copy import deepcopy
from datetime import date

import pytest

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.desks import Browser
from tests.web.employer.test_steps import ASSESSED, filled
from zhicheng.procedure.move import StepRefused
from zhicheng.procedure.states import State
from zhicheng_web.cases.actions.assess import assess
from zhicheng_web.cases.actions.return_to_applicant import return_to_applicant
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Assessment, Case
from zhicheng_web.cases.refusals.return_reasons import Fault
from zhicheng_web.cases.transition.commitment_checks import compare_rows
from zhicheng_web.cases.transition.filing_faults import are_facts_as_judged

REASON = "学的是会计，岗位是机械设计"
UNRELATED = walking.REVIEW._replace(major_relation="unrelated", relation_reason=REASON)


def assessed_as_unrelated(people: Cast) -> Case:
    """A case whose unit has found the major unrelated, the applicant the same."""
    case = walking.submitted(people)
    return assess(case, UNRELATED, **walking.act(case, people.wang_fang, moment("02-04")))


def test_the_engine_judges_by_the_unit_once_it_has_judged(people: Cast) -> None:
    case, day = walking.submitted(people), date(2026, 3, 2)
    claimed = engine_input.build_engine_input(case, day)["target"]["major_relation"]
    case = assess(case, UNRELATED, **walking.act(case, people.wang_fang, moment("02-04")))
    judged = engine_input.build_engine_input(case, day)["target"]["major_relation"]
    assert (claimed, judged, case.facts["target"]["major_relation"]) == ("same", "unrelated", "same")


def test_a_case_that_waits_for_another_assessment_is_judged_by_the_claim(people: Cast) -> None:
    case = assessed_as_unrelated(people)
    click = walking.act(case, people.wang_fang, moment("02-05"))
    again = return_to_applicant(case, faults=[Fault("identity_unclear")], **click)
    assert engine_input.build_engine_input(again, date(2026, 3, 2))["target"]["major_relation"] == "same"


def test_what_was_filed_fits_what_the_unit_judged(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "REVIEW", UNRELATED._replace(major_relation="related"))
    case = walking.case_at(people, State.FILED)
    (verdict,) = case.verdicts.all()
    assert '"major_relation":"related"' in verdict.facts and compare_rows([case.pk]).misfits == []
    assert are_facts_as_judged(case, verdict, "related") and not are_facts_as_judged(case, verdict)
    case.facts["target"]["specialty"] = "电气"
    assert not are_facts_as_judged(case, verdict, "related")


def test_a_judgement_that_differs_or_is_not_the_same_says_why(people: Cast) -> None:
    case = walking.submitted(people)
    for relation in ("related", "unrelated"):
        review = walking.REVIEW._replace(major_relation=relation, relation_reason="不同")
        with pytest.raises(StepRefused) as refused:
            assess(case, review, **walking.act(case, people.wang_fang, moment("02-04")))
        assert [one.key for one in refused.value.findings] == ["assessment_relation_explained"]
    facts = deepcopy(walking.FACTS)
    facts["target"]["major_relation"] = "unrelated"
    walking.rewrite(case, facts=facts)
    with pytest.raises(StepRefused):
        assess(case, walking.REVIEW, **walking.act(case, people.wang_fang, moment("02-04")))
    assert not Assessment.objects.exists()


def test_the_unit_judges_wherever_something_was_studied(people: Cast) -> None:
    case, unjudged = walking.submitted(people), walking.REVIEW._replace(major_relation="")
    with pytest.raises(StepRefused) as refused:
        assess(case, unjudged, **walking.act(case, people.wang_fang, moment("02-04")))
    (finding,) = refused.value.findings
    assert (finding.key, finding.remedy) == ("assessment_relation_missing", "请在考核评议中选择。")
    walking.rewrite(case, facts=case.facts | {"educations": []})
    assessed = assess(case, unjudged, **walking.act(case, people.wang_fang, moment("02-04")))
    assert assessed.state == "assessed"


def test_the_page_asks_beside_the_claim_and_keeps_what_was_said(people: Cast, wang_fang: Browser) -> None:
    case = walking.submitted(people)
    page = wang_fang.get("employer-assess", case.public_id).content.decode()
    assert "所学专业：机械设计；岗位专业：机械。本人认为：一致。" in page
    fields = ASSESSED | {"major_relation": "unrelated"}
    answer = wang_fang.post("employer-assess", case.public_id, **filled(fields, case), version=case.version)
    assert (answer.status_code, answer.content.decode().count("请写明专业关系的依据，至少6个字。")) == (422, 2)
    fields |= {"relation_reason": REASON}
    wang_fang.post("employer-assess", case.public_id, **filled(fields, case), version=case.version)
    row = Assessment.objects.get(case=case)
    assert (row.major_relation, row.relation_reason) == ("unrelated", REASON)


def test_the_difference_is_shown_to_the_applicant_the_unit_and_the_authority(
    people: Cast, wang_fang: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walking, "REVIEW", UNRELATED._replace(major_relation="related"))
    case = walking.case_at(people, State.IN_EXAMINATION)
    pages = [
        Browser(people, people.li_yun).get("applicant-content", case.public_id),
        wang_fang.get("employer-case", case.public_id),
        Browser(people, people.examiner).get("authority-case", case.public_id),
    ]
    said = ("单位判断：相近，与本人填写的不同，系统意见按单位的判断", f"依据：{REASON}")
    assert [[words in page.content.decode() for words in said] for page in pages] == [[True, True]] * 3


def test_somebody_without_a_diploma_is_not_asked_about(people: Cast, wang_fang: Browser) -> None:
    case = walking.submitted(people)
    walking.rewrite(case, facts=walking.FACTS | {"educations": []})
    assert "岗位专业" not in wang_fang.get("employer-assess", case.public_id).content.decode()

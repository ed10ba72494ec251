"""三（二）: a unit declines by two of its people; where it has one alone, the bureau hears the applicant (A5)."""

from typing import Any

import pytest

from tests.web import walking
from tests.web.cast import Cast, moment, officer
from tests.web.desks import Browser
from tests.web.walking import REASON, act
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions.appeal_decline import appeal_decline
from zhicheng_web.cases.actions.decline_to_recommend import decline_to_recommend
from zhicheng_web.cases.actions.keep_decline import keep_decline
from zhicheng_web.cases.actions.propose_decline import propose_decline
from zhicheng_web.cases.models import Assessment, Case
from zhicheng_web.ledger.models import Outbox
from zhicheng_web.people.actor import Actor


def keys(refused: pytest.ExceptionInfo[StepRefused]) -> list[str]:
    """Why something was refused."""
    return [one.key for one in refused.value.findings]


def second(people: Cast) -> Actor:
    """Another of the unit's people."""
    return officer("周宁", "zhou-ning", people.firm, "employer")


def test_where_a_unit_has_two_people_nobody_declines_alone(people: Cast) -> None:
    case, other = walking.submitted(people), second(people)
    with pytest.raises(StepRefused) as alone:
        decline_to_recommend(case, reason=REASON, **act(case, people.wang_fang, moment("02-04")))
    assert keys(alone) == ["second_of_unit"]
    case = propose_decline(case, reason=REASON, **act(case, people.wang_fang, moment("02-04")))
    told = Outbox.objects.filter(case_id=case.pk, template="propose_decline").values_list("recipient_id", flat=True)
    assert (case.state, set(told)) == ("submitted", {other.person_id})
    with pytest.raises(StepRefused) as again:
        propose_decline(case, reason=REASON, **act(case, people.wang_fang, moment("02-04", 10)))
    assert keys(again) == ["no_decline_waits"]
    with pytest.raises(StepRefused) as same:
        decline_to_recommend(case, reason=REASON, **act(case, people.wang_fang, moment("02-04", 10)))
    assert keys(same) == ["second_of_unit"]
    case = decline_to_recommend(case, reason=REASON, **act(case, other, moment("02-05")))
    assert (case.state, Assessment.objects.get().by_id) == ("not_recommended", other.person_id)
    with pytest.raises(StepRefused) as appealed:
        appeal_decline(case, reason=REASON, **act(case, people.li_yun, moment("02-06")))
    assert keys(appealed) == ["declined_alone"]


def test_what_one_person_has_declined_the_bureau_looks_at_once(people: Cast) -> None:
    case = walking.decline_appealed(people)
    told = Outbox.objects.filter(case_id=case.pk, template="appeal_decline").values_list("recipient_id", flat=True)
    assert set(told) == {people.supervisor.person_id}
    with pytest.raises(StepRefused) as twice:
        appeal_decline(case, reason=REASON, **act(case, people.li_yun, moment("02-06")))
    case = keep_decline(case, reason=REASON, **act(case, people.supervisor, moment("02-06")))
    with pytest.raises(StepRefused) as again:
        appeal_decline(case, reason=REASON, **act(case, people.li_yun, moment("02-07")))
    assert (keys(twice), keys(again), case.state) == (["declined_alone"], ["declined_alone"], "not_recommended")


def test_on_the_page_one_proposes_and_another_confirms(people: Cast, stand_on: Any) -> None:
    case, other = walking.submitted(people), second(people)
    stand_on("02-05")
    one, two = Browser(people, people.wang_fang), Browser(people, other)
    said = {"reason": REASON, "version": case.version}
    assert one.post("employer-decline", case.public_id, **said).status_code == 302
    assert Case.objects.get().state == "submitted"
    page = two.get("employer-decline", case.public_id)
    text = page.content.decode()
    assert (page.context["proposal"].who.name, f"提出不予推荐：{REASON}" in text) == ("王芳", True)
    assert two.post("employer-decline", case.public_id, reason=REASON, version=case.version + 1).status_code == 302
    assert Case.objects.get().state == "not_recommended"


def test_the_way_to_the_bureau_and_back(people: Cast, stand_on: Any) -> None:
    case = walking.not_recommended(people)
    stand_on("02-05")
    li_yun, bureau = Browser(people, people.li_yun), Browser(people, people.supervisor)
    assert "向市人社局申诉</a>" in li_yun.get("applicant-progress", case.public_id).content.decode()
    assert li_yun.get("applicant-appeal", case.public_id).status_code == 200
    assert li_yun.post("applicant-appeal", case.public_id, reason=REASON, version=case.version).status_code == 302
    assert "向市人社局申诉</a>" not in li_yun.get("applicant-progress", case.public_id).content.decode()
    listed = bureau.get("bureau-cases", group="appeal")
    assert (listed.context["list"].appeals, len(listed.context["list"].rows)) == (1, 1)
    assert "答复申诉</a>" in bureau.get("bureau-case", case.public_id).content.decode()
    assert bureau.get("bureau-appeal", case.public_id).status_code == 200
    said = {"outcome": "reopen", "reason": REASON, "version": case.version + 1}
    answered = bureau.post("bureau-appeal", case.public_id, **said)
    assert answered.status_code == 302
    assert "申诉成立，已退回昆明滇池机械有限公司重新考核。" in bureau.client.get(answered["Location"]).content.decode()
    assert Case.objects.get().state == "submitted"
    assert bureau.get("bureau-cases").context["list"].appeals == 0

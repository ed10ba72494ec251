"""What the list of reasons does not say: ticked by the part it concerns, and said in words."""

from typing import Any

import pytest

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.desks import Browser
from zhicheng.policy.installed import find_latest_policy
from zhicheng.policy.vocabulary import PROVIDERS
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions.return_to_applicant import return_to_applicant
from zhicheng_web.cases.models import Case, ReturnRound
from zhicheng_web.cases.refusals.return_reasons import Fault, list_other_reasons, list_return_reasons

CONTRACT = "劳动合同上的姓名是曾用名，请说明并补交证明"


@pytest.mark.parametrize("city", ["kunming", "hangzhou", "shenzhen"])
def test_every_part_and_paper_has_one_and_every_code_is_its_own(city: str) -> None:
    policy = find_latest_policy(city)
    codes = [one.code for one in list_return_reasons(policy)]
    assert len(set(codes)) == len(codes)
    opened = {one.field or one.paper for one in list_other_reasons(policy)}
    assert {one.key for one in policy.materials if one.provided_by in PROVIDERS[:2]} <= opened
    assert {"applicant", "educations", "employment", "insurance"} <= opened
    assert {one.clause for one in list_other_reasons(policy)} <= {*policy.notice.addresses}


def test_the_unit_writes_what_the_list_does_not_say(people: Cast, wang_fang: Browser) -> None:
    case = walking.submitted(people)
    ticked: dict[str, Any] = {"reason": ["other_employment"], "version": case.version}
    refused = wang_fang.post("employer-return", case.public_id, **ticked)
    assert refused.status_code == 422
    assert "“其他问题：工作经历”还没有写明要改什么，请在旁边写明。" in refused.content.decode()
    wang_fang.post("employer-return", case.public_id, **ticked, **{"words-other_employment": CONTRACT})
    assert ReturnRound.objects.get(case=case).reasons == [
        {
            "code": "other_employment",
            "clause": "二（四）",
            "words": f"其他问题：工作经历：{CONTRACT}",
            "field": "employment",
        }
    ]
    assert Case.objects.get(pk=case.pk).state == "returned_to_applicant"


def test_another_reason_without_words_is_refused_by_the_step_too(people: Cast) -> None:
    case = walking.submitted(people)
    with pytest.raises(StepRefused, match="没有写明要改什么"):
        return_to_applicant(
            case,
            faults=[Fault("other_employment", "  ")],
            **walking.act(case, people.wang_fang, moment("02-04")),
        )


def test_everything_wrong_with_a_list_of_reasons_is_told_at_once_and_nothing_typed_is_lost(
    people: Cast, wang_fang: Browser
) -> None:
    case = walking.submitted(people)
    long = "长" * 201
    typed = {
        "reason": ["insurance_differs", "other_employment"],
        "words-insurance_differs": long,
        "words-education_differs": "学位证日期写错了",
    }
    answer = wang_fang.post("employer-return", case.public_id, **typed, version=case.version)
    errors = answer.context["form"].errors["reason"]
    assert [("没有勾选" in one, "请缩到200个字" in one, "还没有写明" in one) for one in errors] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
    page = answer.content.decode()
    assert (long in page, "学位证日期写错了" in page) == (True, True)

"""What the first page answers under the policy of another city."""

from zhicheng.policy.installed import find_policy, list_policy_ids
from zhicheng_web.portal.public.common_questions import list_common_questions


def test_each_question_leads_to_a_clause_of_its_own_notice() -> None:
    policies = [find_policy(name) for name in list_policy_ids()]
    asked = [(policy, one.address) for policy in policies for one in list_common_questions(policy)]
    assert [address for policy, address in asked if address not in policy.notice.clauses] == []
    assert len(policies) < len(asked)


def test_what_a_policy_does_not_speak_of_is_not_answered() -> None:
    answers = {one.question: one.answer for one in list_common_questions(find_policy("hangzhou/2026"))}
    assert "在中央、省属单位工作" not in answers
    assert answers["专业和岗位不一致能不能报"] == "由认定部门确认"
    assert len(list(list_common_questions(find_policy("kunming/2023")))) == len(answers) + 2

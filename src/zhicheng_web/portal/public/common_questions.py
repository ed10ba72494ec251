"""What people ask most, answered by the policy in force; what it does not speak of is not on the list."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from zhicheng.policy.model import Policy
from zhicheng_web.portal.public.clause_readings import service_span

UNRELATED_ANSWERS: Final = {
    "pass": "能报。首次申报时，要求的工作年限要加长",
    "review": "由认定部门确认",
    "fail": "不能直接认定，请咨询怎样申报评审",
}


class CommonQuestion(NamedTuple):
    """A question, its answer, and the clause of this notice where it stands."""

    address: str
    question: str
    answer: str


def list_common_questions(policy: Policy) -> Iterator[CommonQuestion]:
    """The questions, in the order of the first page."""
    yield CommonQuestion(policy.locate("二（四）"), "工作年限从哪天算到哪天", service_span(policy))
    if policy.is_asked("unrelated_major"):
        answer = UNRELATED_ANSWERS[policy.word("major.unrelated")]
        yield CommonQuestion(policy.locate("二（五）"), "专业和岗位不一致能不能报", answer)
    if any(one.when == "dispatched" for one in policy.materials):
        yield CommonQuestion(policy.locate("三（二）"), "劳务派遣人员怎么报", "派遣公司和用工单位都要审核、公示、盖章")
    if policy.is_asked("employer_in_scope"):
        answer = "不在本通知范围，按人事隶属关系报本单位或上级主管部门"
        yield CommonQuestion(policy.locate("一（四）"), "在中央、省属单位工作", answer)

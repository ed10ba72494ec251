"""Who may act: one side in a case, nobody of the own employer, four eyes, other people in a review.

See life-of-a-case.md, "Case rules".
"""

from collections.abc import Mapping
from typing import Final

from zhicheng.finding import Finding
from zhicheng.numbers.number_state import NumberState
from zhicheng.procedure.guards.inputs import GuardInputs, build_guard_finding
from zhicheng.procedure.step import Step

NUMBER_FAULTS: Final[Mapping[NumberState, tuple[str, str]]] = {
    NumberState.UNSTATED: ("还没有填写证件号码", "请由申报人在“基本信息”里填写，再核对确认。"),
    NumberState.CLAIMED: ("证件号码还没有由本人确认", "请由申报人在“基本信息”里核对号码，再确认。"),
    NumberState.CONTESTED: (
        "证件号码还有另一处登记，正在由市人社局核定",
        "核定以后就能办理，填写的内容都保留着；本人可以带身份证件到市人社局说明。",
    ),
    NumberState.DISPROVED: ("经市人社局核定，登记的证件号码不是本人的", "请由申报人改正，或申请更正证件号码。"),
}
"""Why a number does not hold, and what to do."""


def not_own_case(inputs: GuardInputs, step: Step) -> Finding:
    """A person has one side in a case."""
    return build_guard_finding(
        "not_own_case",
        step,
        not inputs.is_other_party,
        "您在这件申报里已有另一个身份，不能再办理",
        "请由本单位的其他人办理。",
    )


def not_own_employer(inputs: GuardInputs, step: Step) -> Finding:
    """Nobody decides a case of their own employer, self-recognising units excepted."""
    return build_guard_finding(
        "not_own_employer",
        step,
        not inputs.belongs_to_employer,
        "申报人所在的单位也是您的单位，须回避",
        "请转给本部门的其他经办人。",
    )


def lies_with_authority(inputs: GuardInputs, step: Step) -> Finding:
    """三（三）: the case was routed to this authority."""
    return build_guard_finding(
        "lies_with_authority", step, inputs.lies_with_authority, "这件申报不由本部门认定", "请移送有权的认定部门。"
    )


def second_person(inputs: GuardInputs, step: Step) -> Finding:
    """三（三）: examiner and approver of a proposal are two people."""
    return build_guard_finding(
        "second_person",
        step,
        inputs.person_id != inputs.proposer_id,
        "经办和复核不能是同一个人",
        "请由本部门的另一位同事复核。",
    )


def not_judged_before(inputs: GuardInputs, step: Step) -> Finding:
    """A review is made by other people than the decision."""
    return build_guard_finding(
        "not_judged_before",
        step,
        not inputs.has_judged_before,
        "您办过这件申报的上一次决定，复查须由其他人办理",
        "请由本部门的其他同事办理。",
    )


def number_holds(inputs: GuardInputs, step: Step) -> Finding:
    """The applicant has confirmed the number, and nobody else claims it."""
    state = NumberState(inputs.number_state)
    reason, remedy = NUMBER_FAULTS.get(state, ("", ""))
    return build_guard_finding("number_holds", step, state is NumberState.CONFIRMED, reason, remedy)

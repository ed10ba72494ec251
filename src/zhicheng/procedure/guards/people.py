"""Who may act: one side in a case, nobody of the own employer, four eyes, other people in a review.

See life-of-a-case.md, "Case rules".
"""

from zhicheng.finding import Finding
from zhicheng.procedure.guards.inputs import GuardInputs, build_guard_finding
from zhicheng.procedure.steps import Step


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

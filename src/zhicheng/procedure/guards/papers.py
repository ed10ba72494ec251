"""What the case must hold: facts, papers, the very content that hung on the board, answers to every fault."""

from zhicheng.finding import Finding
from zhicheng.procedure.guards.inputs import GuardInputs, build_guard_finding, join_words
from zhicheng.procedure.step import Step


def facts_valid(inputs: GuardInputs, step: Step) -> Finding:
    """The content is complete and without contradictions."""
    return build_guard_finding(
        "facts_valid",
        step,
        not inputs.fact_problems,
        f"申报内容有{len(inputs.fact_problems)}处要改：{join_words(inputs.fact_problems)}",
        "请逐处修改后再提交。",
    )


def printed_fields_filled(inputs: GuardInputs, step: Step) -> Finding:
    """三（四）: what the recognition form prints, and HR and officers read, is there."""
    return build_guard_finding(
        "printed_fields_filled",
        step,
        not inputs.unfilled_fields,
        f"还没有填写{join_words(inputs.unfilled_fields)}",
        "认定表（附件3）上要印，请在任务清单里填写后再提交。",
    )


def papers_complete(inputs: GuardInputs, step: Step) -> Finding:
    """Every paper the case owes at this step is there."""
    return build_guard_finding(
        "papers_complete",
        step,
        not inputs.missing_papers,
        f"还缺{join_words(inputs.missing_papers)}",
        "请补齐后再提交。",
    )


def brought_confirmed(inputs: GuardInputs, step: Step) -> Finding:
    """What came from an earlier application has been confirmed by the person."""
    reason = f"从上次申报带入的{join_words(inputs.unconfirmed_parts)}还没有核对"
    return build_guard_finding(
        "brought_confirmed", step, not inputs.unconfirmed_parts, reason, "请在任务清单里逐项打开，核对后再提交。"
    )


def commitment_made(inputs: GuardInputs, step: Step) -> Finding:
    """三（一）: the commitment letter is attached."""
    reason = "还没有上传职称申报承诺书"
    return build_guard_finding(
        "commitment_made",
        step,
        inputs.has_commitment_letter,
        reason,
        "请到“信用中国（云南昆明）”网站打印、签字后上传。",
    )


def content_unchanged(inputs: GuardInputs, step: Step) -> Finding:
    """Any change to publicised content voids the publicity."""
    same = inputs.content_hash == inputs.published_content_hash
    return build_guard_finding("content_unchanged", step, same, "内容和公示的不一致", "请退回本人改回，或重新公示。")


def faults_answered(inputs: GuardInputs, step: Step) -> Finding:
    """Every fault of the notice has an answer."""
    missing = join_words(tuple(f"“{fault}”" for fault in inputs.unanswered_faults))
    return build_guard_finding(
        "faults_answered", step, not inputs.unanswered_faults, f"{missing}还没有补正", "请逐项补正后重报。"
    )


def changes_checked(inputs: GuardInputs, step: Step) -> Finding:
    """What was changed since the unit looked at it has been looked at again."""
    changed = join_words(inputs.unchecked_changes)
    return build_guard_finding(
        "changes_checked",
        step._replace(clause="三（二）"),
        not inputs.unchecked_changes,
        f"本人改过{changed}，还没有重新核对",
        "请逐项选择怎样核对的；专业或岗位改过的，重新判断两者的关系。",
    )


def only_faulted_parts(inputs: GuardInputs, step: Step) -> Finding:
    """A correction round opens only the faulted parts."""
    other = join_words(inputs.parts_outside_faults)
    return build_guard_finding(
        "only_faulted_parts", step, not inputs.parts_outside_faults, f"{other}不在补正范围", "只能修改被指出的部分。"
    )

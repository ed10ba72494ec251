"""What the case must hold: facts, papers, the very content that hung on the board, answers to every fault."""

from zhicheng.finding import Finding
from zhicheng.procedure.guards.situation import Situation, guard, listed
from zhicheng.procedure.steps import Step


def facts_valid(at: Situation, step: Step) -> Finding:
    """The content is complete and without contradictions."""
    return guard(
        "facts_valid",
        step,
        not at.problems,
        f"申报内容有{len(at.problems)}处要改：{listed(at.problems)}",
        "请逐处修改后再提交。",
    )


def papers_complete(at: Situation, step: Step) -> Finding:
    """Every paper the case owes at this step is there."""
    return guard("papers_complete", step, not at.missing_papers, f"还缺{listed(at.missing_papers)}", "请补齐后再提交。")


def brought_confirmed(at: Situation, step: Step) -> Finding:
    """What came from an earlier application has been confirmed by the person."""
    reason = f"从上次申报带入的{listed(at.unconfirmed)}还没有核对"
    return guard("brought_confirmed", step, not at.unconfirmed, reason, "请在任务清单里逐项打开，核对后再提交。")


def commitment_made(at: Situation, step: Step) -> Finding:
    """三（一）: the commitment letter is attached."""
    reason = "还没有上传职称申报承诺书"
    return guard("commitment_made", step, at.commitment, reason, "请到“信用中国（云南昆明）”网站打印、签字后上传。")


def content_unchanged(at: Situation, step: Step) -> Finding:
    """Any change to publicised content voids the publicity."""
    same = at.content == at.published_content
    return guard("content_unchanged", step, same, "内容和公示的不一致", "请退回本人改回，或重新公示。")


def faults_answered(at: Situation, step: Step) -> Finding:
    """Every fault of the notice has an answer."""
    missing = listed(tuple(f"“{fault}”" for fault in at.unanswered_faults))
    return guard("faults_answered", step, not at.unanswered_faults, f"{missing}还没有补正", "请逐项补正后重报。")


def only_faulted_parts(at: Situation, step: Step) -> Finding:
    """A correction round opens only the faulted parts."""
    other = listed(at.parts_outside_faults)
    return guard(
        "only_faulted_parts", step, not at.parts_outside_faults, f"{other}不在补正范围", "只能修改被指出的部分。"
    )

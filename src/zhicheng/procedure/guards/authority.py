"""三（三）: to whom a case goes, what was examined, what was proposed, what is reviewed."""

from zhicheng.finding import Finding
from zhicheng.procedure.guards.situation import Situation, guard, listed
from zhicheng.procedure.steps import Step


def authority_known(at: Situation, step: Step) -> Finding:
    """三（三）: the routing found an authority."""
    return guard("authority_known", step, at.authority != "", at.no_authority, at.to_route)


def clauses_examined(at: Situation, step: Step) -> Finding:
    """Every clause that waits for a person has a person's answer."""
    return guard(
        "clauses_examined", step, not at.unexamined, f"{listed(at.unexamined)}还没有审查意见", "请逐条选择后再提交。"
    )


def deviation_has_reason(at: Situation, step: Step) -> Finding:
    """The engine advises, people decide: a deviation needs a written reason."""
    reason = f"与系统意见不同，{listed(at.unexplained)}还没有写理由"
    return guard("deviation_has_reason", step, not at.unexplained, reason, "请写明理由（至少6个字）。")


def proposed_to_recognise(at: Situation, step: Step) -> Finding:
    """The approver confirms what was proposed, or sends it back."""
    return guard(
        "proposed_to_recognise", step, at.proposal == "recognise", "经办意见是不予认定", "如不同意，请退回经办。"
    )


def proposed_to_refuse(at: Situation, step: Step) -> Finding:
    """The approver confirms what was proposed, or sends it back."""
    return guard("proposed_to_refuse", step, at.proposal == "refuse", "经办意见是同意认定", "如不同意，请退回经办。")


def not_reviewed(at: Situation, step: Step) -> Finding:
    """A refusal is reviewed once."""
    return guard(
        "not_reviewed",
        step,
        not at.reviewed,
        "这件申报已经复查过一次",
        "可在下一窗口重新申报；仍不服的，可依法申请行政复议。",
    )

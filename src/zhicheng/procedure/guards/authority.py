"""三（三）: to whom a case goes, what was examined, what was proposed, what is reviewed."""

from zhicheng.finding import Finding
from zhicheng.procedure.guards.inputs import GuardInputs, build_guard_finding, join_words
from zhicheng.procedure.reason import REASON_REMEDY
from zhicheng.procedure.step import Step
from zhicheng.workdays.words import format_day_with_weekday


def authority_known(inputs: GuardInputs, step: Step) -> Finding:
    """三（三）: the routing found an authority."""
    return build_guard_finding(
        "authority_known", step, inputs.authority_name != "", inputs.no_authority_reason, inputs.no_authority_remedy
    )


def clauses_examined(inputs: GuardInputs, step: Step) -> Finding:
    """Every clause that waits for a person has a person's answer."""
    return build_guard_finding(
        "clauses_examined",
        step,
        not inputs.unexamined_clauses,
        f"{join_words(inputs.unexamined_clauses)}还没有审查意见",
        "请逐条选择后再提交。",
    )


def deviation_has_reason(inputs: GuardInputs, step: Step) -> Finding:
    """The engine advises, people decide: a deviation needs a written reason."""
    reason = f"与系统意见不同，{join_words(inputs.unexplained_clauses)}还没有写理由"
    return build_guard_finding("deviation_has_reason", step, not inputs.unexplained_clauses, reason, REASON_REMEDY)


def proposed_to_recognise(inputs: GuardInputs, step: Step) -> Finding:
    """The approver confirms what was proposed, or sends it back."""
    return build_guard_finding(
        "proposed_to_recognise",
        step,
        inputs.proposed_step == "recognise",
        "经办意见是不予认定",
        "如不同意，请退回经办。",
    )


def proposed_to_refuse(inputs: GuardInputs, step: Step) -> Finding:
    """The approver confirms what was proposed, or sends it back."""
    return build_guard_finding(
        "proposed_to_refuse", step, inputs.proposed_step == "refuse", "经办意见是同意认定", "如不同意，请退回经办。"
    )


def not_reviewed(inputs: GuardInputs, step: Step) -> Finding:
    """A refusal is reviewed once."""
    return build_guard_finding(
        "not_reviewed",
        step,
        not inputs.was_reviewed,
        "这件申报已经复查过一次",
        "可在下一窗口重新申报；仍不服的，可依法申请行政复议。",
    )


def as_rules_say(inputs: GuardInputs, step: Step) -> Finding:
    """三（三）: an authority sends a case where the rules send it; anywhere else only the bureau does."""
    where = f"系统按规则由{inputs.computed_authority}认定" if inputs.computed_authority else "系统按规则找不到认定部门"
    return build_guard_finding(
        "as_rules_say", step, inputs.follows_rules, f"{where}，移送到别的部门须由市人社局同意", "请报市人社局改派。"
    )


def no_transfer_asked(inputs: GuardInputs, step: Step) -> Finding:
    """What was asked of the bureau is answered before anything else happens to the case."""
    return build_guard_finding(
        "no_transfer_asked",
        step,
        not inputs.transfer_asked,
        "已经报市人社局改派，还没有答复",
        "请等市人社局答复以后再办。",
    )


def transfer_asked(inputs: GuardInputs, step: Step) -> Finding:
    """Only what was asked is answered."""
    return build_guard_finding("transfer_asked", step, inputs.transfer_asked, "没有等待答复的改派申请", "请刷新页面。")


def review_in_time(inputs: GuardInputs, step: Step) -> Finding:
    """A review is asked for within the days of the policy."""
    last = inputs.review_last_day
    return build_guard_finding(
        "review_in_time",
        step,
        inputs.today <= last,
        f"申请复查的期限到{format_day_with_weekday(last)}已满",
        "可在下一窗口重新申报；仍不服的，可以依法申请行政复议或者提起行政诉讼。",
    )

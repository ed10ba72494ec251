"""What must hold before a step is taken. Each guard returns a Finding, the one shape of a judgement.

A situation holds the few facts that guards read; whoever asks (the office, a test) fills it. Days are day numbers.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from zhicheng.codes import Result
from zhicheng.finding import Finding
from zhicheng.procedure.steps import Step
from zhicheng.workdays.days import NEVER, iso
from zhicheng.workdays.said import said_with_weekday


class Situation(NamedTuple):
    """The facts of a case at the moment of a step. Everything has the value that lets a guard refuse by default."""

    today: int
    problems: tuple[str, ...] = ("申报内容还没有填写",)  # of the facts
    missing_papers: tuple[str, ...] = ()
    commitment: bool = False
    barred_until: int = 0
    own_case: bool = False
    own_employer: bool = False
    competent: bool = False
    material_checked: bool = False
    assessment_missing: tuple[str, ...] = ("考核评议",)
    conduct_attested: bool = False
    start_is_working_day: bool = False
    publicity_last_day: int = NEVER
    open_objections: int = 0
    published_content: str = ""
    content: str = "?"
    window_opens: int = NEVER
    window_closes: int = 0
    again_from: int = 0  # of whom this window has refused: the day on which the next opens
    authority: str = ""
    unexamined: tuple[str, ...] = ("各条款",)
    unexplained: tuple[str, ...] = ()  # clauses on which the person departs from the advice without a reason
    judged_before: bool = False
    reviewed: bool = False
    proposer: int = 0
    person: int = 0
    proposal: str = ""
    grace_ends: int = 0
    unanswered_faults: tuple[str, ...] = ()
    parts_outside_faults: tuple[str, ...] = ()


Guard = Callable[[Situation, Step], Finding]


def guard(key: str, step: Step, holds: bool, reason: str, remedy: str, from_: int | None = None) -> Finding:
    """A finding of a guard: passes, or fails with what to do; `from_` is the day on which time cures it."""
    if holds:
        return Finding(key, step.clause, "pass", None, None, None, None, f"{step.name}的条件“{key}”满足。", None)
    result: Result = "later" if from_ is not None else "fail"
    day = iso(from_) if from_ is not None else None
    return Finding(key, step.clause, result, None, None, None, day, f"{reason}（{step.clause}）。", remedy)


def listed(words: tuple[str, ...]) -> str:
    """Words in a row."""
    return "、".join(words)


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


def commitment_made(at: Situation, step: Step) -> Finding:
    """三（一）: the commitment letter is attached."""
    reason = "还没有上传职称申报承诺书"
    return guard("commitment_made", step, at.commitment, reason, "请到“信用中国（云南昆明）”网站打印、签字后上传。")


def not_barred(at: Situation, step: Step) -> Finding:
    """A title revoked for false material bars for the policy's years."""
    reason = f"职称曾被撤销，{said_with_weekday(at.barred_until)}以前不能申报"
    return guard(
        "not_barred",
        step,
        at.barred_until <= at.today,
        reason,
        f"{said_with_weekday(at.barred_until)}起可以申报。",
        at.barred_until,
    )


def not_own_case(at: Situation, step: Step) -> Finding:
    """A person has one side in a case."""
    return guard(
        "not_own_case", step, not at.own_case, "您在这件申报里已有另一个身份，不能再办理", "请由本单位的其他人办理。"
    )


def not_own_employer(at: Situation, step: Step) -> Finding:
    """Nobody decides a case of their own employer, self-recognising units excepted."""
    return guard(
        "not_own_employer",
        step,
        not at.own_employer,
        "申报人所在的单位也是您的单位，须回避",
        "请转给本部门的其他经办人。",
    )


def competent(at: Situation, step: Step) -> Finding:
    """三（三）: the case was routed to this authority."""
    return guard("competent", step, at.competent, "这件申报不由本部门认定", "请移送有权的认定部门。")


def material_checked(at: Situation, step: Step) -> Finding:
    """三（二）: legality, truth, completeness, validity."""
    return guard(
        "material_checked",
        step,
        at.material_checked,
        "材料的合法性、真实性、完整性、有效性还没有逐项确认",
        "请逐项勾选后再提交。",
    )


def assessment_complete(at: Situation, step: Step) -> Finding:
    """三（二）: character, ability and level, achievements, annual review."""
    missing = listed(at.assessment_missing)
    return guard("assessment_complete", step, not at.assessment_missing, f"考核评议还缺{missing}", "请补写后再提交。")


def conduct_attested(at: Situation, step: Step) -> Finding:
    """一（二）: the employer says whether the applicant refuses work or is not competent."""
    return guard(
        "conduct_attested", step, at.conduct_attested, "还没有说明申报人是否服从安排、胜任岗位", "请在考核评议中选择。"
    )


def starts_on_working_day(at: Situation, step: Step) -> Finding:
    """三（二）: the notice goes up on a working day."""
    return guard("starts_on_working_day", step, at.start_is_working_day, "选择的日子是休息日", "请选择一个工作日。")


def publicity_elapsed(at: Situation, step: Step) -> Finding:
    """三（二）: the working days of publicity are over; possible from the day after the last of them."""
    last = at.publicity_last_day
    reason = "还没有公示" if last == NEVER else f"公示到{said_with_weekday(last)}才满"
    day = None if last == NEVER else last + 1
    remedy = "请先公示。" if last == NEVER else f"{said_with_weekday(last + 1)}起可以办理。"
    return guard("publicity_elapsed", step, at.today > last, reason, remedy, day)


def no_open_objection(at: Situation, step: Step) -> Finding:
    """三（二）: filed only when there is no objection left."""
    reason = f"还有{at.open_objections}件异议没有核查完"
    return guard("no_open_objection", step, at.open_objections == 0, reason, "请先核查异议并登记结论。")


def content_unchanged(at: Situation, step: Step) -> Finding:
    """Any change to publicised content voids the publicity."""
    same = at.content == at.published_content
    return guard("content_unchanged", step, same, "内容和公示的不一致", "请退回本人改回，或重新公示。")


def window_open(at: Situation, step: Step) -> Finding:
    """四: inside a filing window."""
    opened = at.window_opens <= at.today <= at.window_closes
    reason = f"申报窗口{said_with_weekday(at.window_opens)}才开放" if at.window_opens < NEVER else "没有申报窗口"
    return guard("window_open", step, opened, reason, "窗口开放后再上报，公示结果一直有效。", at.window_opens)


def another_window(at: Situation, step: Step) -> Finding:
    """A refused case may be applied for again in the next window."""
    return guard(
        "another_window",
        step,
        at.again_from <= at.today,
        "申报人在本窗口的申报已经办结：不予认定，或补正逾期",
        f"{said_with_weekday(at.again_from)}开放的下一窗口可以上报，公示结果一直有效。",
        at.again_from,
    )


def authority_known(at: Situation, step: Step) -> Finding:
    """三（三）: the routing found an authority."""
    return guard(
        "authority_known",
        step,
        at.authority != "",
        "单位的管理归属地还没有填写，不能确定认定部门",
        "请在单位设置里补填管理归属地。",
    )


def clauses_examined(at: Situation, step: Step) -> Finding:
    """Every clause that waits for a person has a person's answer."""
    return guard(
        "clauses_examined", step, not at.unexamined, f"{listed(at.unexamined)}还没有审查意见", "请逐条选择后再提交。"
    )


def deviation_has_reason(at: Situation, step: Step) -> Finding:
    """The engine advises, people decide: a deviation needs a written reason."""
    reason = f"与系统意见不同，{listed(at.unexplained)}还没有写理由"
    return guard("deviation_has_reason", step, not at.unexplained, reason, "请写明理由（至少6个字）。")


def second_person(at: Situation, step: Step) -> Finding:
    """Four eyes."""
    return guard(
        "second_person", step, at.person != at.proposer, "经办和复核不能是同一个人", "请由本部门的另一位同事复核。"
    )


def not_judged_before(at: Situation, step: Step) -> Finding:
    """A review is made by other people than the decision."""
    return guard(
        "not_judged_before",
        step,
        not at.judged_before,
        "您办过这件申报的上一次决定，复查须由其他人办理",
        "请由本部门的其他同事办理。",
    )


def not_reviewed(at: Situation, step: Step) -> Finding:
    """A refusal is reviewed once."""
    return guard(
        "not_reviewed",
        step,
        not at.reviewed,
        "这件申报已经复查过一次",
        "可在下一窗口重新申报；仍不服的，可依法申请行政复议。",
    )


def proposed_to_recognise(at: Situation, step: Step) -> Finding:
    """The approver confirms what was proposed, or sends it back."""
    return guard(
        "proposed_to_recognise", step, at.proposal == "recognise", "经办意见是不予认定", "如不同意，请退回经办。"
    )


def proposed_to_refuse(at: Situation, step: Step) -> Finding:
    """The approver confirms what was proposed, or sends it back."""
    return guard("proposed_to_refuse", step, at.proposal == "refuse", "经办意见是同意认定", "如不同意，请退回经办。")


def within_grace(at: Situation, step: Step) -> Finding:
    """四: refiled within the working days of grace, keeping the filing date."""
    reason = f"补正期到{said_with_weekday(at.grace_ends)}已满"
    return guard("within_grace", step, at.today <= at.grace_ends, reason, "请在下一个窗口重新申报。")


def grace_over(at: Situation, step: Step) -> Finding:
    """四: the grace has passed."""
    return guard("grace_over", step, at.today > at.grace_ends, "补正期还没有满", "请等补正期满。", at.grace_ends + 1)


def faults_answered(at: Situation, step: Step) -> Finding:
    """Every fault of the notice has an answer."""
    missing = listed(at.unanswered_faults)
    return guard("faults_answered", step, not at.unanswered_faults, f"{missing}还没有补正", "请逐项补正后重报。")


def only_faulted_parts(at: Situation, step: Step) -> Finding:
    """A correction round opens only the faulted parts."""
    other = listed(at.parts_outside_faults)
    return guard(
        "only_faulted_parts", step, not at.parts_outside_faults, f"{other}不在补正范围", "只能修改被指出的部分。"
    )


GUARDS: Mapping[str, Guard] = {
    function.__name__: function
    for function in (
        facts_valid,
        papers_complete,
        commitment_made,
        not_barred,
        not_own_case,
        not_own_employer,
        competent,
        material_checked,
        assessment_complete,
        conduct_attested,
        starts_on_working_day,
        publicity_elapsed,
        no_open_objection,
        content_unchanged,
        window_open,
        another_window,
        authority_known,
        clauses_examined,
        deviation_has_reason,
        second_person,
        not_judged_before,
        not_reviewed,
        proposed_to_recognise,
        proposed_to_refuse,
        within_grace,
        grace_over,
        faults_answered,
        only_faulted_parts,
    )
}

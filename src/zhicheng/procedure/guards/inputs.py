"""What guards read, and the one way in which they answer: a Finding, which passes or says what to do.

The caller (the office, a test) fills GuardInputs. Days are day numbers.
"""

from typing import NamedTuple

from zhicheng.codes import Result
from zhicheng.finding import Finding
from zhicheng.numbers.number_state import NumberState
from zhicheng.procedure.lanes import Lanes
from zhicheng.procedure.step import Step
from zhicheng.workdays.days import NEVER, iso_day


class GuardInputs(NamedTuple):
    """The facts of a case at the moment of a step. Everything has the value that lets a guard refuse by default."""

    today: int
    fact_problems: tuple[str, ...] = ("申报内容还没有填写",)  # of the facts
    unconfirmed_parts: tuple[str, ...] = ()  # parts of the facts that came from an earlier application
    unfilled_fields: tuple[str, ...] = ("认定表要印的内容",)  # required by the form that is printed
    missing_papers: tuple[str, ...] = ()
    has_commitment_letter: bool = False
    barred_until: int = 0
    number_state: str = NumberState.UNSTATED  # of the applicant's number of identity
    is_other_party: bool = False
    belongs_to_employer: bool = False
    lies_with_authority: bool = False
    material_checked: bool = False
    missing_assessment_parts: tuple[str, ...] = ("考核评议",)
    conduct_attested: bool = False
    unchecked_changes: tuple[str, ...] = ("的内容",)  # changed since the unit looked at it
    start_is_working_day: bool = False
    posting_problem: str = "还没有填写张贴的日子"  # of the day on which the notice goes up, or went up
    publicity_last_day: int = NEVER
    result_problem: str = "还没有证实公示的结果"  # of what a person attests of a publicity
    open_objection_count: int = 0
    dispatched: bool = True
    lanes: Lanes | None = None  # of a dispatched worker: how far employer and agency have come
    agency_contact: str = "派遣公司"  # name, person and telephone
    own_objection_count: int = 0  # of those open, what the acting unit itself has recorded
    has_stamped_proof: bool = False
    stamp_day: int = 0
    paper_problem: str = "还没有填写证明材料上的日子"  # of the days on the agency's papers
    other_lane_can_act: bool = False
    was_reminded_today: bool = True
    published_content_hash: str = ""
    content_hash: str = "?"
    window_opens: int = NEVER
    window_closes: int = 0
    next_filing_day: int = 0  # of whom this window has refused: the day on which the next opens
    authority_name: str = ""
    no_authority_reason: str = "不能确定认定部门"  # why, in the words of the routing
    no_authority_remedy: str = "请核对单位的资料。"
    unexamined_clauses: tuple[str, ...] = ("各条款",)
    unexplained_clauses: tuple[str, ...] = ()  # clauses on which the person departs from the advice without a reason
    has_judged_before: bool = False
    was_reviewed: bool = False
    review_last_day: int = 0
    proposer_id: int = 0
    person_id: int = 0
    proposed_step: str = ""
    grace_last_day: int = 0
    unanswered_faults: tuple[str, ...] = ()
    parts_outside_faults: tuple[str, ...] = ()
    has_colleagues: bool = True  # of the one who declines to recommend, in the unit
    decline_proposer: int = 0
    may_appeal: bool = False
    has_open_appeal: bool = False
    was_returned_before: bool = False
    second_return_asked: bool = False
    follows_rules: bool = False
    transfer_asked: bool = False  # of the bureau, which has not answered
    computed_authority: str = ""  # to whom the rules send the case, by name
    open_change_step: str = ""  # the step that the open correction, revocation or review of a title waits for
    change_proposed: bool = False
    has_answered: bool = False
    awaits_answer: bool = False
    answer_last_day: int = NEVER
    change_review_last_day: int = 0
    take_on_problem: str = "还不能确定由谁办理"  # why the actor cannot take the case on
    other_handler: str = "别人"  # who handles the case, where it is not the actor


def build_guard_finding(
    key: str, step: Step, holds: bool, reason: str, remedy: str, from_: int | None = None
) -> Finding:
    """A finding of a guard: passes, or fails with what to do; `from_` is the day on which time cures it."""
    if holds:
        return Finding(key, step.clause, "pass", reason=f"{step.name}的条件“{key}”满足。")
    result: Result = "later" if from_ is not None else "fail"
    day = iso_day(from_) if from_ is not None else None
    return Finding(key, step.clause, result, from_=day, reason=f"{reason}（{step.clause}）。", remedy=remedy)


def join_words(words: tuple[str, ...]) -> str:
    """Words one after the other, divided as Chinese does it."""
    return "、".join(words)

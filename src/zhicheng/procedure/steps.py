"""The whole life of a case as one table: step, from, to, by whom, under which clause, what must hold, what it leaves.

A new turn is a new row. Buttons, the entry matrix, the diagram and the page of states are made from it.
"""

from zhicheng.procedure.decline_steps import DECLINE_STEPS
from zhicheng.procedure.lane_steps import LANE_STEPS
from zhicheng.procedure.lanes import Lane
from zhicheng.procedure.parent_steps import PARENT_STEPS
from zhicheng.procedure.return_steps import RETURN_STEPS
from zhicheng.procedure.states import OFFICER_ROLES, Role, State
from zhicheng.procedure.step import (
    BEFORE_ASSESSMENT,
    BEFORE_FILING,
    IMPARTIALITY_GUARDS,
    JUDGING_GUARDS,
    LANE_STATES,
    TITLE_STATES,
    WITH_EMPLOYER,
    A,
    E,
    P,
    Step,
    X,
)
from zhicheng.procedure.title_steps import TITLE_STEPS

__all__ = [
    "BEFORE_ASSESSMENT",
    "BEFORE_FILING",
    "IMPARTIALITY_GUARDS",
    "JUDGING_GUARDS",
    "STEPS",
    "STEPS_BY_KEY",
    "TITLE_STATES",
    "WITH_EMPLOYER",
    "Step",
]

STEPS = (
    Step("edit", "保存", BEFORE_ASSESSMENT, None, (A,), "三（一）", ("only_faulted_parts",)),
    Step(
        "submit",
        "提交给单位",
        (State.DRAFT, State.RETURNED_TO_APPLICANT),
        State.SUBMITTED,
        (A,),
        "三（一）",
        (
            "facts_valid",
            "printed_fields_filled",
            "brought_confirmed",
            "papers_complete",
            "commitment_made",
            "not_barred",
            "number_holds",
        ),
        undo="take_back",
    ),
    Step("take_back", "取回修改", (State.SUBMITTED,), State.DRAFT, (A,), "三（一）", ("no_open_objection",)),
    Step("choose_employer", "选择单位", (State.LEFT_EMPLOYER, State.DRAFT), State.DRAFT, (A,), "一（一）"),
    Step(
        "withdraw",
        "撤回申报",
        (*BEFORE_FILING, State.FILED, State.RETURNED_TO_EMPLOYER),
        State.WITHDRAWN,
        (A,),
        "三（一）",
    ),
    Step(
        "enclose",
        "附上单位材料",
        (*WITH_EMPLOYER, State.RETURNED_TO_EMPLOYER),
        None,
        (E,),
        "三（二）",
        ("not_own_case", "only_faulted_parts"),
        lanes=tuple(Lane),
    ),
    Step(
        "leave_employer",
        "登记离职",
        LANE_STATES,
        State.LEFT_EMPLOYER,
        (E,),
        "一（一）",
        ("not_own_case",),
        lanes=tuple(Lane),
    ),
    Step(
        "return_to_applicant",
        "退回本人补正",
        WITH_EMPLOYER,
        State.RETURNED_TO_APPLICANT,
        (E,),
        "三（二）",
        ("not_own_case", "no_open_objection"),
        reason=True,
        lanes=tuple(Lane),
    ),
    Step(
        "assess",
        "考核通过",
        (State.SUBMITTED,),
        State.ASSESSED,
        (E,),
        "三（二）",
        ("not_own_case", "material_checked", "assessment_complete", "conduct_attested", "changes_checked"),
    ),
    Step(
        "decline_to_recommend",
        "不予推荐",
        (State.SUBMITTED, State.ASSESSED),
        State.NOT_RECOMMENDED,
        (E,),
        "三（二）",
        ("not_own_case", "second_of_unit"),
        reason=True,
    ),
    Step(
        "start_publicity",
        "开始公示",
        (State.ASSESSED,),
        State.IN_PUBLICITY,
        (E,),
        "三（二）",
        ("not_own_case", "starts_on_working_day", "posting_day_fits", "no_open_objection"),
    ),
    Step(
        "correct_posting_day",
        "更正张贴的日子",
        (State.IN_PUBLICITY, State.OBJECTION_OPEN),
        None,
        (E,),
        "三（二）",
        ("not_own_case", "starts_on_working_day", "posting_day_fits"),
        reason=True,
    ),
    Step(
        "move_publicity",
        "工作日历调整公示期限",
        LANE_STATES,
        None,
        (Role.BUREAU,),
        "三（二）",
    ),
    Step(
        "close_publicity",
        "登记公示结果",
        (State.IN_PUBLICITY,),
        State.PUBLICITY_CLOSED,
        (E,),
        "三（二）",
        ("not_own_case", "starts_on_working_day", "publicity_elapsed", "no_open_objection", "result_attested"),
    ),
    Step(
        "raise_objection",
        "登记异议",
        (State.IN_PUBLICITY, State.PUBLICITY_CLOSED, State.OBJECTION_OPEN),
        State.OBJECTION_OPEN,
        (E,),
        "三（二）",
        ("not_own_case",),
        reason=True,
    ),
    Step(
        "settle_one_objection",
        "查清一件异议，还有别的",
        (State.OBJECTION_OPEN,),
        None,
        (E,),
        "三（二）",
        ("not_own_case", "other_objections_open"),
        reason=True,
    ),
    Step(
        "dismiss_objection",
        "异议都已查清，公示接着进行",
        (State.OBJECTION_OPEN,),
        State.IN_PUBLICITY,
        (E,),
        "三（二）",
        ("not_own_case", "last_open_objection"),
        reason=True,
    ),
    Step(
        "uphold_objection",
        "异议成立，重新公示",
        (State.OBJECTION_OPEN,),
        State.ASSESSED,
        (E,),
        "三（二）",
        ("not_own_case", "last_open_objection"),
        reason=True,
    ),
    *LANE_STEPS,
    Step(
        "file",
        "上报认定部门",
        (State.PUBLICITY_CLOSED,),
        State.FILED,
        (E,),
        "四",
        (
            "not_own_case",
            "window_open",
            "another_window",
            "publicity_elapsed",
            "six_cells_closed",
            "content_unchanged",
            "no_open_objection",
            "papers_complete",
            "authority_known",
            "number_holds",
        ),
        undo="recall",
    ),
    Step("recall", "撤回上报", (State.FILED,), State.PUBLICITY_CLOSED, (E,), "三（二）", ("not_own_case",)),
    Step(
        "accept",
        "受理",
        (State.FILED,),
        State.IN_EXAMINATION,
        (X,),
        "三（三）",
        JUDGING_GUARDS,
    ),
    Step(
        "transfer",
        "移送其他部门",
        (State.FILED, State.IN_EXAMINATION),
        State.FILED,
        (X, Role.BUREAU),
        "三（三）",
        ("not_own_case", "not_own_employer", "no_second_return_asked", "as_rules_say"),
        reason=True,
        confirm=True,
        restarts=True,
    ),
    Step("supplement", "保存补正", (State.RETURNED_TO_EMPLOYER,), None, (A,), "三（三）", ("only_faulted_parts",)),
    Step(
        "refile",
        "补正后重报",
        (State.RETURNED_TO_EMPLOYER,),
        State.FILED,
        (E,),
        "四",
        (
            "not_own_case",
            "within_grace",
            "faults_answered",
            "changes_checked",
            "six_cells_closed",
            "content_unchanged",
        ),
    ),
    Step("expire", "补正逾期", (State.RETURNED_TO_EMPLOYER,), State.EXPIRED, (Role.SYSTEM,), "四", ("grace_over",)),
    Step(
        "propose",
        "提交复核",
        (State.IN_EXAMINATION,),
        State.PROPOSED,
        (X,),
        "三（三）",
        (*JUDGING_GUARDS, "no_second_return_asked", "clauses_examined", "deviation_has_reason"),
    ),
    Step(
        "send_back", "退回经办", (State.PROPOSED,), State.IN_EXAMINATION, (P,), "三（三）", JUDGING_GUARDS, reason=True
    ),
    Step(
        "recognise",
        "同意认定",
        (State.PROPOSED,),
        State.RECOGNISED,
        (P,),
        "三（三）",
        (*JUDGING_GUARDS, "second_person", "proposed_to_recognise", "number_holds"),
        confirm=True,
    ),
    Step(
        "refuse",
        "不予认定",
        (State.PROPOSED,),
        State.REFUSED,
        (P,),
        "三（三）",
        (*JUDGING_GUARDS, "second_person", "proposed_to_refuse"),
        reason=True,
        confirm=True,
    ),
    Step(
        "ask_review",
        "申请复查",
        (State.REFUSED,),
        State.IN_EXAMINATION,
        (A,),
        "三（三）",
        ("not_reviewed", "review_in_time"),
        reason=True,
    ),
    Step("change_name", "更名", tuple(State), None, (A,), "一（一）", reason=True),
    Step("ask_correction", "申请更正证件号码", tuple(State), None, (A,), "一（一）", reason=True),
    Step("settle_number", "核定证件号码", tuple(State), None, (Role.BUREAU,), "一（一）", reason=True),
    *RETURN_STEPS,
    *TITLE_STEPS,
    *DECLINE_STEPS,
    *PARENT_STEPS,
)

STEPS_BY_KEY = {step.key: step for step in STEPS}
UNASSESSED_STATES = frozenset((*BEFORE_ASSESSMENT, *STEPS_BY_KEY["assess"].from_))
"""Where no assessment counts, though one was made before: it is made again, perhaps by another employer (三（二）)."""
FIRST_STATE = State.DRAFT
"""A case begins as a draft: its first entry."""


def is_saving_step(key: str) -> bool:
    """Whether a step only saves what its own side writes, and leaves the case where it lies: nobody is told of it. What asks for
    a reason is more than saving.
    """
    step = STEPS_BY_KEY.get(key)
    if step is None or step.to is not None or step.reason or step.sends_message:
        return False
    return not set(OFFICER_ROLES) & set(step.by)

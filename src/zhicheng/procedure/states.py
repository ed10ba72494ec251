"""The states of a case: what each is called, who holds the case in it, what they do next and by when.

A state has two names, because the applicant reads another word than the officer. Nobody outside this room compares
states: buttons, queues, next-step sentences and notices are made from these rows and from the steps.
"""

from enum import StrEnum
from typing import Final, NamedTuple


class Role(StrEnum):
    """Who acts. Examiner and approver are the two pairs of eyes of one authority; the system only keeps dates."""

    APPLICANT = "applicant"
    EMPLOYER = "employer"
    EXAMINER = "examiner"
    APPROVER = "approver"
    BUREAU = "bureau"
    SYSTEM = "system"


OFFICER_ROLES: Final = (Role.EXAMINER, Role.APPROVER, Role.BUREAU)
"""Who judges or supervises."""


class State(StrEnum):
    """Where a case stands in its life; `STATES` says of each who holds it and what comes next."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED_TO_APPLICANT = "returned_to_applicant"
    LEFT_EMPLOYER = "left_employer"
    ASSESSED = "assessed"
    NOT_RECOMMENDED = "not_recommended"
    IN_PUBLICITY = "in_publicity"
    OBJECTION_OPEN = "objection_open"
    PUBLICITY_CLOSED = "publicity_closed"
    FILED = "filed"
    IN_EXAMINATION = "in_examination"
    RETURNED_TO_EMPLOYER = "returned_to_employer"
    PROPOSED = "proposed"
    RECOGNISED = "recognised"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    REVOKED = "revoked"


class Due(StrEnum):
    """What the date rests on by which the holder acts: a promise of the policy, or a day of the case."""

    EMPLOYER_REVIEW = "promise.employer_review"
    OBJECTION = "promise.objection"
    ACCEPTANCE = "promise.acceptance"
    EXAMINATION = "promise.examination"
    APPROVAL = "promise.approval"
    PUBLICITY_START = "latest_start"
    PUBLICITY_END = "publicity_end"
    WINDOW_END = "window_end"
    GRACE_END = "grace_end"


class StateDescription(NamedTuple):
    """A state as people see it. `held_by` None: nobody has to do anything any more. `spends_window`: who ended here
    may file again, but not in the window of that filing (life-of-a-case.md, "Case rules"). `again`: who ended here may
    apply again at once.
    """

    state: State
    name: str
    public_name: str
    held_by: Role | None
    next_step: str
    due: Due | None
    active: bool = True
    spends_window: bool = False
    again: bool = False


STATES = {
    about.state: about
    for about in (
        StateDescription(
            State.DRAFT, "草稿", "填写中", Role.APPLICANT, "填写申报内容，提交给单位", Due.PUBLICITY_START
        ),
        StateDescription(
            State.SUBMITTED, "待单位审核", "单位审核中", Role.EMPLOYER, "审核材料并考核评议", Due.EMPLOYER_REVIEW
        ),
        StateDescription(
            State.RETURNED_TO_APPLICANT,
            "已退回本人",
            "请补正",
            Role.APPLICANT,
            "按退回原因修改，再提交给单位",
            Due.PUBLICITY_START,
        ),
        StateDescription(
            State.LEFT_EMPLOYER, "已离开单位", "请选择新单位", Role.APPLICANT, "选择现在的单位后重新提交", None
        ),
        StateDescription(
            State.ASSESSED, "待公示", "考核通过，待公示", Role.EMPLOYER, "确定公示开始的日子", Due.PUBLICITY_START
        ),
        StateDescription(
            State.NOT_RECOMMENDED,
            "不予推荐",
            "单位不予推荐",
            None,
            "对单位的意见有异议，可向单位提出",
            None,
            False,
            again=True,
        ),
        StateDescription(
            State.IN_PUBLICITY, "公示中", "单位公示中", Role.EMPLOYER, "公示期满后登记结果", Due.PUBLICITY_END
        ),
        StateDescription(
            State.OBJECTION_OPEN, "异议核查", "异议核查中", Role.EMPLOYER, "核查异议并作出结论", Due.OBJECTION
        ),
        StateDescription(
            State.PUBLICITY_CLOSED,
            "待上报",
            "公示结束，待上报",
            Role.EMPLOYER,
            "在申报窗口内上报认定部门",
            Due.WINDOW_END,
        ),
        StateDescription(State.FILED, "待受理", "已上报", Role.EXAMINER, "受理并审查", Due.ACCEPTANCE),
        StateDescription(
            State.IN_EXAMINATION, "审查中", "认定部门审查中", Role.EXAMINER, "逐条审查，提出意见", Due.EXAMINATION
        ),
        StateDescription(
            State.RETURNED_TO_EMPLOYER,
            "退回补正",
            "请补正后重报",
            Role.EMPLOYER,
            "补正后重报，逾期须另行申报",
            Due.GRACE_END,
        ),
        StateDescription(
            State.PROPOSED, "待复核", "认定部门复核中", Role.APPROVER, "复核经办意见，作出决定", Due.APPROVAL
        ),
        StateDescription(State.RECOGNISED, "已认定", "已认定", None, "打印认定表一式两份，逐级盖章", None, False),
        StateDescription(
            State.REFUSED, "不予认定", "不予认定", None, "可在下一窗口重新申报，或申请复查", None, False, True, True
        ),
        StateDescription(State.WITHDRAWN, "已撤回", "已撤回", None, "可以重新申报", None, False, again=True),
        StateDescription(
            State.EXPIRED, "逾期未重报", "补正逾期", None, "可在下一窗口重新申报", None, False, True, True
        ),
        StateDescription(State.REVOKED, "已撤销", "职称已撤销", None, "禁止期满后可以重新申报", None, False),
    )
}

ENDED = tuple(about.state for about in STATES.values() if not about.active)
"""The states in which nothing is under way any more."""
WITH_APPLICANT = tuple(about.state for about in STATES.values() if about.held_by is Role.APPLICANT)
"""The states in which the applicant has to act."""
ACTIVE_STATES = tuple(about.state for about in STATES.values() if about.active)
"""The states of which a person can have only one case."""

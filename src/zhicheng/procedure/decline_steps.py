"""三（二）: a unit declines to recommend by two people; where it has one alone, the applicant can turn to the bureau."""

from zhicheng.procedure.states import Role, State
from zhicheng.procedure.step import Step

DECLINE_STEPS = (
    Step(
        "propose_decline",
        "提出不予推荐",
        (State.SUBMITTED, State.ASSESSED),
        None,
        (Role.EMPLOYER,),
        "三（二）",
        ("not_own_case", "no_decline_waits"),
        reason=True,
    ),
    Step(
        "appeal_decline",
        "向市人社局申诉",
        (State.NOT_RECOMMENDED,),
        None,
        (Role.APPLICANT,),
        "三（二）",
        ("declined_alone",),
        reason=True,
    ),
    Step(
        "reopen_assessment",
        "申诉成立，退回单位重新考核",
        (State.NOT_RECOMMENDED,),
        State.SUBMITTED,
        (Role.BUREAU,),
        "三（二）",
        ("appeal_open",),
        reason=True,
    ),
    Step(
        "keep_decline",
        "申诉不成立，维持不予推荐",
        (State.NOT_RECOMMENDED,),
        None,
        (Role.BUREAU,),
        "三（二）",
        ("appeal_open",),
        reason=True,
    ),
)

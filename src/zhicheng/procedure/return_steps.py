"""三（三）: what is to be put right is told once. A second return of the same filing is asked for by one, with the reason why it
could not be said the first time, and agreed to by another.
"""

from zhicheng.procedure.states import Role, State
from zhicheng.procedure.step import JUDGING_GUARDS, Step

RETURN_STEPS = (
    Step(
        "return_to_employer",
        "一次性告知，退回补正",
        (State.IN_EXAMINATION,),
        State.RETURNED_TO_EMPLOYER,
        (Role.EXAMINER,),
        "三（三）",
        (*JUDGING_GUARDS, "no_other_handler", "no_transfer_asked", "not_returned_before"),
        reason=True,
    ),
    Step(
        "ask_second_return",
        "申请再次告知",
        (State.IN_EXAMINATION,),
        None,
        (Role.EXAMINER,),
        "三（三）",
        (*JUDGING_GUARDS, "no_other_handler", "returned_before", "no_second_return_asked", "no_transfer_asked"),
        reason=True,
    ),
    Step(
        "agree_second_return",
        "同意再次告知，退回补正",
        (State.IN_EXAMINATION,),
        State.RETURNED_TO_EMPLOYER,
        (Role.APPROVER,),
        "三（三）",
        (*JUDGING_GUARDS, "no_other_handler", "second_return_asked", "second_person"),
        reason=True,
    ),
    Step(
        "decline_second_return",
        "不同意再次告知",
        (State.IN_EXAMINATION,),
        None,
        (Role.APPROVER,),
        "三（三）",
        (*JUDGING_GUARDS, "no_other_handler", "second_return_asked"),
        reason=True,
    ),
)

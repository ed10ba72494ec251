"""三（三）: an examiner who finds another authority responsible than the rules do asks the bureau, which assigns the case there
(`transfer`), or leaves it where it lies.
"""

from zhicheng.procedure.states import Role, State
from zhicheng.procedure.step import JUDGING_GUARDS, Step

TRANSFER_STEPS = (
    Step(
        "ask_transfer",
        "报市人社局改派",
        (State.FILED, State.IN_EXAMINATION),
        None,
        (Role.EXAMINER,),
        "三（三）",
        (*JUDGING_GUARDS, "no_other_handler", "no_second_return_asked", "no_transfer_asked"),
        reason=True,
    ),
    Step(
        "decline_transfer",
        "不同意改派",
        (State.FILED, State.IN_EXAMINATION),
        None,
        (Role.BUREAU,),
        "三（三）",
        ("not_own_case", "not_own_employer", "transfer_asked"),
        reason=True,
    ),
)

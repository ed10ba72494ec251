"""三（二） 附件2: the parent of a branch answers by a link, without an account: the office notes what it says."""

from zhicheng.procedure.states import Role, State
from zhicheng.procedure.step import WITH_EMPLOYER, Step

PARENT_STEPS = (
    Step(
        "receive_parent_report",
        "总公司答复推荐报告",
        (*WITH_EMPLOYER, State.RETURNED_TO_EMPLOYER),
        None,
        (Role.SYSTEM,),
        "三（二）",
        ("only_faulted_parts",),
        sends_message=True,
    ),
)

"""What guards say of what the applicant states: what the form prints, and what was changed since somebody looked at it."""

from typing import Any

from tests.rules.procedure.said_of_second_people import Said

SAID_OF_CONTENT: dict[str, tuple[dict[str, Any], Said]] = {
    "printed_fields_filled": (
        {"unfilled_fields": ("学历学位第1项的毕业院校", "岗位名称")},
        (
            "fail",
            None,
            "还没有填写学历学位第1项的毕业院校、岗位名称（三（一））。",
            "认定表（附件3）上要印，请在任务清单里填写后再提交。",
        ),
    ),
    "changes_checked": (
        {"unchecked_changes": ("社保第1项", "岗位专业")},
        (
            "fail",
            None,
            "本人改过社保第1项、岗位专业，还没有重新核对（三（二））。",
            "请逐项选择怎样核对的；专业或岗位改过的，重新判断两者的关系。",
        ),
    ),
}

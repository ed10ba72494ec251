"""What things are called on pages: the checks of the engine by the key of a finding (case-format.md, "A result"), and steps."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng.procedure.tables import complete
from zhicheng_web.cases.read.timeline import TimelineStep
from zhicheng_web.cases.read.written_words import WORDS_BY_STEP
from zhicheng_web.portal.shared.calendar.filing_season import find_policy_in_force

CHECK_HEADINGS: Mapping[str, str] = {
    "employed_in_kunming": "与昆明的单位建立人事劳动关系",
    "work_permit": "外国人来华工作许可证",
    "status": "不属于不得申报的人员",
    "conduct": "服从工作安排、胜任岗位",
    "annual_review": "上年度考核",
    "series_in_scope": "系列在认定范围内",
    "employer_in_scope": "单位在认定范围内",
    "education_recognized": "学历得到承认",
    "insured_months": "连续缴纳社保",
    "last_payer": "最后缴纳社保的单位",
    "unrelated_major": "所学专业与所从事专业",
    "entry_licence": "从业准入资格",
    "series_change": "变更职称系列",
    "no_such_level": "本系列设有的级别",
    "held": "已有的职称",
}

REASON_IS_PUBLIC: Final = complete(
    WORDS_BY_STEP,
    {"transfer": True, "correct": True},
    False,
    (
        "decline_to_recommend",
        "raise_objection",
        "dismiss_objection",
        "uphold_objection",
        "send_back",
        "refuse",
        "ask_review",
        "revoke",
    ),
)
"""Whether the written reason of a step is for all who see the case. The others have a place of their own on pages, or stay
within an office.
"""


def find_check_heading(key: str, on: date) -> str:
    """The heading of a check; a route is called as the policy calls it. "" for what is no check, such as a guard."""
    if key in CHECK_HEADINGS:
        return CHECK_HEADINGS[key]
    return next((f"{route.name}：工作年限" for route in find_policy_in_force(on).routes if route.key == key), "")


def find_step_name(event: str) -> str:
    """A step of a case's history; the first of them is none of the table's."""
    return STEPS_BY_KEY[event].name if event in STEPS_BY_KEY else "开始填写"


def describe_timeline_step(one: TimelineStep) -> str:
    """A line of a history: the step, and what it changed."""
    return f"{find_step_name(one.entry.event)}（{one.change}）" if one.change else find_step_name(one.entry.event)


def find_public_reason(one: TimelineStep) -> str:
    """The reason of a step, where every side of the case reads it; "" else."""
    return one.words if REASON_IS_PUBLIC.get(one.entry.event) else ""

"""What the checks are called (case-format, "checks"): in the words of the clause that each of them reads."""

from collections.abc import Mapping
from typing import Final

from zhicheng.policy.city_words import restate_city
from zhicheng.policy.model import Policy

CHECK_NAMES: Final[Mapping[str, str]] = {
    "employed_in_kunming": "与昆明的单位建立人事劳动关系",
    "work_permit": "外国人来华工作许可证",
    "status": "不属于不得申报的人员",
    "conduct": "服从工作安排、胜任岗位",
    "annual_review": "上年度考核",
    "series_in_scope": "系列在认定范围内",
    "employer_in_scope": "单位在认定范围内",
    "education_recognized": "学历得到承认",
    "study_mode": "学历的学习形式",
    "series_standard": "本系列的评价标准",
    "insured_months": "连续缴纳社保",
    "last_payer": "最后缴纳社保的单位",
    "unrelated_major": "所学专业与所从事专业",
    "entry_licence": "从业准入资格",
    "series_change": "变更职称系列",
    "level_asked": "申报的级别有路可走",
    "no_such_level": "系列设有这一级别",
    "held": "已有职称",
    "publicity": "公示的工作日",
    "window": "申报窗口",
}
SERVICE_NAME: Final = "工作年限"
"""What a route asks besides its credential: 二（四）."""
CHECK_QUESTIONS: Final[Mapping[str, str]] = {
    "employed_in_kunming": "是否与昆明的单位建立人事劳动关系",
    "work_permit": "有没有外国人来华工作许可证",
    "status": "是否属于不得申报的人员",
    "conduct": "是否服从工作安排、胜任岗位",
    "annual_review": "上年度考核的结果",
    "series_in_scope": "系列和专业是否在认定范围内",
    "employer_in_scope": "单位是否在认定范围内",
    "education_recognized": "学历是否得到承认",
    "series_standard": "是否达到本系列的评价标准",
    "insured_months": "社保是否连续缴满",
    "last_payer": "最后一个月的社保由谁缴纳",
    "unrelated_major": "所学专业与所从事专业是否相近",
    "entry_licence": "有没有从业准入资格",
    "series_change": "哪一天变更到现在的岗位",
}
"""What is to be found out where a check has no answer yet: in a sentence its name would read as if it were met."""


def find_check_question(key: str, policy: Policy) -> str:
    """What is to be found out about a check; of a route, whose clause stands beside it, the months of work."""
    if key in CHECK_QUESTIONS:
        return restate_city(CHECK_QUESTIONS[key], policy)
    return SERVICE_NAME if any(route.key == key for route in policy.routes) else find_check_name(key, policy)


def find_check_name(key: str, policy: Policy) -> str:
    """What a check is called: a route by the policy's name for it; "" for what is no check, such as a guard."""
    if key in CHECK_NAMES:
        return restate_city(CHECK_NAMES[key], policy)
    return next((f"{route.name}：{SERVICE_NAME}" for route in policy.routes if route.key == key), "")

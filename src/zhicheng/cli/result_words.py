"""What the parts of a result are called when a person reads them; the names of routes and papers are the policy's."""

from collections.abc import Mapping
from typing import Final

from zhicheng.policy.model import Policy

RESULT_NAMES: Final[Mapping[str, str]] = {
    "pass": "满足",
    "fail": "未满足",
    "later": "时间未到",
    "unknown": "待核实",
    "review": "需人工判断",
    "not_applicable": "不适用",
}
VERDICT_NAMES: Final[Mapping[str, str]] = {
    "eligible": "可以认定",
    "review": "需人工判断",
    "incomplete": "待核实",
    "not_yet": "时间未到",
    "not_eligible": "暂不满足",
    "out_of_scope": "不在范围",
}
VERDICT_RESULTS: Final[Mapping[str, str]] = {
    "eligible": "pass",
    "review": "review",
    "incomplete": "unknown",
    "not_yet": "later",
    "not_eligible": "fail",
    "out_of_scope": "fail",
}
CHECK_NAMES: Final[Mapping[str, str]] = {
    "employed_in_kunming": "与本市的单位有劳动关系",
    "work_permit": "外国人来华工作许可证",
    "status": "不属于不得申报的人员",
    "conduct": "服从安排、胜任岗位",
    "annual_review": "上年度考核",
    "series_in_scope": "系列在认定范围",
    "employer_in_scope": "单位在认定范围",
    "education_recognized": "学历得到承认",
    "insured_months": "连续缴纳社保",
    "last_payer": "最后缴纳社保的单位",
    "unrelated_major": "专业与岗位的关系",
    "entry_licence": "从业准入资格",
    "series_change": "变更职称系列",
    "no_such_level": "系列设有这一级别",
    "held": "已有的职称",
}
UNIT_NAMES: Final[Mapping[str, str]] = {"months": "个月", "calendar_months": "个自然月"}
RESULTS_BY_GRAVITY: Final = ("fail", "unknown", "review", "later", "pass", "not_applicable")


def name_of_check(key: str, policy: Policy) -> str:
    """What a check is called: a route by the policy's name for it."""
    if key in CHECK_NAMES:
        return CHECK_NAMES[key]
    return next((route.name for route in policy.routes if route.key == key), key)

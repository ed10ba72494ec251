"""What the settings of a policy and their values are called when people read them; the data keep their English keys."""

from collections.abc import Mapping
from typing import Any, Final

from zhicheng import codes
from zhicheng.words import labels
from zhicheng.words.checks import CHECK_NAMES

SETTING_NAMES: Final[Mapping[str, str]] = {
    "scope.employer_kinds": "单位的种类",
    "scope.excluded_statuses": "不得申报的人员",
    "scope.annual_reviews": "上年度考核结果",
    "scope.employer_affiliations": "单位的隶属关系",
    "education.counts_as": "学历的对应",
    "checks.not_asked": "不问的条件",
    "education.modes": "学历的学习形式",
    "education.asked_of_every_route": "每条途径都要有承认的学历",
    "standards.title_step": "大专申报助理级要不要先有员级",
    "standards.technician_education": "员级的学历以什么为准",
    "standards.education_floor": "标准不收的学历怎样处理",
    "standards.shorter": "标准的年限比通知短",
    "standards.longer": "标准的年限比通知长",
    "standards.no_technician": "没有员级而标准直接收中专",
    "standards.master_series": "硕士须核对年限的系列",
    "standards.master_months": "这些系列的标准对硕士要求的月数",
    "standards.senior_worker": "高级工适用哪些系列",
    "standards.service_from_licence": "年限从执业之日起算的系列",
    "insurance.months": "连续缴纳社保的月数",
    "insurance.instead": "可以代替社保月数的",
    "insurance.unposted_months": "可能尚未入账的月数",
    "insurance.master_exempt": "硕士次月认定免连续缴费的范围",
    "insurance.run_ends_before": "缴费可以比申报当月早几个月截止",
    "insurance.late": "补缴的月份",
    "insurance.areas": "参保地",
    "insurance.payers": "最后缴纳社保的单位",
    "insurance.payers_of_dispatched": "派遣人员最后缴纳社保的单位",
    "service.cut_off": "年限截止到哪一天",
    "service.records": "起始时间以什么为准",
    "service.without_record": "登记表和聘用通知书都没有的工作",
    "service.gaps": "中断以后怎样数满",
    "service.series": "哪些系列的工作计入年限",
    "major.months": "专业不相关增加的月数",
    "major.unrelated": "专业不相关的学历",
    "series_change.months": "变更系列须在现岗位工作的月数",
    "publicity.working_days": "公示的工作日数",
    "publicity.posting_day_counts": "张贴当日计入公示",
    "publicity.starts_on_working_day": "公示须在工作日张贴",
    "routing.municipal_kinds": "由市级部门认定的市属单位",
    "filing.months": "窗口的月份",
    "filing.first_day": "窗口的第一日",
    "filing.last_day": "窗口的最后一日",
    "filing.gate": "申报日是哪一天",
    "filing.rolls_over": "窗口最后一日遇休息日顺延",
    "filing.grace_working_days": "退回补正后重报的工作日数",
    "filing.bar_years": "撤销职称后不得申报的年数",
    "remedy.answer_days": "撤销职称以前，本人陈述申辩的工作日数",
    "remedy.review_days": "申请复查的天数",
    "remedy.reconsideration_days": "申请行政复议的天数",
    "remedy.litigation_months": "提起行政诉讼的月数",
    "promise.employer_review": "承诺单位审核的工作日数",
    "promise.objection": "承诺核查异议的工作日数",
    "promise.acceptance": "承诺受理的工作日数",
    "promise.examination": "承诺审查的工作日数",
    "promise.approval": "承诺复核的工作日数",
    "doubts": "专业名称中须人工确认的字样",
    "routes": "途径",
    "standards": "系列自己的评价标准",
    "windows": "按日期定的窗口",
    "materials": "材料",
    "areas": "管理归属地",
    "series": "系列表",
    "departments": "市级部门对应表",
    "related_units": "关联单位",
    "notice": "通知条文",
    "policy": "政策",
}
AFFILIATION_NAMES: Final = ("", "中央", "省属", "市属", "县（市）区属", "无上级隶属")
VALUE_NAMES: Final[Mapping[str, str]] = {
    **dict(zip(codes.EMPLOYER_KINDS[1:], labels.EMPLOYER_KIND_LABELS[1:], strict=True)),
    **dict(zip(codes.STATUSES[1:], labels.STATUS_LABELS[1:], strict=True)),
    **dict(zip(codes.ANNUAL_REVIEWS[1:], labels.ANNUAL_REVIEW_LABELS[1:], strict=True)),
    **dict(zip(codes.AFFILIATIONS[1:-1], AFFILIATION_NAMES[1:-1], strict=True)),
    **dict(zip(codes.EDUCATIONS[1:], labels.EDUCATION_LABELS[1:], strict=True)),
    **dict(zip(codes.WORKS[1:], labels.WORK_LABELS[1:], strict=True)),
    **dict(zip(codes.LEVELS[1:], labels.LEVEL_LABELS[1:], strict=True)),
    **{"pass": "符合", "review": "由人工确认", "fail": "不符合", "good": "计入", "not_counted": "不计"},
    **{"doctor": "博士", "second_bachelor": "第二学士学位", "high_school": "普通高中", "licence": "执业资格"},
    **{"no_education": "不论学历", "senior_worker": "高级工", "technician_title": "员级职称"},
    **{"text": "读过原文", "secondary": "转引", "memory": "未核实"},
    **{"kunming": "本市", "provincial": "省本级", "elsewhere": "其他地方"},
    **{"employer": "申报单位", "related_unit": "登记的前身、关联单位", "parent": "总公司"},
    **{"agency": "派遣公司", "other": "其他单位"},
    **{"publicity_start": "公示首日", "publicity_end": "公示末日", "any": "所有系列", "target": "申报的系列"},
    **{
        word: label for word, label in zip(codes.RECORDS, labels.RECORD_LABELS, strict=True) if word not in ("", "none")
    },
    **dict(zip(codes.STUDY_MODES[1:], labels.STUDY_MODE_LABELS[1:], strict=True)),
    **{"quarter_end": "申报当季最后一日", "year_end": "申报当年12月31日", "residence": "居住证或本市户籍"},
    **{"filing": "用人单位上报之日", "submission": "申报人提交之日", "held": "同级"},
    **{"assess": "考核认定", "exam": "以考代评", "excluded": "不在本通知范围"},
}
VALUE_NAMES_OF_SETTING: Final[Mapping[str, Mapping[str, str]]] = {
    "standards.title_step": {"notice": "不要，按通知", "require": "要，按标准"},
    "standards.technician_education": {"standard": "按本系列的标准", "notice": "只认中专"},
    "standards.education_floor": {"fail": "原文写明的不符合，其余核对", "review": "一律核对", "ignore": "不看"},
    "standards.shorter": {"notice": "按通知", "standard": "按标准"},
    "standards.longer": {"review": "由人工确认", "standard": "按标准", "notice": "按通知"},
    "standards.no_technician": {"review": "由人工确认", "closed": "不能认定"},
    "standards.senior_worker": {"rows": "标准写明收高级工的", "every_series": "各系列"},
    "insurance.master_exempt": {"first_title": "首次认定", "always": "凡按硕士认定的"},
    "service.without_record": {"not_counted": "不计", "review": "由人工确认"},
    "service.gaps": {"day_for_day": "断几天推后几天", "whole_months": "各段先数满月，再加零头的天数"},
    "scope.annual_reviews": {"none": "没有考核"},
    "scope.employer_affiliations": {"none": AFFILIATION_NAMES[-1]},
    "insurance.areas": {"provincial": "省本级"},
    "checks.not_asked": CHECK_NAMES,
    "major.unrelated": {"pass": "增加年限", "review": "由人工确认", "fail": "不能认定"},
    "scope.employer_kinds": {},
}
SETTING_UNITS: Final[Mapping[str, str]] = {
    "insurance.months": "个月",
    "insurance.run_ends_before": "个月",
    "insurance.unposted_months": "个月",
    "standards.master_months": "个月",
    "major.months": "个月",
    "series_change.months": "个月",
    "publicity.working_days": "个工作日",
    "filing.first_day": "日",
    "filing.last_day": "日",
    "filing.months": "月",
    "filing.grace_working_days": "个工作日",
    "filing.bar_years": "年",
    "remedy.answer_days": "个工作日",
    "remedy.review_days": "日",
    "remedy.reconsideration_days": "日",
    "remedy.litigation_months": "个月",
    "promise.employer_review": "个工作日",
    "promise.objection": "个工作日",
    "promise.acceptance": "个工作日",
    "promise.examination": "个工作日",
    "promise.approval": "个工作日",
    "months": "个月",
}


def setting_name(path: str) -> str:
    """What a setting is called; an unknown one keeps its path."""
    return SETTING_NAMES.get(path, path)


def format_setting_value(value: Any, path: str = "") -> str:
    """A value as it is said.

    >>> format_setting_value((3, 6, 9, 12), "filing.months"), format_setting_value(False)
    ('3月、6月、9月、12月', '否')
    >>> format_setting_value({"kunming": "good"})
    '本市：计入'
    """
    if isinstance(value, bool):
        return "是" if value else "否"
    if value is None or value == () or value == "":
        return "无"
    if isinstance(value, Mapping):
        return format_setting_mapping(value, path)
    if isinstance(value, tuple):
        return "、".join(format_setting_value(item, path) for item in value)
    if isinstance(value, int):
        return f"{value}{SETTING_UNITS.get(path, '')}"
    return VALUE_NAMES_OF_SETTING.get(path, {}).get(str(value)) or VALUE_NAMES.get(str(value), str(value))


def format_setting_mapping(value: Mapping[str, Any], path: str) -> str:
    """A word for each of several, those with the same word together."""
    together: dict[str, list[str]] = {}
    for key, word in value.items():
        together.setdefault(format_setting_value(word), []).append(format_setting_value(key, path))
    return "；".join(f"{'、'.join(keys)}：{word}" for word, keys in together.items())

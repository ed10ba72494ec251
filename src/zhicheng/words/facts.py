"""What the parts and fields of a case's facts are called (case-format): on forms, in messages, in what a command answers."""

import re
from collections.abc import Mapping
from typing import Final

FACT_PART_NAMES: Final[Mapping[str, str]] = {
    "applicant": "基本信息",
    "target": "申报的职称",
    "educations": "学历学位",
    "skills": "技能等级",
    "titles": "已有职称",
    "licences": "从业准入资格",
    "employment": "工作经历",
    "insurance": "社保",
}
"""The parts that an applicant fills in."""
FACT_FIELD_NAMES: Final[Mapping[str, str]] = {
    **FACT_PART_NAMES,
    "filing_date": "申报日期",
    "publicity": "公示",
    "publicity.start": "首日",
    "publicity.end": "末日",
    "applicant.origin": "国籍（地区）",
    "applicant.work_permit": "外国人来华工作许可证",
    "applicant.status": "在职状态",
    "applicant.annual_review": "上年度考核结果",
    "applicant.refuses_assignment": "是否不服从工作安排",
    "applicant.not_competent": "是否不胜任岗位",
    "applicant.residence": "本市居住证或户籍",
    "employer": "用人单位",
    "employer.uscc": "统一社会信用代码",
    "employer.kind": "单位性质",
    "employer.affiliation": "隶属关系",
    "employer.registered_in_kunming": "在昆明登记",
    "employer.management_area": "管理归属地",
    "employer.branch_of": "总公司",
    "employer.branch_of.uscc": "统一社会信用代码",
    "employer.branch_of.province": "所在省份",
    "employer.branch_of.affiliation": "隶属关系",
    "employer.self_recognition": "自主评审权",
    "employer.supervising_department": "主管部门",
    "dispatch_agency": "派遣公司",
    "dispatch_agency.uscc": "统一社会信用代码",
    "target.series": "系列",
    "target.specialty": "专业",
    "target.level": "级别",
    "target.school_stage": "任教的学段",
    "target.major_relation": "所学专业与所从事专业的关系",
    "educations.level": "学历",
    "educations.diploma_date": "毕业证日期",
    "educations.degree_date": "学位证日期",
    "educations.mode": "学习形式",
    "educations.recognized": "学历是否得到承认",
    "skills.level": "等级",
    "skills.date": "取得日期",
    "titles.level": "级别",
    "titles.series": "系列",
    "titles.date": "取得日期",
    "titles.by_change_of_series": "是否由变更系列取得",
    "licences.kind": "种类",
    "licences.date": "发证日期",
    "employment.start": "入职日期",
    "employment.end": "离职日期",
    "employment.employer": "工作单位",
    "employment.work": "工作性质",
    "employment.series": "所从事工作的系列",
    "employment.record": "入职日期的依据",
    "insurance.from": "开始缴费的月份",
    "insurance.to": "最后缴费的月份",
    "insurance.payer": "缴费单位",
    "insurance.area": "参保地",
    "insurance.late": "其中有没有补缴",
}
INDEX_PATTERN: Final = re.compile(r"\[(\d+)\]")


def find_field_name(path: str) -> str:
    """What people call a field, with the parts around it; empty for a field that does not exist.

    >>> find_field_name("educations[0].diploma_date"), find_field_name("filing_date"), find_field_name("target.sereis")
    ('学历学位第1条的毕业证日期', '申报日期', '')
    """
    names, known = [], ""
    for step in path.split("."):
        name, *numbers = INDEX_PATTERN.split(step)[:2]
        known = f"{known}.{name}" if known else name
        if known not in FACT_FIELD_NAMES:
            return ""
        names.append(FACT_FIELD_NAMES[known] + "".join(f"第{int(number) + 1}条" for number in numbers))
    return "的".join(names)

"""What is wrong with an input, for people and for programs: its position, the field's path and name, the sentence."""

import re
from collections.abc import Mapping
from typing import Any, Final

from zhicheng.cli.case_input import CasePosition
from zhicheng.cli.judging import UnjudgedCase
from zhicheng.cli.width import make_printable

STDIN_NAME: Final = "标准输入"
INDEX_PATTERN: Final = re.compile(r"\[(\d+)\]")
CASE_FIELD_NAMES: Final[Mapping[str, str]] = {
    "filing_date": "申报日期",
    "publicity": "公示",
    "publicity.start": "首日",
    "publicity.end": "末日",
    "applicant": "申报人",
    "applicant.origin": "国籍（地区）",
    "applicant.work_permit": "外国人来华工作许可证",
    "applicant.status": "在职状态",
    "applicant.annual_review": "上年度考核",
    "applicant.refuses_assignment": "是否不服从工作安排",
    "applicant.not_competent": "是否不胜任岗位",
    "employer": "用人单位",
    "employer.uscc": "统一社会信用代码",
    "employer.kind": "单位性质",
    "employer.affiliation": "隶属关系",
    "employer.registered_in_kunming": "是否在本市登记",
    "employer.management_area": "管理归属地",
    "employer.branch_of": "总公司",
    "employer.branch_of.uscc": "统一社会信用代码",
    "employer.branch_of.province": "所在省份",
    "employer.branch_of.affiliation": "隶属关系",
    "employer.self_recognition": "是否有自主评审权",
    "employer.supervising_department": "主管部门",
    "dispatch_agency": "派遣公司",
    "dispatch_agency.uscc": "统一社会信用代码",
    "target": "申报的职称",
    "target.series": "系列",
    "target.specialty": "专业",
    "target.level": "级别",
    "target.major_relation": "所学专业与岗位的关系",
    "educations": "学历",
    "educations.level": "层次",
    "educations.diploma_date": "毕业证日期",
    "educations.degree_date": "学位证日期",
    "educations.mode": "学习形式",
    "educations.recognized": "是否为国家承认",
    "skills": "技能等级",
    "skills.level": "等级",
    "skills.date": "取得日期",
    "titles": "已有职称",
    "titles.level": "级别",
    "titles.series": "系列",
    "titles.date": "取得日期",
    "titles.by_change_of_series": "是否由变更系列取得",
    "licences": "从业准入资格",
    "licences.kind": "种类",
    "licences.date": "取得日期",
    "employment": "工作经历",
    "employment.start": "入职日",
    "employment.end": "离职日",
    "employment.employer": "单位的统一社会信用代码",
    "employment.work": "工作性质",
    "employment.series": "系列",
    "employment.record": "录用登记或聘用通知",
    "insurance": "社保",
    "insurance.from": "起始月",
    "insurance.to": "截止月",
    "insurance.payer": "缴纳单位",
    "insurance.area": "参保地",
    "insurance.late": "是否补缴",
}


def field_name(path: str) -> str:
    """What people call a field; empty for a field that does not exist.

    >>> field_name("educations[0].diploma_date"), field_name("filing_date"), field_name("target.sereis")
    ('学历第1条的毕业证日期', '申报日期', '')
    """
    names, known = [], ""
    for step in path.split("."):
        name, *numbers = INDEX_PATTERN.split(step)[:2]
        known = f"{known}.{name}" if known else name
        if known not in CASE_FIELD_NAMES:
            return ""
        names.append(CASE_FIELD_NAMES[known] + "".join(f"第{int(number) + 1}条" for number in numbers))
    return "的".join(names)


def format_position(position: CasePosition) -> str:
    """A position as people say it; a list is counted from 1.

    >>> format_position(CasePosition("名单.jsonl", line=3)), format_position(CasePosition("-", item=0))
    ('名单.jsonl 第3行', '标准输入第1个案例')
    """
    file = STDIN_NAME if position.file == "-" else f"{make_printable(position.file)} "
    if position.line is not None:
        return f"{file}第{position.line}行"
    return f"{file}第{position.item + 1}个案例" if position.item is not None else file.rstrip()


def format_case_id(identity: Any) -> str:
    """The name of a case, where it has one that can be printed."""
    return make_printable(str(identity)) if isinstance(identity, str | int) and identity != "" else ""


def format_problems(one: UnjudgedCase) -> str:
    """A line for each problem of a case."""
    identity = format_case_id(one.id)
    where = format_position(one.position) + (f"（{identity}）" if identity else "")
    lines = []
    for path, sentence in one.problems:
        name = field_name(path)
        field = make_printable(path) + (f"（{name}）" if name else "")
        lines.append(f"{where}：{field + '：' if field else ''}{make_printable(sentence)}")
    return "\n".join(lines)


def problems_as_json(one: UnjudgedCase) -> dict[str, Any]:
    """A line of --json for a case that cannot be judged; it stands where its result would."""
    file, line, item = one.position
    where = {"line": line} if line is not None else {"index": item} if item is not None else {}
    problems = [{"path": path, "problem": sentence} for path, sentence in one.problems]
    return {"id": one.id, "file": file, **where, "invalid": problems}

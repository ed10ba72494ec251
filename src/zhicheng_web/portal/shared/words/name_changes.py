"""A change of name as every page of a case says it: who, when, and under which name this case goes on."""

from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.read.case_file import CaseFile


def describe_name_changes(case_file: CaseFile) -> list[str]:
    """A sentence a change, the first one first; of a title that was recognised, its holder is meant."""
    if not case_file.name_changes:
        return []
    who, name = "持证人" if case_file.recognition else "申报人", case_file.case.particulars.name
    lines = []
    for one in case_file.name_changes:
        on = to_kunming_date(one.at)
        lines.append(f"{who}于{on.year}年{on.month}月{on.day}日更名为{one.name}，原名{one.former_name}。")
    later = case_file.name_changes[-1].name != name and case_file.case.snapshot is not None
    return [*lines, *([f"这件申报公示、上报时的姓名是{name}，不随更名改动。"] if later else [])]

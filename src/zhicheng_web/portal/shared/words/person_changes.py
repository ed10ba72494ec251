"""A change of name or of number of identity as every page of a case says it: who, when, and under which this case goes on."""

from datetime import datetime

from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.read.case_file import CaseFile
from zhicheng_web.cases.read.id_number import mask_case_number, read_former_number, read_wanted_number
from zhicheng_web.cases.read.row_types import EarlierTitle
from zhicheng_web.cases.read.titles.earlier_titles import MARK
from zhicheng_web.people.identity import mask_document_number


def describe_person_changes(case_file: CaseFile) -> list[str]:
    """A sentence a change, names first, of each the first one first; of a title that was recognised, its holder is meant. Then
    the titles that the person obtained before this system.
    """
    changes = [*describe_name_changes(case_file), *describe_number_changes(case_file)]
    return [*changes, *(describe_earlier_title(one) for one in case_file.earlier_titles)]


def describe_earlier_title(one: EarlierTitle) -> str:
    """A title of before this system, with the paper on which it rests."""
    on = f"{one.granted_on.year}年{one.granted_on.month}月{one.granted_on.day}日"
    return f"{MARK}：{one.title}，{one.specialty}专业，{on}，{one.authority_name}，{one.source}{one.source_number}。"


def describe_name_changes(case_file: CaseFile) -> list[str]:
    """The changes of name, and the name that stays."""
    if not case_file.name_changes:
        return []
    who, name = name_holder(case_file), case_file.case.particulars.name
    lines = [f"{who}于{format_day(one.at)}更名为{one.name}，原名{one.former_name}。" for one in case_file.name_changes]
    later = case_file.name_changes[-1].name != name and case_file.case.snapshot is not None
    return [*lines, *([f"这件申报公示、上报时的姓名是{name}，不随更名改动。"] if later else [])]


def describe_number_changes(case_file: CaseFile) -> list[str]:
    """The corrections of the number, masked, and the number that stays."""
    if not case_file.number_corrections:
        return []
    who, stands = name_holder(case_file), mask_case_number(case_file.case)
    lines = []
    for one in case_file.number_corrections:
        former, number = mask_document_number(read_former_number(one)), mask_document_number(read_wanted_number(one))
        before = f"，原来登记的是{former}" if former else ""
        lines.append(f"{who}的证件号码于{format_day(one.decided_at or one.asked_at)}更正为{number}{before}。")
    later = case_file.case.snapshot is not None and bytes(case_file.case.snapshot.id_index or b"") != bytes(
        case_file.number_corrections[-1].id_index
    )
    return [*lines, *([f"这件申报公示、上报时的证件号码是{stands}，不随更正改动。"] if later and stands else [])]


def name_holder(case_file: CaseFile) -> str:
    """What the person of a case is in it."""
    return "持证人" if case_file.recognition else "申报人"


def format_day(at: datetime) -> str:
    """The day of a moment in Kunming: 2026年3月5日."""
    on = to_kunming_date(at)
    return f"{on.year}年{on.month}月{on.day}日"

"""How a title read when it was recognised, and what was changed of it since: a paper of that day says both apart (三（四）)."""

from typing import NamedTuple

from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.engine.remedies import format_day
from zhicheng_web.cases.read.case_file import CaseFile
from zhicheng_web.cases.read.row_types import Recognition, TitleChange

VERBS = {TitleChange.Kind.CORRECTION: "更正", TitleChange.Kind.UNDO: "复查改变"}


class TitleWording(NamedTuple):
    """A title and its specialty in words."""

    title: str
    specialty: str


def list_wording_changes(case_file: CaseFile) -> list[TitleChange]:
    """The changes that touched the wording of the title, each agreed to by two people, the first one first."""
    changes = case_file.title_standing.changes
    return [one for one in changes if one.outcome == TitleChange.Outcome.APPROVED and one.former_title]


def find_issued_wording(case_file: CaseFile, title: Recognition) -> TitleWording:
    """The wording of the day of the decision."""
    changes = list_wording_changes(case_file)
    if not changes:
        return TitleWording(title.title, title.specialty)
    return TitleWording(changes[0].former_title, changes[0].former_specialty)


def describe_wording_changes(case_file: CaseFile) -> str:
    """备注: each change with its day, the number of its decision, and both wordings; "" where nothing was changed."""
    number = case_file.case.case_number
    return "".join(describe_wording_change(one, number) for one in list_wording_changes(case_file))


def describe_wording_change(change: TitleChange, case_number: str) -> str:
    """One change in a sentence."""
    on = format_day(engine_input.to_kunming_date(change.decided_at)) if change.decided_at else ""
    pairs = (("职称", change.former_title, change.title), ("专业", change.former_specialty, change.specialty))
    words = "；".join(
        f"{what}原“{before or '空'}”改为“{after or '空'}”" for what, before, after in pairs if before != after
    )
    return (
        f"{on}{VERBS[TitleChange.Kind(change.kind)]}，决定书编号{number_title_decision(case_number, change)}：{words}。"
    )


def number_title_decision(case_number: str, change: TitleChange) -> str:
    """The number of the decision on a title."""
    return f"{case_number}-{change.seq}"

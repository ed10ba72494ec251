"""What was decided of a granted title: corrected, revoked, kept or given back after a review (三（四）, 五（二）)."""

from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.engine.remedies import describe_title_remedies, format_day
from zhicheng_web.cases.papers.typesetting.kinds.letters import LetterPart, LetterTable, TitleChangeDecision
from zhicheng_web.cases.read.row_types import TitleChange
from zhicheng_web.portal.shared.printed.case_words import (
    describe_contact,
    find_authority_name,
    name_notice,
)
from zhicheng_web.portal.shared.printed.sources import PaperSources
from zhicheng_web.portal.shared.printed.title_wording import number_title_decision

TITLES = {
    TitleChange.Kind.CORRECTION: "职称更正决定书",
    TitleChange.Kind.REVOCATION: "职称撤销决定书",
    TitleChange.Kind.KEEP: "职称复查决定书",
    TitleChange.Kind.UNDO: "职称复查决定书",
}
DECIDED = {
    TitleChange.Kind.CORRECTION: "决定更正如下：",
    TitleChange.Kind.REVOCATION: "决定撤销该职称。",
    TitleChange.Kind.KEEP: "经其他人员复查，维持原来的决定。",
    TitleChange.Kind.UNDO: "经其他人员复查，改变原来的决定，恢复原来的职称。",
}
REVIEWED = (TitleChange.Kind.KEEP, TitleChange.Kind.UNDO)
"""What a review decides: another review is not to be had."""


def find_last_change(sources: PaperSources) -> TitleChange | None:
    """The last change of the title that two people have agreed to; None where there was none."""
    changes = [one for one in sources.case_file.title_standing.changes if one.outcome == "approved"]
    return changes[-1] if changes else None


def write_title_change(sources: PaperSources, copy: int) -> TitleChangeDecision:
    """更正、撤销、复查决定书. Raises LookupError where nothing was changed."""
    change, title = find_last_change(sources), sources.case_file.recognition
    if change is None or title is None or change.decided_at is None:
        raise LookupError("no change of a title was decided")
    kind, authority = TitleChange.Kind(change.kind), find_authority_name(sources)
    since = format_day(engine_input.to_kunming_date(title.recognised_at))
    decided_on = engine_input.to_kunming_date(change.decided_at)
    remedy = describe_title_remedies(authority, decided_on, after_review=kind in REVIEWED)
    return TitleChangeDecision(
        issued_at=change.decided_at,
        head=authority,
        title=[TITLES[kind]],
        number=number_title_decision(sources.case.case_number, change),
        addressee=sources.case.particulars.name,
        parts=[
            LetterPart(
                "",
                [f"您于{since}经考核认定取得的初级职称（认定编号{title.formatted_number}），{DECIDED[kind]}"],
                build_wording_table(change) if kind is TitleChange.Kind.CORRECTION else None,
            ),
            LetterPart("一、理由", list(dict.fromkeys(one for one in (change.reason, change.decision) if one))),
            LetterPart("二、依据", [f"{name_notice(sources)}三（四）、五（二）。"]),
            LetterPart("三、不服怎么办", [remedy]),
            LetterPart(
                "", [f"经办人：{change.examiner_name}；复核人：{change.approver_name}。{describe_contact(sources)}"]
            ),
        ],
        signed_by=[authority],
        signed_on=decided_on,
    )


def build_wording_table(change: TitleChange) -> LetterTable:
    """The former wording beside the new one."""
    rows = [["职称", change.former_title, change.title], ["专业", change.former_specialty, change.specialty]]
    return LetterTable(["", "原来的", "更正为"], [28, 0, 0], rows)

"""What people wrote to each step of a case, wherever it stands."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from django.db.models import Model

from zhicheng.procedure.lane_steps import POSTING_STEPS
from zhicheng.procedure.steps import STEPS
from zhicheng.procedure.tables import complete_table
from zhicheng_web.cases.models import (
    Assessment,
    Decision,
    Objection,
    Proposal,
    Recognition,
    Remark,
    SecondReturn,
    TitleChange,
)
from zhicheng_web.ledger.models import Entry


class WordsColumn(NamedTuple):
    """Where the words of a step stand: a column of a table, in the row of the entry's number, or of the moment that `moment`
    names.
    """

    table: type[Model]
    words: str
    moment: str = ""

    @property
    def key(self) -> str:
        """The column by which the row is found."""
        return self.moment or "seq"


REMARK: Final = WordsColumn(Remark, "words")
CONCLUSION: Final = WordsColumn(Objection, "conclusion", "settled_at")
PROPOSED_CHANGE: Final = WordsColumn(TitleChange, "reason")
DECIDED_CHANGE: Final = WordsColumn(TitleChange, "decision", "decided_at")
RETURNS: Final = ("return_to_applicant", "return_to_employer")
IN_WORDS: Final = [step.key for step in STEPS if step.reason and step.key not in RETURNS]
WORDS_BY_STEP: Final[Mapping[str, WordsColumn]] = complete_table(
    IN_WORDS,
    {
        **dict.fromkeys(("transfer", "ask_transfer", "decline_transfer"), REMARK),
        "assign": REMARK,
        **dict.fromkeys(("propose_decline", "appeal_decline", "reopen_assessment", "keep_decline"), REMARK),
        "ask_second_return": WordsColumn(SecondReturn, "reason"),
        **dict.fromkeys(
            ("agree_second_return", "decline_second_return"), WordsColumn(SecondReturn, "answer", "answered_at")
        ),
        "propose_correction": PROPOSED_CHANGE,
        "correct": DECIDED_CHANGE,
        "propose_revocation": PROPOSED_CHANGE,
        "answer_revocation": WordsColumn(TitleChange, "statement", "answered_at"),
        "revoke": DECIDED_CHANGE,
        "ask_change_review": WordsColumn(TitleChange, "appeal", "review_asked_at"),
        "propose_change_review": PROPOSED_CHANGE,
        **dict.fromkeys(("decline_change", "uphold_change", "undo_correction", "restore_title"), DECIDED_CHANGE),
        **dict.fromkeys(POSTING_STEPS, REMARK),
        "change_name": REMARK,
        "ask_correction": REMARK,
        "settle_number": REMARK,
        "decline_to_recommend": WordsColumn(Assessment, "reason"),
        "raise_objection": WordsColumn(Objection, "words", "raised_at"),
        **dict.fromkeys(("settle_one_objection", "settle_one_agency_objection"), CONCLUSION),
        "dismiss_objection": CONCLUSION,
        "uphold_objection": CONCLUSION,
        "raise_agency_objection": WordsColumn(Objection, "words", "raised_at"),
        "dismiss_agency_objection": CONCLUSION,
        "restart_agency_publicity": CONCLUSION,
        "uphold_agency_objection": CONCLUSION,
        "send_back": WordsColumn(Proposal, "sent_back_reason", "sent_back_at"),
        "refuse": WordsColumn(Decision, "reason", "decided_at"),
        "ask_review": WordsColumn(Decision, "appeal", "superseded_at"),
    },
)
"""Where the words of each step stand that asks for a reason in words (`Step.reason`; returns have coded reasons)."""
FORMER_COLUMNS: Final[Mapping[str, WordsColumn]] = {
    "correct": REMARK,
    "revoke": WordsColumn(Recognition, "revocation_reason", "revoked_at"),
}
"""Where they stood before titles were changed by two people."""


def read_written_words(case_id: int, entries: Iterable[Entry]) -> dict[int, str]:
    """What was written to the acts of a case, by number of entry; one query for each table in which some of it stands."""
    written = [entry for entry in entries if entry.event in WORDS_BY_STEP]
    found = read_columns(case_id, written, WORDS_BY_STEP)
    older = [entry for entry in written if entry.event in FORMER_COLUMNS and not found[entry.seq]]
    return found | read_columns(case_id, older, FORMER_COLUMNS)


def read_columns(case_id: int, entries: Iterable[Entry], columns: Mapping[str, WordsColumn]) -> dict[int, str]:
    """What stands in these columns for some entries, by their number; "" where nothing does."""
    found: dict[int, str] = {}
    entries_by_table: dict[type[Model], list[Entry]] = {}
    for entry in entries:
        entries_by_table.setdefault(columns[entry.event].table, []).append(entry)
    for table, rows in entries_by_table.items():
        asked = list(dict.fromkeys(columns[row.event] for row in rows))
        fields = dict.fromkeys(name for column in asked for name in (column.key, column.words))
        stored = list(table._default_manager.filter(case_id=case_id).values(*fields))
        words = {column: {one[column.key]: one[column.words] for one in stored} for column in asked}
        for row in rows:
            column = columns[row.event]
            found[row.seq] = words[column].get(row.at if column.moment else row.seq) or ""
    return found

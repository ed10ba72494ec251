"""Which rows an act commits to: the tables of what is assessed, publicised, filed, proposed, decided and granted, each in
groups of columns that change together, and the steps that write them. Names are those that the bureau reads.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db.models import Model

from zhicheng.procedure.lane_steps import POSTING_STEPS
from zhicheng_web.cases.models import (
    ActName,
    Assessment,
    Case,
    Decision,
    Filing,
    NameChange,
    Objection,
    Opinion,
    Proposal,
    Publicity,
    Recognition,
    ReturnRound,
    Snapshot,
    Verdict,
)
from zhicheng_web.cases.transition.committed_consents import PARENT_REPORT, SECOND_RETURN, TITLE_CHANGE
from zhicheng_web.cases.transition.committed_table import NAMES_FORMAT, ColumnGroup, CommittedTable
from zhicheng_web.cases.transition.snapshots import snapshot_body
from zhicheng_web.ledger.chain import canonical_json, format_instant

CASE: Final = CommittedTable(
    Case,
    "申报",
    "",
    (
        ColumnGroup("facts", "申报内容", ("facts",)),
        ColumnGroup("target", "系列、专业和层级", ("series", "specialty", "level")),
        ColumnGroup(
            "parties", "申报人和单位", ("person_id", "employer_id", "agency_id", "content_hash", "snapshot_id")
        ),
        ColumnGroup("filing", "上报和认定部门", ("authority_id", "filed_at", "filing_seq")),
        ColumnGroup("due", "办理期限", ("due_on",)),
    ),
)
SNAPSHOT: Final = CommittedTable(
    Snapshot, "申报时的情况", "seq", (ColumnGroup("snapshot", "姓名、证件、单位和申报的职称", ("body",)),)
)
ASSESSMENT: Final = CommittedTable(
    Assessment,
    "考核评议",
    "seq",
    (
        ColumnGroup(
            "result",
            "推荐结论",
            ("lane", "by_id", "at", "seq", "recommended", "lawful", "true", "complete", "valid", "reason"),
        ),
        ColumnGroup("words", "评语", ("character", "ability", "achievements", "annual_review")),
        ColumnGroup("conduct", "在岗表现", ("refuses_assignment", "not_competent")),
        ColumnGroup("relation", "专业关系的判断", ("major_relation", "relation_reason")),
        ColumnGroup("evidence", "逐项依据", ("evidence",)),
        ColumnGroup("hashes", "核对的内容", ("fact_hashes", "renewed_seq")),
    ),
)
PUBLICITY: Final = CommittedTable(
    Publicity,
    "公示",
    "at",
    (
        ColumnGroup(
            "notice",
            "张贴",
            (
                *("public_id", "lane", "content_hash", "policy_id", "required_days", "posting_day_counts"),
                *("starts_on_working_day", "start_on", "place", "by_id", "at"),
            ),
        ),
        ColumnGroup("days", "起止日", ("calendar_id", "start_ordinal", "start_working", "last_on", "last_ordinal")),
        ColumnGroup("result", "公示结果", ("state", "closed_on", "words")),
        ColumnGroup("photo", "张贴的照片", ("photo_id",)),
        ColumnGroup("attested", "谁证实的结果", ("result", "attested_by_id")),
    ),
)
OBJECTION: Final = CommittedTable(
    Objection,
    "异议",
    "raised_at",
    (
        ColumnGroup("words", "异议内容", ("kind", "raised_at", "raised_by", "words", "recorded_by_id")),
        ColumnGroup("conclusion", "核查结论", ("state", "settled_at", "settled_by_id", "conclusion")),
        ColumnGroup("lane", "由哪一家登记", ("lane",)),
    ),
)
FILING: Final = CommittedTable(
    Filing,
    "上报",
    "seq",
    (
        ColumnGroup(
            "filing",
            "上报内容",
            (
                *("seq", "kind", "first_seq", "arrived_at", "filing_on", "policy_id", "policy_hash", "content_hash"),
                *("dispatched", "employer_publicity_id", "employer_last_on", "agency_publicity_id", "agency_last_on"),
                *("returned_id", "returned_on", "by_id"),
            ),
        ),
        ColumnGroup("papers", "材料清单", ("papers",)),
        ColumnGroup("cells", "派遣双列", ("employer_cells_id", "agency_cells_id", "agency_on_paper")),
        ColumnGroup("recall", "撤回", ("recalled_at",)),
    ),
)
VERDICT: Final = CommittedTable(
    Verdict,
    "系统意见",
    "at",
    (
        ColumnGroup(
            "verdict", "判定和依据的事实", ("at", "policy_hash", "calendar_hash", "engine", "result", "facts", "answer")
        ),
    ),
)
PROPOSAL: Final = CommittedTable(
    Proposal,
    "经办意见",
    "seq",
    (
        ColumnGroup(
            "proposal",
            "拟办结论",
            ("seq", "outcome", "reason", "clause", "advice_id", "examiner_id", "examiner_membership_id", "at"),
        ),
        ColumnGroup("end", "退回或另行复查", ("sent_back_at", "sent_back_reason", "superseded_at")),
        ColumnGroup("names", "经办人姓名", ("examiner_name",)),
        ColumnGroup("evidence", "逐项依据", ("evidence",)),
        ColumnGroup("hashes", "核对的内容", ("fact_hashes",)),
    ),
)
OPINION: Final = CommittedTable(
    Opinion,
    "逐条审查意见",
    "seq",
    (ColumnGroup("opinion", "意见", ("seq", "key", "clause", "advice", "opinion", "reason", "by_id", "at")),),
)
DECISION: Final = CommittedTable(
    Decision,
    "认定决定",
    "decided_at",
    (
        ColumnGroup(
            "decision",
            "结论和办理人",
            (
                *("outcome", "decided_at", "authority_id", "employer_id", "filing_seq", "policy_hash", "proposal_id"),
                *("examiner_id", "examiner_membership_id", "approver_id", "approver_membership_id"),
                *("advice_id", "advised"),
            ),
        ),
        ColumnGroup("words", "理由和依据", ("reason", "clause", "remedy")),
        ColumnGroup("appeal", "申请复查", ("superseded_at", "appeal")),
        ColumnGroup("names", "认定部门和办理人的名称", ("authority_name", "examiner_name", "approver_name")),
    ),
)
RECOGNITION: Final = CommittedTable(
    Recognition,
    "职称",
    "recognised_at",
    (
        ColumnGroup(
            "grant", "认定号、日期和层级", ("public_id", "authority_id", "recognised_at", "number", "series", "level")
        ),
        ColumnGroup("title", "职称名称和专业", ("title", "specialty")),
        ColumnGroup("revocation", "撤销", ("revoked_at", "barred_until", "revocation_reason")),
        ColumnGroup("names", "认定部门名称", ("authority_name",)),
    ),
)
RETURN: Final = CommittedTable(
    ReturnRound,
    "退回",
    "seq",
    (
        ColumnGroup(
            "return",
            "退回原因和日子",
            (
                *("seq", "side", "reasons", "by_id", "at", "calendar_id", "returned_on", "returned_ordinal"),
                "due_on",
            ),
        ),
        ColumnGroup("answer", "补正", ("answered_at",)),
    ),
    NAMES_FORMAT,
)
NAME_CHANGE: Final = CommittedTable(
    NameChange,
    "更名",
    "seq",
    (ColumnGroup("change", "原名、现名和证明", ("seq", "former_name", "name", "proof_id", "at")),),
    NAMES_FORMAT,
)
ACT_NAME: Final = CommittedTable(
    ActName, "办理时的名称", "seq", (ColumnGroup("name", "名称", ("seq", "what", "name")),), NAMES_FORMAT
)
COMMITTED_TABLES: Final = (
    CASE,
    SNAPSHOT,
    ASSESSMENT,
    PUBLICITY,
    OBJECTION,
    FILING,
    VERDICT,
    PROPOSAL,
    OPINION,
    DECISION,
    RECOGNITION,
    RETURN,
    NAME_CHANGE,
    ACT_NAME,
    TITLE_CHANGE,
    SECOND_RETURN,
    PARENT_REPORT,
)
TABLES_BY_STEP: Final[Mapping[str, tuple[CommittedTable, ...]]] = {
    "assess": (ASSESSMENT,),
    "decline_to_recommend": (ASSESSMENT,),
    "start_publicity": (PUBLICITY,),
    "move_publicity": (PUBLICITY,),
    **dict.fromkeys(POSTING_STEPS, (PUBLICITY,)),
    "close_publicity": (PUBLICITY,),
    "raise_objection": (OBJECTION, PUBLICITY),
    "settle_one_objection": (OBJECTION,),
    "settle_one_agency_objection": (OBJECTION,),
    "dismiss_objection": (OBJECTION, PUBLICITY),
    "uphold_objection": (OBJECTION, PUBLICITY),
    "start_agency_publicity": (PUBLICITY,),
    "close_agency_publicity": (PUBLICITY,),
    "record_agency_papers": (PUBLICITY,),
    "raise_agency_objection": (OBJECTION, PUBLICITY),
    "dismiss_agency_objection": (OBJECTION, PUBLICITY),
    "restart_agency_publicity": (OBJECTION, PUBLICITY),
    "uphold_agency_objection": (OBJECTION, PUBLICITY),
    "take_back": (OBJECTION, PUBLICITY),
    "edit": (RETURN,),
    "enclose": (PUBLICITY, RETURN, PARENT_REPORT),
    "receive_parent_report": (RETURN, PARENT_REPORT),
    "submit": (RETURN,),
    "supplement": (RETURN,),
    "return_to_applicant": (OBJECTION, PUBLICITY, RETURN),
    "return_to_employer": (RETURN,),
    "ask_second_return": (SECOND_RETURN,),
    "agree_second_return": (RETURN, SECOND_RETURN),
    "decline_second_return": (SECOND_RETURN,),
    "leave_employer": (OBJECTION, PUBLICITY, RETURN),
    "change_name": (NAME_CHANGE,),
    "withdraw": (OBJECTION, PUBLICITY),
    "file": (FILING, VERDICT),
    "refile": (ASSESSMENT, FILING, VERDICT, RETURN),
    "recall": (FILING,),
    "propose": (PROPOSAL, OPINION),
    "send_back": (PROPOSAL,),
    "recognise": (DECISION, RECOGNITION),
    "refuse": (DECISION,),
    "ask_review": (DECISION, PROPOSAL),
    **dict.fromkeys(("correct", "revoke", "undo_correction", "restore_title"), (RECOGNITION, TITLE_CHANGE)),
    **dict.fromkeys(
        (
            *("propose_correction", "propose_revocation", "answer_revocation", "decline_change"),
            *("ask_change_review", "propose_change_review", "uphold_change"),
        ),
        (TITLE_CHANGE,),
    ),
}
"""The rows beside the case that a step writes. A step that is missing here and writes one of them is found by
tests/web/record/test_commitments.py, which takes every step and asks the check.
"""
WHOLE_CASE_STEPS: Final = ("file", "refile")
"""Steps whose entries commit to the whole case, changed or not: from now on it lies with the authority."""
SEPARATOR: Final = ":"


class GroupKey(NamedTuple):
    """A group of columns of one row, as an entry names it."""

    table: str
    row: int
    group: str

    def __str__(self) -> str:
        return SEPARATOR.join(map(str, self))


def parse_group_key(text: str) -> GroupKey:
    """What an entry names.

    >>> parse_group_key("recognition:12:title")
    GroupKey(table='recognition', row=12, group='title')
    """
    table, row, group = text.split(SEPARATOR)
    return GroupKey(table, int(row), group)


def build_group_texts(table: CommittedTable, row: Model) -> dict[GroupKey, str]:
    """What is hashed of a row, group by group: the columns by name, as canonical JSON."""
    return {
        GroupKey(table.key, row.pk, group.key): canonical_json(
            {column: read_column(row, column) for column in group.columns}
        )
        for group in table.groups
    }


def read_column(row: Model, column: str) -> str | int | bool | None:
    """A column as a value that canonical JSON has; of JSON its text with ordered keys."""
    read = READERS.get((row._meta.db_table, column))
    value: Any = read(row) if read else getattr(row, column)
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    if isinstance(value, datetime):
        return format_instant(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID | str) else value


def list_filed_papers(row: Filing) -> list[list[str | int]]:
    """The manifest of a filing, paper by paper, as each paper says of itself."""
    return sorted(
        [
            str(one.paper.public_id),
            one.sha256,
            one.paper.sha256,
            one.paper.kind,
            one.paper.name,
            one.paper.media_type,
            one.paper.size,
            one.paper.pages,
        ]
        for one in row.papers.all()
    )


READERS: Final[Mapping[tuple[str, str], Callable[[Any], Any]]] = {
    ("filing", "papers"): list_filed_papers,
    ("case_snapshot", "body"): snapshot_body,
}
"""What is read of a row that stands in other tables."""

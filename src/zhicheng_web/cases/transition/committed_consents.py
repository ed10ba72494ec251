"""The tables of what one proposes or asks and another answers beside the decision itself: granted titles, second returns, the
reports of parents.
"""

from typing import Final

from zhicheng_web.cases.models import ParentReport, SecondReturn, TitleChange
from zhicheng_web.cases.transition.committed_table import NAMES_FORMAT, ColumnGroup, CommittedTable

TITLE_CHANGE: Final = CommittedTable(
    TitleChange,
    "职称的更正和撤销",
    "seq",
    (
        ColumnGroup(
            "proposal",
            "提出的意见和证据",
            (
                *("seq", "kind", "series", "title", "specialty", "former_series", "former_title", "former_specialty"),
                *("judged_facts", "judged_answer", "reason", "proof_id", "authority_id", "examiner_id"),
                *("examiner_membership_id", "examiner_name", "at", "answer_until", "reviewed_id"),
            ),
        ),
        ColumnGroup("answer", "本人的陈述", ("answered_at", "statement", "statement_proof_id")),
        ColumnGroup(
            "decision",
            "复核的决定",
            (
                *("outcome", "decided_at", "decided_seq", "approver_id", "approver_membership_id", "approver_name"),
                "decision",
            ),
        ),
        ColumnGroup("appeal", "申请复查", ("review_asked_at", "appeal", "appeal_proof_id")),
    ),
    NAMES_FORMAT,
)
SECOND_RETURN: Final = CommittedTable(
    SecondReturn,
    "再次告知的申请",
    "seq",
    (
        ColumnGroup(
            "asked",
            "申请",
            ("seq", "faults", "reason", "authority_id", "examiner_id", "examiner_membership_id", "at"),
        ),
        ColumnGroup(
            "answer",
            "答复",
            ("agreed", "answered_at", "answered_seq", "approver_id", "approver_membership_id", "answer"),
        ),
    ),
    NAMES_FORMAT,
)
PARENT_REPORT: Final = CommittedTable(
    ParentReport,
    "上级单位推荐报告",
    "seq",
    (
        ColumnGroup(
            "asked",
            "推荐报告的内容",
            ("seq", "body", "parent_name", "mail", "origin", "asked_by_id", "asked_at", "expires_at"),
        ),
        ColumnGroup("withdrawn", "取消", ("withdrawn_at",)),
        ColumnGroup(
            "answer",
            "总公司的答复",
            (
                *("answer", "answered_at", "answered_seq", "answerer_name", "answerer_post", "answerer_phone"),
                *("reason", "paper_id"),
            ),
        ),
    ),
    NAMES_FORMAT,
)

"""What the bureau is told once it has answered in a case: what came of this answer, and whose turn it is."""

from collections.abc import Mapping, Sequence
from typing import Final

from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.read.timeline import TimelineStep

RESULTS: Final[Mapping[str, str]] = {
    "transfer": "已指派给{authority}。由对方的经办重新受理。",
    "decline_transfer": "没有同意改派。仍由{authority}接着办，期限不变。",
    "reopen_assessment": "申诉成立，已退回{employer}重新考核。申报人和单位都收到了消息。",
    "keep_decline": "申诉不成立，维持不予推荐。申报人和单位都收到了消息。",
}
"""By step of the bureau."""


def describe_last_answer(case: Case, history: Sequence[TimelineStep]) -> str:
    """The result of the bureau's last answer in a case; "" where it has given none."""
    step = next((one.entry.event for one in reversed(history) if one.entry.event in RESULTS), "")
    authority = case.authority.name if case.authority else ""
    return RESULTS[step].format(authority=authority, employer=case.particulars.employer.name) if step else ""

"""What a page calls the checks of the engine on a day, and the steps of a history."""

from datetime import date
from typing import Final

from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng.procedure.tables import complete_table
from zhicheng.words.checks import find_check_name
from zhicheng_web.cases.read.timeline import TimelineStep
from zhicheng_web.cases.read.written_words import WORDS_BY_STEP
from zhicheng_web.portal.shared.calendar.filing_season import find_policy_in_force

REASON_IS_PUBLIC: Final = complete_table(
    WORDS_BY_STEP,
    dict.fromkeys(
        (
            *("transfer", "correct", "change_name", "ask_correction", "settle_number"),
            *("correct_posting_day", "correct_agency_posting_day", "reopen_publicity", "reopen_agency_publicity"),
            *("uphold_change", "undo_correction", "restore_title", "reopen_assessment", "keep_decline"),
        ),
        True,
    ),
    False,
    (
        "decline_to_recommend",
        "raise_objection",
        "settle_one_objection",
        "settle_one_agency_objection",
        "dismiss_objection",
        "uphold_objection",
        "raise_agency_objection",
        "dismiss_agency_objection",
        "restart_agency_publicity",
        "uphold_agency_objection",
        "send_back",
        "refuse",
        "ask_review",
        "propose_decline",
        "appeal_decline",
        "assign",
        "ask_transfer",
        "decline_transfer",
        "ask_second_return",
        "agree_second_return",
        "decline_second_return",
        "propose_correction",
        "propose_revocation",
        "answer_revocation",
        "revoke",
        "decline_change",
        "ask_change_review",
        "propose_change_review",
    ),
)
"""Whether the written reason of a step is for all who see the case. The others have a place of their own on pages, or stay
within an office.
"""


def find_check_heading(key: str, on: date) -> str:
    """The heading of a check, under the policy of a day."""
    return find_check_name(key, find_policy_in_force(on))


def find_step_name(event: str) -> str:
    """A step of a case's history; the first of them is none of the table's."""
    return STEPS_BY_KEY[event].name if event in STEPS_BY_KEY else "开始填写"


def describe_timeline_step(one: TimelineStep) -> str:
    """A line of a history: the step, and what it changed."""
    return f"{find_step_name(one.entry.event)}（{one.change}）" if one.change else find_step_name(one.entry.event)


def find_public_reason(one: TimelineStep) -> str:
    """The reason of a step, where every party of the case reads it; "" else."""
    return one.words if REASON_IS_PUBLIC.get(one.entry.event) else ""

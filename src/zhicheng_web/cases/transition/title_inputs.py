"""The facts of what one officer proposes and another decides beside the decision itself: granted titles, second returns."""

from collections.abc import Mapping
from typing import Any

from zhicheng.workdays.days import NEVER, day_number
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.read.second_returns import find_asked_return, was_returned_before
from zhicheng_web.cases.read.title_changes import find_title_standing
from zhicheng_web.people.actor import Actor


def read_title_change(case: Case) -> Mapping[str, Any]:
    """What is open, of whom, and until when the person may answer or ask for a review."""
    standing = find_title_standing(case.pk)
    one, last = standing.proposed, standing.review_last_day
    until = one.answer_until if one is not None else None
    return {
        "open_change_step": standing.open_step,
        "change_proposed": one is not None,
        "proposer_id": one.examiner_id if one is not None else 0,
        "has_answered": one is not None and one.answered_at is not None,
        "awaits_answer": standing.awaits_answer,
        "answer_last_day": day_number(until.isoformat()) if until else NEVER,
        "change_review_last_day": day_number(last.isoformat()) if last else 0,
    }


def read_reviewed_change(case: Case, by: Actor) -> Mapping[str, Any]:
    """Whether the actor had a part in the correction or revocation that is reviewed."""
    reviewed = find_title_standing(case.pk).under_review
    judged = (reviewed.examiner_id, reviewed.approver_id) if reviewed else ()
    return {"has_judged_before": by.person_id in judged}


def read_second_return(case: Case) -> Mapping[str, Any]:
    """Whether the filing was returned before, whether another return is asked for, and by whom."""
    asked = find_asked_return(case.pk)
    return {
        "was_returned_before": was_returned_before(case),
        "second_return_asked": asked is not None,
        "proposer_id": asked.examiner_id if asked else 0,
    }

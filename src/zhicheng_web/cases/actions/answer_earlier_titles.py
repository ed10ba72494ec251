"""A second person of the authority confirms a sheet of titles of before this system, or declines it with a reason."""

from datetime import datetime
from typing import Final
from uuid import UUID

from zhicheng_web.cases.actions._earlier_title import (
    CONFIRMED_BY,
    CONFIRMERS,
    NOT_BROUGHT_BY_YOU,
    NOT_THERE,
    note_sheet,
    require_not_own,
)
from zhicheng_web.cases.models import EarlierTitle
from zhicheng_web.cases.transition.authorised import (
    build_constraint_refusal,
    build_refusal,
    require_reason,
    require_that,
)
from zhicheng_web.cases.transition.record import act
from zhicheng_web.ledger import units
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Person

CONFIRM_STEP, DECLINE_STEP = "confirm_earlier_titles", "decline_earlier_titles"
DECLINE_REASON: Final = ("earlier_title_answered_whole", "二（二）", "不同意没有写明理由")


def confirm_earlier_titles(sheet: UUID, *, by: Actor, at: datetime) -> int:
    """From now on they count, or count no longer where that was proposed; how many. Raises StepRefused."""
    with act():
        rows = lock_sheet(sheet, by)
        units.record_unit_act(rows[0].organisation_id, CONFIRM_STEP, by=by, at=at, body=note_sheet(sheet, len(rows)))
        write_answer(rows, EarlierTitle.Outcome.CONFIRMED, "", by, at)
        voided = [one.voids_id for one in rows if one.voids_id is not None]
        EarlierTitle.objects.filter(pk__in=voided).update(voided_at=at)
        return len(rows)


def decline_earlier_titles(sheet: UUID, *, reason: str, by: Actor, at: datetime) -> int:
    """They are not brought in, for a written reason; how many. Raises StepRefused."""
    words = require_reason(reason, *DECLINE_REASON)
    with act():
        rows = lock_sheet(sheet, by)
        body = note_sheet(sheet, len(rows), reason=words)
        units.record_unit_act(rows[0].organisation_id, DECLINE_STEP, by=by, at=at, body=body)
        write_answer(rows, EarlierTitle.Outcome.DECLINED, words, by, at)
        return len(rows)


def lock_sheet(sheet: UUID, by: Actor) -> list[EarlierTitle]:
    """The rows that wait, locked, for a second person of that authority. Raises StepRefused."""
    require_that(by.role in CONFIRMERS, *NOT_BROUGHT_BY_YOU, CONFIRMED_BY)
    found = EarlierTitle.objects.select_for_update().filter(
        sheet=sheet, organisation_id=by.organisation_id or 0, outcome=""
    )
    rows = list(found.order_by("line"))
    if not rows:
        raise build_refusal("earlier_title_answered", NOT_THERE)
    if rows[0].proposer_id == by.person_id:
        raise build_constraint_refusal("earlier_title_four_eyes")
    require_not_own({bytes(one.id_index) for one in rows}, by)
    return rows


def write_answer(rows: list[EarlierTitle], outcome: str, words: str, by: Actor, at: datetime) -> None:
    """The answer in each row."""
    EarlierTitle.objects.filter(pk__in=[one.pk for one in rows]).update(
        outcome=outcome,
        answer=words,
        answered_at=at,
        approver_id=by.person_id,
        approver_membership_id=by.membership_id,
        approver_role=by.role.value,
        approver_name=Person.objects.values_list("name", flat=True).get(pk=by.person_id),
    )

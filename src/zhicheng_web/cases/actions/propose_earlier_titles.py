"""Titles of before this system are brought in from their papers, one or a whole sheet, for a second person to confirm."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions._earlier_title import note_sheet, require_not_own, require_proposer, seal_number_for
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.models import EarlierTitle
from zhicheng_web.cases.transition.authorised import build_constraint_refusal
from zhicheng_web.cases.transition.idempotency import KeyedStep, claim_key
from zhicheng_web.cases.transition.record import act
from zhicheng_web.ledger import units
from zhicheng_web.people import identity
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Person

PROPOSE_STEP: Final = "propose_earlier_titles"


def propose_earlier_titles(rows: Sequence[Mapping[str, Any]], *, by: Actor, at: datetime, key: UUID) -> int:
    """All of them or none; how many. Sent twice with the same key they are brought in once.

    A row has `line`, `name`, `document`, `number`, `series`, `level`, `title`, `specialty`, `granted_on` (ISO),
    `authority_name`, `source`, `source_number`. Raises StepRefused, also where one is there already.
    """
    authority = require_proposer(by)
    made = [build_title(row, by, at, key) for row in rows]
    require_not_own({bytes(one.id_index) for one in made}, by)
    for one in made:
        if one.granted_on >= to_kunming_date(at):
            raise build_constraint_refusal("earlier_title_is_earlier")
        if by.role is not Role.BUREAU and one.authority_name != authority.name:
            raise build_constraint_refusal("earlier_title_of_its_own")
    with act():
        if claim_key(KeyedStep(by.person_id, key, PROPOSE_STEP, 0, 1), at) is None:
            units.record_unit_act(authority.pk, PROPOSE_STEP, by=by, at=at, body=note_sheet(key, len(made)))
            EarlierTitle.objects.bulk_create(made)
    return len(made)


def build_title(row: Mapping[str, Any], by: Actor, at: datetime, sheet: UUID) -> EarlierTitle:
    """One row of the table, its number sealed."""
    public_id = uuid4()
    words = {key: row[key] for key in ("line", "name", "document", "series", "level", "title", "specialty")}
    paper = {key: row[key] for key in ("authority_name", "source", "source_number")}
    return EarlierTitle(
        public_id=public_id,
        sheet=sheet,
        id_number_enc=seal_number_for(public_id, row["number"]),
        id_index=identity.index_id_number(row["document"], row["number"]),
        granted_on=date.fromisoformat(row["granted_on"]),
        **words,
        **paper,
        **name_proposer(by, at),
    )


def name_proposer(by: Actor, at: datetime) -> dict[str, Any]:
    """Who proposes, as the row has it."""
    return {
        "organisation_id": by.organisation_id,
        "proposer_id": by.person_id,
        "proposer_membership_id": by.membership_id,
        "proposer_role": by.role.value,
        "proposer_name": Person.objects.values_list("name", flat=True).get(pk=by.person_id),
        "proposed_at": at,
    }

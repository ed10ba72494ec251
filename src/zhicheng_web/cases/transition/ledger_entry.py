"""Writing an entry: its body holds who (pseudonyms), which step, when, under which clause, and the act's hashes and codes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from zhicheng.procedure.states import State
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web.cases.models import Case
from zhicheng_web.ledger.chain import ENTRY_FORMAT, canonical_json, chain_hash, format_instant, genesis_hash
from zhicheng_web.ledger.models import Entry
from zhicheng_web.ledger.queries import list_case_entries
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Organisation, Person


def write_entry(
    case: Case,
    step: str,
    before: State | None,
    by: Actor,
    at: datetime,
    note: Mapping[str, Any],
    hashes: Mapping[str, str],
) -> Entry:
    """Append the act to the case's chain; `case.version` is its number already. `hashes`: of the rows that the act wrote."""
    prev_hash, prev_at = list_case_entries(case.pk).order_by("-seq").values_list("hash", "at").first() or (None, None)
    actor, organisation = find_person_ref(case, by), find_organisation_ref(case, by)
    body = canonical_json(
        {
            "v": ENTRY_FORMAT,
            "case": str(case.public_id),
            "seq": case.version,
            "event": step,
            "before": before.value if before else "",
            "after": case.state,
            "at": format_instant(at),
            "actor": str(actor) if actor else None,
            "membership": str(by.membership_id) if by.membership_id else None,
            "role": by.role.value,
            "organisation": str(organisation) if organisation else None,
            "clause": STEPS_BY_KEY[step].clause if step in STEPS_BY_KEY else "三（一）",
            "note": note,
            "rows": hashes,
        }
    )
    prev_hash = bytes(prev_hash) if prev_hash else genesis_hash(case.public_id)
    return Entry.objects.create(
        case_id=case.pk,
        case_ref=case.public_id,
        seq=case.version,
        event=step,
        state_after=case.state,
        at=at,
        prev_at=prev_at,
        actor_id=by.person_id or None,
        actor_ref=actor,
        membership_id=by.membership_id,
        role=by.role.value,
        body=body,
        prev_hash=prev_hash,
        hash=chain_hash(prev_hash, body),
    )


def find_person_ref(case: Case, by: Actor) -> UUID | None:
    """The public id of who acts; the case knows its own person."""
    if by.person_id == case.person_id:
        return case.person.public_id
    return find_public_id(Person.objects.filter(pk=by.person_id)) if by.person_id else None


def find_organisation_ref(case: Case, by: Actor) -> UUID | None:
    """The public id of the organisation that somebody acts for; the case knows its own employer."""
    if by.organisation_id is None:
        return None
    if by.organisation_id == case.employer_id:
        return case.employer.public_id
    return find_public_id(Organisation.objects.filter(pk=by.organisation_id))


def find_public_id(row: QuerySet[Any]) -> UUID:
    """The public id of one row."""
    return UUID(str(row.values_list("public_id", flat=True).get()))

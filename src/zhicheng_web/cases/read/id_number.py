"""Seeing a whole ID number: an act with a purpose, written where the person can read it. Never part of a page by default."""

from datetime import datetime
from typing import Final

from django.db import transaction

from zhicheng_web.ledger.models import ViewLog
from zhicheng_web.people import identity
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Person

UNMASK_PURPOSES: Final = {
    "check_identity": "核对身份证件",
    "print_form": "打印认定表",
    "answer_applicant": "答复本人查询",
    "supervise": "监督检查",
}


def reveal_id_number(person: Person, *, by: Actor, at: datetime, purpose: str, case_id: int | None = None) -> str:
    """The number, and the note that it was seen, in one transaction. ValueError for a purpose that is not listed."""
    if purpose not in UNMASK_PURPOSES or person.id_number_enc is None:
        raise ValueError(f"no number to show for {purpose!r}")
    with transaction.atomic():
        ViewLog.objects.create(
            person_seen=person.pk,
            by=by.person_id,
            membership_id=by.membership_id,
            case_id=case_id,
            purpose=purpose,
            fields="id_number",
            at=at,
        )
        return identity.decrypt_id_number(bytes(person.id_number_enc), person.public_id)

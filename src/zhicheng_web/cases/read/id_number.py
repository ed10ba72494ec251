"""Seeing a whole ID number: an act with a purpose, written where the person can read it. Never part of a page by default."""

from datetime import datetime
from typing import Final

from django.db import transaction

from zhicheng_web.cases.models import Case, NumberCorrection
from zhicheng_web.ledger.models import ViewLog
from zhicheng_web.logs.security_events import SecurityEvent, log_security_event
from zhicheng_web.people import identity
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Person

UNMASK_PURPOSES: Final = {
    "check_identity": "核对身份证件",
    "print_form": "打印认定表",
    "answer_applicant": "答复本人查询",
    "supervise": "监督检查",
}
"""For what somebody may ask to see a whole number."""
HANDLE_CASE: Final = "handle_case"
VIEW_PURPOSES: Final = UNMASK_PURPOSES | {HANDLE_CASE: "办理申报"}
"""For what something was seen: whoever opens a paper of a case that they handle is not asked."""


def read_person_number(person: Person) -> str | None:
    """The ID number of a person as it stands today; None where none was stated."""
    blob = person.id_number_enc
    return identity.decrypt_id_number(bytes(blob), person.public_id) if blob is not None else None


NEW_NUMBER: Final = "number_correction"
FORMER_NUMBER: Final = "former_number"
"""What the encryption calls the numbers of a correction: neither opens in the other's place."""

EARLIER_TITLE: Final = "earlier_title"
"""What it calls the number on a title of before this system."""


def read_wanted_number(asked: NumberCorrection) -> str:
    """The number that somebody has asked to be theirs."""
    return identity.decrypt_id_number(bytes(asked.id_number_enc), asked.public_id, NEW_NUMBER)


def read_former_number(asked: NumberCorrection) -> str:
    """The number that stood before a correction; "" where there was none."""
    blob = asked.former_number_enc
    return identity.decrypt_id_number(bytes(blob), asked.public_id, FORMER_NUMBER) if blob is not None else ""


def read_case_number(case: Case) -> str | None:
    """The ID number of a case: as it was submitted; in the applicant's hands, as it stands. None: there is none, or the case is
    from before numbers were stored with it, and the person's is another one today.
    """
    snapshot = case.snapshot
    if snapshot is not None and snapshot.id_number_enc is not None:
        return identity.decrypt_id_number(bytes(snapshot.id_number_enc), case.public_id, "cases")
    if snapshot is not None and bytes(snapshot.id_index or b"") != bytes(case.person.id_index or b""):
        return None
    return read_person_number(case.person)


def mask_case_number(case: Case) -> str:
    """The ID number of a case as it is shown by default; empty where there is none."""
    number = read_case_number(case)
    return identity.mask_document_number(number) if number else ""


def reveal_id_number(person: Person, *, by: Actor, at: datetime, purpose: str, case: Case | None = None) -> str:
    """The number of a person, or that of a case of theirs, and the note that it was seen, in one transaction. ValueError for a
    purpose that is not listed.
    """
    number = read_case_number(case) if case else read_person_number(person)
    if purpose not in UNMASK_PURPOSES or number is None:
        raise ValueError(f"no number to show for {purpose!r}")
    note_number_view(person, by=by, at=at, purpose=purpose, case=case)
    return number


def note_number_view(person: Person, *, by: Actor, at: datetime, purpose: str, case: Case | None = None) -> None:
    """Write down that somebody has seen the number of a person, for them to read."""
    with transaction.atomic():
        ViewLog.objects.create(
            person_seen=person.pk,
            by=by.person_id,
            membership_id=by.membership_id,
            case_id=case.pk if case else None,
            purpose=purpose,
            fields="id_number",
            at=at,
        )
        log_security_event(SecurityEvent.NUMBER_SEEN, by=by.person_id, person=person.pk, purpose=purpose)

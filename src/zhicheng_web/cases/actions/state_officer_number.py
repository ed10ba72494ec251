"""An officer states the number of their card, and confirms it: who judges is a natural person, known as one (三（三）)."""

from datetime import datetime

from zhicheng.numbers.document_number import find_document_of_card
from zhicheng_web.cases.actions._number_claim import claim_number, confirm_claim
from zhicheng_web.cases.transition.record import act
from zhicheng_web.people.models import Person


def state_officer_number(person: Person, number: str, at: datetime) -> None:
    """Encrypt the number of a card, or of a permit of residence, into the person's row, as a claim. Raises StepRefused for
    what is no number of an officer's.
    """
    with act():
        locked = Person.objects.select_for_update().get(pk=person.pk)
        claim_number(locked, find_document_of_card(number), number, at)
        locked.save()


def confirm_officer_number(person: Person, at: datetime) -> None:
    """The officer has compared the number with the card: it is theirs, or contested. Raises StepRefused where none was stated."""
    with act():
        confirm_claim(person.pk, at)

"""An officer states the number of their card: who judges is a natural person, known as one (三（三）)."""

from zhicheng_web.cases.transition.record import act
from zhicheng_web.people.models import Person
from zhicheng_web.people.queries import set_id_number


def state_officer_number(person: Person, number: str) -> None:
    """Encrypt the number into the person's row. Raises StepRefused where it is known as somebody else's."""
    with act():
        set_id_number(person, Person.Document.ID_CARD, number)
        person.save(update_fields=["document", "id_number_enc", "id_index"])

"""Where the number of a person stands, as its owner reads it, and what rests on it."""

from datetime import date

from zhicheng.numbers.number_state import NumberState
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.models import Case, CaseParty, ContestedClaim
from zhicheng_web.people.models import Person


def is_number_on_record(person_id: int) -> bool:
    """Whether others have acted under the number: an application was handed over, or the person has acted for others."""
    if Case.objects.filter(person_id=person_id, handed_over=True).exists():
        return True
    return CaseParty.objects.filter(person_id=person_id).exclude(side=CaseParty.Side.APPLICANT).exists()


def find_state_for_owner(person: Person, today: date) -> NumberState:
    """Where the number stands, as its owner is told. That it is contested they read from the next day on: whoever confirms a
    number sees the same page whether or not it is known.
    """
    state = NumberState(person.number_state)
    if state is not NumberState.CONTESTED:
        return state
    claim = ContestedClaim.objects.filter(person=person, contest__decided_at=None).select_related("contest").first()
    began = to_kunming_date(claim.contest.opened_at) if claim else None
    return NumberState.CONFIRMED if began == today else state

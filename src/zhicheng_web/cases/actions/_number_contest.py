"""A number that several have confirmed: all of them wait for the bureau."""

from collections.abc import Iterable
from datetime import datetime

from zhicheng.numbers.number_state import NumberState
from zhicheng_web.cases.models import ContestedClaim, NumberContest
from zhicheng_web.logs.security_events import SecurityEvent, log_security_event
from zhicheng_web.people.models import Person


def open_number_contest(person: Person, rivals: Iterable[int], at: datetime) -> NumberContest:
    """Write the claims down, of the contest that is open about the number or of a new one. The person's row is saved."""
    contest, _ = NumberContest.objects.get_or_create(
        id_index=person.id_index, decided_at=None, defaults={"opened_at": at}
    )
    for claimant in (*rivals, person.pk):
        ContestedClaim.objects.get_or_create(contest=contest, person_id=claimant, defaults={"at": at})
    person.number_state = NumberState.CONTESTED.value
    person.save()
    Person.objects.filter(pk__in=list(rivals)).update(number_state=NumberState.CONTESTED.value)
    log_security_event(SecurityEvent.NUMBER_CONTESTED, contest=str(contest.public_id), by=person.pk)
    return contest

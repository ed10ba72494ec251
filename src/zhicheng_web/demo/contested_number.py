"""One number of the demo city is claimed by two: a persona with a draft, and an applicant whose case lies with the unit."""

from datetime import timedelta
from random import Random
from typing import Final
from uuid import UUID

from zhicheng.procedure.states import State
from zhicheng_web.cases.actions.confirm_number import confirm_number
from zhicheng_web.cases.actions.identify import identify
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.read.id_number import read_person_number
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.ledger.queries import find_last_entry
from zhicheng_web.people.queries import build_applicant_actor

CLAIMANT: Final = "jin-lan"
"""The persona who has confirmed the number of somebody else."""
AFTER_THE_DRAFT: Final = timedelta(minutes=5)


def contest_number(chance: Random) -> None:
    """Let the persona state and confirm the number of the first at the unit who has submitted. LookupError: there is nobody."""
    mine = Case.objects.select_related("person").get(person__user__login=CLAIMANT)
    others = Case.objects.filter(employer=mine.employer, state=State.SUBMITTED, person__user=None)
    holder = others.select_related("person").order_by("since", "pk").first()
    number = read_person_number(holder.person) if holder else None
    if number is None:
        raise LookupError("nobody has a number to contest")
    who = {"name": mine.person.name, "phone": mine.person.phone}
    stated = identify(mine, number=number, **who, **build_click(mine, chance))
    confirm_number(stated, **build_click(stated, chance))


def build_click(case: Case, chance: Random) -> Act:
    """A click of the case's person some minutes after their last act. LookupError: the case has no entry."""
    last = find_last_entry(case.pk)
    if last is None:
        raise LookupError(f"case {case.public_id} has no entry")
    by, key = build_applicant_actor(case.person_id), UUID(int=chance.getrandbits(128), version=4)
    return Act(by=by, at=last.at + AFTER_THE_DRAFT, key=key, version=last.seq)

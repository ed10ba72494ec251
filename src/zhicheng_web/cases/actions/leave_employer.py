"""一（一）: the person has left; the case goes back to them, for their new employer."""

from typing import Unpack

from zhicheng_web.cases.actions._publicity import void
from zhicheng_web.cases.actions.manage_membership import ended
from zhicheng_web.cases.engine.engine_input import date_of
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers import correction_rounds
from zhicheng_web.cases.transition.authorised import Act, take
from zhicheng_web.people.models import Membership


def leave_employer(case: Case, **act: Unpack[Act]) -> Case:
    """Note that the applicant works here no more; a publicity of this employer counts no more."""

    def inside(locked: Case) -> None:
        no_longer_staff(locked, act)
        void(locked, act, "申报人离职，公示作废")
        correction_rounds.close(locked, act["at"])

    return take(case, "leave_employer", act, inside=inside)


def no_longer_staff(case: Case, act: Act) -> None:
    """The unit no longer looks after the account of who has left (links for a forgotten password)."""
    today = date_of(act["at"])
    theirs = Membership.objects.on(today).filter(
        person=case.person, organisation=case.employer, role=Membership.As.EMPLOYEE
    )
    for held in theirs.select_for_update():
        ended(held, today, by=act["by"], at=act["at"], at_once=True)

"""一（一）: the person has left; the case goes back to them, for their new employer."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.actions._publicity import void_publicities
from zhicheng_web.cases.actions.manage_membership import write_membership_end
from zhicheng_web.cases.engine.engine_input import to_kunming_date
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers import correction_rounds
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct
from zhicheng_web.people.models import Membership


@dataclass
class LeaveEmployer(StepAct):
    """What an employer loses with a person: the employee, the publicity, the open round."""

    act: Act

    def write(self, case: Case) -> None:
        """Nothing of this employer's counts for the next."""
        end_employee_membership(case, self.act)
        void_publicities(case, self.act, "申报人离职，公示作废，没有核查")
        correction_rounds.close_round(case, self.act["at"])


def leave_employer(case: Case, **act: Unpack[Act]) -> Case:
    """Note that the applicant works here no more; a publicity of this employer counts no more."""
    return take_authorised_step(case, "leave_employer", act, lambda: LeaveEmployer(act))


def end_employee_membership(case: Case, act: Act) -> None:
    """The acting unit no longer looks after the account of who has left (links for a forgotten password)."""
    today = to_kunming_date(act["at"])
    memberships = Membership.objects.on(today).filter(
        person=case.person, organisation_id=act["by"].organisation_id or 0, role=Membership.RoleChoice.EMPLOYEE
    )
    for membership in memberships.select_for_update():
        write_membership_end(membership, today, by=act["by"], at=act["at"], at_once=True)

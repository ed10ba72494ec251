"""一（一）: the applicant goes on with the employer where they work now: after leaving, or where a draft named the wrong one."""

from dataclasses import dataclass
from typing import Unpack

from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct
from zhicheng_web.people.models import Organisation


@dataclass
class ChooseEmployer(StepAct):
    """The case under another employer."""

    employer: Organisation
    agency: Organisation | None

    def write(self, case: Case) -> None:
        """Another employer and agency, neither of whom has had the case."""
        case.employer, case.agency, case.handed_over = self.employer, self.agency, False

    def note(self) -> dict[str, str | None]:
        """The employer and the agency by their public ids."""
        agency = str(self.agency.public_id) if self.agency else None
        return {"employer": str(self.employer.public_id), "agency": agency}


def choose_employer(
    case: Case, employer: Organisation, *, agency: Organisation | None = None, **act: Unpack[Act]
) -> Case:
    """Back to a draft, under another employer; facts and papers stay."""
    return take_authorised_step(case, "choose_employer", act, lambda: ChooseEmployer(employer, agency))

"""一（一）: the applicant goes on with the employer where they work now: after leaving, or where a draft named the wrong one."""

from typing import Unpack

from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.people.models import Organisation


def choose_employer(
    case: Case, employer: Organisation, *, agency: Organisation | None = None, **act: Unpack[Act]
) -> Case:
    """Back to a draft, under another employer; facts and papers stay."""

    def inside(locked: Case) -> None:
        locked.employer, locked.agency, locked.handed_over = employer, agency, False

    note = {"employer": str(employer.public_id), "agency": str(agency.public_id) if agency else None}
    return take_authorised_step(case, "choose_employer", act, note=note, inside=inside)

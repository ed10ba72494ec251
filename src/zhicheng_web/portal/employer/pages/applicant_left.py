"""Noting that an applicant has left the unit (一（一）): the case goes back to them, its publicity counts no more."""

from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.leave_employer import leave_employer
from zhicheng_web.portal.employer.publicity_restart import describe_publicity_restart
from zhicheng_web.portal.employer.rendering import process_employer_step
from zhicheng_web.portal.shared.steps.step_page import CaseForm, StepPage

APPLICANT_LEFT_PAGE = StepPage(
    "applicant_left",
    CaseForm,
    lambda case, form, arguments: leave_employer(case, **arguments),
    lambda case, form: describe_publicity_restart(case),
    step="leave_employer",
)


@entry(Role.EMPLOYER, of="case")
def note_applicant_left(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The applicant has left the unit: the case is theirs again, and no more to be seen here."""
    return process_employer_step(request, case, APPLICANT_LEFT_PAGE)

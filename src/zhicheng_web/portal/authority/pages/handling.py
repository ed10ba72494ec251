"""三（三）: who of the authority handles a case: taken on by oneself, or given to somebody with a reason."""

from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.assign import assign
from zhicheng_web.cases.actions.take_on import take_on
from zhicheng_web.portal.authority.authority_step import AuthorityStepPage, process_authority_step
from zhicheng_web.portal.authority.forms import AuthorityForm, HandlerForm

TAKE_ON_PAGE = AuthorityStepPage(
    "take_on",
    "authority-take-on",
    AuthorityForm,
    lambda case, form, arguments: take_on(case, **arguments),
    returns_to_case=True,
)
ASSIGN_PAGE = AuthorityStepPage(
    "assign",
    "authority-assign",
    HandlerForm,
    lambda case, form, arguments: assign(
        case, form.officers.get(form.cleaned_data["to"]), reason=form.cleaned_data["reason"], **arguments
    ),
    returns_to_case=True,
)


@entry(Role.EXAMINER, Role.APPROVER, of="case", step="take_on")
def take_on_case(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Take up what nobody handles."""
    return process_authority_step(request, case, TAKE_ON_PAGE)


@entry(Role.EXAMINER, Role.APPROVER, of="case", step="assign")
def assign_case(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Take a case over, or give it to a colleague."""
    return process_authority_step(request, case, ASSIGN_PAGE)

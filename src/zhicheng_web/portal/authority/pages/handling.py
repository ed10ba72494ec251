"""三（三）: who handles a case: taken on by oneself, given to somebody, or to another authority, as the bureau is asked."""

from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.ask_transfer import ask_transfer
from zhicheng_web.cases.actions.assign import assign
from zhicheng_web.cases.actions.take_on import take_on
from zhicheng_web.portal.authority.authority_step import AuthorityStepPage, process_authority_step
from zhicheng_web.portal.authority.forms import AskTransferForm, AuthorityForm, HandlerForm

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


ASK_TRANSFER_PAGE = AuthorityStepPage(
    "ask_transfer",
    "authority-ask-transfer",
    AskTransferForm,
    lambda case, form, arguments: ask_transfer(
        case, form.places[form.cleaned_data["to"]], reason=form.cleaned_data["reason"], **arguments
    ),
    returns_to_case=True,
)


@entry(Role.EXAMINER, of="case", step="ask_transfer")
def ask_to_transfer(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Ask the bureau to send the case elsewhere."""
    return process_authority_step(request, case, ASK_TRANSFER_PAGE)


@entry(Role.EXAMINER, Role.APPROVER, of="case", step="take_on")
def take_on_case(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Take up what nobody handles."""
    return process_authority_step(request, case, TAKE_ON_PAGE)


@entry(Role.EXAMINER, Role.APPROVER, of="case", step="assign")
def assign_case(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Take a case over, or give it to a colleague."""
    return process_authority_step(request, case, ASSIGN_PAGE)

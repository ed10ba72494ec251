"""The pages of the steps: one form each, what it asks, which action it takes."""

from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.cases import facts
from zhicheng_web.cases.actions.accept import accept as do_accept
from zhicheng_web.cases.actions.correct import correct as do_correct
from zhicheng_web.cases.actions.propose import propose as do_propose
from zhicheng_web.cases.actions.recognise import recognise as do_recognise
from zhicheng_web.cases.actions.refuse import refuse as do_refuse
from zhicheng_web.cases.actions.return_to_employer import return_to_employer as do_return
from zhicheng_web.cases.actions.revoke import revoke as do_revoke
from zhicheng_web.cases.actions.send_back import send_back as do_send_back
from zhicheng_web.cases.actions.transfer import transfer as do_transfer
from zhicheng_web.cases.queries import file_of
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.authority.doing import Page, one_step
from zhicheng_web.portal.authority.forms import Bare, Correction, Examination, Faults, Transfer, WithReason
from zhicheng_web.portal.authority.pages.case import names, opinion

ACCEPT = Page("accept", Bare, lambda it, form, given: do_accept(it, **given))
EXAMINE = Page(
    "examine",
    Examination,
    lambda it, form, given: do_propose(it, form.proposed(), answers=form.answers(), **given),
    lambda it, form: {
        "waiting": form.rows(True),  # type: ignore[attr-defined]
        "agreed": form.rows(False),  # type: ignore[attr-defined]
        "papers": names([paper for kind in file_of(it).papers.values() for paper in kind]),
    },
)
RECOGNISE = Page(
    "recognise",
    Bare,
    lambda it, form, given: do_recognise(it, **given),
    lambda it, form: {"folder": file_of(it), **opinion(it)},
)
REFUSE = Page(
    "refuse",
    Bare,
    lambda it, form, given: do_refuse(it, **given),
    lambda it, form: {"folder": file_of(it), **opinion(it)},
)
SEND_BACK = Page(
    "send_back", WithReason, lambda it, form, given: do_send_back(it, reason=form.cleaned_data["reason"], **given)
)
RETURN = Page(
    "return",
    Faults,
    lambda it, form, given: do_return(it, faults=form.faults(), **given),
    lambda it, form: {"grace": facts.policy_on(facts.day_of(it.filed_at)).number("filing.grace_working_days")},
)
TRANSFER = Page(
    "transfer",
    Transfer,
    lambda it, form, given: do_transfer(
        it, form.places[form.cleaned_data["to"]], reason=form.cleaned_data["reason"], **given
    ),
)
CORRECT = Page("correct", Correction, lambda it, form, given: do_correct(it, **form.cleaned_data, **given))
REVOKE = Page("revoke", WithReason, lambda it, form, given: do_revoke(it, reason=form.cleaned_data["reason"], **given))


@entry(Role.EXAMINER, of="case")
def accept(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（三）: onto the desk."""
    return one_step(request, case, ACCEPT)


@entry(Role.EXAMINER, of="case")
def examine(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（三）: clause by clause, then the proposal."""
    return one_step(request, case, EXAMINE)


@entry(Role.APPROVER, of="case")
def recognise(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（三）, 四: a second person confirms."""
    return one_step(request, case, RECOGNISE)


@entry(Role.APPROVER, of="case")
def refuse(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（三）: a second person confirms the refusal."""
    return one_step(request, case, REFUSE)


@entry(Role.APPROVER, of="case")
def send_back(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（三）: back to the examiner, with the reason."""
    return one_step(request, case, SEND_BACK)


@entry(Role.EXAMINER, of="case")
def give_back(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（三）: one notice that lists everything."""
    return one_step(request, case, RETURN)


@entry(Role.EXAMINER, of="case")
def transfer(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（三）: to the authority that is competent, with the reason."""
    return one_step(request, case, TRANSFER)


@entry(Role.APPROVER, of="case")
def correct(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（四）: the wording of a recognised title."""
    return one_step(request, case, CORRECT)


@entry(Role.APPROVER, of="case")
def revoke(request: OfficeRequest, case: UUID) -> HttpResponse:
    """五（二）: a title obtained by false material."""
    return one_step(request, case, REVOKE)

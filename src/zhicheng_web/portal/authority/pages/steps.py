"""The pages of the steps: one form each, what it asks, which action it takes."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.accept import accept
from zhicheng_web.cases.actions.agree_second_return import agree_second_return
from zhicheng_web.cases.actions.ask_second_return import ask_second_return
from zhicheng_web.cases.actions.decline_second_return import decline_second_return
from zhicheng_web.cases.actions.propose import propose
from zhicheng_web.cases.actions.recognise import recognise
from zhicheng_web.cases.actions.refuse import refuse
from zhicheng_web.cases.actions.return_to_employer import return_to_employer
from zhicheng_web.cases.actions.send_back import send_back
from zhicheng_web.cases.actions.transfer import transfer
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.transition.due_dates import compute_grace_end
from zhicheng_web.portal.authority.authority_step import AuthorityStepPage, process_authority_step
from zhicheng_web.portal.authority.forms import (
    AuthorityForm,
    AuthorityReasonForm,
    ExaminationForm,
    RefusalForm,
    ReturnToEmployerForm,
    SecondReturnForm,
    TransferForm,
)
from zhicheng_web.portal.authority.review_page import ReviewPage


def build_panel_context(step: str) -> Callable[[ReviewPage, AuthorityForm], Mapping[str, Any]]:
    """What the case's page shows beside the papers for a step: the template of its panel."""
    return lambda review_page, form: {"decide": f"authority/parts/{step}.html"}


def describe_grace_period(review_page: ReviewPage) -> dict[str, Any]:
    """四: within how many working days a returned case keeps its day (0: in its window), and which day that would be."""
    today, filed = engine_input.to_kunming_day(clock.now()), engine_input.to_kunming_day(review_page.filed_at)
    days = engine_input.find_policy_on(filed).number("filing.grace_working_days")
    closes = engine_input.build_timetable_on(filed).window_from(filed).closes
    until = compute_grace_end(today, days, closes)
    return {"grace": days, "until": until, "passed": until < today}


ACCEPT_PAGE = AuthorityStepPage(
    "review_page",
    "authority-accept",
    AuthorityForm,
    lambda case, form, arguments: accept(case, **arguments),
    build_panel_context("accept"),
    True,
)
EXAMINE_PAGE = AuthorityStepPage(
    "review_page",
    "authority-examine",
    ExaminationForm,
    lambda case, form, arguments: propose(
        case, form.proposed(), answers=form.answers(), evidence=form.grades(), **arguments
    ),
    build_panel_context("propose"),
)
RECOGNISE_PAGE = AuthorityStepPage(
    "review_page",
    "authority-recognise",
    AuthorityForm,
    lambda case, form, arguments: recognise(case, **arguments),
    build_panel_context("recognise"),
)
REFUSE_PAGE = AuthorityStepPage(
    "review_page",
    "authority-refuse",
    RefusalForm,
    lambda case, form, arguments: refuse(case, **form.cleaned_data, **arguments),
    build_panel_context("refuse"),
)
SEND_BACK_PAGE = AuthorityStepPage(
    "send_back",
    "authority-send-back",
    AuthorityReasonForm,
    lambda case, form, arguments: send_back(case, reason=form.cleaned_data["reason"], **arguments),
)
RETURN_TO_EMPLOYER_PAGE = AuthorityStepPage(
    "return",
    "authority-return",
    ReturnToEmployerForm,
    lambda case, form, arguments: return_to_employer(case, faults=form.faults(), **arguments),
    lambda review_page, form: (
        describe_grace_period(review_page)
        | {"groups": form.groups([one.check["clause"] for one in review_page.clauses_to_answer])}
    ),
)
ASK_SECOND_RETURN_PAGE = AuthorityStepPage(
    "ask_second_return",
    "authority-ask-second-return",
    SecondReturnForm,
    lambda case, form, arguments: ask_second_return(
        case, faults=form.faults(), reason=form.cleaned_data["why"], **arguments
    ),
    lambda review_page, form: {"groups": form.groups([one.check["clause"] for one in review_page.clauses_to_answer])},
    returns_to_case=True,
)
AGREE_SECOND_RETURN_PAGE = AuthorityStepPage(
    "agree_second_return",
    "authority-agree-second-return",
    AuthorityReasonForm,
    lambda case, form, arguments: agree_second_return(case, reason=form.cleaned_data["reason"], **arguments),
    lambda review_page, form: describe_grace_period(review_page),
)
DECLINE_SECOND_RETURN_PAGE = AuthorityStepPage(
    "decline_second_return",
    "authority-decline-second-return",
    AuthorityReasonForm,
    lambda case, form, arguments: decline_second_return(case, reason=form.cleaned_data["reason"], **arguments),
)
TRANSFER_PAGE = AuthorityStepPage(
    "transfer",
    "authority-transfer",
    TransferForm,
    lambda case, form, arguments: transfer(
        case, form.places[form.cleaned_data["to"]], reason=form.cleaned_data["reason"], **arguments
    ),
)


PAGES_BESIDE_PAPERS: Mapping[str, AuthorityStepPage[Any]] = {
    "accept": ACCEPT_PAGE,
    "propose": EXAMINE_PAGE,
    "recognise": RECOGNISE_PAGE,
    "refuse": REFUSE_PAGE,
}
"""The steps that are taken beside the papers, by their key in the table."""


@entry(Role.EXAMINER, of="case", step="accept")
def accept_case(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（三）: take a filed case up for examination; from then on the employer cannot recall it."""
    return process_authority_step(request, case, ACCEPT_PAGE)


@entry(Role.EXAMINER, of="case", step="propose")
def examine_case(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（三）: clause by clause, then the proposal."""
    return process_authority_step(request, case, EXAMINE_PAGE)


@entry(Role.APPROVER, of="case", step="recognise")
def recognise_case(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（三）, 四: a second person confirms."""
    return process_authority_step(request, case, RECOGNISE_PAGE)


@entry(Role.APPROVER, of="case", step="refuse")
def refuse_case(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（三）: a second person confirms the refusal."""
    return process_authority_step(request, case, REFUSE_PAGE)


@entry(Role.APPROVER, of="case", step="send_back")
def send_case_back(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（三）: back to the examiner, with the reason."""
    return process_authority_step(request, case, SEND_BACK_PAGE)


@entry(Role.EXAMINER, of="case", step="return_to_employer")
def return_case_to_employer(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（三）: one notice that lists everything."""
    return process_authority_step(request, case, RETURN_TO_EMPLOYER_PAGE)


@entry(Role.EXAMINER, of="case", step="transfer")
def transfer_case(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（三）: to the authority that is responsible, with the reason."""
    return process_authority_step(request, case, TRANSFER_PAGE)


@entry(Role.EXAMINER, of="case", step="ask_second_return")
def ask_to_return_again(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（三）: what was told once is told again only with consent; asked for here."""
    return process_authority_step(request, case, ASK_SECOND_RETURN_PAGE)


@entry(Role.APPROVER, of="case", step="agree_second_return")
def agree_to_return_again(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（三）: a second person agrees, and the case is returned."""
    return process_authority_step(request, case, AGREE_SECOND_RETURN_PAGE)


@entry(Role.APPROVER, of="case", step="decline_second_return")
def decline_to_return_again(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（三）: a second person does not agree, and the examination goes on."""
    return process_authority_step(request, case, DECLINE_SECOND_RETURN_PAGE)

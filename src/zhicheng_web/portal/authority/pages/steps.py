"""The pages of the steps: one form each, what it asks, which action it takes."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.cases.actions.accept import accept as do_accept
from zhicheng_web.cases.actions.correct import correct as do_correct
from zhicheng_web.cases.actions.propose import propose as do_propose
from zhicheng_web.cases.actions.recognise import recognise as do_recognise
from zhicheng_web.cases.actions.refuse import refuse as do_refuse
from zhicheng_web.cases.actions.return_to_employer import return_to_employer as do_return
from zhicheng_web.cases.actions.revoke import revoke as do_revoke
from zhicheng_web.cases.actions.send_back import send_back as do_send_back
from zhicheng_web.cases.actions.transfer import transfer as do_transfer
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.engine.calendars import load_current_calendar
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.authority.authority_step import Page, one_step
from zhicheng_web.portal.authority.forms import (
    Bare,
    Correction,
    Examination,
    Faults,
    Refusal,
    Transfer,
    WithReason,
)
from zhicheng_web.portal.authority.review_page import Sheet


def decide(step: str) -> Callable[[Sheet], Mapping[str, Any]]:
    """The panel of a step on the desk."""
    return lambda sheet: {"decide": f"authority/parts/{step}.html"}


def grace(sheet: Sheet) -> dict[str, Any]:
    """四: within how many working days a returned case keeps its day, and which day that would be."""
    today = engine_input.to_kunming_day(clock.now())
    days = engine_input.find_policy_on(engine_input.to_kunming_day(sheet.case.filed_at)).number(
        "filing.grace_working_days"
    )
    return {"grace": days, "until": load_current_calendar().after(today, days)}


ACCEPT = Page("desk", "authority-accept", Bare, lambda it, form, given: do_accept(it, **given), decide("accept"), True)
EXAMINE = Page(
    "desk",
    "authority-examine",
    Examination,
    lambda it, form, given: do_propose(it, form.proposed(), answers=form.answers(), **given),
    decide("propose"),
)
RECOGNISE = Page(
    "desk", "authority-recognise", Bare, lambda it, form, given: do_recognise(it, **given), decide("recognise")
)
REFUSE = Page(
    "desk",
    "authority-refuse",
    Refusal,
    lambda it, form, given: do_refuse(it, **form.cleaned_data, **given),
    decide("refuse"),
)
SEND_BACK = Page(
    "send_back",
    "authority-send-back",
    WithReason,
    lambda it, form, given: do_send_back(it, reason=form.cleaned_data["reason"], **given),
)
RETURN = Page(
    "return",
    "authority-return",
    Faults,
    lambda it, form, given: do_return(it, faults=form.faults(), **given),
    lambda sheet: grace(sheet) | {"groups": sheet.form.groups([one.check["clause"] for one in sheet.waiting])},
)
TRANSFER = Page(
    "transfer",
    "authority-transfer",
    Transfer,
    lambda it, form, given: do_transfer(
        it, form.places[form.cleaned_data["to"]], reason=form.cleaned_data["reason"], **given
    ),
)


def the_bar() -> Any:
    """The years for which a revocation bars, with the rule that they rest on."""
    return engine_input.find_policy_on(engine_input.to_kunming_day(clock.now())).settings["filing.bar_years"]


CORRECT = Page(
    "correct",
    "authority-correct",
    Correction,
    lambda it, form, given: do_correct(it, **form.cleaned_data, **given),
    stays=True,
)
REVOKE = Page(
    "revoke",
    "authority-revoke",
    WithReason,
    lambda it, form, given: do_revoke(it, reason=form.cleaned_data["reason"], **given),
    lambda sheet: {"years": the_bar().value, "reading": the_bar().reading},
    stays=True,
)
ON_THE_DESK: Mapping[str, Page] = {"accept": ACCEPT, "propose": EXAMINE, "recognise": RECOGNISE, "refuse": REFUSE}
"""The steps that are taken beside the papers, by their key in the table."""


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

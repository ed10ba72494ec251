"""Numbers of identity: which two people claim, and which somebody wants put right; the bureau compares papers and decides."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.compare_claims import RevealedClaim, compare_contested_claims, compare_correction
from zhicheng_web.cases.actions.settle_contest import ContestDecision, settle_contest
from zhicheng_web.cases.actions.settle_correction import settle_correction
from zhicheng_web.cases.read import number_claims
from zhicheng_web.cases.read.id_number import UNMASK_PURPOSES
from zhicheng_web.cases.read.row_types import NumberContest, NumberCorrection
from zhicheng_web.portal.shared.forms.base import Form, RadioButtons, read_idempotency_key
from zhicheng_web.portal.shared.papers.scans import serve_page_of
from zhicheng_web.portal.shared.steps.step_page import build_reason_field
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE, Outcome, attempt_action
from zhicheng_web.portal.shared.unmask_page import PurposeForm
from zhicheng_web.portal.supervision.number_sides import (
    describe_correction,
    describe_sides,
    list_holder_choices,
    read_holder,
)
from zhicheng_web.portal.supervision.rendering import render_bureau_page

Row = TypeVar("Row")
NUMBERS_TAB = "bureau-numbers"
MAX_DECIDED = 20
"""Decided contests that the list shows, the latest first."""


class ContestForm(Form):
    """Whose the number is, and why."""

    holder = forms.ChoiceField(
        label="这个号码是谁的",
        widget=RadioButtons,
        error_messages={"required": "还没有选。请选择号码是谁的，或都不是。"},
    )
    same_person = forms.BooleanField(label="这几个账号是同一个人的，以后只用选中的账号", required=False)
    reason = build_reason_field("核定的理由", "写明对照了什么证件、向谁核实。只留在市人社局，双方看不到。")


class CorrectionDecisionForm(Form):
    """Whether the number is put right, and why."""

    granted = forms.ChoiceField(
        label="能不能更正",
        choices=[("yes", "证件核对无误，同意更正"), ("no", "不同意")],
        widget=RadioButtons,
        error_messages={"required": "还没有选。请选择同意或不同意。"},
    )
    reason = build_reason_field("理由", "写明对照了什么证件。本人、单位和认定部门在申报里都看得到。")


@entry(Role.BUREAU)
def list_number_claims(request: OfficeRequest) -> HttpResponse:
    """What waits for a decision, the oldest first, and what was decided last."""
    context = {
        "contests": number_claims.list_open_contests(),
        "corrections": number_claims.list_open_corrections(),
        "decided": number_claims.list_decided_contests()[:MAX_DECIDED],
        "done": request.GET.get("done") == "1",
    }
    return render_bureau_page(request, "numbers", NUMBERS_TAB, context)


@entry(Role.BUREAU, confirm=True)
def decide_contest(request: OfficeRequest, contest: UUID) -> HttpResponse:
    """Every side with what is known of it, and the decision."""
    found = find_or_404(number_claims.find_contest, contest)
    sides = describe_sides(found)
    form = ContestForm(request.POST if request.method == "POST" else None)
    form.set_choices("holder", list_holder_choices(sides))
    outcome: Outcome[NumberContest] = Outcome()
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data
        decision = ContestDecision(read_holder(typed["holder"]), typed["reason"], typed["same_person"])
        key = read_idempotency_key(request)
        outcome = attempt_action(lambda: settle_contest(found, decision, by=request.actor, at=clock.now(), key=key))
        if outcome.done:
            return HttpResponseRedirect(f"{reverse(NUMBERS_TAB)}?done=1")
    own = any(side.person.pk == request.actor.person_id for side in sides)
    context = {"contest": found, "sides": sides, "form": form, "findings": outcome.findings, "own": own}
    return render_decision(request, "contest", context, form, outcome)


@entry(Role.BUREAU)
def compare_contest(request: OfficeRequest, contest: UUID) -> HttpResponse:
    """The whole number and the scans of every side, for a purpose, on record."""
    found = find_or_404(number_claims.find_contest, contest)
    by, at, purpose = request.actor, clock.now(), request.POST.get("purpose", "")
    return render_comparison(
        request,
        reverse("bureau-contest", args=[contest]),
        lambda: compare_contested_claims(found, by=by, at=at, purpose=purpose),
    )


@entry(Role.BUREAU, confirm=True)
def decide_correction(request: OfficeRequest, correction: UUID) -> HttpResponse:
    """From which number to which, why, with which proof; and the decision."""
    found = find_or_404(number_claims.find_correction, correction)
    form = CorrectionDecisionForm(request.POST if request.method == "POST" else None)
    outcome: Outcome[NumberCorrection] = Outcome()
    if form.is_bound and form.is_valid():
        granted, reason = form.cleaned_data["granted"] == "yes", form.cleaned_data["reason"]
        by, at, key = request.actor, clock.now(), read_idempotency_key(request)
        outcome = attempt_action(
            lambda: settle_correction(found, granted=granted, reason=reason, by=by, at=at, key=key)
        )
        if outcome.done:
            return HttpResponseRedirect(f"{reverse(NUMBERS_TAB)}?done=1")
    own = found.person_id == request.actor.person_id
    context = {"asked": found, "form": form, "findings": outcome.findings, "own": own}
    context["lines"] = describe_correction(found)
    return render_decision(request, "correction", context, form, outcome)


@entry(Role.BUREAU)
def compare_asked_correction(request: OfficeRequest, correction: UUID) -> HttpResponse:
    """Both whole numbers and the scans, for a purpose, on record."""
    found = find_or_404(number_claims.find_correction, correction)
    by, at, purpose = request.actor, clock.now(), request.POST.get("purpose", "")
    return render_comparison(
        request,
        reverse("bureau-correction", args=[correction]),
        lambda: compare_correction(found, by=by, at=at, purpose=purpose),
    )


@entry(Role.BUREAU)
def serve_claim_paper(request: OfficeRequest, paper: UUID, number: int) -> HttpResponse:
    """A page of a paper by which a number is decided; noted for its owner."""
    return serve_page_of(request, find_or_404(number_claims.find_claim_paper, paper), number)


def render_decision(
    request: OfficeRequest, page: str, context: dict[str, Any], form: Form, outcome: Outcome[Any]
) -> HttpResponse:
    """The page of a decision, with what is wrong with it."""
    wrong = bool(form.errors or outcome.findings)
    return render_bureau_page(request, page, NUMBERS_TAB, context, UNPROCESSABLE if wrong else 200)


def render_comparison(request: OfficeRequest, back: str, show: Callable[[], list[RevealedClaim]]) -> HttpResponse:
    """The question for the purpose; once it is answered, what `show` shows."""
    form = PurposeForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form, "back": back}
    if request.method != "POST":
        return render_bureau_page(request, "compare_numbers", NUMBERS_TAB, context)
    if not form.is_valid():
        return render_bureau_page(request, "compare_numbers", NUMBERS_TAB, context, UNPROCESSABLE)
    outcome = attempt_action(show)
    why = UNMASK_PURPOSES[form.cleaned_data["purpose"]]
    revealed = [add_page_addresses(one) for one in outcome.result or ()]
    context |= {"revealed": revealed, "findings": outcome.findings, "why": why}
    return render_bureau_page(request, "compare_numbers", NUMBERS_TAB, context, 200 if outcome.done else UNPROCESSABLE)


def add_page_addresses(claim: RevealedClaim) -> tuple[RevealedClaim, list[str]]:
    """What was revealed of somebody, with the addresses of the pictures of their papers."""
    pages = [(paper.public_id, number) for paper in claim.papers for number in range(1, paper.pages + 1)]
    return claim, [reverse("bureau-claim-paper", args=page) for page in pages]


def find_or_404(find: Callable[[UUID], Row], public_id: UUID) -> Row:
    """What an address names. Raises Http404 where there is nothing of it."""
    try:
        return find(public_id)
    except ObjectDoesNotExist:
        raise Http404 from None

"""Whoever acts for an office states the number of their card, and confirms it: two accounts of one number are one pair of eyes
(三（三）).
"""

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from zhicheng.numbers.number_state import OPEN_TO_CHANGE, NumberState
from zhicheng_web import clock
from zhicheng_web.access import SIGNED_IN, OfficeRequest, entry
from zhicheng_web.cases.actions.ask_correction import ask_officer_correction
from zhicheng_web.cases.actions.state_officer_number import confirm_officer_number, state_officer_number
from zhicheng_web.people.queries import find_person_of_account, masked_number_of
from zhicheng_web.people.row_types import Person
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.forms.identity_fields import DocumentNumberField, IdNumberField
from zhicheng_web.portal.shared.steps.step_page import build_reason_field
from zhicheng_web.portal.shared.steps.take_step import NOT_ATTEMPTED, UNPROCESSABLE, Outcome, attempt_action
from zhicheng_web.portal.shared.words.number_standing import describe_own_number, describe_own_standing

CONFIRM_ANSWER = "confirm"


class NumberForm(Form):
    """The number of the national card."""

    number = IdNumberField(
        label="身份证号码",
        max_length=24,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="加密保存，平时只显示前6位和后4位。请对照证件填写，下一步再核对一次。",
        error_messages={"required": "请填写身份证号码。"},
    )


class OfficerCorrectionForm(Form):
    """The right number, and why the other stands there; the card is shown at the counter."""

    number = DocumentNumberField(
        label="正确的身份证号码",
        max_length=24,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "请填写正确的身份证号码。"},
    )
    reason = build_reason_field("为什么要更正", "例如：填成了家里人的号码。")


@entry(SIGNED_IN, confirm=True)
def state_own_number(request: OfficeRequest) -> HttpResponse:
    """A form where there is no number that holds; whole, to be compared, until it is confirmed; masked afterwards."""
    person = find_person_of_account(request.user.pk or 0)
    open_to_change = person is not None and NumberState(person.number_state) in OPEN_TO_CHANGE
    confirms = request.POST.get("answer") == CONFIRM_ANSWER
    form = NumberForm(request.POST if request.method == "POST" and open_to_change and not confirms else None)
    outcome: Outcome[None] = NOT_ATTEMPTED
    if person and request.method == "POST" and (confirms or form.is_valid()):
        outcome = attempt_action(lambda: write_number(person, form, confirms=confirms))
        if outcome.done:
            return HttpResponseRedirect(reverse("account-number"))
    wrong = bool(outcome.findings or form.errors)
    context = build_number_context(person, form) | {"findings": outcome.findings, "open_to_change": open_to_change}
    return render(request, "accounts/number.html", context, status=UNPROCESSABLE if wrong else 200)


def write_number(person: Person, form: NumberForm, *, confirms: bool) -> None:
    """Confirm the number that stands, or claim another."""
    if confirms:
        confirm_officer_number(person, clock.now())
    else:
        state_officer_number(person, form.cleaned_data["number"], clock.now())


def build_number_context(person: Person | None, form: NumberForm) -> dict[str, object]:
    """What the page shows of a number."""
    claimed = person is not None and person.number_state == NumberState.CLAIMED
    return {
        "form": form,
        "number": masked_number_of(person) if person else "",
        "own": describe_own_number(person) if person and claimed else None,
        "number_words": describe_own_standing(person, clock.today()) if person else "",
    }


@entry(SIGNED_IN, confirm=True)
def ask_own_correction(request: OfficeRequest) -> HttpResponse:
    """Ask the bureau for another number than the one that was confirmed."""
    person = find_person_of_account(request.user.pk or 0)
    form = OfficerCorrectionForm(request.POST if request.method == "POST" else None)
    outcome: Outcome[object] = Outcome()
    if person and form.is_bound and form.is_valid():
        typed = form.cleaned_data
        outcome = attempt_action(lambda: ask_officer_correction(person, typed["number"], typed["reason"], clock.now()))
    wrong = bool(outcome.findings or form.errors)
    number = masked_number_of(person) if person else ""
    context = {"number": number, "form": form, "findings": outcome.findings, "asked": outcome.done}
    return render(request, "accounts/correction.html", context, status=UNPROCESSABLE if wrong else 200)

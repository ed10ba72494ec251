"""Whoever acts for an office states the number of their card: two accounts of one number are one pair of eyes (三（三）)."""

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from zhicheng_web.access import SIGNED_IN, OfficeRequest, entry
from zhicheng_web.cases.actions.state_officer_number import state_officer_number
from zhicheng_web.people.queries import find_person_of_account, masked_number_of
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.forms.identity_fields import IdNumberField
from zhicheng_web.portal.shared.steps.take_step import NOT_ATTEMPTED, UNPROCESSABLE, Outcome, attempt_action


class NumberForm(Form):
    """The number of the national card."""

    number = IdNumberField(
        label="身份证号码",
        max_length=24,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="加密保存，平时只显示前6位和后4位。填写以后不能自己更改，请对照证件。",
        error_messages={"required": "请填写身份证号码。"},
    )


@entry(SIGNED_IN, confirm=True)
def state_own_number(request: OfficeRequest) -> HttpResponse:
    """The number as it is known, masked; a form where none is."""
    person = find_person_of_account(request.user.pk or 0)
    number = masked_number_of(person) if person else ""
    form = NumberForm(request.POST if request.method == "POST" and not number else None)
    outcome: Outcome[None] = NOT_ATTEMPTED
    if person and form.is_bound and form.is_valid():
        outcome = attempt_action(lambda: state_officer_number(person, form.cleaned_data["number"]))
        if outcome.done:
            return HttpResponseRedirect(reverse("account-number"))
    wrong = bool(outcome.findings or form.errors)
    context = {"number": number, "form": form, "findings": outcome.findings}
    return render(request, "accounts/number.html", context, status=UNPROCESSABLE if wrong else 200)

"""Somebody opens an account by themselves, whom no unit has invited. The number that they type is a claim, as elsewhere."""

from typing import Any, Final

from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from zhicheng.procedure.move import StepRefused
from zhicheng_web import clock
from zhicheng_web.access import ANYBODY, entry
from zhicheng_web.accounts.acts import ACCOUNT_OPENED
from zhicheng_web.accounts.register_form import RegisterForm
from zhicheng_web.accounts.sign_in.places import find_address
from zhicheng_web.accounts.sign_in.tries import Pace, claim_turn
from zhicheng_web.cases.actions.state_officer_number import state_officer_number
from zhicheng_web.ledger import units
from zhicheng_web.people import queries
from zhicheng_web.portal.employer.join_forms import LOGIN_TAKEN
from zhicheng_web.portal.employer.pages.join import BACKEND, NameTaken, create_account
from zhicheng_web.portal.shared.caching import close_to_caches
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE

COUNTED_AS: Final = "register:"
OPENINGS: Final = Pace(free=20, longest=60)
"""Openings of accounts from one address: an office opens some on the same morning; a machine no more than one a minute."""
TOO_OFTEN: Final = "这里刚开通过好几个账号，请过{seconds}秒再试；填写的内容还在，密码要再输一次。"


@entry(ANYBODY)
def register_person(request: HttpRequest) -> HttpResponse:
    """The form; done, the unit is asked to confirm. Who has signed in needs no second account."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(reverse("applicant-unit"))
    form = RegisterForm(request.POST if request.method == "POST" else None)
    findings: tuple[Any, ...] = ()
    if form.is_bound and form.is_valid() and is_in_turn(request, form):
        try:
            return open_account(request, form)
        except NameTaken:
            form.add_error("login", LOGIN_TAKEN)
        except StepRefused as refused:
            findings = refused.findings
    context = {"form": form, "findings": findings}
    return close_to_caches(
        render(request, "accounts/register.html", context, status=UNPROCESSABLE if form.is_bound else 200)
    )


def is_in_turn(request: HttpRequest, form: RegisterForm) -> bool:
    """Whether another account may be opened from this address now; else the form says when."""
    wait = claim_turn(COUNTED_AS, find_address(request), OPENINGS)
    if wait:
        form.add_error(None, TOO_OFTEN.format(seconds=wait))
    return not wait


def open_account(request: HttpRequest, form: RegisterForm) -> HttpResponse:
    """Account and person, both or none; signed in. Raises NameTaken, StepRefused."""
    cleaned, at = form.cleaned_data, clock.now()
    with transaction.atomic():
        account = create_account(cleaned["login"], cleaned["password"])
        person = queries.create_person(cleaned["name"], at=at, phone=cleaned["phone"])
        queries.bind_person_to_account(person, account.pk)
        if cleaned["number"]:
            state_officer_number(person, cleaned["number"], at)
        units.record_account_act(account.pk, ACCOUNT_OPENED, at=at, person_id=person.pk)
    login(request, account, backend=BACKEND)
    return HttpResponseRedirect(reverse("applicant-unit"))

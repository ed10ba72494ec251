"""The owner's mail address: named, shown to be theirs by a code; and, in a demonstration, the mailbox in which letters arrive."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from zhicheng.finding import Finding
from zhicheng_web import clock
from zhicheng_web.access import ANYBODY, SIGNED_IN, OfficeRequest, entry
from zhicheng_web.accounts.channels.actions import start_verification, verify_channel
from zhicheng_web.accounts.channels.mail import MailNotSent, can_send_mail, read_mailbox
from zhicheng_web.accounts.channels.queries import find_channel, find_unverified_channel
from zhicheng_web.accounts.help.pages import MAIL_AWAY
from zhicheng_web.accounts.models import Account
from zhicheng_web.accounts.queries import find_active_account
from zhicheng_web.accounts.views import refuse_outside_demo
from zhicheng_web.people.account_roles import list_account_roles
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE, attempt_action

MAX_LETTERS = 30


class AddressForm(Form):
    """Where letters to the owner go."""

    address = forms.EmailField(
        label="邮箱",
        max_length=254,
        help_text="用只有您自己能看的邮箱，不要用单位公用的。",
        error_messages={"required": "请填写邮箱。", "invalid": "这不是邮箱地址，请核对，例如 name@example.com。"},
    )


class CodeForm(Form):
    """The code that was sent there."""

    code = forms.CharField(
        label="验证码",
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "w-10"}),
        help_text="刚才发到邮箱里的6位数字，30分钟内有效。",
        error_messages={"required": "请填写验证码。"},
    )


@entry(SIGNED_IN, confirm=True)
def show_channel(request: OfficeRequest) -> HttpResponse:
    """The address there is, and a form for another: first the address, then the code."""
    account = find_active_account(request.user.pk or 0)
    if account is None:
        raise Http404
    typed = request.POST if request.method == "POST" else None
    address = AddressForm(typed if typed and "address" in typed else None)
    code = CodeForm(typed if typed and "code" in typed else None)
    findings: tuple[Finding, ...] = ()
    if address.is_bound and address.is_valid():
        findings = send_code(account, address.cleaned_data["address"])
    elif code.is_bound and code.is_valid():
        roles = list_account_roles(request.actor.person_id, clock.today())
        act: dict[str, Any] = {"by": request.actor, "at": clock.now()}
        of = roles[0].organisation_id if roles else 0
        outcome = attempt_action(lambda: verify_channel(account, code.cleaned_data["code"], organisation_id=of, **act))
        if outcome.done:
            return HttpResponseRedirect(f"{reverse('account-channel')}?verified=1")
        findings = outcome.findings
    context: dict[str, Any] = {
        "channel": find_channel(account.pk),
        "waiting": find_unverified_channel(account.pk),
        "findings": findings,
    }
    context |= {"address_form": address, "code_form": code, "mail": can_send_mail()}
    wrong = bool(findings or address.errors or code.errors)
    return render(request, "accounts/channel.html", context, status=UNPROCESSABLE if wrong else 200)


def send_code(account: Account, address: str) -> tuple[Finding, ...]:
    """Send a code; why it was not sent, where it was not."""
    try:
        return attempt_action(lambda: start_verification(account, address, at=clock.now())).findings
    except MailNotSent:
        return (MAIL_AWAY,)


@entry(ANYBODY)
def show_demo_mailbox(request: HttpRequest) -> HttpResponse:
    """What the demonstration has sent by mail, to whomever: nobody else could open it. In production there is no such page."""
    refuse_outside_demo()
    return render(request, "accounts/mailbox.html", {"letters": read_mailbox(MAX_LETTERS)})

"""The owner's addresses: each named and shown to be theirs by a code; which of them messages come to; and, in a demonstration,
the mailbox in which all arrives.
"""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from zhicheng.finding import Finding
from zhicheng_web import clock
from zhicheng_web.access import ANYBODY, SIGNED_IN, OfficeRequest, entry
from zhicheng_web.accounts.channels.actions import choose_channels, start_verification, verify_channel
from zhicheng_web.accounts.channels.forms import ADDRESS_FORMS, CodeForm
from zhicheng_web.accounts.channels.queries import find_unverified_channel, list_verified_channels
from zhicheng_web.accounts.channels.rows import Channel
from zhicheng_web.accounts.models import Account
from zhicheng_web.accounts.queries import find_active_account
from zhicheng_web.accounts.views import refuse_outside_demo
from zhicheng_web.messages.channels.adapters import ADAPTERS
from zhicheng_web.messages.channels.errors import AddressRefused, MessageNotSent
from zhicheng_web.messages.channels.file_sink import read_texts
from zhicheng_web.messages.channels.mail import read_mailbox
from zhicheng_web.people.account_roles import list_account_roles
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE, attempt_action

MAX_LETTERS = 30
PURPOSES: Final[Mapping[str, str]] = {
    Channel.Kind.MAIL: "忘记密码时，重设密码的链接只发到这里；别人动过您的账号，也发到这里告诉您。",
    Channel.Kind.SMS: "要您办理的、快到期限的、有结果的，发一条短信提醒您登录；晚上9点到早上8点不发。",
    Channel.Kind.WECOM: "要您办理的、快到期限的、有结果的，发到企业微信提醒您登录；晚上9点到早上8点不发。",
}
NOT_SENT: Final = Finding(
    "code_not_sent", "", "fail", reason="验证码现在发不出去。", remedy="请过一会儿再发；一直不行的，请联系市人社局。"
)
NOT_KNOWN: Final = Finding(
    "address_refused", "", "fail", reason="对方的系统不认识这个地址。", remedy="请核对有没有填错，再发一次。"
)


class ChannelLine(NamedTuple):
    """One kind of channel on the page of choices; `channel` None: no address has been confirmed."""

    kind: str
    name: str
    channel: Channel | None
    is_set_up: bool


@entry(SIGNED_IN, confirm=True)
def show_channel(request: OfficeRequest, kind: str = Channel.Kind.MAIL) -> HttpResponse:
    """The address there is, and a form for another: first the address, then the code."""
    account = find_own_account(request)
    if kind not in ADDRESS_FORMS:
        raise Http404
    typed = request.POST if request.method == "POST" else None
    address = ADDRESS_FORMS[kind](typed if typed and "address" in typed else None)
    code = CodeForm(typed if typed and "code" in typed else None)
    findings: tuple[Finding, ...] = ()
    if address.is_bound and address.is_valid():
        findings = send_code(account, address.cleaned_data["address"], kind)
    elif code.is_bound and code.is_valid():
        findings = confirm_code(request, account, code.cleaned_data["code"], kind)
        if not findings:
            return HttpResponseRedirect(f"{reverse('account-channel-of', args=[kind])}?verified=1")
    wrong = bool(findings or address.errors or code.errors)
    context = build_channel_context(account, kind) | {"findings": findings, "address_form": address, "code_form": code}
    return render(request, "accounts/channel.html", context, status=UNPROCESSABLE if wrong else 200)


def find_own_account(request: OfficeRequest) -> Account:
    """The account of whoever asks. Raises Http404."""
    account = find_active_account(request.user.pk or 0)
    if account is None:
        raise Http404
    return account


def build_channel_context(account: Account, kind: str) -> dict[str, Any]:
    """What the page says of a kind of channel."""
    return {
        "is_mail": kind == Channel.Kind.MAIL,
        "adapter": ADAPTERS[kind],
        "purpose": PURPOSES[kind],
        "is_set_up": ADAPTERS[kind].is_set_up(),
        "channel": list_verified_channels(account.pk).filter(kind=kind).first(),
        "waiting": find_unverified_channel(account.pk, kind),
    }


def confirm_code(request: OfficeRequest, account: Account, code: str, kind: str) -> tuple[Finding, ...]:
    """Take the code that was typed; why it was not taken, where it was not."""
    roles = list_account_roles(request.actor.person_id, clock.today())
    of = roles[0].organisation_id if roles else 0
    act: dict[str, Any] = {"by": request.actor, "at": clock.now(), "organisation_id": of}
    outcome = attempt_action(lambda: verify_channel(account, code, kind=kind, **act))
    return () if outcome.done else outcome.findings


def send_code(account: Account, address: str, kind: str) -> tuple[Finding, ...]:
    """Send a code; why it was not sent, where it was not."""
    try:
        return attempt_action(lambda: start_verification(account, address, at=clock.now(), kind=kind)).findings
    except MessageNotSent:
        return (NOT_SENT,)
    except AddressRefused:
        return (NOT_KNOWN,)


@entry(SIGNED_IN)
def show_message_choices(request: OfficeRequest) -> HttpResponse:
    """To which addresses messages come besides the portal; the portal keeps them all."""
    account = find_own_account(request)
    if request.method == "POST":
        choose_channels(account, set(request.POST.getlist("kinds")) & set(ADAPTERS))
        return HttpResponseRedirect(f"{reverse('account-messages')}?chosen=1")
    verified = {one.kind: one for one in list_verified_channels(account.pk)}
    lines = [ChannelLine(key, one.name, verified.get(key), one.is_set_up()) for key, one in ADAPTERS.items()]
    return render(request, "accounts/message_choices.html", {"lines": lines, "verified": verified})


@entry(ANYBODY)
def show_demo_mailbox(request: HttpRequest) -> HttpResponse:
    """What the demonstration has sent, to whomever: nobody else could open it. In production there is no such page."""
    refuse_outside_demo()
    context = {"letters": read_mailbox(MAX_LETTERS), "texts": read_texts(MAX_LETTERS)}
    return render(request, "accounts/mailbox.html", context)

"""A password that was forgotten, a telephone that is gone: asked for by one, confirmed by a second, shown to neither.

The link goes to the owner's own channel; who has none gets it on paper at the counter, and it opens only with a code that the
asker, and not who prints it, has been shown.
"""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from zhicheng.finding import Finding
from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.accounts.channels.queries import find_channel
from zhicheng_web.accounts.help.ask import ask_for_help
from zhicheng_web.accounts.help.give import confirm_help, decline_help, print_letter, send_link
from zhicheng_web.accounts.help.queries import find_help, list_help_asked_by, list_waiting_help
from zhicheng_web.accounts.help.rights import may_ask_for_letter, needs_second, search_owners
from zhicheng_web.accounts.help.row_types import AccountHelp
from zhicheng_web.accounts.queries import has_second_factor
from zhicheng_web.messages.channels.mail import MailNotSent, mask_address
from zhicheng_web.people.queries import find_account_holder
from zhicheng_web.people.row_types import Person
from zhicheng_web.portal.shared.forms.base import read_idempotency_key
from zhicheng_web.portal.shared.forms.squares import draw_address
from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE, Outcome, attempt_action

MAX_LISTED = 20
AGREED = "yes"
MAIL_AWAY = Finding("mail_away", "", "fail", reason="邮件现在发不出去。", remedy="已经记下，请稍后在这一页再发一次。")


@entry(Role.EMPLOYER, Role.BUREAU)
def list_password_owners(request: OfficeRequest) -> HttpResponse:
    """Whose password it is: whoever this person may help with an account, found by name; what waits for a second, and what
    has become of what this person asked.
    """
    words = request.GET.get("q", "").strip()
    rows = list(search_owners(request.actor, words)[: MAX_LISTED + 1])
    context: dict[str, Any] = {"people": rows[:MAX_LISTED], "more": len(rows) > MAX_LISTED, "q": words}
    context["asked"] = list_help_asked_by(request.actor.person_id, clock.now())
    if request.actor.role is Role.BUREAU:
        context["waiting"] = list_waiting_help(clock.now())
    return render(request, "accounts/help/owners.html", context)


@entry(Role.EMPLOYER, Role.BUREAU, confirm=True)
def ask_for_account_help(request: OfficeRequest, person: UUID) -> HttpResponse:
    """Why, and what for; then where the link has gone, or who has to agree first."""
    owner = find_owner_or_404(request, person)
    context = build_owner_context(request, owner)
    if request.method != "POST":
        return render(request, "accounts/help/ask.html", context)
    bureau = request.actor.role is Role.BUREAU
    outcome = attempt_action(
        lambda: ask_for_help(
            owner,
            by=request.actor,
            at=clock.now(),
            key=read_idempotency_key(request),
            reason=request.POST.get("reason", ""),
            origin=request.build_absolute_uri("/").rstrip("/"),
            remove_factors=bureau and "factors" in request.POST,
        )
    )
    if outcome.result is None:
        return render(request, "accounts/help/ask.html", context | {"findings": outcome.findings}, status=UNPROCESSABLE)
    asked, code = outcome.result
    waits = needs_second(owner, remove_factors=asked.remove_factors)
    findings = () if waits else send_to_owner(request, asked)
    return render(
        request,
        "accounts/help/asked.html",
        context | {"waits": waits, "asked": asked, "code": code, "findings": findings},
    )


@entry(Role.BUREAU, confirm=True)
def answer_account_help(request: OfficeRequest, help: UUID) -> HttpResponse:
    """The second person of the bureau sees who asks for whom and why, and agrees or not; then the link goes out."""
    asked = find_help_or_404(help)
    findings: tuple[Finding, ...] = ()
    if request.method == "POST":
        outcome = answer_help(request, asked)
        findings = outcome.findings
        if outcome.done and request.POST.get("answer") == AGREED and asked.channel_id is None:
            return HttpResponseRedirect(reverse("help-letter", args=[asked.public_id]))
        if outcome.done and request.POST.get("answer") == AGREED:
            findings = send_to_owner(request, asked)
        asked = find_help_or_404(help)
    context = {
        "asked": asked,
        "address": mask_address(asked.channel.address) if asked.channel else "",
        "over": is_over(asked),
        "own": asked.asked_by_id == request.actor.person_id,
        "mine": asked.confirmed_by_id == request.actor.person_id,
        "findings": findings,
        "reason": draft_recovery.read_typed_reason(request),
    }
    return render(request, "accounts/help/answer.html", context, status=UNPROCESSABLE if findings else 200)


def answer_help(request: OfficeRequest, asked: AccountHelp) -> Outcome[object]:
    """Yes, no with a reason, or once more what was confirmed and could not be sent."""
    by, at = request.actor, clock.now()
    if asked.confirmed_by_id == by.person_id and asked.sent_at is None:
        return Outcome(True)
    if request.POST.get("answer") == AGREED:
        return attempt_action(lambda: confirm_help(asked.public_id, by=by, at=at))
    reason = request.POST.get("reason", "")
    return attempt_action(lambda: decline_help(asked.public_id, by=by, at=at, reason=reason))


@entry(Role.BUREAU, confirm=True)
def print_account_letter(request: OfficeRequest, help: UUID) -> HttpResponse:
    """The letter for the counter: on the screen how it is handed over, on paper the link, once."""
    asked = find_help_or_404(help)
    if asked.confirmed_by_id != request.actor.person_id or asked.channel_id is not None:
        raise Http404
    if request.method != "POST":
        return render(request, "accounts/help/letter.html", {"asked": asked, "over": is_over(asked)})
    outcome = attempt_action(lambda: print_letter(asked.public_id, by=request.actor, at=clock.now()))
    if outcome.result is None:
        context = {"asked": asked, "findings": outcome.findings}
        return render(request, "accounts/help/letter.html", context, status=UNPROCESSABLE)
    printed, address = outcome.result
    return render(
        request,
        "accounts/help/letter.html",
        {"asked": printed, "address": address, "square": draw_address(address)},
    )


def is_over(asked: AccountHelp) -> bool:
    """Whether its term has passed before anything went out."""
    return asked.sent_at is None and asked.expires_at < clock.now()


def send_to_owner(request: OfficeRequest, asked: AccountHelp) -> tuple[Finding, ...]:
    """Send the link to the owner's channel; why it could not be sent, where it could not."""
    try:
        return attempt_action(lambda: send_link(asked, by=request.actor, at=clock.now())).findings
    except MailNotSent:
        return (MAIL_AWAY,)


def build_owner_context(request: OfficeRequest, owner: Person) -> dict[str, Any]:
    """What the page says of an account before help is asked."""
    channel, bureau = find_channel(owner.user_id), request.actor.role is Role.BUREAU
    return {
        "person": owner,
        "bureau": bureau,
        "factors": has_second_factor(owner.user_id),
        "address": mask_address(channel.address) if channel else "",
        "second": needs_second(owner, remove_factors=False),
        "barred": channel is None and not may_ask_for_letter(request.actor, owner),
        "reason": draft_recovery.read_typed_reason(request),
    }


def find_owner_or_404(request: OfficeRequest, person: UUID) -> Person:
    """Whose account it is. Raises Http404 for whom the actor does not look after; oneself has the page of one's account."""
    owner = find_account_holder(person, but=request.actor.person_id)
    if owner is None or not search_owners(request.actor).filter(pk=owner.pk).exists():
        raise Http404
    return owner


def find_help_or_404(public_id: UUID) -> AccountHelp:
    """What was asked. Raises Http404."""
    asked = find_help(public_id)
    if asked is None:
        raise Http404
    return asked

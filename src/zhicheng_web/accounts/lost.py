"""A password that was forgotten: whoever looks after an account makes a link, its owner sets a new password by it.

HR does that for those who work at its unit, the bureau for everybody; it is written into the organisation's record. The
link opens nothing: it only sets a password, holds for a day, once, and a second factor is still asked for. Taking that
away, for somebody whose telephone is gone, is the bureau's alone.
"""

from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.accounts.forms import SetPassword
from zhicheng_web.accounts.models import Account
from zhicheng_web.entry import ANYBODY, OfficeRequest, entry
from zhicheng_web.ledger import units
from zhicheng_web.people.models import Membership, Person
from zhicheng_web.portal.shared.taking import UNPROCESSABLE

MOST = 20
GONE = 410
LINK, FACTORS = "password_link", "factors_removed"


class Links(PasswordResetTokenGenerator):
    """A link dies, too, when what its owner is anywhere changes: who made it may not look after the account any more."""

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        held = Membership.objects.on(clock.today()).filter(person__user_id=user.pk).order_by("pk")
        return f"{super()._make_hash_value(user, timestamp)}{list(held.values_list('pk', flat=True))}"


LINKS = Links()


@entry(Role.EMPLOYER)
def people(request: OfficeRequest) -> HttpResponse:
    """Whose password it is: those who work at the unit and have an account, found by name."""
    words = request.GET.get("q", "").strip()
    held = Membership.objects.on(clock.today()).filter(organisation_id=request.actor.organisation_id or 0)
    found = Person.objects.filter(pk__in=held.values("person_id"), user__isnull=False, name__contains=words)
    others = found.exclude(pk=request.actor.person_id).select_related("user").order_by("name", "pk")
    rows = list(others[: MOST + 1])
    context = {"people": rows[:MOST], "more": len(rows) > MOST, "q": words}
    return render(request, "accounts/lost_people.html", context)


@entry(Role.EMPLOYER, Role.BUREAU)
def lost(request: OfficeRequest, person: UUID) -> HttpResponse:
    """Make the link for somebody; the bureau may take the second factor away as well."""
    whose, where = looked_after(request, person)
    account = whose.user
    context = {"person": whose, "bureau": request.actor.role is Role.BUREAU}
    context["factors"] = Authenticator.objects.filter(user=account).exists()
    if request.method != "POST":
        return render(request, "accounts/lost.html", context)
    with transaction.atomic():
        events = [LINK]
        if context["bureau"] and "factors" in request.POST:
            Authenticator.objects.filter(user=account).delete()
            events.append(FACTORS)
        for event in events:
            units.note(where, event, by=request.actor, at=clock.now(), person_id=whose.pk)
    link = request.build_absolute_uri(reverse("password-reset", args=proof(account)))
    return render(request, "accounts/lost.html", context | {"link": link, "removed": FACTORS in events})


def looked_after(request: OfficeRequest, person: UUID) -> tuple[Person, int]:
    """Whose account it is, and the organisation in whose record that is written: where they work, else the actor's own.

    Raises Http404 for whom the actor does not look after; oneself has the page of one's account.
    """
    own = request.actor.organisation_id or 0
    known = Person.objects.filter(public_id=person).exclude(user=None).exclude(pk=request.actor.person_id)
    whose = known.select_related("user").first()
    held = Membership.objects.on(clock.today()).filter(person=whose).order_by("pk")
    if request.actor.role is Role.EMPLOYER:
        held = held.filter(organisation_id=own)
    there = held.first()
    if whose is None or (there is None and request.actor.role is Role.EMPLOYER):
        raise Http404
    return whose, there.organisation_id if there else own


@entry(ANYBODY)
def reset(request: HttpRequest, name: str, token: str) -> HttpResponse:
    """Set the new password; then sign in with it."""
    account = named(name)
    if account is None or not LINKS.check_token(account, token):
        return render(request, "accounts/reset_over.html", status=GONE)
    form = SetPassword(account, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        form.save()
        return HttpResponseRedirect(f"{reverse('account_login')}?done=password")
    person = Person.objects.filter(user=account).first()
    context = {"form": form, "person": person, "account": account}
    return render(request, "accounts/reset.html", context, status=UNPROCESSABLE if form.is_bound else 200)


def proof(account: Account | None) -> tuple[str, str]:
    """What proves a link, and names the account: it dies with the old password, the next signing in, and after a day."""
    if account is None:
        raise Http404
    return urlsafe_base64_encode(str(account.pk).encode()), LINKS.make_token(account)


def named(name: str) -> Account | None:
    """The account of an address; None where it names none."""
    try:
        return Account.objects.filter(pk=int(urlsafe_base64_decode(name)), is_active=True).first()
    except ValueError:
        return None

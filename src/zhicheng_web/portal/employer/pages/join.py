"""Accepting an invitation: an account of one's own, or the one that is signed in, becomes an employee, HR or an officer."""

from typing import Any

from django.contrib.auth import get_user_model, login
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from zhicheng.numbers.number_state import NumberState
from zhicheng.procedure.move import StepRefused
from zhicheng_web import clock
from zhicheng_web.access import ANYBODY, entry
from zhicheng_web.cases.actions.accept_invitation import require_not_own
from zhicheng_web.cases.actions.state_officer_number import state_officer_number
from zhicheng_web.people import queries
from zhicheng_web.people.row_types import Person
from zhicheng_web.portal.employer import invitations
from zhicheng_web.portal.employer.invitations import InvitationOffer
from zhicheng_web.portal.employer.join_forms import LOGIN_TAKEN, InviteeForm, JoinForm
from zhicheng_web.portal.shared.caching import LINK
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
GONE_STATUS = 410
CORRECTABLE = frozenset(
    {"invitation_not_for_you", "id_number", "number_claims", "number_disproved", "numbers_disproved"}
)
"""Refusals after which the same page is filled in again; after any other the link holds no more."""


class NameTaken(Exception):
    """The name of an account that somebody wants is another's."""


@entry(ANYBODY, of=LINK)
def join_unit(request: HttpRequest, token: str) -> HttpResponse:
    """Make the account and the membership, sign in, go to work."""
    person = queries.find_person_of_account(request.user.pk) if request.user.is_authenticated else None
    try:
        offered = invitations.read_invitation_offer(token, clock.now(), clock.today(), person.pk if person else None)
        return join_with_account(request, person, offered) if person else join_with_new_account(request, offered)
    except StepRefused as refused:
        return render_invalid_link(request, refused)


def join_with_new_account(request: HttpRequest, offered: InvitationOffer) -> HttpResponse:
    """Somebody without an account opens one. Raises StepRefused where the link holds no more."""
    form = JoinForm(offered, request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return render_join_page(request, {"offer": offered, "form": form})
    try:
        return open_account(request, form, offered)
    except NameTaken:
        form.add_error("login", LOGIN_TAKEN)
        return render_join_page(request, {"offer": offered, "form": form})
    except StepRefused as refused:
        return render_correctable(request, refused, {"offer": offered, "form": form})


def join_with_account(request: HttpRequest, person: Person, offered: InvitationOffer) -> HttpResponse:
    """Somebody who has an account says yes, and by their telephone that the link is for them. Raises StepRefused."""
    if holds_role(person, offered):
        return render_member_page(request, person, offered)
    if offered.is_opened_by(person.pk):
        return render_waiting_page(request, offered)
    if offered.invitation:
        require_not_own(offered.invitation, person.pk)
    form = InviteeForm(offered, request.POST if request.method == "POST" else None, known=is_number_stated(person))
    context = {"offer": offered, "person": person, "form": form}
    if request.method != "POST" or not form.is_valid():
        return render_join_page(request, context)
    try:
        invitation = offered.require(form.read_invitee(person.name))
        with transaction.atomic():
            if form.cleaned_data.get("number"):
                state_officer_number(person, form.cleaned_data["number"], clock.now())
            begins = offered.accept(invitation, person, clock.now())
    except StepRefused as refused:
        return render_correctable(request, refused, context)
    return answer_joined(request, offered, begins)


def render_member_page(request: HttpRequest, person: Person, offered: InvitationOffer) -> HttpResponse:
    """Who is there already reads that; who has pressed once more goes to work."""
    if request.method == "POST":
        return HttpResponseRedirect(reverse("role-home"))
    return render(request, "employer/join.html", {"offer": offered, "person": person, "there": True})


def holds_role(person: Person, offered: InvitationOffer) -> bool:
    """Whether somebody is already what a link offers."""
    memberships = queries.list_memberships_on(person.pk, clock.today()).filter(organisation=offered.unit)
    return any(one.role == offered.role for one in memberships)


def open_account(request: HttpRequest, form: JoinForm, offered: InvitationOffer) -> HttpResponse:
    """Account, person and membership, all or none. Raises NameTaken, StepRefused."""
    cleaned = form.cleaned_data
    invitee = form.read_invitee()
    invitation = offered.require(invitee)
    with transaction.atomic():
        account = create_account(cleaned["login"], cleaned["password"])
        person = queries.create_person(invitee.name, at=clock.now(), phone=invitee.phone)
        queries.bind_person_to_account(person, account.pk)
        if cleaned.get("number"):
            state_officer_number(person, cleaned["number"], clock.now())
        begins = offered.accept(invitation, person, clock.now())
    login(request, account, backend=BACKEND)
    return answer_joined(request, offered, begins)


def answer_joined(request: HttpRequest, offered: InvitationOffer, begins: bool) -> HttpResponse:
    """To work; an officer whom nobody has confirmed yet reads what comes next."""
    if begins:
        return HttpResponseRedirect(reverse("role-home"))
    return render_waiting_page(request, offered)


def render_waiting_page(request: HttpRequest, offered: InvitationOffer) -> HttpResponse:
    """What an officer does until somebody of the bureau has confirmed them: compare the number that they have stated."""
    person = queries.find_person_of_account(request.user.pk or 0)
    unconfirmed = person is not None and person.number_state != NumberState.CONFIRMED
    return render(request, "employer/join_waiting.html", {"offer": offered, "unconfirmed": unconfirmed})


def is_number_stated(person: Person) -> bool:
    """Whether there is a number that may be theirs: none is asked again."""
    return person.number_state not in (NumberState.UNSTATED, NumberState.DISPROVED)


def create_account(name: str, password: str) -> Any:
    """An account. NameTaken where somebody took its name meanwhile: the one key that an account has."""
    try:
        return get_user_model().objects.create_user(name, password)
    except IntegrityError as error:
        raise NameTaken from error


def render_correctable(request: HttpRequest, refused: StepRefused, context: dict[str, Any]) -> HttpResponse:
    """The page once more where what was typed can be put right. Raises the refusal where the link holds no more."""
    if refused.findings[0].key not in CORRECTABLE:
        raise refused
    return render_join_page(request, context | {"findings": refused.findings})


def render_join_page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The page of the invitation with its form."""
    status = UNPROCESSABLE if context["form"].is_bound else 200
    return render(request, "employer/join.html", context, status=status)


def render_invalid_link(request: HttpRequest, refused: StepRefused) -> HttpResponse:
    """A link that holds no more: why, and what to do."""
    why, remedy = invitations.describe_invalid_link(refused)
    return render(request, "employer/join_over.html", {"why": why, "remedy": remedy}, status=GONE_STATUS)

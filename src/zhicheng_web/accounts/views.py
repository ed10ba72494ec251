"""Choosing in which capacity one acts, and, in a demonstration only, signing in as somebody with one press."""

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from zhicheng.procedure.states import Role
from zhicheng.words.roles import CAPACITY_NAMES
from zhicheng_web import capacities
from zhicheng_web.access import ANYBODY, SIGNED_IN, OfficeRequest, entry
from zhicheng_web.accounts.queries import find_account_by_login
from zhicheng_web.accounts.sign_in import proofs
from zhicheng_web.accounts.sign_in.addresses import find_local_address
from zhicheng_web.accounts.sign_in.persona_factor import sign_in_with_factor
from zhicheng_web.demonstration import list_personas
from zhicheng_web.logs.security_events import SecurityEvent, log_security_event
from zhicheng_web.portal.shared.steps.draft_recovery import SESSION_KEY

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HOME_BY_ROLE = {
    Role.APPLICANT: "applicant-home",
    Role.EMPLOYER: "employer-queue",
    Role.EXAMINER: "authority-queue",
    Role.APPROVER: "authority-queue",
    Role.BUREAU: "bureau-cases",
}
"""The page on which a person begins to work, by its name."""
AUDIENCES = {
    "my": (CAPACITY_NAMES[Role.APPLICANT], (Role.APPLICANT,)),
    "employer": (CAPACITY_NAMES[Role.EMPLOYER], (Role.EMPLOYER,)),
    "authority": ("认定部门", (Role.EXAMINER, Role.APPROVER)),
}
"""The links of the first page by audience: its name, and the roles that it leads home."""


def find_role_home(role: Role) -> str:
    """The address at which a person begins to work in a role."""
    return reverse(HOME_BY_ROLE[role])


@entry(SIGNED_IN)
def redirect_to_role_home(request: OfficeRequest) -> HttpResponse:
    """Where a person works: after signing in, everybody comes to the queue of their role."""
    return HttpResponseRedirect(find_role_home(request.actor.role))


@entry(SIGNED_IN)
def redirect_to_audience_home(request: OfficeRequest, room: str) -> HttpResponse:
    """A link of the first page; who has none of its roles is shown who they are, and how to sign in as somebody else."""
    if room not in AUDIENCES:
        raise Http404
    wanted, roles = AUDIENCES[room]
    mine = next((one for one in capacities.list_actors_of_request(request) if one.role in roles), None)
    if mine is not None:
        return HttpResponseRedirect(find_role_home(mine.role))
    home = find_role_home(request.actor.role)
    context = {"wanted": wanted, "of_employer": Role.EMPLOYER in roles, "home": home}
    return render(request, "accounts/door.html", context)


@entry(SIGNED_IN)
def choose_capacity(request: OfficeRequest) -> HttpResponse:
    """Choose one of several capacities."""
    mine = capacities.list_actors_of_request(request)
    if request.method == "POST":
        choice = request.POST.get("membership", "")
        chosen = next((actor for actor in mine if str(actor.membership_id or 0) == choice), None)
        if chosen:
            request.session[capacities.CHOSEN_SESSION_KEY] = chosen.membership_id or 0
            return HttpResponseRedirect(find_role_home(chosen.role))
    now = request.actor
    choices = [
        {"id": one.actor.membership_id or 0, "words": capacity_words(one), "now": one.actor == now}
        for one in capacities.list_capacities_of_request(request)
    ]
    return render(request, "accounts/acting.html", {"choices": choices})


def capacity_words(one: capacities.Capacity) -> str:
    """A capacity as people say it."""
    return f"{one.place} · {CAPACITY_NAMES[one.actor.role]}" if one.place else CAPACITY_NAMES[one.actor.role]


@entry(ANYBODY)
def show_personas(request: HttpRequest) -> HttpResponse:
    """The people of the demo city. In production there is no such page."""
    refuse_outside_demo()
    return render(request, "accounts/personas.html", {"personas": list_personas(), "next": request.GET.get("next", "")})


@entry(ANYBODY)
@require_POST
def sign_in_as_persona(request: HttpRequest) -> HttpResponse:
    """Sign in as one of them. Only in a demonstration, and only as a persona."""
    refuse_outside_demo()
    persona = next((one for one in list_personas() if one.login == request.POST.get("login")), None)
    account = find_account_by_login(persona.login) if persona else None
    if persona is None or account is None:
        raise Http404
    saved_draft = request.session.get(SESSION_KEY)
    logout(request)
    page = find_local_address(request, request.POST.get("next", "")) or persona.opens
    if persona.factor:
        return sign_in_with_factor(request, account, page)
    login(request, account, backend=BACKEND)
    proofs.confirm_persona(request)
    log_security_event(SecurityEvent.SIGN_IN, account=account.pk, persona=True)
    if saved_draft:
        request.session[SESSION_KEY] = saved_draft
    return HttpResponseRedirect(page)


def refuse_outside_demo() -> None:
    """A stranger in production learns nothing, not even that a demonstration exists."""
    if not settings.DEMO:
        raise Http404

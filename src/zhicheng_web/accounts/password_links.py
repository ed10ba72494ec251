"""A password that was forgotten: the one who looks after an account makes a link, its owner sets a new password by it.

HR does that for those who are employees of its unit, hold no office anywhere and have no case that it judges; the bureau
for everybody; it is written into the organisation's record. The link opens nothing: it only sets a password, holds for a
day, once, and a second factor is still asked for. Taking that away, for somebody whose telephone is gone, is the bureau's
alone.
"""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import ANYBODY, OfficeRequest, entry
from zhicheng_web.accounts.actions.issue_password_link import issue_password_link
from zhicheng_web.accounts.forms import SetPassword
from zhicheng_web.accounts.links import find_account_of_link
from zhicheng_web.accounts.queries import has_second_factor
from zhicheng_web.cases.read.applicants import list_applicant_ids_of_unit
from zhicheng_web.logs.security_events import SecurityEvent, log_security_event
from zhicheng_web.people import account_roles, queries
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.row_types import Person
from zhicheng_web.portal.shared.caching import LINK
from zhicheng_web.portal.shared.forms.base import read_idempotency_key
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE

MAX_LISTED = 20
HTTP_GONE = 410


@entry(Role.EMPLOYER)
def list_password_owners(request: OfficeRequest) -> HttpResponse:
    """Whose password it is: those who work at the unit and have an account, found by name."""
    words = request.GET.get("q", "").strip()
    rows = list(search_owners_for_hr(request.actor, words)[: MAX_LISTED + 1])
    context = {"people": rows[:MAX_LISTED], "more": len(rows) > MAX_LISTED, "q": words}
    return render(request, "accounts/lost_people.html", context)


@entry(Role.EMPLOYER, Role.BUREAU, confirm=True)
def create_password_link(request: OfficeRequest, person: UUID) -> HttpResponse:
    """Make the link for somebody; the bureau may take the second factor away as well."""
    owner, organisation_id = find_password_owner(request, person)
    account = owner.user
    context = {"person": owner, "bureau": request.actor.role is Role.BUREAU}
    context["factors"] = has_second_factor(account.pk if account else None)
    if request.method != "POST":
        return render(request, "accounts/lost.html", context)
    removed = request.actor.role is Role.BUREAU and "factors" in request.POST
    parts = issue_password_link(
        owner,
        organisation_id,
        by=request.actor,
        at=clock.now(),
        key=read_idempotency_key(request),
        remove_factors=removed,
    )
    link = request.build_absolute_uri(reverse("password-reset", args=parts))
    return render(request, "accounts/lost.html", context | {"link": link, "removed": removed})


def find_password_owner(request: OfficeRequest, person: UUID) -> tuple[Person, int]:
    """Whose account it is, and the organisation in whose record that is written: where they work, else the actor's own.

    Raises Http404 for whom the actor does not look after; oneself has the page of one's account.
    """
    own = request.actor.organisation_id or 0
    owner = queries.find_account_holder(person, but=request.actor.person_id)
    if owner is None:
        raise Http404
    if request.actor.role is Role.EMPLOYER:
        if not search_owners_for_hr(request.actor).filter(pk=owner.pk).exists():
            raise Http404
        return owner, own
    roles = account_roles.list_account_roles(owner.pk, clock.today())
    return owner, roles[0].organisation_id if roles else own


def search_owners_for_hr(actor: Actor, words: str = "") -> QuerySet[Person]:
    """Whose account HR may look after, by name: employees of its unit alone, none of whom has a case there."""
    unit = actor.organisation_id or 0
    employees = account_roles.search_employees_only(unit, clock.today(), words)
    return employees.exclude(pk=actor.person_id).exclude(pk__in=list_applicant_ids_of_unit(unit))


@entry(ANYBODY, of=LINK)
def reset_password(request: HttpRequest, name: str, token: str) -> HttpResponse:
    """Set the new password; then sign in with it."""
    account = find_account_of_link(name, token)
    if account is None:
        return render(request, "accounts/reset_over.html", status=HTTP_GONE)
    form = SetPassword(account, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        form.save()
        log_security_event(SecurityEvent.PASSWORD_CHANGED, account=account.pk, notice="by_link")
        return HttpResponseRedirect(f"{reverse('account_login')}?changed=password")
    person = queries.find_person_of_account(account.pk)
    context = {"form": form, "person": person, "account": account}
    return render(request, "accounts/reset.html", context, status=UNPROCESSABLE if form.is_bound else 200)

"""The register of organisations: looked through, one looked at with its people and its history, entered, put right, ended."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.cases.actions.correct_unit import correct_unit, hash_unit_data
from zhicheng_web.cases.actions.register_unit import end_unit, register_unit, resume_unit
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.people import register
from zhicheng_web.portal.shared.calendar.filing_season import find_policy_in_force
from zhicheng_web.portal.shared.forms.base import Form, read_idempotency_key
from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.steps.step_page import NOT_ATTEMPTED
from zhicheng_web.portal.shared.steps.take_step import UNPROCESSABLE, Outcome, attempt_action
from zhicheng_web.portal.shared.words.unit_data import UNIT_FIELD_NAMES, format_unit_value
from zhicheng_web.portal.supervision.forms import Reason, Unit, stands
from zhicheng_web.portal.supervision.organisation_history import history
from zhicheng_web.portal.supervision.rendering import show

ROWS = 20
TAB = "bureau-organisations"


@entry(Role.BUREAU)
def organisations(request: OfficeRequest) -> HttpResponse:
    """All that are not ended; ?kind= shows a selection, ?q= looks for a name or a code."""
    today, kind, words = clock.today(), request.GET.get("kind", ""), request.GET.get("q", "")
    numbers = register.numbers(today)
    paginator = Paginator(register.selected(today, kind, words), ROWS)
    if not words.strip():
        paginator.count = numbers.get(kind, numbers[""])
    piles = [(key, name, numbers[key]) for key, (name, _) in register.SELECTIONS.items()]
    context = {"page": paginator.get_page(request.GET.get("page", "1")), "piles": piles, "kind": kind, "q": words}
    return show(request, "organisations", TAB, context | {"total": numbers[""]})


@entry(Role.BUREAU)
def organisation(request: OfficeRequest, unit: UUID) -> HttpResponse:
    """What the office knows of one, who acts for it, who did, what was changed."""
    it, today = found(unit), clock.today()
    held = list(register.memberships(it.pk))
    policy = find_policy_in_force(today)
    context = {
        "unit": it,
        "said": {name: format_unit_value(name, getattr(it, name), policy) for name in UNIT_FIELD_NAMES},
        "acting": [one for one in held if now(one, today) or later(one, today)],
        "former": [one for one in held if not now(one, today) and not later(one, today)],
        "history": history(it.pk),
        "employs": it.kind in register.EMPLOYING,
        "today": today,
    }
    return show(request, "organisation", TAB, context)


def now(one: Any, today: Any) -> bool:
    """Whether a role is held today."""
    return bool(
        one.stopped_at is None and one.valid.lower <= today and (one.valid.upper is None or today < one.valid.upper)
    )


def later(one: Any, today: Any) -> bool:
    """Whether it begins on a day to come."""
    return bool(one.valid.lower > today)


@entry(Role.BUREAU)
def new(request: OfficeRequest) -> HttpResponse:
    """Into the register."""
    policy = find_policy_in_force(clock.today())
    if request.method != "POST":
        begun = {
            "registered_in_kunming": True,
            "self_recognition": False,
            **draft_recovery.restore_initial_values(request),
        }
        return form_page(request, "unit_new", Unit(policy, initial=begun))
    form = Unit(policy, request.POST)
    if not form.is_valid():
        return form_page(request, "unit_new", form, status=UNPROCESSABLE)
    act: dict[str, Any] = {"by": request.actor, "at": clock.now(), "key": read_idempotency_key(request)}
    outcome = attempt_action(lambda: register_unit(form.said(), **act))
    if not outcome.done:
        return form_page(request, "unit_new", form, outcome=outcome, status=outcome.status)
    return HttpResponseRedirect(f"{reverse('bureau-organisation', args=[outcome.result.public_id])}?done=new")


@entry(Role.BUREAU)
def edit(request: OfficeRequest, unit: UUID) -> HttpResponse:
    """Put right; what somebody else has changed meanwhile is not overwritten."""
    it, policy = found(unit), find_policy_in_force(clock.today())
    bureau = it.kind not in dict(register.KINDS)
    if request.method != "POST":
        form = Unit(policy, initial=stands(it) | draft_recovery.restore_initial_values(request), bureau=bureau)
        return form_page(request, "unit_edit", form, it, seen=hash_unit_data(it))
    form = Unit(policy, request.POST, bureau=bureau)
    seen = request.POST.get("seen", "")
    if not form.is_valid():
        return form_page(request, "unit_edit", form, it, status=UNPROCESSABLE, seen=seen)
    act: dict[str, Any] = {"by": request.actor, "at": clock.now(), "key": read_idempotency_key(request), "seen": seen}
    outcome = attempt_action(lambda: correct_unit(it, form.said(), **act))
    if not outcome.done:
        return form_page(request, "unit_edit", form, it, outcome, outcome.status, seen=hash_unit_data(found(unit)))
    return done(it, "edit")


@entry(Role.BUREAU)
def end(request: OfficeRequest, unit: UUID) -> HttpResponse:
    """Out of the register, with the reason."""
    return reasoned(request, found(unit), "unit_end", end_unit)


@entry(Role.BUREAU)
def resume(request: OfficeRequest, unit: UUID) -> HttpResponse:
    """Back into it, where it was ended by mistake."""
    it = found(unit)
    if request.method != "POST":
        return form_page(request, "unit_resume", Form(), it)
    resume_unit(it, by=request.actor, at=clock.now())
    return done(it, "resume")


def reasoned(request: OfficeRequest, it: Any, template: str, act: Callable[..., object]) -> HttpResponse:
    """A page with a reason."""
    if request.method != "POST":
        return form_page(request, template, Reason(initial=draft_recovery.restore_initial_values(request)), it)
    form = Reason(request.POST)
    if not form.is_valid():
        return form_page(request, template, form, it, status=UNPROCESSABLE)
    said = form.cleaned_data["reason"]
    outcome = attempt_action(lambda: act(it, reason=said, by=request.actor, at=clock.now()))
    return done(it, "end") if outcome.done else form_page(request, template, form, it, outcome, outcome.status)


def found(unit: UUID) -> Any:
    """An organisation. Raises Http404."""
    it = register.one(unit)
    if it is None:
        raise Http404
    return it


def done(it: Any, what: str) -> HttpResponse:
    """Back to the organisation."""
    return HttpResponseRedirect(f"{reverse('bureau-organisation', args=[it.public_id])}?done={what}")


def form_page(
    request: OfficeRequest,
    template: str,
    form: Form,
    it: Any = None,
    outcome: Outcome = NOT_ATTEMPTED,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """A form of the register, with why it was refused."""
    back = reverse("bureau-organisation", args=[it.public_id]) if it else reverse(TAB)
    context = {"form": form, "unit": it, "findings": outcome.findings, "late": outcome.late, "back": back, **more}
    return show(request, template, TAB, context, status)

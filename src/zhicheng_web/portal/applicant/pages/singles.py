"""The parts that are one form: what is applied for, and who applies."""

from typing import Any
from uuid import UUID, uuid5

from django.http import HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions.identify import identify
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.people.queries import masked_number
from zhicheng_web.portal.applicant import forms, saving
from zhicheng_web.portal.applicant.pages.lists import Open, around_task
from zhicheng_web.portal.applicant.parts import TASK
from zhicheng_web.portal.applicant.rendering import go, show
from zhicheng_web.portal.applicant.step_page import Outcome, attempt
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.steps.take_step import given


@entry(Role.APPLICANT, of="case")
def target(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Series, specialty and level."""
    here = Open(request, case, ("target",))
    if away := here.elsewhere(request):
        return away
    before, around = here.case.facts.get("target") or {}, here.standing.around
    form = forms.Target(saving.typed(request), initial=forms.Target.initial_of(before, around), around=around)
    outcome = Outcome()
    if request.method == "POST" and saving.is_autosave(request):
        outcome = saving.save(request, here.case, {"target": saving.merged(form, before)})
        return saving.saved(request, outcome, form)
    if request.method == "POST" and form.is_valid():
        outcome = saving.save(request, here.case, {"target": form.facts()}, confirms=True)
        if outcome.done:
            return go(request, reverse("applicant-tasks", args=[case]))
    context = {
        "case": here.case,
        "task": TASK["target"],
        "forms": [form],
        "bad": bad(form),
        "outcome": outcome,
        "autosave": True,
    }
    status = outcome.status if request.method == "POST" else 200
    return show(request, "single", context | around_task(here, "target"), status=status)


@entry(Role.APPLICANT, of="case")
def identity(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Who applies. Saved by the button only: a number is not sent with every key."""
    here = Open(request, case, ("applicant",))
    if away := here.elsewhere(request):
        return away
    person, around, typed = here.case.person, here.standing.around, saving.typed(request)
    before = here.case.facts.get("applicant") or {}
    known = person.id_index is not None
    shown = {"name": person.name, "document": person.document, "phone": person.phone}
    who = forms.Identity(typed, initial=shown, known=known)
    what = forms.Applicant(typed, initial=forms.Applicant.initial_of(before, around), around=around)
    if known and forms.ORIGINS[person.document] != "foreign":
        del what.fields["work_permit"]
    outcome = Outcome()
    if request.method == "POST" and who.is_valid() & what.is_valid():
        outcome = save_identity(request, here.case, who.cleaned_data, what.facts())
        if outcome.done:
            return go(request, reverse("applicant-tasks", args=[case]))
    context = {
        "case": here.case,
        "task": TASK["identity"],
        "forms": [who, what],
        "bad": bad(who, what),
        "outcome": outcome,
    }
    context |= {"number": masked_number(person) if known else ""}
    status = outcome.status if request.method == "POST" else 200
    return show(request, "single", context | around_task(here, "identity"), status=status)


def save_identity(request: OfficeRequest, case: Any, who: dict[str, Any], what: dict[str, Any]) -> Outcome:
    """The person first, if anything is new, then the part of the facts: two acts of one press, each with its key."""
    person, act = case.person, given(request)
    document, number = who.get("document") or person.document, who.get("number") or ""
    outcome = Outcome(True, result=case)
    if number or (who["name"], who["phone"]) != (person.name, person.phone):
        said = {"name": who["name"], "phone": who["phone"], "number": number, "document": document}
        outcome = attempt(lambda: identify(case, **said, **act))
    facts = {"applicant": what | {"origin": forms.ORIGINS[document]}}
    confirmed = sorted(set(facts) & saving.waiting(case))
    if not outcome.done or (not confirmed and outcome.result.facts.get("applicant") == facts["applicant"]):
        return outcome
    act |= {
        "key": uuid5(act["key"], "applicant"),
        "version": outcome.result.version if outcome.result is not case else act["version"],
    }
    return saving.write(outcome.result, facts, confirmed, act)


def bad(*some: Form) -> list[Any]:
    """The fields of some forms that are to be changed, in their order."""
    return [field for form in some for field in form if field.errors]

"""The parts that are one form: what is applied for, the post, the work, and who applies."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID, uuid5

from django.forms import BoundField
from django.http import HttpResponse
from django.urls import reverse

from zhicheng.numbers.number_state import LOCKED, NumberState
from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.identify import identify
from zhicheng_web.cases.read.names import is_name_on_record
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.people.queries import masked_number_of, read_number_state
from zhicheng_web.portal.applicant import forms, saving
from zhicheng_web.portal.applicant.identity_form import ORIGIN_BY_DOCUMENT, IdentityForm
from zhicheng_web.portal.applicant.pages.lists import EditedPart, build_task_context
from zhicheng_web.portal.applicant.parts import TASK_BY_SLUG
from zhicheng_web.portal.applicant.rendering import redirect_browser, render_applicant_page
from zhicheng_web.portal.applicant.step_page import Outcome, attempt_applicant_action
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.steps.take_step import NOT_ATTEMPTED, read_action_arguments
from zhicheng_web.portal.shared.words.number_standing import describe_own_standing

FORMS: Mapping[str, type[forms.FactForm]] = {
    "target": forms.TargetForm,
    "post": forms.PostForm,
    "summary": forms.SummaryForm,
}
"""The parts that are one object, each with its form; the slug of its page is its key in the facts."""


def build_form_page(key: str) -> Callable[[OfficeRequest, UUID], HttpResponse]:
    """The page of a part that is one object."""

    @entry(Role.APPLICANT, of="case")
    def page(request: OfficeRequest, case: UUID) -> HttpResponse:
        """The form of one part; saved as one types, or by the button."""
        edited = EditedPart(request, case, (key,))
        if redirect := edited.redirect_if_closed(request):
            return redirect
        before, around = edited.case.facts.get(key) or {}, edited.standing.around
        form = FORMS[key](
            saving.read_typed_fields(request), initial=FORMS[key].initial_of(before, around), around=around
        )
        outcome: Outcome[Case] = NOT_ATTEMPTED
        if request.method == "POST" and saving.is_autosave(request):
            outcome = saving.save_changed_facts(request, edited.case, {key: saving.merge_form_facts(form, before)})
            return saving.render_autosave_answer(request, outcome, form)
        if request.method == "POST" and form.is_valid():
            outcome = saving.save_changed_facts(request, edited.case, {key: form.facts()}, confirms=True)
            if outcome.done:
                return redirect_browser(request, reverse("applicant-tasks", args=[case]))
        context = {"case": edited.case, "task": TASK_BY_SLUG[key], "forms": [form], "outcome": outcome}
        context |= {"bad": list_faulty_fields(form), "autosave": True}
        status = outcome.status if request.method == "POST" else 200
        return render_applicant_page(request, "single", context | build_task_context(edited, key), status=status)

    return page


@entry(Role.APPLICANT, of="case")
def edit_identity(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Who applies. Saved by the button only: a number is not sent with every key."""
    edited = EditedPart(request, case, ("applicant",))
    if redirect := edited.redirect_if_closed(request):
        return redirect
    person, around, typed = edited.case.person, edited.standing.around, saving.read_typed_fields(request)
    before = edited.case.facts.get("applicant") or {}
    known, claimed = NumberState(person.number_state) in LOCKED, person.number_state == NumberState.CLAIMED
    identity_values = {"name": person.name, "document": person.document, "phone": person.phone}
    named = is_name_on_record(person.pk)
    who = IdentityForm(typed, initial=identity_values, known=known, claimed=claimed, name_on_record=named)
    what = forms.ApplicantForm(typed, initial=forms.ApplicantForm.initial_of(before, around), around=around)
    if known and ORIGIN_BY_DOCUMENT[person.document] != "foreign":
        del what.fields["work_permit"]
    outcome: Outcome[Case] = NOT_ATTEMPTED
    if request.method == "POST" and who.is_valid() & what.is_valid():
        outcome = save_identity(request, edited.case, who.cleaned_data, what.facts())
        if outcome.done:
            return redirect_browser(request, reverse(find_next_page(edited.case), args=[case]))
    context = {
        "case": edited.case,
        "task": TASK_BY_SLUG["identity"],
        "forms": [who, what],
        "bad": list_faulty_fields(who, what),
        "outcome": outcome,
    }
    context |= {"number": masked_number_of(person), "name": person.name if named else ""}
    context |= {"number_words": describe_own_standing(person, clock.today()), "claimed": claimed}
    status = outcome.status if request.method == "POST" else 200
    return render_applicant_page(request, "single", context | build_task_context(edited, "identity"), status=status)


def find_next_page(case: Case) -> str:
    """Where the applicant goes on: a number that nobody has confirmed is compared with the card first."""
    claimed = read_number_state(case.person_id) is NumberState.CLAIMED
    return "applicant-number" if claimed else "applicant-tasks"


def save_identity(request: OfficeRequest, case: Case, who: dict[str, Any], what: dict[str, Any]) -> Outcome[Case]:
    """The person first, if anything is new, then the part of the facts: two acts of one press, each with its key."""
    person, action_arguments = case.person, read_action_arguments(request)
    number = who.get("number") or ""
    document = who["document"] if number else person.document
    name = who.get("name") or person.name
    outcome: Outcome[Case] = Outcome(True, result=case)
    if number or (name, who["phone"]) != (person.name, person.phone):
        identity_values = {"name": name, "phone": who["phone"], "number": number, "document": document}
        outcome = attempt_applicant_action(lambda: identify(case, **identity_values, **action_arguments))
    facts = {"applicant": what | {"origin": ORIGIN_BY_DOCUMENT[document]}}
    confirmed = sorted(set(facts) & saving.find_unconfirmed_parts(case))
    saved = outcome.result
    if saved is None or (not confirmed and saved.facts.get("applicant") == facts["applicant"]):
        return outcome
    action_arguments["key"] = uuid5(action_arguments["key"], "applicant")
    if saved is not case:
        action_arguments["version"] = saved.version
    return saving.write_facts(saved, facts, confirmed, action_arguments)


def list_faulty_fields(*some: Form) -> list[BoundField]:
    """The fields of some forms that are to be changed, in their order."""
    return [field for form in some for field in form if field.errors]

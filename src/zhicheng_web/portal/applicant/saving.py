"""Saving a part of the facts: by htmx after every change, or whole by the button; the page works the same without JavaScript.

What htmx saves is what is right so far: a half-typed day stays on the page and is a fault only when the button is
pressed. Only the button's errors are shown; a person who is still typing is not corrected.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest
from zhicheng_web.cases.actions.edit import edit
from zhicheng_web.cases.actions.supplement import supplement
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.portal.applicant import standing_words
from zhicheng_web.portal.applicant.forms import FactForm
from zhicheng_web.portal.applicant.step_page import (
    EDIT_STEPS,
    Outcome,
    attempt_applicant_action,
    find_open_step,
)
from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.steps.take_step import read_action_arguments

SAVE_ACTIONS: Mapping[str, Callable[..., Case]] = {"edit": edit, "supplement": supplement}


def is_autosave(request: OfficeRequest) -> bool:
    """Whether htmx asks while the person is still typing: the button's name is not among the fields."""
    return request.headers.get("HX-Request") == "true" and "done" not in request.POST


def save_changed_facts(
    request: OfficeRequest, case: Case, new_facts: Mapping[str, Any], *, confirms: bool = False, answers: bool = False
) -> Outcome[Case]:
    """Write parts of the facts, if they are not what they were. `confirms`: the person has looked at them as they stand;
    `answers`: at what a return has found in them.
    """
    reviewed_parts = find_unconfirmed_parts(case) if confirms else find_faulted_parts(case) if answers else set()
    confirmed = sorted(set(new_facts) & reviewed_parts)
    if not confirmed and all(key in case.facts and case.facts[key] == value for key, value in new_facts.items()):
        return Outcome(True, result=case)
    return write_facts(case, new_facts, confirmed, read_action_arguments(request))


def find_faulted_parts(case: Case) -> set[str]:
    """The parts of the facts in which a return has found something that is not answered yet."""
    return {one["field"] for one in standing_words.list_open_faults(case) if "field" in one and "answered" not in one}


def find_unconfirmed_parts(case: Case) -> set[str]:
    """The parts of the facts that wait for the person's word: brought in and not confirmed, or faulted."""
    return {*case.brought} | find_faulted_parts(case)


def write_facts(
    case: Case, new_facts: Mapping[str, Any], confirmed: Sequence[str], action_arguments: Act
) -> Outcome[Case]:
    """Write parts of the facts under the step that is open."""
    save_action = SAVE_ACTIONS[find_open_step(case, EDIT_STEPS) or "edit"]
    return attempt_applicant_action(lambda: save_action(case, new_facts, confirmed, **action_arguments))


def merge_form_facts(form: FactForm, before: Mapping[str, Any]) -> dict[str, Any]:
    """What a form says that is not complete yet, over what stood there: right fields count, wrong ones change nothing."""
    form.is_valid()
    form_facts = form.facts()
    cleared = {name for name, value in form.cleaned_data.items() if value == ""}
    return {name: value for name, value in before.items() if name not in cleared} | form_facts


def list_unfinished_fields(form: FactForm) -> list[str]:
    """The fields that somebody has begun and that cannot be saved yet, a day without its month."""
    begun = [field for field in form if field.errors and has_typed_value(field.data)]
    return [str(field.label) for field in begun]


def has_typed_value(data: object) -> bool:
    """Whether a field, or a part of it, holds anything."""
    return any(data) if isinstance(data, list) else bool(data)


def render_autosave_answer(
    request: OfficeRequest,
    outcome: Outcome[Case],
    form: FactForm,
    place: str = "",
    address: str = "",
    nothing: bool = False,
) -> HttpResponse:
    """The answer to an autosave: 已保存 10:32 and what is not yet, with the key and the version for the next one.

    `nothing`: there was nothing yet that could be saved.
    """
    context = {
        "case": outcome.result,
        "nothing": nothing,
        "late": outcome.late,
        "findings": outcome.findings,
        "at": clock.now(),
        "place": place,
        "unfinished": list_unfinished_fields(form),
    }
    response = render(request, "applicant/parts/saved.html", context)
    if address and outcome.done:
        response.headers["HX-Replace-Url"] = address
    return response


def read_typed_fields(request: OfficeRequest) -> QueryDict | None:
    """The fields of a form: those that were sent, or that were put aside when the session ended; else None."""
    return request.POST if request.method == "POST" else draft_recovery.restore_form_draft(request)

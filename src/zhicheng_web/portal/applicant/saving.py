"""Saving a part of the facts: by htmx after every change, or whole by the button; the page works the same without JavaScript.

What htmx saves is what is right so far: a half-typed day stays on the page and is said to be missing when the button is
pressed. Only the button's errors are shown; a person who is still typing is not corrected.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from zhicheng_web import clock
from zhicheng_web.cases.actions.edit import edit
from zhicheng_web.cases.actions.supplement import supplement
from zhicheng_web.entry import OfficeRequest
from zhicheng_web.portal.applicant import standing_words
from zhicheng_web.portal.applicant.forms import FactForm
from zhicheng_web.portal.applicant.step_page import EDITS, Outcome, attempt, step_of
from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.steps.take_step import given

SAVE: Mapping[str, Callable[..., Any]] = {"edit": edit, "supplement": supplement}


def is_autosave(request: OfficeRequest) -> bool:
    """Whether htmx asks while the person is still typing: the button's name is not among the fields."""
    return request.headers.get("HX-Request") == "true" and "done" not in request.POST


def save(
    request: OfficeRequest, case: Any, said: Mapping[str, Any], *, confirms: bool = False, answers: bool = False
) -> Outcome:
    """Write parts of the facts, if they are not what they were. `confirms`: the person has looked at them as they stand;
    `answers`: at what a return has found in them.
    """
    looked = waiting(case) if confirms else faulted(case) if answers else set()
    confirmed = sorted(set(said) & looked)
    if not confirmed and all(key in case.facts and case.facts[key] == value for key, value in said.items()):
        return Outcome(True, result=case)
    return write(case, said, confirmed, given(request))


def faulted(case: Any) -> set[str]:
    """The parts of the facts in which a return has found something that is not answered yet."""
    return {one["field"] for one in standing_words.open_faults(case) if "field" in one and "answered" not in one}


def waiting(case: Any) -> set[str]:
    """The parts of the facts that wait for the person's word: brought in and not confirmed, or faulted."""
    return {*case.brought} | faulted(case)


def write(case: Any, said: Mapping[str, Any], confirmed: Sequence[str], act: Any) -> Outcome:
    """Write parts of the facts under the step that is open."""
    save = SAVE[step_of(case, EDITS) or "edit"]
    return attempt(lambda: save(case, said, confirmed, **act))


def merged(form: FactForm, before: Mapping[str, Any]) -> dict[str, Any]:
    """What a form says that is not complete yet, over what stood there: right fields count, wrong ones change nothing."""
    form.is_valid()
    said = form.facts()
    cleared = {name for name, value in form.cleaned_data.items() if value == ""}
    return {name: value for name, value in before.items() if name not in cleared} | said


def unfinished(form: FactForm) -> list[str]:
    """The fields that somebody has begun and that cannot be kept yet, a day without its month."""
    begun = [field for field in form if field.errors and typed_in(field.data)]
    return [str(field.label) for field in begun]


def typed_in(data: Any) -> bool:
    """Whether a field, or a part of it, holds anything."""
    return any(data) if isinstance(data, list) else bool(data)


def saved(
    request: OfficeRequest, outcome: Outcome, form: FactForm, place: str = "", address: str = "", nothing: bool = False
) -> HttpResponse:
    """The answer to an autosave: 已保存 10:32 and what is not yet, with the key and the version for the next one.

    `nothing`: there was nothing yet that could be kept.
    """
    context = {
        "case": outcome.result,
        "nothing": nothing,
        "late": outcome.late,
        "findings": outcome.findings,
        "at": clock.now(),
        "place": place,
        "unfinished": unfinished(form),
    }
    response = render(request, "applicant/parts/saved.html", context)
    if address and outcome.done:
        response.headers["HX-Replace-Url"] = address
    return response


def typed(request: OfficeRequest) -> Any:
    """The fields of a form: those that were sent, or that were put aside when the session ended; else None."""
    return request.POST if request.method == "POST" else draft_recovery.taken(request)

"""Taking a step from a page of this room: one form, shown, refused without losing what was typed, or done and on to the next."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng_web.access import OfficeRequest
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.transition.idempotency import is_key_used
from zhicheng_web.portal.authority import queue_position
from zhicheng_web.portal.authority.forms import AuthorityForm
from zhicheng_web.portal.authority.rendering import render_authority_page
from zhicheng_web.portal.authority.review_page import ReviewPage
from zhicheng_web.portal.authority.step_addresses import AUTHORITY_STEP_PAGES
from zhicheng_web.portal.shared.forms.base import read_idempotency_key
from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.steps.step_page import StepAction
from zhicheng_web.portal.shared.steps.take_step import (
    NOT_ATTEMPTED,
    UNPROCESSABLE,
    Outcome,
    attempt_action,
    find_case_or_404,
    read_action_arguments,
)

AuthorityStepForm = TypeVar("AuthorityStepForm", bound=AuthorityForm)


class AuthorityStepPage(NamedTuple, Generic[AuthorityStepForm]):
    """A form for one step: on the case's page beside the papers, or on a page of its own. `returns_to_case`: done, it does so."""

    template: str
    address: str
    form_class: Callable[..., AuthorityStepForm]
    run_action: StepAction[AuthorityStepForm]
    extra_context: Callable[[ReviewPage, AuthorityStepForm], Mapping[str, Any]] = lambda review_page, form: {}
    returns_to_case: bool = False


STEP_BY_ADDRESS = {address: step for step, (address, _) in AUTHORITY_STEP_PAGES.items()}
"""The step of each page of its own: where the table does not open it any more (browsers go back), the page leads to the case."""


def process_authority_step(
    request: OfficeRequest, case_id: UUID, page: AuthorityStepPage[AuthorityStepForm]
) -> HttpResponse:
    """The whole of such a page; done, it leads to the next case. A second click on what has sent a case away leads there too."""
    try:
        review_page = ReviewPage(find_case_or_404(request, case_id), request.actor)
    except Http404:
        if request.method == "POST" and is_key_used(request.actor.person_id, read_idempotency_key(request)):
            return HttpResponseRedirect(
                queue_position.build_next_case_url(request, case_id, queue_position.list_queue_ids(request.actor))
            )
        raise
    if request.method != "POST":
        if page.address in STEP_BY_ADDRESS and STEP_BY_ADDRESS[page.address] not in {
            one.key for one in review_page.steps
        }:
            return HttpResponseRedirect(reverse("authority-case", args=[case_id]))
        return show_authority_step(request, page, review_page)
    form = page.form_class(review_page, request.POST, request.FILES)
    if not form.is_valid():
        return render_authority_step(request, page, review_page, form, status=UNPROCESSABLE)
    ids = queue_position.list_queue_ids(request.actor)
    outcome = attempt_action(lambda: page.run_action(review_page.case, form, read_action_arguments(request)))
    if not outcome.done:
        return render_authority_step(
            request, page, ReviewPage(find_case_or_404(request, case_id), request.actor), form, outcome, outcome.status
        )
    if page.returns_to_case:
        return HttpResponseRedirect(f"{reverse('authority-case', args=[case_id])}?after={case_id}")
    return HttpResponseRedirect(queue_position.build_next_case_url(request, case_id, ids))


def show_authority_step(
    request: OfficeRequest, page: AuthorityStepPage[AuthorityStepForm], review_page: ReviewPage
) -> HttpResponse:
    """The form before anything is typed, or with what was saved when the session ended."""
    return render_authority_step(
        request, page, review_page, page.form_class(review_page, initial=draft_recovery.restore_initial_values(request))
    )


def render_authority_step(
    request: OfficeRequest,
    page: AuthorityStepPage[AuthorityStepForm],
    review_page: ReviewPage,
    form: AuthorityStepForm,
    outcome: Outcome[Case] = NOT_ATTEMPTED,
    status: int = 200,
) -> HttpResponse:
    """The form, with why it was refused."""
    review_page.form = form
    case = review_page.case
    context = {
        "case": case,
        "review_page": review_page,
        "form": form,
        "findings": outcome.findings,
        "late": outcome.late,
    }
    context |= {"action": reverse(page.address, args=[case.public_id]), **page.extra_context(review_page, form)}
    context["back"] = reverse("authority-case", args=[case.public_id])
    if page.template == "review_page":
        context |= build_position_context(request, review_page)
    return render_authority_page(request, page.template, "authority-queue", context, status)


def build_position_context(request: OfficeRequest, review_page: ReviewPage) -> dict[str, Any]:
    """Where the case stands in the queue, and what was done before it."""
    place = queue_position.find_queue_position(queue_position.list_queue_ids(request.actor), review_page.case.public_id)
    return {"place": place, "after": queue_position.find_act_just_done(request)}

"""After a refusal: asking once for a review, with what speaks against the decision."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import STATES, Role, State
from zhicheng_web.cases.actions.ask_review import ask_review
from zhicheng_web.cases.read import queries
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.applicant.rendering import go, show
from zhicheng_web.portal.applicant.step_page import step_of
from zhicheng_web.portal.shared.steps.step_page import CaseForm, Page, Room, one_step, reason
from zhicheng_web.portal.shared.steps.take_step import found


class ReviewForm(CaseForm):
    """Why the decision should be looked at again."""

    reason = reason("为什么申请复查", "写清楚哪一条认定有误、依据是什么；补充的材料在复查中由认定部门通知提交。")


def shown(request: OfficeRequest, page: str, here: str, context: Mapping[str, Any], status: int) -> HttpResponse:
    """The room's page, as a step asks for it."""
    return show(request, page, context, here=here, status=status)


ROOM = Room(shown, "applicant-progress", "applicant-home")
REVIEW = Page(
    "review",
    ReviewForm,
    lambda it, form, given: ask_review(it, reason=form.cleaned_data["reason"], **given),
    lambda it, form: {"decision": standing(it)},
)


def standing(case: Any) -> Any:
    """The decision as it stands; None while none does."""
    return next((one for one in case.decisions.all() if one.superseded_at is None), None)


def asks_review(case: Any) -> bool:
    """Whether a review is open to the applicant: it is, once, and not beside another application."""
    if step_of(case, ("ask_review",)) is None or any(one.superseded_at for one in case.decisions.all()):
        return False
    last = queries.find_latest_case(case.person_id)
    return last is None or last.pk == case.pk or not STATES[State(last.state)].active


@entry(Role.APPLICANT, of="case")
def review(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Ask for a review; it is asked once."""
    if request.method == "GET" and not asks_review(found(request, case)):
        return go(request, reverse("applicant-progress", args=[case]))
    return one_step(ROOM, request, case, REVIEW)

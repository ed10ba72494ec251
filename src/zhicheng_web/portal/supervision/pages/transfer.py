"""三（三）: the bureau assigns a filed case to the authority that is responsible, with a reason on record."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.decline_transfer import decline_transfer
from zhicheng_web.cases.actions.transfer import transfer
from zhicheng_web.cases.engine import clause_review
from zhicheng_web.cases.read import timeline
from zhicheng_web.cases.read.officers.asked_transfers import find_asked_place, find_asked_transfer
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.people import queries as people
from zhicheng_web.portal.shared.steps.step_page import AudiencePages, ReasonForm, StepPage, handle_step_page
from zhicheng_web.portal.supervision.rendering import render_bureau_page

BUREAU_PAGES = AudiencePages(render_bureau_page, "bureau-case", "bureau-cases")


class AssignmentForm(ReasonForm):
    """To which authority the bureau assigns a case, and why."""

    to = forms.ChoiceField(label="指派给", error_messages={"required": "还没有选部门。请选择有权认定的部门。"})
    field_order = ("to", "reason")

    def __init__(self, case: Case, *args: Any, **kwargs: Any) -> None:
        super().__init__(case, *args, **kwargs)
        self.places = {str(one.public_id): one for one in people.list_authorities()}
        others = [
            (key, place.name) for key, place in self.places.items() if place.pk != case.authority_id or self.is_bound
        ]
        self.set_choices("to", [("", "请选择"), *others])
        self.fields["to"].initial = str(find_asked_place(case) or "")


ASSIGN_PAGE = StepPage(
    "transfer",
    AssignmentForm,
    lambda case, form, arguments: transfer(
        case, form.places[form.cleaned_data["to"]], reason=form.cleaned_data["reason"], **arguments
    ),
    lambda case, form: {"routed": clause_review.find_authority_reason(case), **describe_asked_transfer(case)},
    step="transfer",
)


DECLINE_PAGE = StepPage(
    "decline_transfer",
    ReasonForm,
    lambda case, form, arguments: decline_transfer(case, reason=form.cleaned_data["reason"], **arguments),
    lambda case, form: describe_asked_transfer(case),
    step="decline_transfer",
)


def describe_asked_transfer(case: Case) -> dict[str, Any]:
    """Who has asked to send the case where, and why; nothing where nobody has."""
    asked = find_asked_transfer(case)
    lines = timeline.build_timeline(case) if asked else ()
    return {"asked": next((one for one in lines if asked and one.entry.seq == asked.seq), None)}


@entry(Role.BUREAU, of="case", step="decline_transfer")
def leave_case_with_authority(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The other answer to what an examiner has asked."""
    return handle_step_page(BUREAU_PAGES, request, case, DECLINE_PAGE)


@entry(Role.BUREAU, of="case", step="transfer")
def assign_case_to_authority(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The form; refused, it comes back with everything typed."""
    return handle_step_page(BUREAU_PAGES, request, case, ASSIGN_PAGE)

"""A page with one form that takes one step of one case: shown, refused without losing what was typed, or done."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, NamedTuple, Protocol, TypeVar
from uuid import UUID

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zhicheng.procedure.move import list_steps_from
from zhicheng.procedure.reason import MAX_REASON_LENGTH, MIN_REASON_LENGTH, is_reason
from zhicheng_web.access import OfficeRequest
from zhicheng_web.cases.read import queries
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.cases.transition.idempotency import is_key_used
from zhicheng_web.cases.transition.parties import may_take_step
from zhicheng_web.people.actor import Actor
from zhicheng_web.portal.shared.forms.base import Form, read_idempotency_key
from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.steps.take_step import (
    NOT_ATTEMPTED,
    UNPROCESSABLE,
    Outcome,
    attempt_action,
    find_case_or_404,
    read_action_arguments,
)

StepForm = TypeVar("StepForm", bound=Form)
StepAction = Callable[[Case, StepForm, Act], Case]
"""Takes the step: the case, the valid form, what every action is given."""
ExtraContext = Callable[[Case, StepForm], Mapping[str, Any]]
"""What else the page shows, of the case and the form as it is shown."""


class PageRenderer(Protocol):
    """How an audience is shown a page: its template, the tab under which it stands, what it shows, the status of the answer."""

    def __call__(
        self, request: OfficeRequest, page: str, here: str, context: Mapping[str, Any], status: int, /
    ) -> HttpResponse: ...


class AudiencePages(NamedTuple):
    """The pages of one audience: how it shows a page, the names of its page of a case and of its queue."""

    render: PageRenderer
    case: str
    queue: str


class StepPage(NamedTuple, Generic[StepForm]):
    """A page for one step. `build_initial`: what is filled in for a case before anybody has typed. `step`: where the table does
    not open it any more (browsers go back), the page leads to the case.
    """

    template: str
    form_class: Callable[..., StepForm]
    run_action: StepAction[StepForm]
    extra_context: ExtraContext[StepForm] = lambda case, form: {}
    build_initial: Callable[[Case], Mapping[str, Any]] = lambda case: {}
    step: str = ""


class CaseForm(Form):
    """A form of a case; by itself it asks nothing."""

    def __init__(self, case: Case, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case


def build_reason_field(label: str = "理由", hint: str = "") -> forms.CharField:
    """A reason that has to be written out; how long it may be is said before, and counted where JavaScript runs."""
    length = f"{MIN_REASON_LENGTH}至{MAX_REASON_LENGTH}个字。"
    return forms.CharField(
        label=label,
        help_text=f"{hint}{length}",
        widget=forms.Textarea(attrs={"rows": 3, "data-count": True}),
        max_length=MAX_REASON_LENGTH,
        error_messages={
            "required": f"请写明{label}，至少{MIN_REASON_LENGTH}个字。",
            "max_length": f"{label}最多{MAX_REASON_LENGTH}个字，您写了%(show_value)d个字，请写得短些。",
        },
        validators=[check_reason_length],
    )


def check_reason_length(text: str) -> None:
    """Raise ValidationError for a reason of fewer than MIN_REASON_LENGTH characters."""
    if not is_reason(text):
        raise forms.ValidationError(f"您写了{len(text.strip())}个字，请至少写{MIN_REASON_LENGTH}个字，写清楚是什么事。")


class ReasonForm(CaseForm):
    """A step that says why."""

    reason = build_reason_field()


def handle_step_page(
    pages: AudiencePages, request: OfficeRequest, case_id: UUID, page: StepPage[StepForm]
) -> HttpResponse:
    """The whole of such a page; done, it leads back to the case. A second click on a case that has left finds it done."""
    try:
        case = find_case_or_404(request, case_id)
    except Http404:
        if request.method == "POST" and is_key_used(request.actor.person_id, read_idempotency_key(request)):
            return HttpResponseRedirect(reverse(pages.queue))
        raise
    if request.method != "POST":
        if page.step and not is_step_open(case, page.step, request.actor):
            return HttpResponseRedirect(reverse(pages.case, args=[case.public_id]))
        initial = {**page.build_initial(case), **draft_recovery.restore_initial_values(request)}
        return render_step_form(pages, request, page, case, page.form_class(case, initial=initial))
    form = page.form_class(case, request.POST, request.FILES)
    if not form.is_valid():
        return render_step_form(pages, request, page, case, form, status=UNPROCESSABLE)
    outcome = attempt_action(lambda: page.run_action(case, form, read_action_arguments(request)))
    if outcome.done:
        return HttpResponseRedirect(find_next_address(pages, request, case_id))
    return render_step_form(pages, request, page, find_case_or_404(request, case_id), form, outcome, outcome.status)


def is_step_open(case: Case, step: str, actor: Actor) -> bool:
    """Whether the table opens a step to somebody, in the lane in which they act."""
    opened = {one.key for one in list_steps_from(case.about.state, [actor.role])}
    return step in opened and may_take_step(case, step, actor)


def find_next_address(pages: AudiencePages, request: OfficeRequest, case_id: UUID) -> str:
    """Back to the case; where this actor may not see it any more, to the queue."""
    try:
        return f"{reverse(pages.case, args=[queries.find_case(request.actor, case_id).public_id])}?done=1"
    except ObjectDoesNotExist:
        return f"{reverse(pages.queue)}?handed_on=1"


def render_step_form(
    pages: AudiencePages,
    request: OfficeRequest,
    page: StepPage[StepForm],
    case: Case,
    form: StepForm,
    outcome: Outcome[Case] = NOT_ATTEMPTED,
    status: int = 200,
) -> HttpResponse:
    """The form, with why it was refused."""
    context = {"case": case, "form": form, "findings": outcome.findings, "late": outcome.late}
    context["back"] = reverse(pages.case, args=[case.public_id])
    return pages.render(request, page.template, pages.queue, context | dict(page.extra_context(case, form)), status)

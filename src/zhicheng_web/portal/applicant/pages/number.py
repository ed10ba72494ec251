"""The number of the applicant: compared with the card once more before it stays, and put right by an act with a proof."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from zhicheng.numbers.document_number import DOCUMENT_CHOICES, describe_document_problem
from zhicheng.numbers.number_state import NumberState
from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.ask_correction import ask_correction
from zhicheng_web.cases.actions.confirm_number import confirm_number
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.people.queries import masked_number_of
from zhicheng_web.portal.applicant.pages.lists import EditedPart
from zhicheng_web.portal.applicant.pages.review import APPLICANT_PAGES
from zhicheng_web.portal.applicant.rendering import redirect_browser, render_applicant_page
from zhicheng_web.portal.applicant.step_page import Outcome, attempt_applicant_action
from zhicheng_web.portal.shared.forms.fields import RadioField
from zhicheng_web.portal.shared.forms.identity_fields import DocumentNumberField
from zhicheng_web.portal.shared.steps.step_page import CaseForm, StepPage, build_reason_field, handle_step_page
from zhicheng_web.portal.shared.steps.take_step import NOT_ATTEMPTED, read_action_arguments
from zhicheng_web.portal.shared.words.number_standing import describe_own_number


@entry(Role.APPLICANT, of="case")
def confirm_own_number(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The number and the birth date in it, whole, for their owner; POST confirms. The answer is the same for every number."""
    edited = EditedPart(request, case, ("applicant",))
    if redirect := edited.redirect_if_closed(request):
        return redirect
    person = edited.case.person
    if person.number_state != NumberState.CLAIMED and request.method == "GET":
        return redirect_browser(request, reverse("applicant-identity", args=[case]))
    outcome: Outcome[Case] = NOT_ATTEMPTED
    if request.method == "POST":
        outcome = attempt_applicant_action(lambda: confirm_number(edited.case, **read_action_arguments(request)))
        if outcome.done:
            return redirect_browser(request, reverse("applicant-tasks", args=[case]))
    own = describe_own_number(person) if person.id_index is not None else None
    context = {"case": edited.case, "own": own, "outcome": outcome}
    return render_applicant_page(request, "number", context, status=outcome.status if request.method == "POST" else 200)


class CorrectionForm(CaseForm):
    """The right number, why the other stands there, and the paper that proves it."""

    document = RadioField(list(DOCUMENT_CHOICES.items()), label="证件类型")
    number = DocumentNumberField(
        label="正确的证件号码", max_length=24, error_messages={"required": "请填写正确的证件号码，与证件一致"}
    )
    reason = build_reason_field("为什么要更正", "例如：填成了家里人的号码；或者换发证件以后号码变了。")
    file = forms.FileField(
        label="证明",
        help_text="身份证件正反面；号码变更过的，附派出所的证明。PDF、JPG或PNG。",
        error_messages={"required": "还没有选文件。请选择证件的扫描件。", "empty": "这个文件是空的，请重新选择。"},
    )

    def clean(self) -> dict[str, Any]:
        """The number after its kind. The age is not asked: the bureau sees the card."""
        values: dict[str, Any] = self.cleaned_data
        number = values.get("number")
        if number and values.get("document"):
            problem = describe_document_problem(values["document"], number, clock.today())
            if problem:
                self.add_error("number", problem)
        return values


def ask_for_correction(case: Case, form: CorrectionForm, action_arguments: Act) -> Case:
    """The asking, with its proof in this case."""
    upload, typed = form.cleaned_data["file"], form.cleaned_data
    return ask_correction(
        case,
        document=typed["document"],
        number=typed["number"],
        reason=typed["reason"],
        file_name=upload.name,
        data=upload.read(),
        **action_arguments,
    )


CORRECTION_PAGE = StepPage(
    "correction",
    CorrectionForm,
    ask_for_correction,
    lambda case, form: {"number": masked_number_of(case.person)},
    lambda case: {"document": case.person.document},
)


@entry(Role.APPLICANT, of="case")
def show_correction_page(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Ask for another number than the one that was confirmed; the bureau decides."""
    return handle_step_page(APPLICANT_PAGES, request, case, CORRECTION_PAGE)

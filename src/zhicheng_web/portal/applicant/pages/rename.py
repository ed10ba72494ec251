"""A change of name: the new one, why, and the paper that proves it; told to whoever holds one of the person's cases."""

from uuid import UUID

from django import forms
from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.change_name import change_name
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.portal.applicant.pages.review import APPLICANT_PAGES
from zhicheng_web.portal.shared.forms.identity_fields import NameField
from zhicheng_web.portal.shared.steps.step_page import CaseForm, StepPage, build_reason_field, handle_step_page


class RenameForm(CaseForm):
    """What the person is called now, why the record says otherwise, and the proof."""

    name = NameField(
        label="现在的姓名",
        help_text="要和身份证件一致。",
        error_messages={"required": "请填写现在的姓名，与证件一致"},
    )
    reason = build_reason_field("为什么更名", "例如：某年某月在派出所改名；或者原来登记时写错了一个字。")
    file = forms.FileField(
        label="证明",
        help_text="户口簿变更页、派出所证明或新的身份证件。PDF、JPG或PNG。",
        error_messages={"required": "还没有选文件。请选择证明的扫描件。", "empty": "这个文件是空的，请重新选择。"},
    )


def rename_applicant(case: Case, form: RenameForm, action_arguments: Act) -> Case:
    """The change, in this case and in the person's others."""
    upload, typed = form.cleaned_data["file"], form.cleaned_data
    return change_name(
        case, name=typed["name"], reason=typed["reason"], file_name=upload.name, data=upload.read(), **action_arguments
    )


RENAME_PAGE = StepPage("rename", RenameForm, rename_applicant)


@entry(Role.APPLICANT, of="case")
def show_rename_page(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Change the name, in every application of one's own."""
    return handle_step_page(APPLICANT_PAGES, request, case, RENAME_PAGE)

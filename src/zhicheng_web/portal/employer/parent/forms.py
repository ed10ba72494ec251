"""三（二） 附件2: whom the branch asks, and what the parent answers."""

from typing import Any

from django import forms

from zhicheng.procedure.reason import MAX_REASON_LENGTH
from zhicheng_web.cases.actions.receive_parent_report import ParentAnswer
from zhicheng_web.cases.read.row_types import Case, ParentReport
from zhicheng_web.messages.channels.mail import can_send_mail
from zhicheng_web.portal.shared.forms.base import Form, RadioButtons
from zhicheng_web.portal.shared.forms.evidence import EvidenceField
from zhicheng_web.portal.shared.forms.identity_fields import LineField, NameField, TelephoneField
from zhicheng_web.portal.shared.steps.step_page import CaseForm, check_reason_length

CONFIRMED, STAMPED, DECLINED = (
    answer.value
    for answer in (ParentReport.Answer.CONFIRMED, ParentReport.Answer.STAMPED, ParentReport.Answer.DECLINED)
)
ANSWERS = (
    (CONFIRMED, "以上内容属实，同意推荐（不用另外盖章）"),
    (STAMPED, "同意推荐，上传已盖章的推荐报告"),
    (DECLINED, "不同意推荐"),
)


class AskParentForm(CaseForm):
    """Who the parent is, and where the link goes."""

    parent_name = LineField(
        label="总公司全称",
        max_length=120,
        help_text="和总公司的营业执照一致，印在推荐报告上。",
        error_messages={"required": "请填写总公司的全称。"},
    )
    mail = forms.EmailField(
        label="总公司经办人的邮箱",
        required=False,
        max_length=254,
        help_text="填了就由系统把链接寄去；不填的，下一步打印带二维码的信。",
        error_messages={"invalid": "这不是邮箱地址，请核对，例如 name@example.com。"},
    )

    def __init__(self, case: Case, *args: Any, **kwargs: Any) -> None:
        super().__init__(case, *args, **kwargs)
        if not can_send_mail():
            del self.fields["mail"]  # the letter is printed


class ParentAnswerForm(Form):
    """The parent's person: who they are, what they say."""

    answer = forms.ChoiceField(
        label="总公司的意见",
        choices=ANSWERS,
        widget=RadioButtons,
        error_messages={"required": "请选一种意见。", "invalid_choice": "请选一种意见。"},
    )
    name = NameField(label="您的姓名", error_messages={"required": "请填写您的姓名。"})
    post = LineField(
        label="您的职务",
        max_length=60,
        help_text="例如：人力资源部经理。",
        error_messages={"required": "请填写您在总公司的职务。"},
    )
    phone = TelephoneField(
        label="您的电话",
        max_length=32,
        help_text="认定部门核实时打这个电话。",
        error_messages={"required": "请填写您的电话。"},
    )
    file = EvidenceField(label="盖章的推荐报告", help_text="选“上传”的才要。PDF、JPG或PNG。", required=False)
    reason = forms.CharField(
        label="不同意的理由",
        required=False,
        max_length=MAX_REASON_LENGTH,
        help_text="选“不同意”的才要，分公司和申报人看得到。",
        widget=forms.Textarea(attrs={"rows": 3, "data-count": True}),
    )

    def clean(self) -> dict[str, Any]:
        """What the opinion needs besides. Field errors where it is missing."""
        cleaned: dict[str, Any] = super().clean() or {}
        chosen = cleaned.get("answer")
        if chosen == STAMPED and not cleaned.get("file") and "file" not in self.errors:
            self.add_error("file", "还没有选文件。请选择盖章的推荐报告的扫描件。")
        if chosen == DECLINED:
            try:
                check_reason_length(cleaned.get("reason", ""))
            except forms.ValidationError as short:
                self.add_error("reason", short)
        return cleaned

    def read_answer(self) -> ParentAnswer:
        """The answer, from the valid fields."""
        cleaned = self.cleaned_data
        return ParentAnswer(
            cleaned["answer"], cleaned["name"], cleaned["post"], cleaned["phone"], cleaned.get("reason", "")
        )

"""What is asked of a title of before this system: whose it is, which, and from which paper (二（二）, 二（七））."""

from typing import Any, Final

from django import forms

from zhicheng.codes import LEVELS
from zhicheng.numbers.document_number import DOCUMENT_CHOICES, ID_CARD, describe_document_problem
from zhicheng.policy.model import Policy
from zhicheng.words.labels import LEVEL_LABELS
from zhicheng_web import clock
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.forms.fields import DatePartsField, RadioField, SelectField
from zhicheng_web.portal.shared.forms.identity_fields import DocumentNumberField, LineField, NameField
from zhicheng_web.portal.shared.words.choices import build_choices, list_series_choices

WIDE: Final = forms.TextInput(attrs={"class": "w-full"})


class EarlierTitleForm(Form):
    """One title. `own_authority`: the name of the authority that brings in its own; "" for the bureau, which says whose."""

    name = NameField(label="姓名", error_messages={"required": "请填写姓名。"})
    document = SelectField(list(DOCUMENT_CHOICES.items()), label="证件类型", initial=ID_CARD)
    number = DocumentNumberField(
        label="证件号码",
        max_length=24,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="加密保存，平时遮住。职称按证件号码归到本人名下。",
        error_messages={"required": "请填写证件号码。"},
    )
    series = forms.ChoiceField(label="系列", error_messages={"required": "请选择系列。"})
    level = RadioField(build_choices(LEVELS, LEVEL_LABELS), label="层级")
    title = LineField(label="职称", max_length=60, help_text="照证书写。", error_messages={"required": "请填写职称。"})
    specialty = LineField(label="专业", max_length=60, error_messages={"required": "请填写专业。"})
    granted_on = DatePartsField(label="取得日期")
    authority_name = LineField(
        label="认定部门", max_length=120, widget=WIDE, error_messages={"required": "请填写认定部门。"}
    )
    source = LineField(
        label="依据的材料",
        max_length=60,
        help_text="例如：职称证书、认定表、批准文件。",
        error_messages={"required": "请填写依据的材料。"},
    )
    source_number = LineField(
        label="文号或证书编号", max_length=60, error_messages={"required": "请填写文号或证书编号。"}
    )

    def __init__(self, policy: Policy, own_authority: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own_authority = own_authority
        self.set_choices("series", [("", "请选择"), *list_series_choices(policy)])
        self.forbid_days_after(clock.today())
        if own_authority:
            del self.fields["authority_name"]

    def clean(self) -> dict[str, Any]:
        """The number is that of its document."""
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned.setdefault("authority_name", self.own_authority)
        if cleaned.get("document") and cleaned.get("number"):
            wrong = describe_document_problem(cleaned["document"], cleaned["number"], clock.today())
            if wrong:
                self.add_error("number", wrong)
        if cleaned.get("granted_on") == clock.today().isoformat():
            self.add_error("granted_on", "取得日期是今天，不是系统启用前取得的职称，请对照证书核对。")
        return cleaned

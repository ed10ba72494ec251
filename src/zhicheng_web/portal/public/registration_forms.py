"""What a unit fills in to be entered into the register, and the code by which it asks what has become of it."""

from typing import Any

from django import forms

from zhicheng.policy.model import Policy
from zhicheng_web.cases.actions.ask_unit_registration import Contact
from zhicheng_web.people.register import EMPLOYING_KINDS, REGISTRABLE_KINDS
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.forms.evidence import EvidenceField
from zhicheng_web.portal.shared.forms.fields import RadioField, SelectField, YesNoField
from zhicheng_web.portal.shared.forms.identity_fields import CreditCodeField, LineField, MobileField, NameField
from zhicheng_web.portal.shared.words.choices import list_area_choices
from zhicheng_web.portal.shared.words.unit_data import AFFILIATION_CHOICES, EMPLOYER_KIND_CHOICES

UNIT_KINDS = [one for one in REGISTRABLE_KINDS if one[0] in EMPLOYING_KINDS]


class RegistrationForm(Form):
    """The unit, its licence, and who is responsible."""

    kind = RadioField(UNIT_KINDS, label="类别")
    name = LineField(
        label="单位全称",
        max_length=120,
        help_text="和营业执照、登记证书上的一致。",
        widget=forms.TextInput(attrs={"class": "w-full"}),
        error_messages={"required": "请填写单位的全称。"},
    )
    uscc = CreditCodeField(
        label="统一社会信用代码",
        help_text="18位，在营业执照、登记证书上。",
        error_messages={"required": "请填写统一社会信用代码。"},
    )
    employer_kind = SelectField(EMPLOYER_KIND_CHOICES, label="单位性质")
    affiliation = RadioField(AFFILIATION_CHOICES, label="隶属关系")
    registered_in_kunming = YesNoField(label="工商或法人登记在昆明", unsure=False)
    management_area = SelectField((), label="管理归属地", help_text="由哪个区县或开发区管理，就报给哪里（三（三））。")
    licence = EvidenceField(label="营业执照或登记证书", help_text="扫描件或照片，看得清代码和名称。PDF、JPG或PNG。")
    contact_name = NameField(
        label="负责人姓名",
        help_text="单位里办理职称申报的人。登记以后，由这个人开通账号。",
        error_messages={"required": "请填写负责人的姓名。"},
    )
    contact_phone = MobileField(label="负责人手机", max_length=20, error_messages={"required": "请填写负责人的手机。"})
    contact_mail = forms.EmailField(
        label="负责人邮箱",
        max_length=254,
        help_text="结果和开通账号的链接寄到这里。",
        error_messages={
            "required": "请填写负责人的邮箱。",
            "invalid": "这不是邮箱地址，请核对，例如 name@example.com。",
        },
    )

    def __init__(self, policy: Policy, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.set_choices("management_area", [("", "请选择"), *list_area_choices(policy)])

    def unit_values(self) -> dict[str, Any]:
        """The fields of the unit."""
        fields_of_request = ("licence", "contact_name", "contact_phone", "contact_mail")
        return {name: value for name, value in self.cleaned_data.items() if name not in fields_of_request}

    def read_contact(self) -> Contact:
        """Who is responsible."""
        cleaned = self.cleaned_data
        return Contact(cleaned["contact_name"], cleaned["contact_phone"], cleaned["contact_mail"])


class QueryCodeForm(Form):
    """The code of the receipt."""

    code = LineField(
        label="查询码",
        max_length=40,
        help_text="在申请的回执上，16位字母和数字。",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "class": "w-20"}),
        error_messages={"required": "请填写回执上的查询码。"},
    )

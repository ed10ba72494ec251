"""Who the applicant is (一（一）): the form of name, document and telephone; asked once, before anything else."""

from typing import Any

from zhicheng.numbers import id_number
from zhicheng.numbers.document_number import DOCUMENT_CHOICES, describe_document_problem
from zhicheng.numbers.plausibility import describe_implausibility
from zhicheng_web import clock
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.forms.fields import RadioField
from zhicheng_web.portal.shared.forms.identity_fields import DocumentNumberField, MobileField, NameField

Json = dict[str, Any]
ORIGIN_BY_DOCUMENT = {"id": "mainland", "hkmo": "hmt", "tw": "hmt", "pass": "foreign"}
"""Where somebody comes from, by the document of identity (一（一）)."""


class IdentityForm(Form):
    """一（一）: the natural person. A number that was confirmed is not changed here, nor a name that stands on record; a number
    that was only typed stays where the field is left empty.
    """

    name = NameField(label="姓名", error_messages={"required": "请填写姓名，与证件一致"})
    document = RadioField(list(DOCUMENT_CHOICES.items()), label="证件类型")
    number = DocumentNumberField(
        label="证件号码",
        max_length=24,
        error_messages={"required": "请填写证件号码"},
        help_text="只对办理人员显示，每次查看都有记录，您可以查到。",
    )
    phone = MobileField(
        label="手机号码",
        max_length=20,
        error_messages={"required": "请填写手机号码"},
        help_text="单位和认定部门有事打这个电话；办理进度在这里的消息里看。",
    )

    def __init__(
        self, *args: Any, known: bool = False, claimed: bool = False, name_on_record: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if claimed:
            self.fields["number"].required = False
            self.fields["number"].help_text = "要改的，填写新的号码；不改的，留空。"
        if name_on_record:
            del self.fields["name"]
        if known:
            del self.fields["document"], self.fields["number"]

    def clean(self) -> Json:
        """The number after its kind: GB 11643 for identity cards, of somebody of an age to work."""
        values: Json = self.cleaned_data
        number, today = values.get("number") or "", clock.today()
        wrong = None
        if number and values.get("document"):
            wrong = describe_document_problem(values["document"], number, today)
        if number and not wrong and id_number.is_valid(number):
            wrong = describe_implausibility(number, today)
        if wrong:
            self.add_error("number", wrong)
        return values | {"number": number}

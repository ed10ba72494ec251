"""For whom an invitation is: one person by name and telephone, or a list of them, a line each."""

import re

from django import forms

from zhicheng.numbers import person_name, phone
from zhicheng_web.cases.actions.invite import Invitee, normalise_invitee
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.forms.identity_fields import NameField, TelephoneField

MAX_LISTED = 500
"""Lines at once: a page of more than a factory's people is a mistake of pasting."""
LINE = re.compile(r"^(?P<name>[^\d+]+?)[\s,，、;；:：]*(?P<phone>\+?[\d\s-]+)$")
LINE_EXAMPLE = "刘敏 13800000000"


class InviteePersonForm(Form):
    """Whom the link is for; nobody else can use it."""

    name = NameField(
        label="姓名",
        help_text="和身份证上的一致。",
        error_messages={"required": "请填写要邀请的人的姓名。"},
    )
    phone = TelephoneField(
        label="手机",
        max_length=32,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
        help_text="打开链接时要填同样的姓名和手机，转给别人不能用。",
        error_messages={"required": "请填写要邀请的人的手机。"},
    )

    def read_invitee(self) -> Invitee:
        """The person, as the invitation keeps them."""
        return normalise_invitee(self.cleaned_data["name"], self.cleaned_data["phone"])


class InviteeListForm(Form):
    """Those who may join by the unit's one link, a line each."""

    people = forms.CharField(
        label="职工名单",
        max_length=40_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=f"每行一人，先姓名后手机，例如“{LINE_EXAMPLE}”。可以从表格里复制两列，粘贴在这里。",
        error_messages={"required": "请填写名单，每行一人。"},
    )

    def clean_people(self) -> list[Invitee]:
        """The people of all lines that are not empty. Raises ValidationError, which names the lines that are wrong."""
        lines = [(number, line.strip()) for number, line in enumerate(self.cleaned_data["people"].splitlines(), 1)]
        read = [(number, read_line(line)) for number, line in lines if line]
        wrong = [str(number) for number, invitee in read if invitee is None]
        if wrong:
            raise forms.ValidationError(f"第{'、'.join(wrong[:10])}行读不出姓名和手机，请写成“{LINE_EXAMPLE}”。")
        if len(read) > MAX_LISTED:
            raise forms.ValidationError(f"一次最多{MAX_LISTED}人，请分几次登记。")
        return [invitee for _, invitee in read if invitee is not None]


def read_line(line: str) -> Invitee | None:
    """The person of a line; None where it holds no name and telephone.

    >>> read_line("刘敏，138 0000 0000"), read_line("刘敏")
    (Invitee(name='刘敏', phone='13800000000'), None)
    """
    found = LINE.match(line)
    invitee = normalise_invitee(found["name"], found["phone"]) if found else None
    if (
        invitee is None
        or person_name.describe_name_problem(invitee.name)
        or phone.describe_phone_problem(invitee.phone)
    ):
        return None
    return invitee

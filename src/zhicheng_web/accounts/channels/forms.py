"""The forms of the owner's addresses: one for each kind of channel, and the code that was sent there."""

from collections.abc import Mapping
from typing import Final

from django import forms

from zhicheng_web.accounts.channels.rows import Channel
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.forms.identity_fields import MobileField


class MailForm(Form):
    """Where letters to the owner go."""

    address = forms.EmailField(
        label="邮箱",
        max_length=254,
        help_text="用只有您自己能看的邮箱，不要用单位公用的。",
        error_messages={"required": "请填写邮箱。", "invalid": "这不是邮箱地址，请核对，例如 name@example.com。"},
    )


class MobileForm(Form):
    """Where text messages to the owner go."""

    address = MobileField(
        label="手机号码",
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel", "class": "w-20"}),
        help_text="您自己的手机，11位数字。短信里不写姓名和结果。",
        error_messages={"required": "请填写手机号码。"},
    )


class MemberForm(Form):
    """The owner's name as a member of the corporation of 企业微信."""

    address = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}$",
        label="企业微信账号",
        strip=True,
        help_text="企业微信“我”→“个人信息”里的账号，不是姓名；不知道的，问本单位的企业微信管理员。",
        error_messages={"required": "请填写企业微信账号。", "invalid": "账号只有英文字母、数字和 _ - @ .，请核对。"},
    )


ADDRESS_FORMS: Final[Mapping[str, type[Form]]] = {
    Channel.Kind.MAIL: MailForm,
    Channel.Kind.SMS: MobileForm,
    Channel.Kind.WECOM: MemberForm,
}


class CodeForm(Form):
    """The code that was sent there."""

    code = forms.CharField(
        label="验证码",
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "w-10"}),
        help_text="刚才发去的6位数字，30分钟内有效。",
        error_messages={"required": "请填写验证码。"},
    )

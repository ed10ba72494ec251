"""What is asked of somebody who was invited: who they are, as the invitation has it, and the account that they want."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model, password_validation
from django.utils.functional import lazy

from zhicheng_web.cases.actions.invite import Invitee, normalise_invitee
from zhicheng_web.portal.employer.invitations import InvitationOffer
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.forms.identity_fields import IdNumberField, LoginField, NameField, TelephoneField

LOGIN_TAKEN = "这个登录名已经有人用了，请换一个，例如加上单位简称。"


def describe_password_rules() -> str:
    """What a password must be."""
    return "".join(password_validation.password_validators_help_texts())


class InviteeForm(Form):
    """Who accepts an invitation with an account that is there already: the telephone proves that it is for them."""

    phone = TelephoneField(
        label="手机",
        max_length=32,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
        help_text="填邀请您的人登记的那个号码：链接只给这个人用。",
        error_messages={"required": "请填写手机号码。"},
    )
    number = IdNumberField(
        label="身份证号码",
        max_length=24,
        help_text="认定工作人员须登记本人证件号码：同一个人不能两次把关。加密保存，平时只显示前6位和后4位。",
        error_messages={"required": "请填写身份证号码。"},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, offer: InvitationOffer, *args: Any, known: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if known or not offer.to_officer:
            del self.fields["number"]

    def read_invitee(self, name: str = "") -> Invitee:
        """For whom they say that the link is; `name` where the account has one already."""
        return normalise_invitee(name or self.cleaned_data["name"], self.cleaned_data["phone"])


class JoinForm(InviteeForm):
    """The account of somebody who was invited: their name, the name to sign in, the password."""

    field_order = ("name", "phone", "number", "login", "password")
    name = NameField(
        label="姓名",
        error_messages={"required": "请填写姓名，和身份证上的一致。", "max_length": "姓名最多60个字。"},
    )
    login = LoginField(
        label="登录名",
        help_text="以后用它登录，不分大小写。用字母、数字、汉字，中间不空格。",
        error_messages={"required": "请设置登录名。", "max_length": "登录名最多64个字。"},
    )
    password = forms.CharField(
        label="密码",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=lazy(describe_password_rules, str)(),
        error_messages={"required": "请设置密码。"},
    )

    def clean_login(self) -> str:
        """A name to sign in that nobody has yet. Raises ValidationError."""
        wanted: str = self.cleaned_data["login"]
        if get_user_model().objects.find_by_login(wanted):
            raise forms.ValidationError(LOGIN_TAKEN)
        return wanted

    def clean_password(self) -> str:
        """A password that settings.AUTH_PASSWORD_VALIDATORS accept. Raises ValidationError."""
        password: str = self.cleaned_data["password"]
        account = get_user_model()(login=self.cleaned_data.get("login", ""))
        account.own_words = [self.cleaned_data.get("name", ""), self.cleaned_data.get("phone", "")]
        password_validation.validate_password(password, account)
        return password

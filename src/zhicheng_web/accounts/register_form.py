"""What somebody fills in who opens an account by themselves."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model, password_validation
from django.utils.functional import lazy

from zhicheng_web.portal.employer.join_forms import describe_password_rules
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.forms.identity_fields import IdNumberField, LoginField, MobileField, NameField


class RegisterForm(Form):
    """Who they are, the name to sign in, the password. Whether a name is taken, only the opening itself says, which is counted:
    nobody asks here who has an account.
    """

    name = NameField(label="姓名", error_messages={"required": "请填写姓名，和身份证上的一致。"})
    number = IdNumberField(
        label="身份证号码",
        required=False,
        max_length=24,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="加密保存，平时只显示前6位和后4位。用护照、通行证的不填，以后在申报里填。",
    )
    phone = MobileField(
        label="手机",
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
        error_messages={"required": "请填写手机号码。"},
    )
    login = LoginField(
        label="登录名",
        help_text="以后用它登录，不分大小写。用字母、数字、汉字，中间不空格。",
        error_messages={"required": "请设置登录名。"},
    )
    password = forms.CharField(
        label="密码",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=lazy(describe_password_rules, str)(),
        error_messages={"required": "请设置密码。"},
    )

    def clean_password(self) -> str:
        """A password that settings.AUTH_PASSWORD_VALIDATORS accept; else the field says why not."""
        password: str = self.cleaned_data["password"]
        account: Any = get_user_model()(login=self.cleaned_data.get("login", ""))
        account.own_words = [self.cleaned_data.get("name", ""), self.cleaned_data.get("phone", "")]
        password_validation.validate_password(password, account)
        return password

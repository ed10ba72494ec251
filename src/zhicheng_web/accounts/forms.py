"""allauth's forms in the office's words: labels, what is asked for, what to do where something is missing."""

import logging
from typing import Any

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import forms as codes
from allauth.mfa.totp import forms as totp
from allauth.mfa.utils import decrypt
from cryptography.fernet import InvalidToken
from django.contrib.auth.password_validation import password_validators_help_texts
from django.core.exceptions import ValidationError

from zhicheng_web.accounts.models import Account
from zhicheng_web.accounts.passwords import PASSWORDS_DIFFER
from zhicheng_web.accounts.queries import find_account_by_login
from zhicheng_web.accounts.sign_in.counting import FACTOR, count_try
from zhicheng_web.accounts.sign_in.persona_factor import find_demo_code
from zhicheng_web.accounts.sign_in.used_codes import claim_code

FIELD_WORDS = {
    "login": ("登录名", "", "请输入登录名。"),
    "oldpassword": ("现在的密码", "", "请输入现在的密码。"),
    "password": ("密码", "", "请输入密码。"),
    "password1": ("新密码", "", "请设置新密码。"),
    "password2": ("再输入一次新密码", "", "请再输入一次新密码。"),
    "code": ("验证码", "手机验证器上的6位数字，每30秒换一次；手机不在身边的，用一个备用码。", "请输入验证码。"),
}
"""Label, help and what to do where it is empty, by the name of the field."""

LOG = logging.getLogger("zhicheng.security")
OTHER_SECRET = "您的两步验证现在核对不了：系统换了密钥，缺原来的那一个。请告诉系统管理员，把原来的密钥文件放回去。"
USED = "这个验证码已经用过了，请等手机上换一个，再输入新的。"


def require_unused(account: Account, secret: str, code: str) -> None:
    """Use a code of a telephone up. Raises ValidationError where it was used before."""
    if not claim_code(account.pk, secret, code):
        raise ValidationError(USED, "incorrect_code")


class OfficeFormMixin:
    """No placeholder, no bubble of the browser, our words."""

    use_required_attribute = False
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        for name, field in self.fields.items():
            field.label, field.help_text, field.error_messages["required"] = FIELD_WORDS[name]
            field.widget.attrs.pop("placeholder", None)
            if name == "password1":
                field.help_text = "".join(password_validators_help_texts())


class NewPasswordMixin(OfficeFormMixin):
    """A new password, typed twice."""

    def add_error(self, field: str | None, error: ValidationError | str) -> None:
        """allauth's word for two that differ becomes ours."""
        message = error if isinstance(error, ValidationError) or field != "password2" else PASSWORDS_DIFFER
        super().add_error(field, message)  # type: ignore[misc]


class Login(OfficeFormMixin, account.LoginForm):  # type: ignore[misc]  # allauth has no types
    """Signing in: the name to sign in, however it was typed, and the password."""

    def clean_login(self) -> str:
        """The name as the account has it; of nobody's, as it was typed."""
        typed: str = super().clean_login()
        account = find_account_by_login(typed)
        return account.login if account else typed


class ChangePassword(NewPasswordMixin, account.ChangePasswordForm):  # type: ignore[misc]  # allauth has no types
    """The old one, the new one twice."""

    def clean_oldpassword(self) -> str:
        """The old one, if it is right. Raises ValidationError, too where it was tried too often."""
        with count_try(context.request, self.user.login):
            password: str = super().clean_oldpassword()
        return password


class SetPassword(NewPasswordMixin, account.SetPasswordForm):  # type: ignore[misc]
    """The new one twice, where there was none."""


class Reauthenticate(OfficeFormMixin, account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before somebody changes what protects the account."""


class CodeFormMixin(OfficeFormMixin):
    """A second factor; of a persona of the demonstration the code stands on the page."""

    user: Account
    authenticator: Authenticator

    def clean_code(self) -> str:
        """The code, if it is right and was not used before. Raises ValidationError."""
        with count_try(context.request, self.user.login, FACTOR):
            code = self.match_code()
            if self.authenticator.type == Authenticator.Type.TOTP:
                require_unused(self.user, decrypt(self.authenticator.data["secret"]), code)
        return code

    def match_code(self) -> str:
        """The code, if it is one of the factor's. Raises ValidationError, also where no secret of ours opens what is stored."""
        try:
            code: str = super().clean_code()  # type: ignore[misc]
        except InvalidToken as other:
            LOG.error("the second factor of account %s was sealed under a secret that is not in keys", self.user.pk)
            raise ValidationError(OTHER_SECRET, "incorrect_code") from other
        return code

    @property
    def demo_code(self) -> str:
        """What the persona's telephone shows now; "" for everybody else."""
        return find_demo_code(self.user)


class Authenticate(CodeFormMixin, base.AuthenticateForm):  # type: ignore[misc]
    """The second factor at signing in."""


class ReauthenticateByCode(CodeFormMixin, base.ReauthenticateForm):  # type: ignore[misc]
    """The second factor once more."""


class ActivateTotp(OfficeFormMixin, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new authenticator."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = "添加以后，手机上显示的6位数字。"

    def clean_code(self) -> str:
        """The code, if it is right: it signs nobody in afterwards. Raises ValidationError."""
        with count_try(context.request, self.user.login, FACTOR):
            code: str = super().clean_code()
            require_unused(self.user, self.secret, code)
        return code


class DeactivateTotp(OfficeFormMixin, totp.DeactivateTOTPForm):  # type: ignore[misc]
    """Doing without a second factor: a button, nothing to fill in."""


class GenerateCodes(OfficeFormMixin, codes.GenerateRecoveryCodesForm):  # type: ignore[misc]
    """New codes in reserve instead of the old ones: a button, nothing to fill in."""

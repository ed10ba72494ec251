"""What a password must be: shown before it is typed, and again where it falls short."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.password_validation import CommonPasswordValidator, MinimumLengthValidator
from django.core.exceptions import ValidationError

RULES = "至少{least}位。不要用登录名、手机号、生日，也不要用“abc123456”这样很多人都用的。"
TOO_SHORT = "密码只有{found}位，请至少用{least}位，例如几个不相干的词连在一起。"
TOO_COMMON = "这个密码很多人都在用，容易被猜中，请换一个，例如几个不相干的词连在一起。"
CONTAINS_LOGIN = "密码里不能有登录名，请换一个。"
PASSWORDS_DIFFER = "两次输入的密码不一样，请重新输入。"


class LongEnough(MinimumLengthValidator):
    """Long enough; its help says all rules."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        if len(password) < self.min_length:
            raise ValidationError(TOO_SHORT.format(found=len(password), least=self.min_length), "password_too_short")

    def get_help_text(self) -> str:
        return RULES.format(least=self.min_length)


class NotCommon(CommonPasswordValidator):
    """Not among those that are tried first."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        if password.lower().strip() in self.passwords:
            raise ValidationError(TOO_COMMON, "password_too_common")

    def get_help_text(self) -> str:
        return ""


class NotTheLogin:
    """Does not hold the name one signs in with."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        login = user.get_username() if user else ""
        if login and login.lower() in password.lower():
            raise ValidationError(CONTAINS_LOGIN, "password_too_similar")

    def get_help_text(self) -> str:
        return ""

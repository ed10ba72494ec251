"""What allauth asks of us: nobody signs up alone, and words at the sign-in page say what to do."""

from typing import Any

from allauth.core import context
from django.http import HttpRequest
from django.urls import reverse

from zhicheng_web.accounts.logged_adapter import LoggedAccountAdapter
from zhicheng_web.accounts.sign_in import proofs

WRONG = "登录名或密码不对，请再试一次。字母分大小写。"
TOO_MANY = "试得太多了，请五分钟后再试。忘记密码，请联系开通账号的人。"


class AccountAdapter(LoggedAccountAdapter):
    """allauth's adapter of accounts with the office's words and addresses."""

    error_messages = LoggedAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG,
        "incorrect_password": "密码不对，请再试一次。",
        "enter_current_password": "现在的密码不对，请再试一次。",
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": "试得太多了，请五分钟后再试。",
    }

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whether who changes what protects their account has to prove again who they are: not right after a proof."""
        return not proofs.is_confirmed(self.request or context.request)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are opened by those who invite: an employer's HR, the bureau."""
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """The page that tells of the change of password."""
        return f"{reverse('mfa_index')}?changed=password"

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Whoever's account somebody else has touched reads that first; everybody else begins to work."""
        if getattr(request.user, "unseen_acts", 0):
            return reverse("account-history")
        return str(super().get_login_redirect_url(request))

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """No message beside the page: the page that changed something shows it."""

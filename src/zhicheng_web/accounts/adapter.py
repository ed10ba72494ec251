"""What allauth asks of us: nobody signs up alone, and words at the sign-in page say what to do."""

from typing import Any

from allauth.core import context
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from zhicheng_web.accounts import acts
from zhicheng_web.accounts.logged_adapter import LoggedAccountAdapter
from zhicheng_web.accounts.models import Account
from zhicheng_web.accounts.sign_in import counting, proofs, sessions

WRONG = "登录名或密码不对，请再试一次。密码里的字母分大小写。"


class AccountAdapter(LoggedAccountAdapter):
    """allauth's adapter of accounts with the office's words and addresses."""

    error_messages = LoggedAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG,
        "incorrect_password": "密码不对，请再试一次。",
        "enter_current_password": "现在的密码不对，请再试一次。",
    }

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try before the password is looked at; where it has to wait, the form says how long."""
        counting.claim_named_try(request, credentials["username"])

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Account | None:
        """The account whose name and password these are; the place from which they came begins anew."""
        account: Account | None = super().authenticate(request, **credentials)
        if account is not None:
            counting.forgive_named_tries(request, credentials["username"])
        return account

    def post_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponse:
        """Somebody has come in, by all that is asked of them."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        counting.welcome_owner(request, response, user)
        return response

    def set_password(self, user: Account, password: str) -> None:
        """Change it, or set it by a link: wherever somebody is signed in with the old one, they are not any more."""
        request = self.request or context.request
        is_own = request.user.pk == user.pk
        with transaction.atomic():
            acts.record_owner_act(user.pk, acts.PASSWORD_CHANGED if is_own else acts.PASSWORD_BY_LINK)
            super().set_password(user, password)
        sessions.end_sessions(user.pk, but=request.session.session_key if is_own else None)

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

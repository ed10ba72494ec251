"""Finding accounts for the pages of this room."""

from allauth.mfa.models import Authenticator

from zhicheng_web.accounts.models import Account


def find_account_by_login(login: str) -> Account | None:
    """The account with a name to sign in; None: there is none of this name."""
    return Account.objects.find_by_login(login)


def find_active_account(pk: int) -> Account | None:
    """An account that may sign in; None: there is none, or it was closed."""
    return Account.objects.filter(pk=pk, is_active=True).first()


def has_second_factor(account_id: int | None) -> bool:
    """Whether a second factor is asked for at signing in."""
    return bool(Authenticator.objects.filter(user_id=account_id).exists())

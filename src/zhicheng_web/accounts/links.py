"""Links by which the owner of an account sets a new password: what proves one, and whose account one names."""

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from zhicheng_web import clock
from zhicheng_web.accounts.models import Account
from zhicheng_web.accounts.queries import find_active_account
from zhicheng_web.people.queries import list_membership_ids_of_account


class PasswordLinks(PasswordResetTokenGenerator):
    """A link dies, too, when what its owner is anywhere changes: who made it may not look after the account any more."""

    def _make_hash_value(self, user: Account, timestamp: int) -> str:
        memberships = list_membership_ids_of_account(user.pk, clock.today())
        return f"{super()._make_hash_value(user, timestamp)}{memberships}"


LINKS = PasswordLinks()


def prove_link(account: Account) -> tuple[str, str]:
    """The two parts of a link: the account, and the proof, which dies with the old password, the next signing in, a day."""
    return urlsafe_base64_encode(str(account.pk).encode()), LINKS.make_token(account)


def find_account_of_link(name: str, token: str) -> Account | None:
    """The account that a link opens; None where it names none, was used, or is over."""
    try:
        number = int(urlsafe_base64_decode(name))
    except ValueError:
        return None
    account = find_active_account(number)
    return account if account and LINKS.check_token(account, token) else None

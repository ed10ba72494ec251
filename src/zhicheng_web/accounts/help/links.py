"""The link of a help: it dies with its use, with the old password, the next signing in, a change of roles, and a day."""

from uuid import UUID

from django.urls import reverse
from django.utils.crypto import constant_time_compare

from zhicheng_web.accounts.channels.actions import digest_code
from zhicheng_web.accounts.help.ask import HELP_CODE_SALT
from zhicheng_web.accounts.help.rows import MAX_HELP_TRIES, AccountHelp
from zhicheng_web.accounts.links import PasswordLinks
from zhicheng_web.accounts.models import Account
from zhicheng_web.people.counted_guesses import count_guess, take_guess_back


class HelpLinks(PasswordLinks):
    """Links of one help: those of another, or of the command that founds an office, open nothing here."""

    def __init__(self, asked: AccountHelp) -> None:
        super().__init__()
        self.key_salt = f"zhicheng.help.{asked.public_id}"


def build_help_address(asked: AccountHelp, account: Account) -> str:
    """The whole address of the link."""
    token = HelpLinks(asked).make_token(account)
    return f"{asked.origin}{reverse('password-reset', args=[asked.public_id.hex, token])}"


def find_help_of_link(name: str, token: str) -> AccountHelp | None:
    """What was asked and sent, as long as its link holds; None where it names none, was used, guessed at, or is over."""
    try:
        public_id = UUID(hex=name)
    except ValueError:
        return None
    asked = AccountHelp.objects.filter(public_id=public_id, sent_at__isnull=False, used_at=None)
    found = asked.filter(tries__lt=MAX_HELP_TRIES).select_related("person__user").first()
    account = found.person.user if found else None
    holds = found and account and account.is_active and HelpLinks(found).check_token(account, token)
    return found if holds else None


def is_code_right(asked: AccountHelp, code: str) -> bool:
    """Whether the code of a letter is the one that was told; a wrong one is counted, and after too many none is right."""
    row = AccountHelp.objects.filter(pk=asked.pk)
    if not count_guess(row, MAX_HELP_TRIES):
        return False
    right = constant_time_compare(asked.code_digest, digest_code(asked.person_id, code, HELP_CODE_SALT))
    if right:
        take_guess_back(row)
    return right

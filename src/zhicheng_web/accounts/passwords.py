"""What a password must be: shown before it is typed, and again where it falls short."""

from collections.abc import Collection

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError

from zhicheng_web import clock
from zhicheng_web.accounts.guessing.estimate import estimate_guessing, load_common_passwords, normalise_password
from zhicheng_web.people import queries

RULES = "至少{least}位，最好用四个不相干的词连在一起。不要用姓名、登录名、手机号、生日、地名加年份，这些最先被人猜到。"
TOO_SHORT = "密码只有{found}位，请至少用{least}位，例如四个不相干的词连在一起。"
TOO_COMMON = "这个密码很多人都在用，容易被猜中，请换一个，例如四个不相干的词连在一起。"
CONTAINS_LOGIN = "密码里不能有登录名、姓名或手机号，请换一个。"
TOO_GUESSABLE = "这个密码由{kinds}组成，容易被猜中。请换一个，例如四个不相干的词连在一起。"
ONLY_DIGITS = "密码全是数字，容易被猜中。请换一个，例如四个不相干的词连在一起。"
PASSWORDS_DIFFER = "两次输入的密码不一样，请重新输入。"
MIN_BITS = 30.0
"""Bits of a guesser's work at least, some thousand million tries: tries are slowed down (`sign_in`), a stolen table is not."""
MIN_OWN_WORD = 2
"""Characters of a word of the owner's at least; fewer stand in anything."""


def list_own_words(account: AbstractBaseUser | None) -> list[str]:
    """What somebody who knows the owner tries first: login, name, telephone, units. Of an account that is being opened, what
    its form has put into `own_words`.
    """
    if account is None:
        return []
    words = [account.get_username(), *getattr(account, "own_words", ())]
    person = queries.find_person_of_account(account.pk) if account.pk else None
    if person is not None:
        units = queries.list_memberships_on(person.pk, clock.today())
        words += [person.name, person.phone, *(one.organisation.name for one in units)]
    return [word for word in words if word and len(word) >= MIN_OWN_WORD]


def list_pieces(words: Collection[str]) -> set[str]:
    """The words with what they are made of: a login's halves, a telephone's last digits."""
    pieces = {piece for word in words for piece in (word, *word.replace(".", "-").replace("_", "-").split("-"))}
    tails = {word[-length:] for word in words if word.isdigit() for length in (4, 6, 8)}
    return {piece for piece in pieces | tails if len(piece) >= MIN_OWN_WORD}


def holds_own_word(password: str, account: AbstractBaseUser | None) -> bool:
    """Whether a password holds the login, name, telephone or unit of its owner as it is."""
    text = normalise_password(password)
    return any(normalise_password(word) in text for word in list_own_words(account))


def is_common(password: str) -> bool:
    """Whether a password is one of those that are tried first."""
    return password.lower().strip() in load_common_passwords()


class LongEnough(MinimumLengthValidator):
    """Long enough; its help says all rules."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        if len(password) < self.min_length:
            raise ValidationError(TOO_SHORT.format(found=len(password), least=self.min_length), "password_too_short")

    def get_help_text(self) -> str:
        return RULES.format(least=self.min_length)


class NotCommon:
    """Not among those that are tried first."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        if is_common(password):
            raise ValidationError(TOO_COMMON, "password_too_common")

    def get_help_text(self) -> str:
        return ""


class NotTheLogin:
    """Does not hold the name one signs in with, one's own name or telephone."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        if holds_own_word(password, user):
            raise ValidationError(CONTAINS_LOGIN, "password_too_similar")

    def get_help_text(self) -> str:
        return ""


class HardToGuess:
    """Not made of what somebody here would try: names in pinyin, places, years, days, numbers, neighbouring keys, repetitions.
    What another validator refuses already is not refused twice.
    """

    def __init__(self, min_length: int) -> None:
        self.min_length = min_length

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        refused = len(password) < self.min_length or is_common(password)
        if refused or holds_own_word(password, user):
            return
        if normalise_password(password).isdigit():
            raise ValidationError(ONLY_DIGITS, "password_entirely_numeric")
        estimate = estimate_guessing(password, list_pieces(list_own_words(user)))
        if estimate.bits < MIN_BITS:
            kinds = "、".join(estimate.kinds) or "很少几个字"
            raise ValidationError(TOO_GUESSABLE.format(kinds=kinds), "password_guessable")

    def get_help_text(self) -> str:
        return ""

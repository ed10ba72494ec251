"""An account: a name to sign in with and a password. No groups, no flags, no superuser: powers are memberships."""

from collections.abc import Sequence
from typing import ClassVar, Final

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import check_password
from django.db import models, transaction

from zhicheng.numbers.login import normalise_login
from zhicheng_web import clock
from zhicheng_web.accounts.channels.rows import Channel
from zhicheng_web.accounts.help.rows import AccountHelp
from zhicheng_web.accounts.notices.rows import AccountNotice
from zhicheng_web.accounts.sign_in.rows import AccountSession, SignInTries, UsedCode
from zhicheng_web.ledger import units

__all__ = [
    "Account",
    "AccountHelp",
    "AccountManager",
    "AccountNotice",
    "AccountSession",
    "Channel",
    "SignInTries",
    "UsedCode",
]


REHASHED: Final = "password_rehashed"


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts as Django asks it: by a name to sign in and a password."""

    def create_user(self, login: str, password: str | None = None) -> "Account":
        """A new account; without a password nobody can sign in with one."""
        account = self.model(login=normalise_login(login))
        account.set_password(password)
        account.save(using=self._db)
        return account

    def find_by_login(self, typed: str) -> "Account | None":
        """The account with a name to sign in, however it was typed; None: there is none of this name.

        A name exactly as it stands comes first: earlier accounts may differ in capitals alone, and each keeps its name.
        """
        exact = models.Q(login=typed.strip())
        found = self.filter(exact | models.Q(login_key=normalise_login(typed)))
        return found.order_by(models.Case(models.When(exact, then=0), default=1)).first()


class Account(AbstractBaseUser):
    """Somebody who may sign in.

    `login_key`: the normal form of the name, which two accounts cannot share; only those from before it that differed in capitals
    alone have none, but for the first. `unseen_acts`: how much others have done to it that its owner has not read yet; the
    database counts (`account_notice`), so that a page that shows it asks nothing more.
    """

    login = models.CharField("登录名", max_length=64, unique=True)
    login_key = models.CharField("登录名（比较用）", max_length=64, null=True, editable=False)
    is_active = models.BooleanField(default=True)
    unseen_acts = models.IntegerField("没有看过的变动", default=0)

    own_words: Sequence[str] = ()
    """What the owner of an account that is being opened has said of himself: no part of a password (no column)."""

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "login"

    class Meta:
        verbose_name = "账号"
        verbose_name_plural = "账号"
        constraints = [models.UniqueConstraint(fields=["login_key"], name="account_one_per_login")]

    def __str__(self) -> str:
        return self.login

    def check_password(self, raw_password: str | None) -> bool:
        """Whether it is the password. One that is stored in an older way is stored anew, and that is written down."""

        def store_anew(password: str) -> None:
            with transaction.atomic():
                units.record_account_act(self.pk, REHASHED, at=clock.now())
                self.set_password(password)
                self._password = None
                self.save(update_fields=["password"])

        return bool(raw_password) and check_password(raw_password, self.password, store_anew)

    def save(self, *args: object, **kwargs: object) -> None:
        """A new account has its name's normal form beside it."""
        if self._state.adding:
            self.login_key = normalise_login(self.login)
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # as Django has them

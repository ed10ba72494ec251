"""An account: a name to sign in with and a password. No groups, no flags, no superuser: powers are memberships."""

from collections.abc import Sequence
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from zhicheng_web.accounts.channels.rows import Channel
from zhicheng_web.accounts.help.rows import AccountHelp
from zhicheng_web.accounts.notices.rows import AccountNotice
from zhicheng_web.accounts.sign_in.rows import UsedCode

__all__ = ["Account", "AccountHelp", "AccountManager", "AccountNotice", "Channel", "UsedCode"]


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts as Django asks it: by a name to sign in and a password."""

    def create_user(self, login: str, password: str | None = None) -> "Account":
        """A new account; without a password nobody can sign in with one."""
        account = self.model(login=login.strip())
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """Somebody who may sign in. `unseen_acts`: how much others have done to it that its owner has not read yet; the database
    counts (`account_notice`), so that a page that shows it asks nothing more.
    """

    login = models.CharField("登录名", max_length=64, unique=True)
    is_active = models.BooleanField(default=True)
    unseen_acts = models.IntegerField("没有看过的变动", default=0)

    own_words: Sequence[str] = ()
    """What the owner of an account that is being opened has said of himself: no part of a password (no column)."""

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "login"

    class Meta:
        verbose_name = "账号"
        verbose_name_plural = "账号"

    def __str__(self) -> str:
        return self.login

"""Tables of signing in, kept in the database: several processes share them, and a restart forgets nothing."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

if TYPE_CHECKING:
    from zhicheng_web.accounts.sign_in.session_store import SessionStore


class UsedCode(models.Model):
    """The latest period whose code an account has used; none of before counts again (RFC 6238, 5.2)."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    counter = models.BigIntegerField("时段")

    class Meta:
        db_table = "accounts_used_code"
        verbose_name = "用过的验证码"

    def __str__(self) -> str:
        return f"{self.account_id}: {self.counter}"


class SignInTries(models.Model):
    """How often a name was tried from a place without success. The name only as a hash: what is typed there by mistake may be a
    password. `untold`: of these, how many the owner has not read of.
    """

    name = models.CharField("登录名的散列", max_length=64)
    place = models.CharField("来处", max_length=64)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    failures = models.PositiveIntegerField("输错次数", default=0)
    untold = models.PositiveIntegerField("未告知次数", default=0)
    last_failed_at = models.DateTimeField("最近一次")

    class Meta:
        db_table = "accounts_sign_in_tries"
        verbose_name = "登录输错"
        constraints = [models.UniqueConstraint(fields=["name", "place"], name="accounts_tries_one_row")]
        indexes = [models.Index(fields=["place", "last_failed_at"], name="accounts_tries_place")]

    def __str__(self) -> str:
        return f"{self.place}: {self.failures}"


class AccountSession(AbstractBaseSession):
    """A session with what its owner sees of it. The columns are copied from its content whenever it is saved; the content alone
    decides. Without an account: somebody who has not signed in.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    begun_at = models.DateTimeField("登录时间", null=True)
    seen_at = models.DateTimeField("最近使用", null=True)
    device = models.CharField("设备", max_length=40, blank=True)
    address = models.CharField("地址", max_length=40, blank=True)

    class Meta(AbstractBaseSession.Meta):
        db_table = "accounts_session"
        verbose_name = "登录"

    @classmethod
    def get_session_store_class(cls) -> "type[SessionStore]":
        """The store whose rows these are."""
        from zhicheng_web.accounts.sign_in.session_store import SessionStore  # noqa: PLC0415 - it stands on this table

        return SessionStore

"""Tables of signing in, kept in the database: several processes share them, and a restart forgets nothing."""

from django.conf import settings
from django.db import models


class UsedCode(models.Model):
    """The latest period whose code an account has used; none of before counts again (RFC 6238, 5.2)."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    counter = models.BigIntegerField("时段")

    class Meta:
        db_table = "accounts_used_code"
        verbose_name = "用过的验证码"

    def __str__(self) -> str:
        return f"{self.account_id}: {self.counter}"

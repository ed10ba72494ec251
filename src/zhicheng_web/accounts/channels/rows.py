"""A channel: how the owner of an account is reached, shown to be theirs by a code that was sent there."""

from typing import Final

from django.db import models
from django.db.models import Q

MAX_CODE_TRIES: Final = 5
"""Wrong codes that may be typed; a new one has to be asked for then. Five of a million are one in 200,000."""


class Channel(models.Model):
    """An address of an account; verified when the code that was sent there has been typed, over when another took its place."""

    class Kind(models.TextChoices):
        MAIL = "mail", "邮箱"
        SMS = "sms", "手机短信"
        WECOM = "wecom", "企业微信"

    account = models.ForeignKey("accounts.Account", models.CASCADE, related_name="channels")
    kind = models.CharField("类别", max_length=8, choices=Kind, default=Kind.MAIL)
    address = models.CharField("地址", max_length=254)
    code_digest = models.CharField("验证码摘要", max_length=64)
    code_sent_at = models.DateTimeField("验证码发送时间")
    tries = models.IntegerField("输错次数", default=0)
    verified_at = models.DateTimeField("验证时间", null=True)
    gets_messages = models.BooleanField("消息也发到这里", default=True, db_default=True)
    ended_at = models.DateTimeField("停用时间", null=True)

    class Meta:
        db_table = "accounts_channel"
        verbose_name = "联系方式"
        constraints = [
            models.UniqueConstraint(
                fields=["account", "kind"],
                name="accounts_channel_one_verified",
                condition=Q(verified_at__isnull=False, ended_at=None),
            ),
            models.CheckConstraint(name="accounts_channel_tries", condition=Q(tries__gte=0, tries__lte=MAX_CODE_TRIES)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.account_id}"

"""A notice: an act of somebody else on an account, until its owner has been told. Made by the database with the act itself."""

from django.db import models


class AccountNotice(models.Model):
    """`entry_id`: the line in the organisation's record. `mailed_at`: a letter has gone out, or there was nowhere to send it."""

    entry_id = models.BigIntegerField(unique=True)
    account = models.ForeignKey("accounts.Account", models.CASCADE, related_name="notices")
    at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "accounts_notice"
        verbose_name = "账号变动"
        indexes = [
            models.Index(fields=["id"], name="accounts_notice_unmailed", condition=models.Q(mailed_at=None)),
            models.Index(fields=["account"], name="accounts_notice_unseen", condition=models.Q(seen_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.entry_id}"

"""Help with an account as a row: asked, where needed confirmed by a second person, sent or printed, used. Never deleted.

What the database itself refuses of it stands in migrations/0005_account_help.py: nobody helps themselves, the two are two people
of two numbers, nothing leaves for an office account before the second has confirmed, and no letter for somebody whose case the
helper has acted on.
"""

from datetime import timedelta
from typing import Final
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

MAX_HELP_TRIES: Final = 5
"""Wrong codes that may be typed on the page of a letter's link."""
HELP_DAYS: Final = 7
"""From asking until the link is sent or the letter printed. Who asked has checked the owner on the day of asking; after a week
that says nothing any more, and the owner has found another way or asks again.
"""
HELP_TERM: Final = timedelta(days=HELP_DAYS)


class AccountHelp(models.Model):
    """`channel`: where the link goes; without one it is printed, and opens only with the code that `asked_by` has been shown.
    `organisation_id`: in whose record it is written. `expires_at`: until when it can be agreed to and go out; `expired_at`: when
    it was marked because nobody had.
    """

    public_id = models.UUIDField("编号", default=uuid4, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+", db_constraint=False)
    organisation_id = models.BigIntegerField()
    asked_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", db_constraint=False)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField("办理期限")
    reason = models.CharField("理由", max_length=200)
    remove_factors = models.BooleanField("取消两步验证", default=False)
    channel = models.ForeignKey("accounts.Channel", models.PROTECT, null=True, related_name="+", db_constraint=False)
    code_digest = models.CharField(max_length=64, blank=True)
    tries = models.IntegerField(default=0)
    origin = models.CharField(max_length=200)
    confirmed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+", db_constraint=False)
    confirmed_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    expired_at = models.DateTimeField("过期时间", null=True)

    class Meta:
        db_table = "help_with_account"
        verbose_name = "账号求助"
        constraints = [
            models.UniqueConstraint(fields=["public_id"], name="help_public_id"),
            models.CheckConstraint(
                name="help_not_for_oneself",
                condition=~Q(asked_by=F("person")) & (Q(confirmed_by=None) | ~Q(confirmed_by=F("person"))),
            ),
            models.CheckConstraint(
                name="help_confirmed_by_second",
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("asked_by")),
            ),
            models.CheckConstraint(
                name="help_by_two",
                condition=Q(sent_at=None)
                | Q(confirmed_by__isnull=False)
                | Q(channel__isnull=False, remove_factors=False),
            ),
            models.CheckConstraint(name="help_used_when_sent", condition=Q(used_at=None) | Q(sent_at__isnull=False)),
            models.CheckConstraint(
                name="help_letter_has_code", condition=Q(channel__isnull=False) | ~Q(code_digest="")
            ),
            models.CheckConstraint(
                name="help_in_time",
                condition=(Q(confirmed_at=None) | Q(confirmed_at__lte=F("expires_at")))
                & (Q(sent_at=None) | Q(sent_at__lte=F("expires_at"))),
            ),
            models.CheckConstraint(
                name="help_expired_unanswered",
                condition=Q(expired_at=None) | Q(expired_at__gt=F("expires_at"), sent_at=None, declined_at=None),
            ),
            models.CheckConstraint(name="help_tries", condition=Q(tries__gte=0, tries__lte=MAX_HELP_TRIES)),
        ]

    def __str__(self) -> str:
        return f"{self.asked_by_id} → {self.person_id}"

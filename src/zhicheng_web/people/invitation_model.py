"""Invitations: for one person of a name and a telephone, to one role in one organisation; of an officer, confirmed by a second.

A row is the invitation; the link only names it. Whoever is invited as an officer becomes one when somebody of the bureau
who has not invited them has seen who they are: one person who invites and confirms could be both pairs of eyes. What the
database itself refuses stands in migrations/0004_invitation.py.
"""

from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from zhicheng.procedure import states

MAX_TRIES: Final = 5
"""How often a wrong name or telephone may be typed; afterwards the invitation is dead. More would let a forwarded link be
guessed open, fewer would punish a clerk's slip.
"""
CONFIRM_TERM: Final = timedelta(days=30)
"""How long after somebody has joined as an officer a second person of the bureau may confirm it: long enough for holidays, short
enough that who confirms still knows why. The database holds the same (cases/migrations/guards/23_confirmed_in_time.sql).
"""
OFFICER_ROLES: Final = tuple(role.value for role in states.OFFICER_ROLES)
"""Who judges or supervises: a natural person whose number is known, admitted by two."""


class Invitation(models.Model):
    """Somebody is asked to join. `opened_by`: who has; `confirmed_by`: who of the bureau has seen an officer's papers;
    `withdrawn_at`: it holds no more, without having been used.
    """

    public_id = models.UUIDField("编号", default=uuid4, editable=False)
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, related_name="invitations", db_constraint=False
    )
    role = models.CharField("身份", max_length=16)
    name = models.CharField("姓名", max_length=60)
    phone = models.CharField("手机", max_length=32, blank=True)
    invited_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", db_constraint=False)
    created_at = models.DateTimeField("邀请时间")
    tries = models.IntegerField("输错次数", default=0)
    opened_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+", db_constraint=False)
    opened_at = models.DateTimeField("加入时间", null=True)
    confirmed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+", db_constraint=False)
    confirmed_at = models.DateTimeField("确认时间", null=True)
    withdrawn_at = models.DateTimeField("作废时间", null=True)

    class Meta:
        db_table = "invitation"
        verbose_name = "邀请"
        constraints = [
            models.UniqueConstraint(fields=["public_id"], name="invitation_public_id"),
            models.UniqueConstraint(
                fields=["organisation", "role", "name", "phone"],
                name="invitation_once",
                condition=Q(opened_at=None, withdrawn_at=None),
            ),
            models.CheckConstraint(name="invitation_tries", condition=Q(tries__gte=0, tries__lte=MAX_TRIES)),
            models.CheckConstraint(
                name="invitation_opened_by_another", condition=Q(opened_by=None) | ~Q(opened_by=F("invited_by"))
            ),
            models.CheckConstraint(
                name="invitation_confirmed_by_second",
                condition=Q(confirmed_by=None)
                | (~Q(confirmed_by=F("invited_by")) & ~Q(confirmed_by=F("opened_by")) & Q(opened_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="invitation_has_times",
                condition=Q(opened_by__isnull=True, opened_at__isnull=True)
                | Q(opened_by__isnull=False, opened_at__isnull=False),
            ),
            models.CheckConstraint(
                name="confirmation_has_time",
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False, withdrawn_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.organisation_id}"

    @property
    def needs_confirmation(self) -> bool:
        """Whether a second person of the bureau has to confirm it."""
        return self.role in OFFICER_ROLES

    def is_too_late(self, at: datetime) -> bool:
        """Whether it was opened so long ago that nobody confirms it any more."""
        return self.opened_at is not None and at > self.opened_at + CONFIRM_TERM

    @property
    def is_guessed(self) -> bool:
        """Whether somebody has typed a wrong name or telephone too often: it opens for nobody any more."""
        return self.tries >= MAX_TRIES

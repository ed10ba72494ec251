"""What the bureau is asked: to enter a unit that nobody has entered, to change what decides competence (三（三）).

A unit asks without an account, its HR with one; the old data stand until somebody else, of the bureau, has confirmed the new.
"""

from typing import Final
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from zhicheng.procedure.reason import MIN_REASON_LENGTH
from zhicheng_web.people.invitation_model import Invitation

MAX_REQUESTS_OF_PLACE: Final = 20
MAX_REQUESTS_OF_DAY: Final = 500
"""Registrations that are taken within 24 hours, from one address and from all: an accountant registers some units a day, no city
has five hundred new ones with staff who apply. Where all are more, only an address that has sent some is put off.
"""
MAX_OF_PLACE_IF_BUSY: Final = 3


class UnitRequest(models.Model):
    """`values`: what the unit shall say, by field. `organisation`: which unit; of a registration the one that has its code
    already, or that was made of it. `code_digest`: of the query code of a registration. `place`: hash of where it came from.
    """

    class Kind(models.TextChoices):
        REGISTER = "register", "登记单位"
        CHANGE = "change", "更正单位资料"

    public_id = models.UUIDField("编号", default=uuid4, editable=False)
    kind = models.CharField("申请", max_length=16, choices=Kind)
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, related_name="requests", db_constraint=False
    )
    values = models.JSONField("资料")
    licence_sha256 = models.CharField("证照扫描件", max_length=64, blank=True)
    licence_type = models.CharField(max_length=40, blank=True)
    contact_name = models.CharField("负责人", max_length=60, blank=True)
    contact_phone = models.CharField("电话", max_length=32, blank=True)
    contact_mail = models.CharField("邮箱", max_length=254, blank=True)
    code_digest = models.CharField(max_length=64, null=True)
    place = models.CharField(max_length=64, blank=True)
    origin = models.CharField(max_length=200, blank=True)
    asked_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False
    )
    asked_at = models.DateTimeField("申请时间")
    withdrawn_at = models.DateTimeField("作废时间", null=True)
    granted = models.BooleanField("同意", null=True)
    answered_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False
    )
    answered_at = models.DateTimeField("答复时间", null=True)
    answer = models.TextField("答复的理由", blank=True)
    invitation = models.ForeignKey(
        Invitation, models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False
    )
    unit_informed_at = models.DateTimeField(null=True)
    contact_informed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "unit_request"
        verbose_name = "单位申请"
        constraints = [
            models.UniqueConstraint(fields=["public_id"], name="unit_request_public_id"),
            models.UniqueConstraint(fields=["code_digest"], name="unit_request_code"),
            models.UniqueConstraint(
                fields=["organisation"],
                name="unit_request_one_change",
                condition=Q(kind="change", granted=None, withdrawn_at=None),
            ),
            models.CheckConstraint(
                name="unit_request_whole",
                condition=Q(kind="register", code_digest__isnull=False, asked_by=None)
                & ~Q(licence_sha256="")
                & ~Q(contact_name="")
                & ~Q(contact_phone="")
                | Q(kind="change", asked_by__isnull=False, organisation__isnull=False),
            ),
            models.CheckConstraint(
                name="unit_request_answered_whole",
                condition=Q(granted=None, answered_by=None, answered_at=None, answer="", invitation=None)
                | Q(granted__isnull=False, answered_by__isnull=False, answered_at__isnull=False, withdrawn_at=None)
                & (
                    Q(granted=True, organisation__isnull=False)
                    | Q(granted=False, answer__trim__length__gte=MIN_REASON_LENGTH)
                ),
            ),
            models.CheckConstraint(
                name="unit_request_by_another",
                condition=Q(asked_by=None) | Q(answered_by=None) | ~Q(asked_by=F("answered_by")),
            ),
        ]
        indexes = [models.Index(fields=["place", "asked_at"], name="unit_request_of_place")]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has answered it, and nobody has put another in its place."""
        return self.granted is None and self.withdrawn_at is None

    @property
    def unit_name(self) -> str:
        """Which unit it is about, as it is registered; as it calls itself, where it is not."""
        if self.kind == self.Kind.CHANGE and self.organisation is not None:
            return self.organisation.name
        return str(self.values.get("name", ""))

"""A person asks a unit to confirm that they work there; its HR confirms, or declines with the reason.

Before the person asks, the unit knows nothing of them.
"""

from typing import Final
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from zhicheng.procedure.reason import MIN_REASON_LENGTH

MAX_OPEN_REQUESTS: Final = 3
"""Units that somebody may ask at once: people work in one, some in two; who asks more is looking for something else."""


class EmployeeRequest(models.Model):
    """`withdrawn_at`: the person has taken it back."""

    public_id = models.UUIDField("编号", default=uuid4, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="employee_requests", db_constraint=False)
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, related_name="employee_requests", db_constraint=False
    )
    asked_at = models.DateTimeField("申请时间")
    withdrawn_at = models.DateTimeField("取回时间", null=True)
    granted = models.BooleanField("确认", null=True)
    answered_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False
    )
    answered_at = models.DateTimeField("答复时间", null=True)
    answer = models.TextField("不确认的理由", blank=True)

    class Meta:
        db_table = "employee_request"
        verbose_name = "职工申请"
        constraints = [
            models.UniqueConstraint(fields=["public_id"], name="employee_request_public_id"),
            models.UniqueConstraint(
                fields=["person", "organisation"],
                name="employee_request_one_open",
                condition=Q(granted=None, withdrawn_at=None),
            ),
            models.CheckConstraint(
                name="employee_request_answered_whole",
                condition=Q(granted=None, answered_by=None, answered_at=None, answer="")
                | Q(granted__isnull=False, answered_by__isnull=False, answered_at__isnull=False, withdrawn_at=None)
                & (Q(granted=True) | Q(granted=False, answer__trim__length__gte=MIN_REASON_LENGTH)),
            ),
            models.CheckConstraint(
                name="employee_request_by_another", condition=Q(answered_by=None) | ~Q(answered_by=F("person"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.organisation_id}"

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has answered it and the person has not taken it back."""
        return self.granted is None and self.withdrawn_at is None

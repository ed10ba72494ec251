"""An officer is away from a day to a day, and a colleague in the same role stands in (代). It ends by itself on its last day.

It gives no right that the colleague has not: they act by their own membership, and what they do says in whose place.
"""

from datetime import date, timedelta
from uuid import uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q


class LeaveCover(models.Model):
    """`withdrawn_at`: it was ended before its last day, or before it began."""

    public_id = models.UUIDField("编号", default=uuid4, editable=False)
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    role = models.CharField("身份", max_length=16)
    absent = models.ForeignKey("people.Person", models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    absent_membership = models.ForeignKey(
        "people.Membership", models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    stand_in = models.ForeignKey("people.Person", models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    stand_in_membership = models.ForeignKey(
        "people.Membership", models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    days = DateRangeField("代办的日子")
    named_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    named_at = models.DateTimeField("登记时间")
    withdrawn_at = models.DateTimeField("结束时间", null=True)

    class Meta:
        db_table = "leave_cover"
        verbose_name = "代办"
        constraints = [
            models.UniqueConstraint(fields=["public_id"], name="leave_cover_public_id"),
            models.CheckConstraint(name="leave_cover_by_another", condition=~Q(absent=F("stand_in"))),
            models.CheckConstraint(name="leave_cover_has_days", condition=Q(days__isempty=False)),
            models.CheckConstraint(name="leave_cover_of_officers", condition=Q(role__in=["examiner", "approver"])),
            ExclusionConstraint(
                name="leave_cover_one_at_a_time",
                expressions=[("absent_membership", RangeOperators.EQUAL), ("days", RangeOperators.OVERLAPS)],
                condition=Q(withdrawn_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stand_in_id} → {self.absent_id} {self.days}"

    @property
    def last_day(self) -> date:
        """The last day on which the colleague stands in."""
        last: date = self.days.upper - timedelta(days=1)
        return last

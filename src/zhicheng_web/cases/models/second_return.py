"""三（三）: a second return of the same filing, asked for by one person and answered by another (一次性告知)."""

from django.db import models
from django.db.models import F, Q

from zhicheng.procedure.reason import MIN_REASON_LENGTH
from zhicheng_web.cases.models.case import Case
from zhicheng_web.people.models import Membership, Organisation, Person


class SecondReturn(models.Model):
    """What should be told once more, and why it could not be said the first time. `faults`: [{code, words}]. `answered_seq`: the
    act that answered; where it agreed, that of the return.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="second_returns", db_constraint=False, db_index=False)
    seq = models.IntegerField()
    faults = models.JSONField("要补正的内容")
    reason = models.TextField("上次不能告知的原因")
    authority = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    examiner = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    examiner_membership = models.ForeignKey(
        Membership, models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    at = models.DateTimeField("申请时间")
    agreed = models.BooleanField("同意", null=True)
    answered_at = models.DateTimeField("答复时间", null=True)
    answered_seq = models.IntegerField(null=True)
    approver = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False
    )
    approver_membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False
    )
    answer = models.TextField("答复的理由", blank=True)

    class Meta:
        db_table = "second_return"
        verbose_name = "再次告知的申请"
        constraints = [
            models.UniqueConstraint(fields=["case", "seq"], name="second_return_once"),
            models.UniqueConstraint(fields=["case"], condition=Q(agreed=None), name="second_return_one_open"),
            models.CheckConstraint(
                name="second_return_reason",
                condition=Q(reason__trim__length__gte=MIN_REASON_LENGTH) & ~Q(faults=[]),
            ),
            models.CheckConstraint(
                name="second_return_four_eyes", condition=Q(approver__isnull=True) | ~Q(approver=F("examiner"))
            ),
            models.CheckConstraint(
                name="second_return_answered_whole",
                condition=Q(agreed=None, answered_at=None, answered_seq=None, approver=None, answer="")
                | Q(
                    agreed__isnull=False,
                    answered_at__isnull=False,
                    answered_seq__isnull=False,
                    approver__isnull=False,
                    approver_membership__isnull=False,
                    answer__trim__length__gte=MIN_REASON_LENGTH,
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}#{self.seq}"

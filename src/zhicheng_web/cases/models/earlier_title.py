"""Titles that somebody obtained before the office had this system, brought in from their papers (二（二）, 二（七））.

One proposes, another of the same authority confirms, as with a title that is granted here. They belong to a number of identity,
not to a case: whoever confirms that number later has them.
"""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from zhicheng.procedure.reason import MIN_REASON_LENGTH
from zhicheng_web.people.models import Membership, Organisation, Person


def name_row(to: type[models.Model]) -> "models.ForeignKey[models.Model, models.Model]":
    """A column that names a row, whose key stands in SQL."""
    return models.ForeignKey(to, models.PROTECT, related_name="+", db_constraint=False, db_index=False)


def name_later_row(to: type[models.Model]) -> "models.ForeignKey[models.Model | None, models.Model | None]":
    """A column that names a row once somebody has answered."""
    return models.ForeignKey(to, models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False)


class EarlierTitle(models.Model):
    """One title from one paper; or, where `voids` names another, that this other one does not count (any longer).

    `sheet`: those that were proposed together are answered together; `line`: where it stood there. `voided_at`: when two people
    have said that it does not count. `organisation`: who brings it in; `authority_name`: who granted it.
    """

    class Outcome(models.TextChoices):
        CONFIRMED = "confirmed", "已确认"
        DECLINED = "declined", "不同意"

    public_id = models.UUIDField("编号", default=uuid4, editable=False)
    sheet = models.UUIDField("批次")
    line = models.IntegerField("行")
    name = models.CharField("姓名", max_length=60)
    document = models.CharField("证件类型", max_length=8, choices=Person.Document)
    id_number_enc = models.BinaryField("证件号码（加密）", editable=False)
    id_index = models.BinaryField("证件号码索引", editable=False)
    series = models.CharField("系列", max_length=40)
    level = models.CharField("层级", max_length=16)
    title = models.CharField("职称", max_length=60)
    specialty = models.CharField("专业", max_length=60)
    granted_on = models.DateField("取得日期")
    authority_name = models.CharField("认定部门", max_length=120)
    source = models.CharField("依据的材料", max_length=60)
    source_number = models.CharField("文号或证书编号", max_length=60)
    organisation = name_row(Organisation)
    proposer = name_row(Person)
    proposer_membership = name_row(Membership)
    proposer_role = models.CharField(max_length=16)
    proposer_name = models.CharField("提出的人", max_length=60)
    proposed_at = models.DateTimeField("提出时间")
    voids = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="voidings", db_constraint=False, db_index=False
    )
    void_reason = models.TextField("不再作数的理由", blank=True)
    outcome = models.CharField("答复", max_length=16, choices=Outcome, blank=True)
    answered_at = models.DateTimeField("答复时间", null=True)
    approver = name_later_row(Person)
    approver_membership = name_later_row(Membership)
    approver_role = models.CharField(max_length=16, null=True)
    approver_name = models.CharField("答复的人", max_length=60, blank=True)
    answer = models.TextField("不同意的理由", blank=True)
    voided_at = models.DateTimeField("不再作数的时间", null=True)

    class Meta:
        db_table = "earlier_title"
        verbose_name = "系统启用前取得的职称"
        indexes = [models.Index(fields=["id_index"], name="earlier_title_by_number")]
        constraints = [
            models.UniqueConstraint(fields=["public_id"], name="earlier_title_public_id"),
            models.UniqueConstraint(fields=["sheet", "line"], name="earlier_title_one_per_line"),
            models.UniqueConstraint(
                fields=["id_index", "series", "level"],
                condition=Q(voids__isnull=True, voided_at__isnull=True) & ~Q(outcome="declined"),
                name="earlier_title_once",
            ),
            models.UniqueConstraint(
                fields=["voids"], condition=~Q(outcome="declined"), name="earlier_title_voided_once"
            ),
            models.CheckConstraint(
                name="earlier_title_four_eyes", condition=Q(approver__isnull=True) | ~Q(approver=F("proposer"))
            ),
            models.CheckConstraint(
                name="earlier_title_by_officers",
                condition=Q(proposer_role__in=["examiner", "bureau"])
                & (Q(approver_role__isnull=True) | Q(approver_role__in=["approver", "bureau"])),
            ),
            models.CheckConstraint(
                name="earlier_title_level_known",
                condition=Q(level__in=["technician", "assistant", "intermediate", "senior"]),
            ),
            models.CheckConstraint(
                name="earlier_title_void_reason",
                condition=Q(voids__isnull=True, void_reason="")
                | Q(voids__isnull=False, void_reason__trim__length__gte=MIN_REASON_LENGTH),
            ),
            models.CheckConstraint(
                name="earlier_title_answered_whole",
                condition=Q(outcome="", answered_at=None, approver=None, approver_membership=None, answer="")
                | Q(
                    Q(outcome="confirmed", answer="") | Q(outcome="declined", answer__trim__length__gte=MIN_REASON_LENGTH),
                    answered_at__isnull=False,
                    approver__isnull=False,
                    approver_membership__isnull=False,
                    approver_role__isnull=False,
                ),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.title} {self.granted_on}"

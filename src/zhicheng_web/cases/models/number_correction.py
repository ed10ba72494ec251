"""A number of identity that was confirmed and is wrong: asked for with a reason and a proof, decided by the bureau."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from zhicheng_web.cases.models.case import Case
from zhicheng_web.cases.models.paper import Paper
from zhicheng_web.people.models import Person

NUMBER_CHANGE_PROOF = "number_change_proof"
"""The kind of the paper that proves it: none of the policy's, because no application asks for it."""


class NumberCorrection(models.Model):
    """From which number to which. `case`, `seq`, `proof`: the act of the applicant with which the proof came; empty for somebody
    who has no application, and shows the card at the counter. Both numbers are encrypted for this row.
    """

    public_id = models.UUIDField("编号", default=uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="number_corrections", db_constraint=False)
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, related_name="number_corrections", db_constraint=False, db_index=False
    )
    seq = models.IntegerField(null=True)
    proof = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False)
    document = models.CharField("证件类型", max_length=8, choices=Person.Document)
    id_number_enc = models.BinaryField("证件号码（加密）", editable=False)
    id_index = models.BinaryField("证件号码索引", editable=False)
    former_number_enc = models.BinaryField("原号码（加密）", null=True, editable=False)
    reason = models.TextField("理由")
    asked_at = models.DateTimeField("申请时间")
    granted = models.BooleanField("同意", null=True)
    decided_at = models.DateTimeField("决定时间", null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_constraint=False)
    answer = models.TextField("决定的理由", blank=True)

    class Meta:
        db_table = "number_correction"
        verbose_name = "证件号码更正"
        constraints = [
            models.UniqueConstraint(fields=["public_id"], name="correction_public_id"),
            models.UniqueConstraint(fields=["person"], condition=Q(decided_at=None), name="correction_one_open"),
            models.CheckConstraint(
                name="correction_decided_whole",
                condition=Q(decided_at=None, decided_by=None, granted=None, answer="")
                | (Q(decided_at__isnull=False, decided_by__isnull=False, granted__isnull=False) & ~Q(answer="")),
            ),
            models.CheckConstraint(
                name="correction_decided_by_another", condition=Q(decided_by=None) | ~Q(decided_by=F("person"))
            ),
            models.CheckConstraint(
                name="correction_with_its_act",
                condition=Q(case=None, seq=None, proof=None)
                | Q(case__isnull=False, seq__isnull=False, proof__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)

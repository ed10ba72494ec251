"""What somebody wrote to an act whose entry in the ledger keeps only a hash of the words."""

from django.db import models
from django.db.models import Q

from zhicheng.procedure.reason import MIN_REASON_LENGTH
from zhicheng_web.cases.models.case import Case
from zhicheng_web.people.models import Person


class Remark(models.Model):
    """The words of one act, with the salt of their hash: they can be compared with the entry for as long as both are there."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="remarks", db_constraint=False)
    seq = models.IntegerField()
    words = models.TextField("理由")
    salt = models.UUIDField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False)
    at = models.DateTimeField("时间")

    class Meta:
        db_table = "remark"
        verbose_name = "理由"
        constraints = [
            models.UniqueConstraint(fields=["case", "seq"], name="remark_once"),
            models.CheckConstraint(name="remark_has_words", condition=Q(words__trim__length__gte=MIN_REASON_LENGTH)),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}#{self.seq}"

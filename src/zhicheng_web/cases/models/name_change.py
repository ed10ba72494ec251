"""A change of name (更名): told in the history of every case of the person, with its proof; the reason is a remark."""

from django.db import models

from zhicheng_web.cases.models.case import Case
from zhicheng_web.cases.models.paper import Paper

NAME_CHANGE_PROOF = "name_change_proof"
"""The kind of the paper that proves it: none of the policy's, because no application asks for it."""


class NameChange(models.Model):
    """What the person was called before an act of a case, and since. Only added."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="name_changes", db_constraint=False, db_index=False)
    seq = models.IntegerField()
    former_name = models.CharField("原名", max_length=60)
    name = models.CharField("现名", max_length=60)
    proof = models.ForeignKey(Paper, models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    at = models.DateTimeField("时间")

    class Meta:
        db_table = "name_change"
        verbose_name = "更名"
        constraints = [
            models.UniqueConstraint(fields=["case", "seq"], name="name_change_once"),
            models.CheckConstraint(name="name_change_changes", condition=~models.Q(name=models.F("former_name"))),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}#{self.seq}"

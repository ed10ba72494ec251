"""A number of identity that two or more people have confirmed as theirs: whose it is, the bureau decides by their papers."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from zhicheng_web.people.models import Person


class NumberContest(models.Model):
    """One number, from the second claim on. `holder`: whose it is by the decision; none of theirs where that is empty.
    `same_person`: the claims are two accounts of one person. The number itself stands with the people alone.
    """

    public_id = models.UUIDField("编号", default=uuid4, editable=False)
    id_index = models.BinaryField("证件号码索引", editable=False)
    opened_at = models.DateTimeField("发现时间")
    holder = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_constraint=False)
    same_person = models.BooleanField("同一个人的两个账号", default=False)
    decided_at = models.DateTimeField("核定时间", null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_constraint=False)
    reason = models.TextField("核定的理由", blank=True)

    class Meta:
        db_table = "number_contest"
        verbose_name = "证件号码争议"
        constraints = [
            models.UniqueConstraint(fields=["public_id"], name="contest_public_id"),
            models.UniqueConstraint(fields=["id_index"], condition=Q(decided_at=None), name="contest_one_open"),
            models.CheckConstraint(
                name="contest_decided_whole",
                condition=Q(decided_at=None, decided_by=None, holder=None, reason="")
                | (Q(decided_at__isnull=False, decided_by__isnull=False) & ~Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)


class ContestedClaim(models.Model):
    """One who has confirmed the number. Only added."""

    contest = models.ForeignKey(NumberContest, models.PROTECT, related_name="claims", db_constraint=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="contested_claims", db_constraint=False)
    at = models.DateTimeField("列入时间")

    class Meta:
        db_table = "contested_claim"
        verbose_name = "有争议的登记"
        constraints = [models.UniqueConstraint(fields=["contest", "person"], name="contested_claim_once")]

    def __str__(self) -> str:
        return f"{self.contest_id}: {self.person_id}"

"""The salts of what entries commit to."""

from django.db import models

from zhicheng_web.cases.models.case import Case


class CommitmentSalt(models.Model):
    """The salt of one entry's commitments: without it nobody can guess a row from its hash, with it everybody can compare."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="commitment_salts", db_constraint=False)
    seq = models.IntegerField()
    salt = models.UUIDField()

    class Meta:
        db_table = "commitment_salt"
        verbose_name = "承诺用的盐"
        constraints = [models.UniqueConstraint(fields=["case", "seq"], name="salt_once")]

    def __str__(self) -> str:
        return f"{self.case_id}#{self.seq}"

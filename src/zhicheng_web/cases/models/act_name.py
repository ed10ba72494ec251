"""What people and units were called at an act. Its entry names them by number; whoever is called otherwise later has not acted
under that name.
"""

from typing import Final

from django.db import models

from zhicheng_web.cases.models.case import Case

ACTOR: Final = "actor"
"""Who acted; the applicant is called as the case calls them (`Case.particulars`)."""

UNIT_KEYS: Final = ("from", "to", "employer", "agency")
"""Under these the note of an entry has the public id of a unit."""

ABSENT: Final = "absent"
PERSON_KEYS: Final = ("handler", "former_handler", ABSENT)
"""Under these the public id of a person: who handles the case from now on, who did before, in whose place somebody acted."""


class ActName(models.Model):
    """One name by one act. `what`: "actor", or the key under which the note of the entry has the public id of a unit."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="act_names", db_constraint=False, db_index=False)
    seq = models.IntegerField()
    what = models.CharField(max_length=16)
    name = models.CharField("名称", max_length=120)

    class Meta:
        db_table = "act_name"
        verbose_name = "办理时的名称"
        constraints = [models.UniqueConstraint(fields=["case", "seq", "what"], name="act_name_once")]

    def __str__(self) -> str:
        return f"{self.case_id}#{self.seq} {self.what}"

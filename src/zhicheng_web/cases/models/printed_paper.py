"""Papers that were printed of a case: which copy, by whom, when, of what it was made. The bytes lie outside, as uploads do."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from zhicheng_web.cases.models.case import Case
from zhicheng_web.people.models import Person


class PrintedPaper(models.Model):
    """One printing; only added. `kind`: the layout. `sha256`: of the PDF, under which it lies; `data_digest`, `layout_digest`,
    `renderer`: of what it was made and by what, so that it can be made again. Who printed it is called as they were then;
    `unit_name` is "" of the applicant. `check_code`: what stands at the foot of its pages.
    """

    public_id = models.UUIDField("编号", default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_constraint=False)
    kind = models.CharField("哪份材料", max_length=40)
    copy = models.IntegerField("第几份", default=1)
    check_code = models.CharField("校验码", max_length=16, blank=True)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField("大小")
    data_digest = models.CharField(max_length=64)
    layout_digest = models.CharField(max_length=64)
    renderer = models.CharField("排版程序", max_length=40)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    by_name = models.CharField("打印人", max_length=60)
    unit_name = models.CharField("打印人的单位", max_length=120, blank=True)
    at = models.DateTimeField("打印时间")

    class Meta:
        db_table = "printed_paper"
        verbose_name = "打印记录"
        constraints = [
            models.UniqueConstraint(fields=["public_id"], name="printed_paper_public_id"),
            models.CheckConstraint(
                name="printed_paper_shape",
                condition=Q(
                    copy__gte=1,
                    size__gt=0,
                    sha256__regex=r"^[0-9a-f]{64}$",
                    data_digest__regex=r"^[0-9a-f]{64}$",
                    layout_digest__regex=r"^[0-9a-f]{64}$",
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind} {self.copy}"

"""Papers: what was uploaded for a case. Bytes lie outside under their SHA-256; a new version is a new row."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from zhicheng_web.cases.models.case import Case
from zhicheng_web.people.models import Person


class Paper(models.Model):
    """One uploaded file. `kind` is the key of a material of the policy; `replaced_by` points at the newer one."""

    public_id = models.UUIDField("编号", default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="papers", db_constraint=False)
    kind = models.CharField("材料", max_length=40)
    name = models.CharField("文件名", max_length=160)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField("大小")
    media_type = models.CharField("类型", max_length=40)
    pages = models.IntegerField("页数", default=1)
    uploaded_by = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False)
    at = models.DateTimeField("上传时间")
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False
    )
    removed_at = models.DateTimeField("移除时间", null=True, blank=True)

    class Meta:
        db_table = "paper"
        verbose_name = "材料"
        constraints = [
            models.UniqueConstraint(fields=["public_id"], name="paper_public_id"),
            models.UniqueConstraint(fields=["id", "case", "sha256"], name="paper_content"),
            models.UniqueConstraint(fields=["id", "case"], name="paper_of_case"),
            models.CheckConstraint(name="paper_not_empty", condition=Q(size__gt=0, pages__gt=0)),
            models.CheckConstraint(name="paper_hash_shape", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"

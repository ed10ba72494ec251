"""Pages of papers as pictures: drawn once, with the upload or by the job; what was drawn is never drawn otherwise."""

from django.db import models
from django.db.models import Q

from zhicheng_web.cases.models.paper import Paper


class PagePicture(models.Model):
    """A page of a paper, counted from 1. `sha256` is where its bytes lie; empty for a page that could not be drawn.
    `thumbnail`: where the same lies so small as a list shows it; of the first page alone, empty for those of before.
    """

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="pictures", db_constraint=False, db_index=False)
    number = models.IntegerField("页")
    sha256 = models.CharField(max_length=64, blank=True)
    thumbnail = models.CharField("缩略图", max_length=64, blank=True, default="")

    class Meta:
        db_table = "page_picture"
        verbose_name = "页面图片"
        constraints = [
            models.UniqueConstraint(fields=["paper", "number"], name="page_picture_once"),
            models.CheckConstraint(
                name="page_picture_shape", condition=Q(number__gt=0, sha256__regex=r"^([0-9a-f]{64})?$")
            ),
            models.CheckConstraint(name="page_picture_thumbnail", condition=Q(thumbnail__regex=r"^([0-9a-f]{64})?$")),
        ]

    def __str__(self) -> str:
        return f"{self.paper_id}/{self.number}"

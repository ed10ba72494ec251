"""The first page of a paper also small, for lists; drawn with the upload. Papers of before have none: an icon stands there."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """A column, and what can stand in it."""

    dependencies: ClassVar = [("cases", "0031_evidence_grades")]

    operations: ClassVar = [
        migrations.AddField(
            "pagepicture",
            "thumbnail",
            models.CharField(blank=True, default="", max_length=64, verbose_name="缩略图"),
        ),
        migrations.AddConstraint(
            "pagepicture",
            models.CheckConstraint(
                condition=models.Q(("thumbnail__regex", "^([0-9a-f]{64})?$")), name="page_picture_thumbnail"
            ),
        ),
    ]

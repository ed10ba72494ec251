"""Who applies again may bring in what was told last time, and confirms it before it goes to the employer."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """A column; nothing of it is left after the draft."""

    dependencies: ClassVar = [("cases", "0005_remark")]
    operations: ClassVar = [
        migrations.AddField("case", "brought", models.JSONField(default=list, verbose_name="带入待核对的内容")),
        migrations.AddConstraint(
            "case",
            models.CheckConstraint(
                condition=models.Q(("brought", []), ("state__in", ["draft", "withdrawn"]), _connector="OR"),
                name="brought_confirmed",
            ),
        ),
    ]

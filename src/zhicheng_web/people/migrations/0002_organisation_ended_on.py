"""An organisation that is no more keeps its row, with the day on which it was ended."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """The column."""

    dependencies: ClassVar = [("people", "0001_initial")]
    operations: ClassVar = [
        migrations.AddField("organisation", "ended_on", models.DateField("停用日期", blank=True, null=True)),
    ]

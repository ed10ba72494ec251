"""A role may stop at once, within its last day: a link was opened by the wrong person, somebody has left."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """The column."""

    dependencies: ClassVar = [("people", "0002_organisation_ended_on")]
    operations: ClassVar = [
        migrations.AddField("membership", "stopped_at", models.DateTimeField("停止时间", blank=True, null=True)),
    ]

"""A look at a paper says at which; looks of before were at numbers alone."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("ledger", "0004_home_stamp")]
    operations: ClassVar = [migrations.AddField("viewlog", "paper_id", models.BigIntegerField(null=True))]

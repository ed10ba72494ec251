"""Acts on units and accounts, and looks at personal data, keep the names of their day: who is called otherwise later re-labels
none of them.
"""

from pathlib import Path
from typing import ClassVar

from django.db import migrations, models

CALLED = Path(__file__).parent / "called_then.sql"


class Migration(migrations.Migration):
    """Three columns, filled by the database."""

    dependencies: ClassVar = [("ledger", "0007_row_entry"), ("cases", "0021_confirmed_in_time")]
    operations: ClassVar = [
        migrations.AddField("unitentry", "by_name", models.CharField(blank=True, default="", max_length=60)),
        migrations.AddField("unitentry", "person_name", models.CharField(blank=True, default="", max_length=60)),
        migrations.AddField("viewlog", "by_name", models.CharField(blank=True, default="", max_length=60)),
        migrations.RunSQL(CALLED.read_text(encoding="utf-8")),
    ]

"""Who holds an office does not give themselves another name by a draft of their own."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations

GUARDS = Path(__file__).parent / "guards" / "24_names_of_office.sql"


class Migration(migrations.Migration):
    """One function made anew; no data change."""

    dependencies: ClassVar = [("cases", "0021_confirmed_in_time")]
    operations: ClassVar = [migrations.RunSQL(GUARDS.read_text(encoding="utf-8"))]

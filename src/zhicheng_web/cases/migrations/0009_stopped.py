"""Nothing is done under a role from the moment on at which it was stopped."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations

GUARDS = Path(__file__).parent / "guards" / "13_stopped.sql"


class Migration(migrations.Migration):
    """Two guards made anew; no data change."""

    dependencies: ClassVar = [("cases", "0008_handed_over"), ("people", "0003_stopped_at")]
    operations: ClassVar = [migrations.RunSQL(GUARDS.read_text(encoding="utf-8"))]

"""A draft may be withdrawn before a number has been stated."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations

KEYS = Path(__file__).parent / "guards" / "12_withdrawn.sql"


class Migration(migrations.Migration):
    """A guard column made anew, with its key."""

    dependencies: ClassVar = [("cases", "0006_brought")]
    operations: ClassVar = [migrations.RunSQL(KEYS.read_text(encoding="utf-8"))]

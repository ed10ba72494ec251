"""Two pairs of eyes are two people of two numbers, whatever accounts they have (三（三）)."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations

GUARDS = Path(__file__).parent / "guards" / "14_natural_persons.sql"


class Migration(migrations.Migration):
    """Three guards; no data change. They ask only what is done from now on."""

    dependencies: ClassVar = [("cases", "0009_stopped"), ("people", "0004_invitation")]
    operations: ClassVar = [migrations.RunSQL(GUARDS.read_text(encoding="utf-8"))]

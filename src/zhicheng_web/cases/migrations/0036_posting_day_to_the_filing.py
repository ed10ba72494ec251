"""三（二） a day of posting that was recorded too early is put right until the filing; what nobody checked hangs nowhere."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations

GUARDS = Path(__file__).parent / "guards" / "36_posting_day.sql"


class Migration(migrations.Migration):
    """Triggers of the publicity alone."""

    dependencies: ClassVar = [("cases", "0035_handlers")]
    operations: ClassVar = [migrations.RunSQL(GUARDS.read_text(encoding="utf-8"))]

"""An officer whose number somebody else claims goes on until the bureau has decided whose it is; the bureau, too."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations

GUARDS = Path(__file__).parent / "guards" / "21_contested_officers.sql"


class Migration(migrations.Migration):
    """Four functions made anew; no data change."""

    dependencies: ClassVar = [("cases", "0018_pinned_names")]
    operations: ClassVar = [migrations.RunSQL(GUARDS.read_text(encoding="utf-8"))]

"""The real day of a notice counts (三（二）): recorded while it hangs, put right with a reason. No data change."""

from pathlib import Path
from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import limit_updates

GUARDS = Path(__file__).parent / "guards" / "30_posting_day.sql"
STILL_WRITTEN = (
    *("state", "closed_on", "words", "calendar_id", "start_on", "start_ordinal", "start_working", "last_on"),
    "last_ordinal",
)


def leave_what_is_needed(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The office's role puts a first day right, too."""
    limit_updates(editor, "publicity", STILL_WRITTEN)


class Migration(migrations.Migration):
    """The guards, then the rights."""

    dependencies: ClassVar = [("cases", "0026_second_returns")]
    operations: ClassVar = [
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8")),
        migrations.RunPython(leave_what_is_needed, migrations.RunPython.noop),
    ]

"""An officer's invitation ends: nobody confirms what was opened long ago. What was confirmed before is not asked again.

And the pages' role keeps of some tables what its work needs: it neither opens a window longer, nor rewrites whom an invitation
is for, nor takes away a notice to an owner, nor says which migrations were applied.
"""

from pathlib import Path
from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import limit_updates, revoke_privileges

GUARDS = Path(__file__).parent / "guards" / "23_confirmed_in_time.sql"
STILL_WRITTEN = {
    "policy_version": ("in_force_until",),
    "accounts_notice": ("mailed_at", "seen_at"),
    "invitation": (*("tries", "opened_by_id", "opened_at", "confirmed_by_id", "confirmed_at", "withdrawn_at"),),
    "case_snapshot": ("id_number_enc",),
    "return_round": ("reasons", "answered_at"),
}
"""What the pages' role may still write in rows that are there, by table."""


def leave_what_is_needed(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The office's role keeps what its work needs."""
    revoke_privileges(editor, "UPDATE, DELETE, TRUNCATE", ["filing_window"])
    revoke_privileges(editor, "INSERT, UPDATE, DELETE, TRUNCATE", ["django_migrations"])
    for table, columns in STILL_WRITTEN.items():
        limit_updates(editor, table, columns)


class Migration(migrations.Migration):
    """A trigger, and grants; no data change."""

    dependencies: ClassVar = [("cases", "0020_recorded_tables")]
    operations: ClassVar = [
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8")),
        migrations.RunPython(leave_what_is_needed, migrations.RunPython.noop),
    ]

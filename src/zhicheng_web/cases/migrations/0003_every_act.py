"""What holds at every act, not only at the first; and rows that the office never deletes."""

from pathlib import Path
from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import revoke_privileges

GUARDS = Path(__file__).parent / "guards" / "09_every_act.sql"
NEVER_DELETED = ("paper", "assessment", "objection", "return_round", "opinion", "person", "organisation", "membership")


def leave_what_is_needed(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """An end is a date or a mark; nothing of a case goes away."""
    revoke_privileges(editor, "DELETE, TRUNCATE", NEVER_DELETED)


class Migration(migrations.Migration):
    """After the guards."""

    dependencies: ClassVar = [("cases", "0002_guards")]
    operations: ClassVar = [
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8")),
        migrations.RunPython(leave_what_is_needed),
    ]

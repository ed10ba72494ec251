"""What Django cannot say of the tables: guard columns, composite keys, triggers, and what the office may not do.

A guard column changes when a fact changes; another table holds on to it by a key, so that a rule across tables needs no
look that could be overtaken. Keys are immediate: a deferred one would lock its parent only at COMMIT. The sentences for
people are in cases/refusals/of_database.py. There is no way back: whoever takes the guards down drops the tables.
"""

from pathlib import Path
from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import revoke_privileges

GUARDS = sorted((Path(__file__).parent / "guards").glob("0[1-8]_*.sql"))
ONLY_ADDED = ("entry", "view_log", "verdict", "case_party", "filing_paper", "calendar_day", "calendar_version")
NEVER_DELETED = (
    "cases",
    "filing",
    "publicity",
    "decision",
    "recognition",
    "proposal",
    "policy_version",
    "filing_window",
)


def leave_what_is_needed(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The office's role keeps what its work needs."""
    revoke_privileges(editor, "UPDATE, DELETE, TRUNCATE", ONLY_ADDED)
    revoke_privileges(editor, "DELETE, TRUNCATE", NEVER_DELETED)


class Migration(migrations.Migration):
    """The guards, table by table in the order of a case's life."""

    dependencies: ClassVar = [("cases", "0001_initial"), ("people", "0001_initial"), ("ledger", "0001_initial")]
    operations: ClassVar = [
        *(migrations.RunSQL(file.read_text(encoding="utf-8")) for file in GUARDS),
        migrations.RunPython(leave_what_is_needed),
    ]

"""Entries commit to the rows that their acts write, by salted hashes; and what was decided can be altered by nobody.

Entries and rows of before have no commitment: the check counts them and says so. They are held by the guards all the same.
"""

from pathlib import Path
from typing import ClassVar

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import limit_updates, revoke_privileges

GUARDS = Path(__file__).parent / "guards" / "16_decided.sql"
ONLY_ADDED = ("commitment_salt", "assessment", "opinion")
STILL_WRITTEN = {
    "decision": ("superseded_at", "appeal"),
    "recognition": ("title", "specialty", "revoked_at", "barred_until", "revocation_reason"),
    "proposal": ("sent_back_at", "sent_back_reason", "superseded_at"),
    "filing": ("recalled_at",),
    "objection": ("state", "settled_at", "settled_by_id", "conclusion"),
    "publicity": (
        *("state", "closed_on", "words"),
        *("calendar_id", "start_ordinal", "start_working", "last_on", "last_ordinal"),
    ),
    "paper": ("replaced_by_id", "removed_at"),
}
"""What the pages' role may still write in rows that are there, by table."""


def leave_what_is_needed(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The office's role keeps what its work needs; messages, too, are marked and not deleted."""
    revoke_privileges(editor, "UPDATE, DELETE, TRUNCATE", ONLY_ADDED)
    revoke_privileges(editor, "DELETE, TRUNCATE", ["outbox"])
    for table, columns in STILL_WRITTEN.items():
        limit_updates(editor, table, columns)


class Migration(migrations.Migration):
    """The salts; then the guards."""

    dependencies: ClassVar = [("cases", "0013_name_change")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="CommitmentSalt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.IntegerField()),
                ("salt", models.UUIDField()),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitment_salts",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "verbose_name": "承诺用的盐",
                "db_table": "commitment_salt",
                "constraints": [models.UniqueConstraint(fields=("case", "seq"), name="salt_once")],
            },
        ),
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8")),
        migrations.RunPython(leave_what_is_needed),
    ]

"""Roles, units, names, accounts, factors and channels change by an act alone; what they say is written down, row by row.

What stands today is written down as it is: nobody can say more of it. From then on a change without a line is named.
"""

from pathlib import Path
from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GUARDS = Path(__file__).parent / "guards" / "19_rights.sql"
SELECT_RECORDED = """SELECT tgrelid::regclass::text, replace(encode(tgargs, 'escape'), '\\000', '') FROM pg_trigger
WHERE tgfoid = 'row_recorded'::regproc ORDER BY 1"""
"""The tables and their columns, as the triggers have them."""
RECORD = """INSERT INTO row_entry (of_table, of_row, digest, at)
SELECT %s, id, row_digest(to_jsonb(one), %s), now() FROM {table} AS one ORDER BY id"""


def record_rows(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """A line for every row of today."""
    with editor.connection.cursor() as cursor:
        cursor.execute("SET LOCAL TimeZone = 'UTC'")
        cursor.execute(SELECT_RECORDED)
        for table, columns in cursor.fetchall():
            cursor.execute(RECORD.format(table=table), [table, columns])


class Migration(migrations.Migration):
    """The rules; then the lines."""

    dependencies: ClassVar = [
        ("cases", "0015_number_claims"),
        ("ledger", "0007_row_entry"),
        ("accounts", "0011_confirmed_numbers"),
        ("people", "0005_number_claims"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]
    operations: ClassVar = [
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8")),
        migrations.RunPython(record_rows, migrations.RunPython.noop),
    ]

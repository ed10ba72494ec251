"""What stands beside a case and decides about it is written down row by row: papers and their pictures, sides taken, contests and
corrections of numbers, invitations, help with accounts, policy and calendar.

What stands today is written down as it is: nobody can say more of it. From then on a change without a line is named.
"""

from pathlib import Path
from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GUARDS = Path(__file__).parent / "guards" / "22_recorded_tables.sql"
SELECT_UNRECORDED = """SELECT tgrelid::regclass::text, replace(encode(tgargs, 'escape'), '\\000', '') FROM pg_trigger
WHERE tgfoid = 'row_recorded'::regproc AND NOT EXISTS (SELECT FROM row_entry WHERE of_table = tgrelid::regclass::text)
ORDER BY 1"""
"""The tables of which nothing was written down yet, and their columns, as the triggers have them."""
RECORD = """INSERT INTO row_entry (of_table, of_row, digest, at)
SELECT %s, id, row_digest(to_jsonb(one), %s), now() FROM {table} AS one ORDER BY id"""


def record_rows(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """A line for every row of today."""
    with editor.connection.cursor() as cursor:
        cursor.execute("SET LOCAL TimeZone = 'UTC'")
        cursor.execute(SELECT_UNRECORDED)
        for table, columns in cursor.fetchall():
            cursor.execute(RECORD.format(table=table), [table, columns])


class Migration(migrations.Migration):
    """The triggers; then the lines."""

    dependencies: ClassVar = [("cases", "0019_contested_officers")]
    operations: ClassVar = [
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8")),
        migrations.RunPython(record_rows, migrations.RunPython.noop),
    ]

"""What gives rights and names is written down by the database itself, row by row, chained and sealed (`row_entry`)."""

from pathlib import Path
from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import revoke_privileges

ENTRIES = Path(__file__).parent / "row_entries.sql"


def take_away(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The office's role adds and reads."""
    revoke_privileges(editor, "UPDATE, DELETE, TRUNCATE", ["row_entry"])


class Migration(migrations.Migration):
    """The table and its chain; what stands in the tables today is written down by cases.0016_rights, with the rules."""

    dependencies: ClassVar = [("ledger", "0006_chains")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="RowEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("of_table", models.CharField(max_length=40)),
                ("of_row", models.BigIntegerField()),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "权限登记",
                "db_table": "row_entry",
                "indexes": [models.Index(fields=["of_table", "of_row", "-id"], name="row_entry_of_row")],
            },
        ),
        migrations.RunSQL(ENTRIES.read_text(encoding="utf-8")),
        migrations.RunPython(take_away, migrations.RunPython.noop),
    ]

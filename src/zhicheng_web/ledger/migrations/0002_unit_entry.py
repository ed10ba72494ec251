"""Acts on organisations: a table to which rows are only added."""

from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ONLY_ADDED = """CREATE TRIGGER unit_entry_append_only BEFORE UPDATE OR DELETE ON unit_entry
FOR EACH ROW EXECUTE FUNCTION append_only()"""


def take_away(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The office's role adds and reads; nothing to do where one role does both (a test)."""
    role = editor.quote_name(str(getattr(settings, "OFFICE_ROLE", "")))
    with editor.connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s AND rolname <> current_user", [role.strip('"')])
        if cursor.fetchone() is not None:
            cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON unit_entry FROM {role}")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial"), ("cases", "0002_guards")]

    operations = [
        migrations.CreateModel(
            name="UnitEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organisation_id", models.BigIntegerField()),
                ("event", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                ("by", models.BigIntegerField()),
                ("membership_id", models.BigIntegerField(null=True)),
                ("person_id", models.BigIntegerField(null=True)),
                ("body", models.JSONField(default=dict)),
            ],
            options={
                "verbose_name": "单位记录",
                "db_table": "unit_entry",
                "indexes": [models.Index(fields=["organisation_id", "-id"], name="unit_entry_of_unit")],
            },
        ),
        migrations.RunSQL(ONLY_ADDED, migrations.RunSQL.noop),
        migrations.RunPython(take_away, migrations.RunPython.noop),
    ]

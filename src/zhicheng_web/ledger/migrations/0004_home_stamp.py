"""A database says whether it was born a demonstration or a real office. Its owner writes it, once; pages read it."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import revoke_privileges


def take_away(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The office's role reads it."""
    revoke_privileges(editor, "INSERT, UPDATE, DELETE, TRUNCATE", ["home_stamp"])


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_seals")]

    operations = [
        migrations.CreateModel(
            name="HomeStamp",
            fields=[
                ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=8)),
            ],
            options={"verbose_name": "用途", "db_table": "home_stamp"},
        ),
        migrations.RunPython(take_away, migrations.RunPython.noop),
    ]

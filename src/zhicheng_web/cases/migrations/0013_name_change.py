"""A change of name is an act with a reason and a proof, told in the history of every case that it concerns (一（一）)."""

from pathlib import Path
from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models

from zhicheng_web.grants import revoke_privileges

GUARDS = Path(__file__).parent / "guards" / "17_name_change.sql"


def keep_rows(apps: Any, schema_editor: Any) -> None:
    """The office's role adds changes of name, and takes none back."""
    revoke_privileges(schema_editor, "UPDATE, DELETE, TRUNCATE", ["name_change"])


class Migration(migrations.Migration):
    """The table, and its guards; no data change."""

    dependencies: ClassVar = [("cases", "0012_page_pictures")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="NameChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.IntegerField()),
                ("former_name", models.CharField(max_length=60, verbose_name="原名")),
                ("name", models.CharField(max_length=60, verbose_name="现名")),
                ("at", models.DateTimeField(verbose_name="时间")),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="name_changes",
                        to="cases.case",
                    ),
                ),
                (
                    "proof",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.paper",
                    ),
                ),
            ],
            options={
                "verbose_name": "更名",
                "db_table": "name_change",
                "constraints": [
                    models.UniqueConstraint(fields=("case", "seq"), name="name_change_once"),
                    models.CheckConstraint(
                        condition=models.Q(("name", models.F("former_name")), _negated=True), name="name_change_changes"
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8")),
        migrations.RunPython(keep_rows, elidable=False),
    ]

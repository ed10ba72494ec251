"""The words of an act, beside the entry that keeps their hash; and a refusal that was set aside stays as it was."""

from pathlib import Path
from typing import ClassVar

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import revoke_privileges

GUARDS = Path(__file__).parent / "guards" / "11_remark.sql"


def leave_what_is_needed(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Words are only added."""
    revoke_privileges(editor, "UPDATE, DELETE, TRUNCATE", ["remark"])


class Migration(migrations.Migration):
    """The table; then its keys to person and entry, and what makes it unalterable."""

    dependencies: ClassVar = [("cases", "0004_review"), ("ledger", "0001_initial"), ("people", "0001_initial")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Remark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.IntegerField()),
                ("words", models.TextField(verbose_name="理由")),
                ("salt", models.UUIDField()),
                ("at", models.DateTimeField(verbose_name="时间")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remarks",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "verbose_name": "理由",
                "db_table": "remark",
                "constraints": [
                    models.UniqueConstraint(fields=("case", "seq"), name="remark_once"),
                    models.CheckConstraint(
                        condition=models.Q(("words__trim__length__gte", 6)), name="remark_has_words"
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8")),
        migrations.RunPython(leave_what_is_needed),
    ]

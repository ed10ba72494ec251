"""Pages as pictures, drawn once; those of papers that are there already come by the job, or when first looked at."""

from pathlib import Path
from typing import ClassVar

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import revoke_privileges

GUARDS = Path(__file__).parent / "guards" / "16_page_pictures.sql"


def leave_what_is_needed(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Pictures are only added."""
    revoke_privileges(editor, "UPDATE, DELETE, TRUNCATE", ["page_picture"])


class Migration(migrations.Migration):
    """The table; then its key, and what makes it unalterable."""

    dependencies: ClassVar = [("cases", "0011_snapshot")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="PagePicture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField(verbose_name="页")),
                ("sha256", models.CharField(blank=True, max_length=64)),
                (
                    "paper",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pictures",
                        to="cases.paper",
                    ),
                ),
            ],
            options={
                "verbose_name": "页面图片",
                "db_table": "page_picture",
                "constraints": [
                    models.UniqueConstraint(fields=("paper", "number"), name="page_picture_once"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gt", 0), ("sha256__regex", "^([0-9a-f]{64})?$")),
                        name="page_picture_shape",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8")),
        migrations.RunPython(leave_what_is_needed),
    ]

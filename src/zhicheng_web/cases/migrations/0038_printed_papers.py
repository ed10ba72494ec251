"""What is printed of a case is written down: which copy, by whom, when, of what it was made. Of before nothing was printed."""

from pathlib import Path
from typing import ClassVar
from uuid import uuid4

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import revoke_privileges

GUARDS = Path(__file__).parent / "guards" / "38_printed_papers.sql"


def leave_what_is_needed(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Printings are only added."""
    revoke_privileges(editor, "UPDATE, DELETE, TRUNCATE", ["printed_paper"])


class Migration(migrations.Migration):
    """The table, its keys, the rights."""

    dependencies: ClassVar = [("cases", "0037_lapsed_objections"), ("people", "0008_whole_answers")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="PrintedPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid4, editable=False, verbose_name="编号")),
                ("kind", models.CharField(max_length=40, verbose_name="哪份材料")),
                ("copy", models.IntegerField(default=1, verbose_name="第几份")),
                ("check_code", models.CharField(blank=True, max_length=16, verbose_name="校验码")),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.BigIntegerField(verbose_name="大小")),
                ("data_digest", models.CharField(max_length=64)),
                ("layout_digest", models.CharField(max_length=64)),
                ("renderer", models.CharField(max_length=40, verbose_name="排版程序")),
                ("by_name", models.CharField(max_length=60, verbose_name="打印人")),
                ("unit_name", models.CharField(blank=True, max_length=120, verbose_name="打印人的单位")),
                ("at", models.DateTimeField(verbose_name="打印时间")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
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
                        related_name="+",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "verbose_name": "打印记录",
                "db_table": "printed_paper",
                "constraints": [
                    models.UniqueConstraint(fields=("public_id",), name="printed_paper_public_id"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("copy__gte", 1),
                            ("data_digest__regex", "^[0-9a-f]{64}$"),
                            ("layout_digest__regex", "^[0-9a-f]{64}$"),
                            ("sha256__regex", "^[0-9a-f]{64}$"),
                            ("size__gt", 0),
                        ),
                        name="printed_paper_shape",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8")),
        migrations.RunPython(leave_what_is_needed, migrations.RunPython.noop),
    ]

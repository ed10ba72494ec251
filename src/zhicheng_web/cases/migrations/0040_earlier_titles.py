"""二（二）, 二（七）: titles of before this system, brought in by two people of one authority. No data change."""

import uuid
from pathlib import Path
from typing import ClassVar

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import limit_updates

GUARDS = Path(__file__).parent / "guards" / "40_earlier_titles.sql"
WRITTEN_LATER = (
    *("id_number_enc", "outcome", "answered_at", "approver_id", "approver_membership_id", "approver_role"),
    *("approver_name", "answer", "voided_at"),
)


def leave_what_is_needed(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The office's role brings titles in, notes what was answered and that one does not count, seals a number anew."""
    limit_updates(editor, "earlier_title", WRITTEN_LATER)


class Migration(migrations.Migration):
    """The table, its guards, the rights."""

    dependencies: ClassVar = [
        ("cases", "0039_whole_cells"),
        ("people", "0009_leave_covers"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="EarlierTitle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="编号")),
                ("sheet", models.UUIDField(verbose_name="批次")),
                ("line", models.IntegerField(verbose_name="行")),
                ("name", models.CharField(max_length=60, verbose_name="姓名")),
                (
                    "document",
                    models.CharField(
                        choices=[
                            ("id", "居民身份证"),
                            ("hkmo", "港澳居民来往内地通行证或居住证"),
                            ("tw", "台湾居民来往大陆通行证或居住证"),
                            ("pass", "护照"),
                        ],
                        max_length=8,
                        verbose_name="证件类型",
                    ),
                ),
                ("id_number_enc", models.BinaryField(verbose_name="证件号码（加密）")),
                ("id_index", models.BinaryField(verbose_name="证件号码索引")),
                ("series", models.CharField(max_length=40, verbose_name="系列")),
                ("level", models.CharField(max_length=16, verbose_name="层级")),
                ("title", models.CharField(max_length=60, verbose_name="职称")),
                ("specialty", models.CharField(max_length=60, verbose_name="专业")),
                ("granted_on", models.DateField(verbose_name="取得日期")),
                ("authority_name", models.CharField(max_length=120, verbose_name="认定部门")),
                ("source", models.CharField(max_length=60, verbose_name="依据的材料")),
                ("source_number", models.CharField(max_length=60, verbose_name="文号或证书编号")),
                ("proposer_role", models.CharField(max_length=16)),
                ("proposer_name", models.CharField(max_length=60, verbose_name="提出的人")),
                ("proposed_at", models.DateTimeField(verbose_name="提出时间")),
                ("void_reason", models.TextField(blank=True, verbose_name="不再作数的理由")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("confirmed", "已确认"), ("declined", "不同意")],
                        max_length=16,
                        verbose_name="答复",
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True, verbose_name="答复时间")),
                ("approver_role", models.CharField(max_length=16, null=True)),
                ("approver_name", models.CharField(blank=True, max_length=60, verbose_name="答复的人")),
                ("answer", models.TextField(blank=True, verbose_name="不同意的理由")),
                ("voided_at", models.DateTimeField(null=True, verbose_name="不再作数的时间")),
                (
                    "approver",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "approver_membership",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.membership",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "proposer",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "proposer_membership",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.membership",
                    ),
                ),
                (
                    "voids",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voidings",
                        to="cases.earliertitle",
                    ),
                ),
            ],
            options={
                "verbose_name": "系统启用前取得的职称",
                "db_table": "earlier_title",
                "indexes": [models.Index(fields=["id_index"], name="earlier_title_by_number")],
                "constraints": [
                    models.UniqueConstraint(fields=("public_id",), name="earlier_title_public_id"),
                    models.UniqueConstraint(fields=("sheet", "line"), name="earlier_title_one_per_line"),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("voided_at__isnull", True),
                            ("voids__isnull", True),
                            models.Q(("outcome", "declined"), _negated=True),
                        ),
                        fields=("id_index", "series", "level"),
                        name="earlier_title_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "declined"), _negated=True),
                        fields=("voids",),
                        name="earlier_title_voided_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approver__isnull", True),
                            models.Q(("approver", models.F("proposer")), _negated=True),
                            _connector="OR",
                        ),
                        name="earlier_title_four_eyes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("proposer_role__in", ["examiner", "bureau"]),
                            models.Q(
                                ("approver_role__isnull", True),
                                ("approver_role__in", ["approver", "bureau"]),
                                _connector="OR",
                            ),
                        ),
                        name="earlier_title_by_officers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["technician", "assistant", "intermediate", "senior"])),
                        name="earlier_title_level_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voids__isnull", True)),
                            models.Q(("void_reason__trim__length__gte", 6), ("voids__isnull", False)),
                            _connector="OR",
                        ),
                        name="earlier_title_void_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", ""),
                                ("answered_at", None),
                                ("approver", None),
                                ("approver_membership", None),
                                ("outcome", ""),
                            ),
                            models.Q(
                                models.Q(
                                    models.Q(("answer", ""), ("outcome", "confirmed")),
                                    models.Q(("answer__trim__length__gte", 6), ("outcome", "declined")),
                                    _connector="OR",
                                ),
                                ("answered_at__isnull", False),
                                ("approver__isnull", False),
                                ("approver_membership__isnull", False),
                                ("approver_role__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="earlier_title_answered_whole",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8")),
        migrations.RunPython(leave_what_is_needed, migrations.RunPython.noop),
    ]

"""三（二） 附件2: the parent of a branch is asked by a link for its report, and answers without an account. No data change."""

from pathlib import Path
from typing import ClassVar
from uuid import uuid4

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import limit_updates

GUARDS = Path(__file__).parent / "guards" / "31_parent_reports.sql"
ANSWER = (
    *("sent_at", "withdrawn_at", "answer", "answered_at", "answered_seq", "answerer_name", "answerer_post"),
    *("answerer_phone", "reason", "paper_id"),
)


def leave_what_is_needed(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The office's role asks, notes that the letter went out, takes back and notes the answer."""
    limit_updates(editor, "parent_report", ANSWER)


class Migration(migrations.Migration):
    """The table, and its guards."""

    dependencies: ClassVar = [
        ("cases", "0027_posting_day"),
        ("people", "0005_number_claims"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="ParentReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid4, editable=False, verbose_name="编号")),
                ("seq", models.IntegerField()),
                ("body", models.JSONField(verbose_name="推荐报告的内容")),
                ("parent_name", models.CharField(max_length=120, verbose_name="总公司")),
                ("mail", models.CharField(blank=True, max_length=254, verbose_name="总公司的邮箱")),
                ("origin", models.CharField(max_length=200)),
                ("asked_at", models.DateTimeField(verbose_name="发出时间")),
                ("expires_at", models.DateTimeField(verbose_name="链接期限")),
                ("sent_at", models.DateTimeField(null=True, verbose_name="寄出时间")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="取消时间")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("confirmed", "同意推荐"),
                            ("stamped", "上传盖章的推荐报告"),
                            ("declined", "不同意推荐"),
                        ],
                        max_length=16,
                        verbose_name="答复",
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True, verbose_name="答复时间")),
                ("answered_seq", models.IntegerField(null=True)),
                ("answerer_name", models.CharField(blank=True, max_length=60, verbose_name="答复人")),
                ("answerer_post", models.CharField(blank=True, max_length=60, verbose_name="职务")),
                ("answerer_phone", models.CharField(blank=True, max_length=32, verbose_name="电话")),
                ("reason", models.TextField(blank=True, verbose_name="不同意的理由")),
                (
                    "asked_by",
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
                        related_name="parent_reports",
                        to="cases.case",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.paper",
                    ),
                ),
            ],
            options={
                "verbose_name": "上级单位推荐报告",
                "db_table": "parent_report",
                "constraints": [
                    models.UniqueConstraint(fields=("public_id",), name="parent_report_public_id"),
                    models.UniqueConstraint(
                        condition=models.Q(("answer", ""), ("withdrawn_at", None)),
                        fields=("case",),
                        name="parent_report_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expires_at__gt", models.F("asked_at")),
                            models.Q(
                                ("answered_at", None),
                                models.Q(
                                    ("answered_at__gte", models.F("asked_at")),
                                    ("answered_at__lte", models.F("expires_at")),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="parent_report_in_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer", ""), ("withdrawn_at__isnull", True), _connector="OR"),
                        name="parent_report_answered_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", ""),
                                ("answered_at", None),
                                ("answered_seq", None),
                                ("answerer_name", ""),
                                ("paper", None),
                                ("reason", ""),
                            ),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_seq__isnull", False),
                                models.Q(("answerer_name", ""), _negated=True),
                                models.Q(("answerer_post", ""), _negated=True),
                                models.Q(
                                    models.Q(("answer", "confirmed"), ("paper", None), ("reason", "")),
                                    models.Q(("answer", "stamped"), ("paper__isnull", False), ("reason", "")),
                                    models.Q(("answer", "declined"), ("paper", None), ("reason__trim__length__gte", 6)),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="parent_report_answered_whole",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8")),
        migrations.RunPython(leave_what_is_needed, elidable=False),
    ]

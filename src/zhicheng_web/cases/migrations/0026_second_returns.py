"""A second return of the same filing needs the consent of a second person (三（三）, 一次性告知); none comes without.

Cases that were returned twice before keep both returns.
"""

from pathlib import Path
from typing import ClassVar

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import limit_updates

GUARDS = Path(__file__).parent / "guards" / "29_second_returns.sql"
ANSWER = ("agreed", "answered_at", "answered_seq", "approver_id", "approver_membership_id", "answer")


def leave_what_is_needed(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The office's role asks, and answers what was asked."""
    limit_updates(editor, "second_return", ANSWER)


class Migration(migrations.Migration):
    """The table, and its guards; no data change."""

    dependencies: ClassVar = [
        ("cases", "0025_title_changes"),
        ("people", "0005_number_claims"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="SecondReturn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.IntegerField()),
                ("faults", models.JSONField(verbose_name="要补正的内容")),
                ("reason", models.TextField(verbose_name="上次不能告知的原因")),
                ("at", models.DateTimeField(verbose_name="申请时间")),
                ("agreed", models.BooleanField(null=True, verbose_name="同意")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="答复时间")),
                ("answered_seq", models.IntegerField(null=True)),
                ("answer", models.TextField(blank=True, verbose_name="答复的理由")),
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
                    "authority",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="second_returns",
                        to="cases.case",
                    ),
                ),
                (
                    "examiner",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "examiner_membership",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.membership",
                    ),
                ),
            ],
            options={
                "verbose_name": "再次告知的申请",
                "db_table": "second_return",
                "constraints": [
                    models.UniqueConstraint(fields=("case", "seq"), name="second_return_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("agreed", None)), fields=("case",), name="second_return_one_open"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason__trim__length__gte", 6), models.Q(("faults", []), _negated=True)),
                        name="second_return_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approver__isnull", True),
                            models.Q(("approver", models.F("examiner")), _negated=True),
                            _connector="OR",
                        ),
                        name="second_return_four_eyes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("agreed", None),
                                ("answer", ""),
                                ("answered_at", None),
                                ("answered_seq", None),
                                ("approver", None),
                            ),
                            models.Q(
                                ("agreed__isnull", False),
                                ("answer__trim__length__gte", 6),
                                ("answered_at__isnull", False),
                                ("answered_seq__isnull", False),
                                ("approver__isnull", False),
                                ("approver_membership__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="second_return_answered_whole",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8")),
        migrations.RunPython(leave_what_is_needed, elidable=False),
    ]

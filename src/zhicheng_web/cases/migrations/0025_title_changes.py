"""A granted title is corrected, revoked and reviewed by two people, on evidence; the database changes it in no other way.

Titles that were corrected or revoked before have no such row, and stay as they are.
"""

from pathlib import Path
from typing import ClassVar

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import limit_updates

GUARDS = Path(__file__).parent / "guards" / "28_title_changes.sql"
COMES_LATER = (
    *("answered_at", "statement", "statement_proof_id", "outcome", "decided_at", "decided_seq", "approver_id"),
    *("approver_membership_id", "approver_name", "decision", "review_asked_at", "appeal", "appeal_proof_id"),
)
"""What is written to a proposal when it is answered, decided, reviewed."""
OF_A_TITLE = ("series", "title", "specialty", "revoked_at", "barred_until", "revocation_reason")


def leave_what_is_needed(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The office's role adds proposals and finishes them; a slip may be in the series of a title, too."""
    limit_updates(editor, "title_change", COMES_LATER)
    limit_updates(editor, "recognition", OF_A_TITLE)


class Migration(migrations.Migration):
    """The table, and its guards; no data change."""

    dependencies: ClassVar = [
        ("cases", "0024_lanes"),
        ("people", "0005_number_claims"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="TitleChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.IntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("correction", "更正"),
                            ("revocation", "撤销"),
                            ("keep", "复查维持"),
                            ("undo", "复查改变"),
                        ],
                        max_length=16,
                        verbose_name="事项",
                    ),
                ),
                ("series", models.CharField(blank=True, max_length=40, verbose_name="系列")),
                ("title", models.CharField(blank=True, max_length=60, verbose_name="职称")),
                ("specialty", models.CharField(blank=True, max_length=60, verbose_name="专业")),
                ("former_series", models.CharField(blank=True, max_length=40, verbose_name="原系列")),
                ("former_title", models.CharField(blank=True, max_length=60, verbose_name="原职称")),
                ("former_specialty", models.CharField(blank=True, max_length=60, verbose_name="原专业")),
                ("judged_facts", models.TextField(blank=True)),
                ("judged_answer", models.TextField(blank=True)),
                ("reason", models.TextField(verbose_name="理由")),
                ("examiner_name", models.CharField(max_length=60, verbose_name="经办人姓名")),
                ("at", models.DateTimeField(verbose_name="提出时间")),
                ("answer_until", models.DateField(blank=True, null=True, verbose_name="陈述申辩的最后一日")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
                ("statement", models.TextField(blank=True, verbose_name="本人的陈述")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("approved", "同意"), ("declined", "不同意")],
                        max_length=16,
                        verbose_name="决定",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="决定时间")),
                ("decided_seq", models.IntegerField(blank=True, null=True)),
                ("approver_name", models.CharField(blank=True, max_length=60, verbose_name="复核人姓名")),
                ("decision", models.TextField(blank=True, verbose_name="决定的理由")),
                ("review_asked_at", models.DateTimeField(blank=True, null=True, verbose_name="申请复查时间")),
                ("appeal", models.TextField(blank=True, verbose_name="申请复查的理由")),
                (
                    "appeal_proof",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.paper",
                    ),
                ),
                (
                    "approver",
                    models.ForeignKey(
                        blank=True,
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
                        blank=True,
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
                        related_name="title_changes",
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
                (
                    "proof",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.paper",
                    ),
                ),
                (
                    "reviewed",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="cases.titlechange",
                    ),
                ),
                (
                    "statement_proof",
                    models.ForeignKey(
                        blank=True,
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
                "verbose_name": "职称的更正和撤销",
                "db_table": "title_change",
                "constraints": [
                    models.UniqueConstraint(fields=("case", "seq"), name="title_change_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "")), fields=("case",), name="title_change_one_open"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "declined"), _negated=True),
                        fields=("reviewed",),
                        name="title_change_reviewed_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["correction", "revocation", "keep", "undo"])),
                        name="title_change_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason__trim__length__gte", 6)), name="title_change_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approver__isnull", True),
                            models.Q(("approver", models.F("examiner")), _negated=True),
                            _connector="OR",
                        ),
                        name="title_change_four_eyes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["keep", "undo"]), ("reviewed__isnull", False)),
                            models.Q(
                                ("kind__in", ["correction", "revocation"]),
                                ("proof__isnull", False),
                                ("reviewed__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="title_change_on_evidence",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "correction"), _negated=True),
                            models.Q(
                                ("series", models.F("former_series")),
                                ("specialty", models.F("former_specialty")),
                                ("title", models.F("former_title")),
                                _negated=True,
                            ),
                            _connector="OR",
                        ),
                        name="title_change_changes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approver", None),
                                ("approver_membership", None),
                                ("decided_at", None),
                                ("decided_seq", None),
                                ("decision", ""),
                                ("outcome", ""),
                            ),
                            models.Q(
                                ("approver__isnull", False),
                                ("approver_membership__isnull", False),
                                ("decided_at__isnull", False),
                                ("decided_seq__isnull", False),
                                ("decision__trim__length__gte", 6),
                                ("outcome__in", ["approved", "declined"]),
                            ),
                            _connector="OR",
                        ),
                        name="title_change_decided_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("statement", ""), ("statement_proof", None)),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("kind", "revocation"),
                                ("statement__trim__length__gte", 6),
                            ),
                            _connector="OR",
                        ),
                        name="title_change_answer_with_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("appeal", ""), ("appeal_proof", None), ("review_asked_at", None)),
                            models.Q(
                                ("appeal__trim__length__gte", 6),
                                ("kind__in", ["correction", "revocation"]),
                                ("outcome", "approved"),
                                ("review_asked_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="title_change_review_with_words",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8")),
        migrations.RunPython(leave_what_is_needed, elidable=False),
    ]

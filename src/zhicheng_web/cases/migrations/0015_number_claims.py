"""A number of identity that two have confirmed is contested, and decided by the bureau; one that is wrong is corrected by an act
with a proof (一（一）).
"""

import uuid
from pathlib import Path
from typing import ClassVar

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import limit_updates, revoke_privileges

GUARDS = Path(__file__).parent / "guards" / "18_number_claims.sql"
DECISION = ("decided_at", "decided_by_id")
STILL_WRITTEN = {
    "number_contest": (*DECISION, "holder_id", "same_person", "reason"),
    "number_correction": (*DECISION, "granted", "answer", "id_number_enc", "former_number_enc"),
}
"""What the pages' role may still write in rows that are there: the decision, and a new seal of a number."""


def leave_what_is_needed(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Claims are only added; of the others the role writes the decision."""
    revoke_privileges(editor, "UPDATE, DELETE, TRUNCATE", ["contested_claim"])
    for table, columns in STILL_WRITTEN.items():
        limit_updates(editor, table, columns)


class Migration(migrations.Migration):
    """Three tables, and their guards; no data change."""

    dependencies: ClassVar = [
        ("cases", "0014_commitments"),
        ("people", "0005_number_claims"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="NumberContest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="编号")),
                ("id_index", models.BinaryField(verbose_name="证件号码索引")),
                ("opened_at", models.DateTimeField(verbose_name="发现时间")),
                ("same_person", models.BooleanField(default=False, verbose_name="同一个人的两个账号")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="核定时间")),
                ("reason", models.TextField(blank=True, verbose_name="核定的理由")),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "证件号码争议",
                "db_table": "number_contest",
            },
        ),
        migrations.CreateModel(
            name="ContestedClaim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(verbose_name="列入时间")),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contested_claims",
                        to="people.person",
                    ),
                ),
                (
                    "contest",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="cases.numbercontest",
                    ),
                ),
            ],
            options={
                "verbose_name": "有争议的登记",
                "db_table": "contested_claim",
            },
        ),
        migrations.CreateModel(
            name="NumberCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="编号")),
                ("seq", models.IntegerField(null=True)),
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
                ("former_number_enc", models.BinaryField(null=True, verbose_name="原号码（加密）")),
                ("reason", models.TextField(verbose_name="理由")),
                ("asked_at", models.DateTimeField(verbose_name="申请时间")),
                ("granted", models.BooleanField(null=True, verbose_name="同意")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="决定时间")),
                ("answer", models.TextField(blank=True, verbose_name="决定的理由")),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="number_corrections",
                        to="cases.case",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="number_corrections",
                        to="people.person",
                    ),
                ),
                (
                    "proof",
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
                "verbose_name": "证件号码更正",
                "db_table": "number_correction",
            },
        ),
        migrations.AddConstraint(
            model_name="numbercontest",
            constraint=models.UniqueConstraint(fields=("public_id",), name="contest_public_id"),
        ),
        migrations.AddConstraint(
            model_name="numbercontest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decided_at", None)), fields=("id_index",), name="contest_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="numbercontest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("decided_by", None), ("holder", None), ("reason", "")),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="contest_decided_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="contestedclaim",
            constraint=models.UniqueConstraint(fields=("contest", "person"), name="contested_claim_once"),
        ),
        migrations.AddConstraint(
            model_name="numbercorrection",
            constraint=models.UniqueConstraint(fields=("public_id",), name="correction_public_id"),
        ),
        migrations.AddConstraint(
            model_name="numbercorrection",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decided_at", None)), fields=("person",), name="correction_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="numbercorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("decided_at", None), ("decided_by", None), ("granted", None)),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                        ("granted__isnull", False),
                        models.Q(("answer", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="correction_decided_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="numbercorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by", None), models.Q(("decided_by", models.F("person")), _negated=True), _connector="OR"
                ),
                name="correction_decided_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="numbercorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("case", None), ("proof", None), ("seq", None)),
                    models.Q(("case__isnull", False), ("proof__isnull", False), ("seq__isnull", False)),
                    _connector="OR",
                ),
                name="correction_with_its_act",
            ),
        ),
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8")),
        migrations.RunPython(leave_what_is_needed, elidable=False),
    ]

"""What a case was submitted, publicised and filed with stays with it, whatever becomes of the person and the unit later.

Cases that have left their applicant's hands before this migration get what stands in the rows of today, marked as `migrated`:
nobody can say more of them. Their titles stay unnamed there, and are read from the policy as before.
"""

from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models

from zhicheng_web.grants import revoke_privileges
from zhicheng_web.people import identity

GUARDS = Path(__file__).parent / "guards" / "15_snapshot.sql"
STILL_CHANGING = ["draft", "returned_to_applicant", "left_employer"]
MIGRATED = "migrated"


def fill(apps: Any, schema_editor: Any) -> None:
    """A snapshot for every case that somebody else than its applicant has before them, or that is over."""
    db = schema_editor.connection.alias
    cases, snapshots = (apps.get_model("cases", name).objects.using(db) for name in ("Case", "Snapshot"))
    chosen = cases.exclude(state__in=STILL_CHANGING).select_related("person", "employer", "agency")
    for case in chosen.iterator(500):
        row = snapshots.create(
            case=case, seq=case.version, at=case.since, source=MIGRATED, **read_today(case), id_number_enc=reseal(case)
        )
        cases.filter(pk=case.pk).update(snapshot=row)
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def read_today(case: Any) -> dict[str, Any]:
    """Person, employer, agency and target as they stand today."""
    person, employer, agency = case.person, case.employer, case.agency
    kept = ("employer_kind", "affiliation", "registered_in_kunming", "management_area", "branch_of", "self_recognition")
    return {
        "name": person.name,
        "document": person.document,
        "id_index": person.id_index,
        "phone": person.phone,
        "employer_name": employer.name,
        "employer_uscc": employer.uscc,
        "agency_name": agency.name if agency else "",
        "agency_uscc": agency.uscc if agency else None,
        "series": case.series,
        "specialty": case.specialty,
        "level": case.level,
        **{name: getattr(employer, name) for name in kept},
    }


def reseal(case: Any) -> bytes | None:
    """The number sealed for the case; None where there is none, or no key opens it any more."""
    sealed, person = case.person.id_number_enc, case.person.public_id
    if sealed is None:
        return None
    with suppress(identity.UnreadableIdNumber):
        return identity.encrypt_id_number(identity.decrypt_id_number(bytes(sealed), person), case.public_id, "cases")
    return None


def keep_rows(apps: Any, schema_editor: Any) -> None:
    """The office's role adds snapshots, and takes none away."""
    revoke_privileges(schema_editor, "DELETE, TRUNCATE", ["case_snapshot"])


class Migration(migrations.Migration):
    """The table, filled; then the guards."""

    dependencies: ClassVar = [("cases", "0010_natural_persons")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.IntegerField()),
                ("at", models.DateTimeField(verbose_name="留存时间")),
                (
                    "source",
                    models.CharField(
                        choices=[("act", "办理时留存"), ("migrated", "后来补存")],
                        default="act",
                        max_length=16,
                        verbose_name="来源",
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="姓名")),
                ("document", models.CharField(max_length=8, verbose_name="证件类型")),
                ("id_number_enc", models.BinaryField(null=True, verbose_name="证件号码（加密）")),
                ("id_index", models.BinaryField(null=True, verbose_name="证件号码索引")),
                ("phone", models.CharField(blank=True, max_length=32, verbose_name="手机")),
                ("employer_name", models.CharField(max_length=120, verbose_name="单位")),
                ("employer_uscc", models.CharField(max_length=18, null=True, verbose_name="统一社会信用代码")),
                ("employer_kind", models.CharField(blank=True, max_length=32, verbose_name="单位性质")),
                ("affiliation", models.CharField(blank=True, max_length=16, verbose_name="隶属关系")),
                ("registered_in_kunming", models.BooleanField(verbose_name="在昆明登记")),
                ("management_area", models.CharField(blank=True, max_length=16, verbose_name="管理归属地")),
                ("branch_of", models.JSONField(null=True, verbose_name="所属总公司")),
                ("self_recognition", models.BooleanField(verbose_name="有自主评审权")),
                ("agency_name", models.CharField(blank=True, max_length=120, verbose_name="派遣公司")),
                ("agency_uscc", models.CharField(max_length=18, null=True, verbose_name="派遣公司信用代码")),
                ("series", models.CharField(blank=True, max_length=40, verbose_name="系列")),
                ("series_name", models.CharField(blank=True, max_length=120, verbose_name="系列名称")),
                ("specialty", models.CharField(blank=True, max_length=60, verbose_name="专业")),
                ("level", models.CharField(blank=True, max_length=16, verbose_name="层级")),
                ("title", models.CharField(blank=True, max_length=120, verbose_name="申报的职称")),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="snapshots",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "verbose_name": "申报时的情况",
                "db_table": "case_snapshot",
            },
        ),
        migrations.AddField(
            model_name="case",
            name="snapshot",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.snapshot",
                verbose_name="留存的情况",
            ),
        ),
        migrations.RunPython(fill, elidable=False),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("snapshot__isnull", True), ("state__in", ["draft", "returned_to_applicant", "left_employer"])
                    ),
                    models.Q(
                        ("snapshot__isnull", False),
                        models.Q(("state__in", ["draft", "returned_to_applicant", "left_employer"]), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="submitted_case_has_snapshot",
            ),
        ),
        migrations.AddConstraint(
            model_name="snapshot",
            constraint=models.UniqueConstraint(fields=("case", "seq"), name="snapshot_once"),
        ),
        migrations.AddConstraint(
            model_name="snapshot",
            constraint=models.UniqueConstraint(fields=("id", "case"), name="snapshot_of_case"),
        ),
        migrations.AddConstraint(
            model_name="snapshot",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["act", "migrated"])), name="snapshot_source_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="snapshot",
            constraint=models.CheckConstraint(
                condition=models.Q(("id_number_enc__isnull", True), ("id_index__isnull", False), _connector="OR"),
                name="snapshot_number_with_index",
            ),
        ),
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8")),
        migrations.RunPython(keep_rows, elidable=False),
    ]

"""三（二） 双审核、双公示、双盖章: the agency and the employer of a dispatched worker are two lanes of one case.

Dispatched cases that are there get their lanes from what they hold: the employer's assessment, a publicity of the agency's, else
the proof of both publicities that was enclosed. Then the rules: no filing with an open cell.
"""

from pathlib import Path
from typing import ClassVar

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import limit_updates, revoke_privileges

GUARDS = Path(__file__).parent / "guards"
FILL, RULES = GUARDS / "27_fill_lanes.sql", GUARDS / "27_lanes.sql"
CELL_COLUMNS = (
    *("content_hash", "checked_on", "checked_by_id", "checked_words", "publicity_id", "posted_on", "posted_until"),
    *("stamped_on", "stamped_by_id", "on_paper", "proof_id"),
)
RECORD = """INSERT INTO row_entry (of_table, of_row, digest, at)
SELECT 'case_lane', id, row_digest(to_jsonb(one), %s), now() FROM case_lane AS one ORDER BY id"""


def keep_rows(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The office's role fills and empties cells; a lane keeps its case. Agreements are only added."""
    limit_updates(editor, "case_lane", CELL_COLUMNS)
    revoke_privileges(editor, "UPDATE, DELETE, TRUNCATE", ["dispatch_agreement"])


def record_rows(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """A line for every lane that was filled."""
    with editor.connection.cursor() as cursor:
        cursor.execute("SET LOCAL TimeZone = 'UTC'")
        cursor.execute(RECORD, [" ".join(("case_id", "lane", *CELL_COLUMNS))])


class Migration(migrations.Migration):
    """Two tables; columns of filings and objections; the rows of before; the rules."""

    dependencies: ClassVar = [
        ("cases", "0023_due_dates"),
        ("people", "0005_number_claims"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="CaseLane",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "lane",
                    models.CharField(
                        choices=[("employer", "用工单位"), ("agency", "派遣公司")], max_length=16, verbose_name="哪一家"
                    ),
                ),
                ("content_hash", models.CharField(blank=True, max_length=80)),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="审核日期")),
                ("checked_words", models.CharField(blank=True, max_length=200, verbose_name="核对了什么")),
                ("posted_on", models.DateField(blank=True, null=True, verbose_name="公示开始")),
                ("posted_until", models.DateField(blank=True, null=True, verbose_name="公示最后一日")),
                ("stamped_on", models.DateField(blank=True, null=True, verbose_name="盖章日期")),
                ("on_paper", models.BooleanField(default=False, verbose_name="凭证明材料代录")),
            ],
            options={
                "verbose_name": "派遣双列",
                "db_table": "case_lane",
            },
        ),
        migrations.CreateModel(
            name="DispatchAgreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_until", models.DateField(verbose_name="有效期到")),
                ("at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "派遣协议",
                "db_table": "dispatch_agreement",
            },
        ),
        migrations.RemoveConstraint(
            model_name="filing",
            name="filing_both_lanes",
        ),
        migrations.AddField(
            model_name="filing",
            name="agency_on_paper",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="objection",
            name="lane",
            field=models.CharField(
                choices=[("employer", "用人单位"), ("agency", "派遣公司")],
                default="employer",
                max_length=16,
                verbose_name="由哪一家登记",
            ),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.CheckConstraint(
                condition=models.Q(("lane__in", ["employer", "agency"])), name="objection_lane_known"
            ),
        ),
        migrations.AddField(
            model_name="caselane",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="lanes",
                to="cases.case",
            ),
        ),
        migrations.AddField(
            model_name="caselane",
            name="checked_by",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="caselane",
            name="proof",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.paper",
            ),
        ),
        migrations.AddField(
            model_name="caselane",
            name="publicity",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.publicity",
            ),
        ),
        migrations.AddField(
            model_name="caselane",
            name="stamped_by",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="filing",
            name="agency_cells",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.caselane",
            ),
        ),
        migrations.AddField(
            model_name="filing",
            name="employer_cells",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.caselane",
            ),
        ),
        migrations.AddField(
            model_name="dispatchagreement",
            name="agency",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.organisation",
            ),
        ),
        migrations.AddField(
            model_name="dispatchagreement",
            name="by",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="dispatchagreement",
            name="case",
            field=models.ForeignKey(
                db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="dispatchagreement",
            name="employer",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.organisation",
            ),
        ),
        migrations.AddField(
            model_name="dispatchagreement",
            name="paper",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.paper",
            ),
        ),
        migrations.AddConstraint(
            model_name="caselane",
            constraint=models.UniqueConstraint(fields=("case", "lane"), name="lane_once"),
        ),
        migrations.AddConstraint(
            model_name="caselane",
            constraint=models.CheckConstraint(
                condition=models.Q(("lane__in", ["employer", "agency"])), name="lane_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="caselane",
            constraint=models.CheckConstraint(
                condition=models.Q(("stamped_on__isnull", True), ("checked_on__isnull", False), _connector="OR"),
                name="lane_stamped_after_check",
            ),
        ),
        migrations.AddConstraint(
            model_name="caselane",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("posted_until__isnull", True), ("stamped_on__isnull", True)),
                    models.Q(("on_paper", True), ("posted_until__isnull", True)),
                    ("stamped_on__gt", models.F("posted_until")),
                    _connector="OR",
                ),
                name="lane_stamped_after_publicity",
            ),
        ),
        migrations.AddConstraint(
            model_name="caselane",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stamped_on__isnull", True),
                    ("on_paper", True),
                    models.Q(("posted_until__isnull", False), ("publicity__isnull", False)),
                    _connector="OR",
                ),
                name="lane_stamp_rests_on_publicity",
            ),
        ),
        migrations.AddConstraint(
            model_name="caselane",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("on_paper", False),
                    models.Q(("lane", "agency"), ("proof__isnull", False), ("stamped_on__isnull", False)),
                    _connector="OR",
                ),
                name="lane_paper_is_the_agencys",
            ),
        ),
        migrations.AddConstraint(
            model_name="caselane",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("on_paper", False),
                    models.Q(("posted_on__isnull", True), ("posted_until__isnull", True)),
                    models.Q(("posted_on__gte", models.F("checked_on")), ("posted_until__gt", models.F("posted_on"))),
                    _connector="OR",
                ),
                name="lane_paper_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="dispatchagreement",
            constraint=models.UniqueConstraint(fields=("paper", "valid_until"), name="agreement_once"),
        ),
        migrations.AddConstraint(
            model_name="dispatchagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("employer", models.F("agency")), _negated=True), name="agreement_between_two"
            ),
        ),
        migrations.RunSQL(FILL.read_text(encoding="utf-8")),
        migrations.AddConstraint(
            model_name="filing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agency_on_paper", False), ("agency_publicity__isnull", True), ("dispatched", False)),
                    models.Q(
                        ("agency_last_on__isnull", False),
                        ("agency_on_paper", False),
                        ("agency_publicity__isnull", False),
                        ("dispatched", True),
                    ),
                    models.Q(("agency_on_paper", True), ("agency_publicity__isnull", True), ("dispatched", True)),
                    _connector="OR",
                ),
                name="filing_both_lanes",
            ),
        ),
        migrations.AddConstraint(
            model_name="filing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agency_cells__isnull", True), ("dispatched", False), ("employer_cells__isnull", True)),
                    models.Q(("agency_cells__isnull", False), ("dispatched", True), ("employer_cells__isnull", False)),
                    _connector="OR",
                ),
                name="filing_six_cells",
            ),
        ),
        migrations.RunSQL(RULES.read_text(encoding="utf-8")),
        migrations.RunPython(keep_rows, migrations.RunPython.noop),
        migrations.RunPython(record_rows, migrations.RunPython.noop),
    ]

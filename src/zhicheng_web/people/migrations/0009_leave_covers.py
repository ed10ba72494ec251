"""三（三） who stands in for an officer who is away, from a day to a day. No data change."""

from typing import Any, ClassVar
from uuid import uuid4

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import limit_updates

GUARDS = """ALTER TABLE leave_cover
    ADD CONSTRAINT leave_cover_organisation FOREIGN KEY (organisation_id) REFERENCES organisation,
    ADD CONSTRAINT leave_cover_absent FOREIGN KEY (absent_membership_id, absent_id, organisation_id, role)
        REFERENCES membership (id, person_id, organisation_id, role),
    ADD CONSTRAINT leave_cover_stand_in FOREIGN KEY (stand_in_membership_id, stand_in_id, organisation_id, role)
        REFERENCES membership (id, person_id, organisation_id, role),
    ADD CONSTRAINT leave_cover_namer FOREIGN KEY (named_by_id) REFERENCES person;
CREATE TRIGGER leave_cover_stays AFTER UPDATE OR DELETE ON leave_cover FOR EACH ROW EXECUTE FUNCTION
    written_once('', 'withdrawn_at');
CREATE CONSTRAINT TRIGGER leave_cover_recorded AFTER INSERT OR UPDATE OR DELETE ON leave_cover
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION row_recorded('public_id organisation_id role absent_id
        absent_membership_id stand_in_id stand_in_membership_id days named_by_id named_at withdrawn_at');"""


def leave_what_is_needed(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The office's role names who stands in, and notes that it is over."""
    limit_updates(editor, "leave_cover", ("withdrawn_at",))


def name_row(to: str) -> "models.ForeignKey[Any, Any]":
    """A column that names a row, whose key stands in SQL."""
    return models.ForeignKey(
        db_constraint=False,
        db_index=False,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=to,
    )


class Migration(migrations.Migration):
    """The table, and its guards."""

    dependencies: ClassVar = [("people", "0008_whole_answers")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="LeaveCover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid4, editable=False, verbose_name="编号")),
                ("role", models.CharField(max_length=16, verbose_name="身份")),
                ("days", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="代办的日子")),
                ("named_at", models.DateTimeField(verbose_name="登记时间")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="结束时间")),
                ("absent", name_row("people.person")),
                ("absent_membership", name_row("people.membership")),
                ("named_by", name_row("people.person")),
                ("organisation", name_row("people.organisation")),
                ("stand_in", name_row("people.person")),
                ("stand_in_membership", name_row("people.membership")),
            ],
            options={
                "verbose_name": "代办",
                "db_table": "leave_cover",
                "constraints": [
                    models.UniqueConstraint(fields=("public_id",), name="leave_cover_public_id"),
                    models.CheckConstraint(
                        condition=models.Q(("absent", models.F("stand_in")), _negated=True),
                        name="leave_cover_by_another",
                    ),
                    models.CheckConstraint(condition=models.Q(("days__isempty", False)), name="leave_cover_has_days"),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["examiner", "approver"])), name="leave_cover_of_officers"
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        expressions=[("absent_membership", "="), ("days", "&&")],
                        name="leave_cover_one_at_a_time",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARDS),
        migrations.RunPython(leave_what_is_needed, elidable=False),
    ]

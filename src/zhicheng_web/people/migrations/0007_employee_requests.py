"""Who asks a unit to confirm that they work there, and what its HR has answered. No data change."""

from typing import ClassVar
from uuid import uuid4

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import limit_updates

ANSWER = ("withdrawn_at", "granted", "answered_by_id", "answered_at", "answer")
GUARDS = """ALTER TABLE employee_request
    ADD CONSTRAINT employee_request_person FOREIGN KEY (person_id) REFERENCES person,
    ADD CONSTRAINT employee_request_unit FOREIGN KEY (organisation_id) REFERENCES organisation,
    ADD CONSTRAINT employee_request_answerer FOREIGN KEY (answered_by_id) REFERENCES person;
CREATE TRIGGER employee_request_stays AFTER UPDATE OR DELETE ON employee_request FOR EACH ROW EXECUTE FUNCTION
    written_once('', 'withdrawn_at granted answered_by_id answered_at answer');
CREATE CONSTRAINT TRIGGER employee_request_recorded AFTER INSERT OR UPDATE OR DELETE ON employee_request
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION row_recorded('public_id person_id organisation_id asked_at
        withdrawn_at granted answered_by_id answered_at answer');"""


def leave_what_is_needed(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The office's role takes requests, and notes their answers."""
    limit_updates(editor, "employee_request", ANSWER)


class Migration(migrations.Migration):
    """The table, and its guards."""

    dependencies: ClassVar = [
        ("people", "0006_unit_requests"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="EmployeeRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid4, editable=False, verbose_name="编号")),
                ("asked_at", models.DateTimeField(verbose_name="申请时间")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="取回时间")),
                ("granted", models.BooleanField(null=True, verbose_name="确认")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="答复时间")),
                ("answer", models.TextField(blank=True, verbose_name="不确认的理由")),
                (
                    "answered_by",
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
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="employee_requests",
                        to="people.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="employee_requests",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "职工申请",
                "db_table": "employee_request",
                "constraints": [
                    models.UniqueConstraint(fields=("public_id",), name="employee_request_public_id"),
                    models.UniqueConstraint(
                        condition=models.Q(("granted", None), ("withdrawn_at", None)),
                        fields=("person", "organisation"),
                        name="employee_request_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None), ("answered_by", None), ("granted", None)),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                ("withdrawn_at", None),
                                models.Q(
                                    ("granted", True),
                                    models.Q(("answer__trim__length__gte", 6), ("granted", False)),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="employee_request_answered_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by", None),
                            models.Q(("answered_by", models.F("person")), _negated=True),
                            _connector="OR",
                        ),
                        name="employee_request_by_another",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARDS),
        migrations.RunPython(leave_what_is_needed, elidable=False),
    ]

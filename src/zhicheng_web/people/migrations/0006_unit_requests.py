"""三（三） what the bureau is asked about the register: units that register themselves, changes of what decides competence.

No data change: what units say of themselves stays.
"""

from typing import ClassVar
from uuid import uuid4

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import limit_updates

ANSWER = (
    *("organisation_id", "withdrawn_at", "granted", "answered_by_id", "answered_at", "answer", "invitation_id"),
    *("unit_informed_at", "contact_informed_at"),
)
GUARDS = """ALTER TABLE unit_request
    ADD CONSTRAINT unit_request_unit FOREIGN KEY (organisation_id) REFERENCES organisation DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT unit_request_asker FOREIGN KEY (asked_by_id) REFERENCES person,
    ADD CONSTRAINT unit_request_answerer FOREIGN KEY (answered_by_id) REFERENCES person,
    ADD CONSTRAINT unit_request_invitation FOREIGN KEY (invitation_id) REFERENCES invitation DEFERRABLE INITIALLY DEFERRED;
CREATE TRIGGER unit_request_stays AFTER UPDATE OR DELETE ON unit_request FOR EACH ROW EXECUTE FUNCTION
    written_once('unit_informed_at contact_informed_at',
        'organisation_id withdrawn_at granted answered_by_id answered_at answer invitation_id');
CREATE CONSTRAINT TRIGGER unit_request_recorded AFTER INSERT OR DELETE OR UPDATE OF public_id, kind, organisation_id, values,
    licence_sha256, licence_type, contact_name, contact_phone, contact_mail, code_digest, asked_by_id, asked_at, withdrawn_at,
    granted, answered_by_id, answered_at, answer, invitation_id ON unit_request
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION row_recorded('public_id kind organisation_id values licence_sha256
        licence_type contact_name contact_phone contact_mail code_digest asked_by_id asked_at withdrawn_at granted answered_by_id
        answered_at answer invitation_id');"""


def leave_what_is_needed(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The office's role takes requests, and notes their answers and letters."""
    limit_updates(editor, "unit_request", ANSWER)


class Migration(migrations.Migration):
    """The table, and its guards."""

    dependencies: ClassVar = [
        ("cases", "0028_parent_reports"),
        ("people", "0005_number_claims"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="UnitRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid4, editable=False, verbose_name="编号")),
                (
                    "kind",
                    models.CharField(
                        choices=[("register", "登记单位"), ("change", "更正单位资料")],
                        max_length=16,
                        verbose_name="申请",
                    ),
                ),
                ("values", models.JSONField(verbose_name="资料")),
                ("licence_sha256", models.CharField(blank=True, max_length=64, verbose_name="证照扫描件")),
                ("licence_type", models.CharField(blank=True, max_length=40)),
                ("contact_name", models.CharField(blank=True, max_length=60, verbose_name="负责人")),
                ("contact_phone", models.CharField(blank=True, max_length=32, verbose_name="电话")),
                ("contact_mail", models.CharField(blank=True, max_length=254, verbose_name="邮箱")),
                ("code_digest", models.CharField(max_length=64, null=True)),
                ("place", models.CharField(blank=True, max_length=64)),
                ("origin", models.CharField(blank=True, max_length=200)),
                ("asked_at", models.DateTimeField(verbose_name="申请时间")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="作废时间")),
                ("granted", models.BooleanField(null=True, verbose_name="同意")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="答复时间")),
                ("answer", models.TextField(blank=True, verbose_name="答复的理由")),
                ("unit_informed_at", models.DateTimeField(null=True)),
                ("contact_informed_at", models.DateTimeField(null=True)),
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
                    "asked_by",
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
                    "invitation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.invitation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "单位申请",
                "db_table": "unit_request",
                "indexes": [models.Index(fields=["place", "asked_at"], name="unit_request_of_place")],
                "constraints": [
                    models.UniqueConstraint(fields=("public_id",), name="unit_request_public_id"),
                    models.UniqueConstraint(fields=("code_digest",), name="unit_request_code"),
                    models.UniqueConstraint(
                        condition=models.Q(("granted", None), ("kind", "change"), ("withdrawn_at", None)),
                        fields=("organisation",),
                        name="unit_request_one_change",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("asked_by", None),
                                ("code_digest__isnull", False),
                                ("kind", "register"),
                                models.Q(("licence_sha256", ""), _negated=True),
                                models.Q(("contact_name", ""), _negated=True),
                                models.Q(("contact_phone", ""), _negated=True),
                            ),
                            models.Q(("asked_by__isnull", False), ("kind", "change"), ("organisation__isnull", False)),
                            _connector="OR",
                        ),
                        name="unit_request_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", ""),
                                ("answered_at", None),
                                ("answered_by", None),
                                ("granted", None),
                                ("invitation", None),
                            ),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                ("granted__isnull", False),
                                ("withdrawn_at", None),
                                models.Q(
                                    models.Q(("granted", True), ("organisation__isnull", False)),
                                    models.Q(("answer__trim__length__gte", 6), ("granted", False)),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="unit_request_answered_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asked_by", None),
                            ("answered_by", None),
                            models.Q(("asked_by", models.F("answered_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="unit_request_by_another",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARDS),
        migrations.RunPython(leave_what_is_needed, elidable=False),
    ]

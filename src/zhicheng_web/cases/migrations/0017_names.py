"""A decision keeps the names under which it was made: of its authority, of its officers; so does every act. What returns a case
is committed to, and whoever judges is known by a number.

Of before, the names of today are written down, once: nobody can say more of them, and from now on they stay.
"""

from pathlib import Path
from typing import ClassVar

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import revoke_privileges

GUARDS = Path(__file__).parent / "guards" / "20_names.sql"
FILL = """
ALTER TABLE proposal DISABLE TRIGGER USER;
UPDATE proposal r SET examiner_name = p.name FROM person p WHERE p.id = r.examiner_id;
ALTER TABLE proposal ENABLE TRIGGER USER;
ALTER TABLE decision DISABLE TRIGGER USER;
UPDATE decision r SET authority_name = o.name, examiner_name = e.name, approver_name = a.name
    FROM organisation o, person e, person a WHERE o.id = r.authority_id AND e.id = r.examiner_id AND a.id = r.approver_id;
ALTER TABLE decision ENABLE TRIGGER USER;
ALTER TABLE recognition DISABLE TRIGGER USER;
UPDATE recognition r SET authority_name = o.name FROM organisation o WHERE o.id = r.authority_id;
ALTER TABLE recognition ENABLE TRIGGER USER;
INSERT INTO act_name (case_id, seq, what, name)
    SELECT e.case_id, e.seq, 'actor', p.name FROM entry e JOIN cases c ON c.id = e.case_id JOIN person p ON p.id = e.actor_id
    WHERE e.actor_id <> c.person_id ORDER BY e.id;
INSERT INTO act_name (case_id, seq, what, name)
    SELECT e.case_id, e.seq, key, o.name FROM entry e CROSS JOIN unnest(ARRAY['from', 'to', 'employer', 'agency']) AS key
    JOIN organisation o ON o.public_id::text = e.body::jsonb->'note'->>key
    WHERE e.event IN ('start', 'transfer', 'choose_employer') ORDER BY e.id;
"""


def leave_what_is_needed(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The office's role adds and reads; what it may still write of a return says its guard."""
    revoke_privileges(editor, "UPDATE, DELETE, TRUNCATE", ["act_name"])
    revoke_privileges(editor, "DELETE, TRUNCATE", ["return_round"])


class Migration(migrations.Migration):
    """The columns and the table, filled; then the guards."""

    dependencies: ClassVar = [
        ("cases", "0016_rights"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="decision",
            name="approver_name",
            field=models.CharField(default="", max_length=60, verbose_name="复核人姓名"),
        ),
        migrations.AddField(
            model_name="decision",
            name="authority_name",
            field=models.CharField(default="", max_length=120, verbose_name="认定部门名称"),
        ),
        migrations.AddField(
            model_name="decision",
            name="examiner_name",
            field=models.CharField(default="", max_length=60, verbose_name="经办人姓名"),
        ),
        migrations.AddField(
            model_name="proposal",
            name="examiner_name",
            field=models.CharField(default="", max_length=60, verbose_name="经办人姓名"),
        ),
        migrations.AddField(
            model_name="recognition",
            name="authority_name",
            field=models.CharField(default="", max_length=120, verbose_name="认定部门名称"),
        ),
        migrations.CreateModel(
            name="ActName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.IntegerField()),
                ("what", models.CharField(max_length=16)),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="act_names",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "verbose_name": "办理时的名称",
                "db_table": "act_name",
                "constraints": [models.UniqueConstraint(fields=("case", "seq", "what"), name="act_name_once")],
            },
        ),
        migrations.RunSQL(FILL),
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8")),
        migrations.RunPython(leave_what_is_needed),
    ]

"""Each objection has its own outcome, and a result is attested by name (三（二）). Closed publicities keep what was written."""

from pathlib import Path
from typing import ClassVar

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import limit_updates

GUARDS = Path(__file__).parent / "guards" / "32_objections.sql"
STILL_WRITTEN = (
    *("state", "closed_on", "words", "result", "attested_by_id", "calendar_id", "start_on", "start_ordinal"),
    *("start_working", "last_on", "last_ordinal"),
)


def leave_what_is_needed(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The office's role writes down who attested what."""
    limit_updates(editor, "publicity", STILL_WRITTEN)


class Migration(migrations.Migration):
    """Two columns, one outcome more; the guards."""

    dependencies: ClassVar = [("cases", "0029_relation_of_major"), ("people", "0005_number_claims")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="publicity",
            name="attested_by",
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
            model_name="publicity",
            name="result",
            field=models.CharField(
                blank=True,
                choices=[("none", "公示期间没有收到异议"), ("settled", "公示期间收到过异议，都已查清")],
                default="",
                max_length=16,
                verbose_name="公示结果",
            ),
        ),
        migrations.AlterField(
            model_name="publicity",
            name="words",
            field=models.TextField(blank=True, verbose_name="公示结果的说明"),
        ),
        migrations.AlterField(
            model_name="objection",
            name="state",
            field=models.CharField(
                choices=[
                    ("open", "核查中"),
                    ("dismissed", "不成立"),
                    ("upheld", "成立"),
                    ("withdrawn", "反映人撤回"),
                ],
                default="open",
                max_length=16,
            ),
        ),
        migrations.AddConstraint(
            model_name="publicity",
            constraint=models.CheckConstraint(
                condition=models.Q(("result__in", ["", "none", "settled"])), name="publicity_result_known"
            ),
        ),
        migrations.RemoveConstraint(model_name="objection", name="objection_state_known"),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "dismissed", "upheld", "withdrawn"])),
                name="objection_state_known",
            ),
        ),
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8")),
        migrations.RunPython(leave_what_is_needed, migrations.RunPython.noop),
    ]

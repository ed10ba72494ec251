"""A photo of the notice as it hangs, bound to its publicity (三（二）). Publicities of before have none."""

from pathlib import Path
from typing import ClassVar

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import limit_updates

GUARDS = Path(__file__).parent / "guards" / "33_posting_photo.sql"
STILL_WRITTEN = (
    *("state", "closed_on", "words", "result", "attested_by_id", "photo_id", "calendar_id", "start_on"),
    *("start_ordinal", "start_working", "last_on", "last_ordinal"),
)


def leave_what_is_needed(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The office's role binds a photo."""
    limit_updates(editor, "publicity", STILL_WRITTEN)


class Migration(migrations.Migration):
    """The column, its key, the rights."""

    dependencies: ClassVar = [("cases", "0032_thumbnails")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="publicity",
            name="photo",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.paper",
            ),
        ),
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8")),
        migrations.RunPython(leave_what_is_needed, migrations.RunPython.noop),
    ]

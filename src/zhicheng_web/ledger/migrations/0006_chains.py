"""Views of personal data and acts on organisations are chained by hash, as entries of cases are; sealed with them, too.

Rows of before are not rewritten. Where there are some, the chain begins with a row that says how many, with a digest over
them: from then on the loss of one of them is told as well.
"""

from pathlib import Path
from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import revoke_privileges

CHAINS = Path(__file__).parent / "chains.sql"


def take_away(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The office's role adds and reads."""
    revoke_privileges(editor, "UPDATE, DELETE, TRUNCATE", ["view_log", "unit_entry"])


class Migration(migrations.Migration):
    dependencies: ClassVar = [("ledger", "0005_view_of_paper"), ("cases", "0003_every_act")]
    operations: ClassVar = [
        migrations.RunSQL(CHAINS.read_text(encoding="utf-8")),
        migrations.RunPython(take_away, migrations.RunPython.noop),
    ]

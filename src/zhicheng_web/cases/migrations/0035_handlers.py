"""三（三） one officer at a time handles a case, of each pair of eyes. Cases of before are in nobody's hands: whoever acts next
handles them.
"""

from pathlib import Path
from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models

GUARDS = Path(__file__).parent / "guards" / "35_handlers.sql"


def name_person() -> "models.ForeignKey[Any, Any]":
    """A column that names a person, whose key stands in SQL."""
    return models.ForeignKey(
        blank=True,
        db_constraint=False,
        db_index=False,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="people.person",
    )


class Migration(migrations.Migration):
    """Two columns, their keys, and that they are two people."""

    dependencies: ClassVar = [("cases", "0034_checked_facts"), ("people", "0008_whole_answers")]
    operations: ClassVar = [
        migrations.AddField("case", "handling_approver", name_person()),
        migrations.AddField("case", "handling_examiner", name_person()),
        migrations.AddConstraint(
            "case",
            models.CheckConstraint(
                condition=models.Q(
                    ("handling_examiner", None),
                    ("handling_approver", None),
                    models.Q(("handling_examiner", models.F("handling_approver")), _negated=True),
                    _connector="OR",
                ),
                name="case_handlers_are_two",
            ),
        ),
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8")),
    ]

"""三（二） whoever checks a stated fact says what they have seen of it. Before, nobody was asked: no grade is made up."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations, models

GUARDS = Path(__file__).parent / "guards" / "33_evidence_grades.sql"


class Migration(migrations.Migration):
    """A column of the assessment and one of the proposal; the closed list of grades."""

    dependencies: ClassVar = [("cases", "0030_objections")]

    operations: ClassVar = [
        migrations.AddField("assessment", "evidence", models.JSONField(default=dict, verbose_name="逐项依据")),
        migrations.AddField("proposal", "evidence", models.JSONField(default=dict, verbose_name="逐项依据")),
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8")),
    ]

"""A policy without days of grace: what is returned is filed again before the window closes (四, filing.grace_working_days).

And the day by which the holder acts, in which a queue is read, changes by an act alone.
"""

from pathlib import Path
from typing import ClassVar

from django.db import migrations

GUARDS = Path(__file__).parent / "guards" / "25_due_dates.sql"


class Migration(migrations.Migration):
    """A constraint and a trigger made anew; the day of arrival is reckoned by the database, so that both stand in SQL."""

    dependencies: ClassVar = [("cases", "0022_names_of_office")]
    operations: ClassVar = [
        migrations.RemoveConstraint("filing", "filing_within_grace"),
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8")),
    ]

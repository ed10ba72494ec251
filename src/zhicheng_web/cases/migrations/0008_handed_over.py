"""Whether the employer that a case names has ever had it: a draft that was withdrawn is nobody's but the applicant's."""

from typing import ClassVar

from django.db import migrations, models

FILL = """
UPDATE cases SET handed_over = true WHERE 'submit' = (
    SELECT event FROM entry WHERE case_id = cases.id AND event IN ('submit', 'choose_employer') ORDER BY seq DESC LIMIT 1)
"""


class Migration(migrations.Migration):
    """The column, filled from what the ledger tells."""

    dependencies: ClassVar = [("cases", "0007_withdrawn"), ("ledger", "0001_initial")]
    operations: ClassVar = [
        migrations.AddField("case", "handed_over", models.BooleanField("单位收到过", default=False)),
        migrations.RunSQL(FILL),
    ]

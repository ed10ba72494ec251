"""三（二） a grade, and the judgement of the major, is of what was looked at: its hash is noted beside. Of what was looked at
before nobody knows the hash: those grades stand as they are.
"""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Columns of the assessment and the proposal."""

    dependencies: ClassVar = [("cases", "0033_posting_photo")]

    operations: ClassVar = [
        migrations.AddField(
            "assessment", "fact_hashes", models.JSONField(default=dict, verbose_name="核对的内容的指纹")
        ),
        migrations.AddField(
            "assessment", "renewed_seq", models.IntegerField(null=True, verbose_name="重新核对的是哪一次评议")
        ),
        migrations.AddField("proposal", "fact_hashes", models.JSONField(default=dict, verbose_name="核对的内容的指纹")),
    ]

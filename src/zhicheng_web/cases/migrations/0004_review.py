"""A review: a refusal is set aside, and other people decide once more."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations, models

KEYS = Path(__file__).parent / "guards" / "10_review.sql"


class Migration(migrations.Migration):
    """Columns and constraints; then the keys that hold on to what stands."""

    dependencies: ClassVar = [("cases", "0003_every_act")]

    operations: ClassVar = [
        migrations.RemoveConstraint(
            model_name="decision",
            name="decision_one_per_case",
        ),
        migrations.RemoveConstraint(
            model_name="proposal",
            name="proposal_one_standing",
        ),
        migrations.AddField(
            model_name="decision",
            name="appeal",
            field=models.TextField(blank=True, verbose_name="申请复查的理由"),
        ),
        migrations.AddField(
            model_name="decision",
            name="superseded_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="申请复查时间"),
        ),
        migrations.AddField(
            model_name="proposal",
            name="superseded_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_at__isnull", True)), fields=("case",), name="decision_one_per_case"
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_at__isnull", False)), fields=("case",), name="review_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.UniqueConstraint(fields=("case", "examiner"), name="review_by_another_examiner"),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.UniqueConstraint(fields=("case", "approver"), name="review_by_another_approver"),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("superseded_at__isnull", True),
                    models.Q(("appeal__trim__length__gte", 6), ("outcome", "refused")),
                    _connector="OR",
                ),
                name="review_of_refusal_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("sent_back_at__isnull", True), ("superseded_at__isnull", True)),
                fields=("case",),
                name="proposal_one_standing",
            ),
        ),
        migrations.RunSQL(KEYS.read_text(encoding="utf-8")),
    ]

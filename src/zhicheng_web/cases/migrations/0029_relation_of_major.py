"""二（五） the unit judges for itself how the major studied relates to the post. Assessments of before judge nothing."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Two columns and their rules."""

    dependencies: ClassVar = [
        ("cases", "0028_parent_reports"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="assessment",
            name="major_relation",
            field=models.CharField(blank=True, default="", max_length=16, verbose_name="所学专业与岗位专业的关系"),
        ),
        migrations.AddField(
            model_name="assessment",
            name="relation_reason",
            field=models.TextField(blank=True, default="", verbose_name="专业关系的依据"),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(("major_relation__in", ["", "same", "related", "unrelated"])),
                name="assessment_relation_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("major_relation__in", ["", "same"]), ("relation_reason__trim__length__gte", 6), _connector="OR"
                ),
                name="assessment_relation_explained",
            ),
        ),
    ]

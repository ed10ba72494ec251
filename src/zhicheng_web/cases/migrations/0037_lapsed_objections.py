"""三（二） an objection whose notice ends before anybody has enquired into it has no finding. Earlier ones stay."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """One more outcome."""

    dependencies: ClassVar = [
        ("cases", "0036_posting_day_to_the_filing"),
    ]

    operations: ClassVar = [
        migrations.RemoveConstraint("objection", "objection_state_known"),
        migrations.AlterField(
            "objection",
            "state",
            models.CharField(
                choices=[
                    ("open", "核查中"),
                    ("dismissed", "不成立"),
                    ("upheld", "成立"),
                    ("withdrawn", "反映人撤回"),
                    ("lapsed", "未处理即终止"),
                ],
                default="open",
                max_length=16,
            ),
        ),
        migrations.AddConstraint(
            "objection",
            models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "dismissed", "upheld", "withdrawn", "lapsed"])),
                name="objection_state_known",
            ),
        ),
    ]

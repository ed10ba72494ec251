"""The list of the morning to each officer: what it said, and when it was sent."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0009_outside_messages"),
    ]

    operations = [
        migrations.CreateModel(
            name="Digest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recipient_id", models.BigIntegerField()),
                ("day", models.DateField()),
                ("cases", models.IntegerField()),
                ("late", models.IntegerField()),
                ("nearest", models.DateField(null=True)),
                ("channel", models.CharField(blank=True, default="", max_length=16)),
                ("sent_at", models.DateTimeField(null=True)),
                ("fault", models.CharField(blank=True, default="", max_length=200, verbose_name="没有送达的原因")),
            ],
            options={
                "verbose_name": "晨报",
                "db_table": "digest",
                "constraints": [models.UniqueConstraint(fields=("recipient_id", "day"), name="digest_once")],
            },
        ),
    ]

"""Messages outside the portal: why one was not delivered; a reminder of what has been done since is not sent."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0008_called_then"),
    ]

    operations = [
        migrations.AddField(
            model_name="outbox",
            name="fault",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=200, verbose_name="没有送达的原因"
            ),
        ),
        migrations.AlterField(
            model_name="outbox",
            name="state",
            field=models.CharField(
                choices=[("waiting", "待发"), ("sent", "已发"), ("given_up", "未能送达"), ("outdated", "不必再发")],
                default="waiting",
                max_length=16,
            ),
        ),
    ]

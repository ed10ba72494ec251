"""The tables of the ledger."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case_id", models.BigIntegerField()),
                ("case_ref", models.UUIDField()),
                ("seq", models.IntegerField()),
                ("event", models.CharField(max_length=40)),
                ("state_after", models.CharField(max_length=32)),
                ("at", models.DateTimeField()),
                ("prev_at", models.DateTimeField(null=True)),
                ("actor_id", models.BigIntegerField(null=True)),
                ("actor_ref", models.UUIDField(null=True)),
                ("membership_id", models.BigIntegerField(null=True)),
                ("role", models.CharField(max_length=16)),
                ("body", models.TextField()),
                ("prev_hash", models.BinaryField()),
                ("hash", models.BinaryField()),
            ],
            options={
                "verbose_name": "办件记录",
                "db_table": "entry",
                "ordering": ["case_id", "seq"],
                "indexes": [models.Index(fields=["actor_id", "at"], name="entry_by_actor")],
                "constraints": [
                    models.UniqueConstraint(fields=("case_id", "seq"), name="entry_once"),
                    models.CheckConstraint(condition=models.Q(("seq__gte", 1)), name="entry_counts_from_one"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("prev_at__isnull", True), ("seq", 1)),
                            models.Q(("at__gte", models.F("prev_at")), ("prev_at__isnull", False), ("seq__gt", 1)),
                            _connector="OR",
                        ),
                        name="entry_not_before_previous",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Outbox",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case_id", models.BigIntegerField()),
                ("seq", models.IntegerField()),
                ("recipient_id", models.BigIntegerField()),
                ("channel", models.CharField(default="inbox", max_length=16)),
                ("template", models.CharField(max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "待发"), ("sent", "已发"), ("given_up", "未能送达")],
                        default="waiting",
                        max_length=16,
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                ("read_at", models.DateTimeField(null=True)),
                ("attempts", models.IntegerField(default=0)),
                ("claimed_until", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "待发消息",
                "db_table": "outbox",
                "indexes": [
                    models.Index(condition=models.Q(("state", "waiting")), fields=["due_at"], name="outbox_waiting"),
                    models.Index(fields=["recipient_id", "-id"], name="outbox_of_person"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case_id", "seq", "recipient_id", "channel", "template"), name="outbox_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", False), ("state", "sent")),
                            models.Q(models.Q(("state", "sent"), _negated=True), ("sent_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="outbox_sent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewLog",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_seen", models.BigIntegerField()),
                ("by", models.BigIntegerField()),
                ("membership_id", models.BigIntegerField(null=True)),
                ("case_id", models.BigIntegerField(null=True)),
                ("purpose", models.CharField(max_length=32)),
                ("fields", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "查看记录",
                "db_table": "view_log",
                "indexes": [models.Index(fields=["person_seen", "-at"], name="view_log_of_person")],
            },
        ),
    ]

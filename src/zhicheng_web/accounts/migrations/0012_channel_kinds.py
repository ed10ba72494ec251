"""Telephones and members of 企业微信 beside mail addresses, and whether messages come to each."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0011_confirmed_numbers"),
    ]

    operations = [
        migrations.AddField(
            model_name="channel",
            name="gets_messages",
            field=models.BooleanField(db_default=True, default=True, verbose_name="消息也发到这里"),
        ),
        migrations.AlterField(
            model_name="channel",
            name="kind",
            field=models.CharField(
                choices=[("mail", "邮箱"), ("sms", "手机短信"), ("wecom", "企业微信")],
                default="mail",
                max_length=8,
                verbose_name="类别",
            ),
        ),
    ]

"""Help with accounts by two, channels of their owners, and notices that the database makes with each act on an account."""

import uuid

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhicheng_web.grants import revoke_privileges

KEYS = """ALTER TABLE help_with_account
    ADD CONSTRAINT help_person FOREIGN KEY (person_id) REFERENCES person,
    ADD CONSTRAINT help_asker FOREIGN KEY (asked_by_id) REFERENCES person,
    ADD CONSTRAINT help_second FOREIGN KEY (confirmed_by_id) REFERENCES person,
    ADD CONSTRAINT help_channel FOREIGN KEY (channel_id) REFERENCES accounts_channel;"""
GUARDS = """CREATE FUNCTION help_of_office_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.sent_at IS NOT NULL AND NEW.confirmed_by_id IS NULL AND EXISTS (SELECT FROM membership
        WHERE person_id = NEW.person_id AND role <> 'employee' AND stopped_at IS NULL
        AND valid && daterange((NEW.sent_at AT TIME ZONE 'Asia/Shanghai')::date, NULL)) THEN
        RAISE EXCEPTION 'help % is for an office account and has one person', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'help_of_office_by_two', TABLE = 'help_with_account';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER help_of_office_by_two BEFORE INSERT OR UPDATE ON help_with_account
    FOR EACH ROW EXECUTE FUNCTION help_of_office_by_two();
CREATE FUNCTION help_by_natural_persons() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM person WHERE id IN (NEW.person_id, NEW.asked_by_id, NEW.confirmed_by_id)
        AND id_index IS NOT NULL GROUP BY id_index HAVING count(*) > 1) THEN
        RAISE EXCEPTION 'one number stands twice in help %', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'help_by_natural_persons', TABLE = 'help_with_account';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER help_by_natural_persons BEFORE INSERT OR UPDATE ON help_with_account
    FOR EACH ROW EXECUTE FUNCTION help_by_natural_persons();
CREATE FUNCTION help_without_interest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.sent_at IS NOT NULL AND NEW.channel_id IS NULL AND EXISTS (SELECT FROM case_party p JOIN cases c ON c.id = p.case_id
        WHERE c.person_id = NEW.person_id AND p.person_id IN (NEW.asked_by_id, NEW.confirmed_by_id)) THEN
        RAISE EXCEPTION 'the letter of help % passes through somebody who has acted on a case of its owner', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'help_without_interest', TABLE = 'help_with_account';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER help_without_interest BEFORE INSERT OR UPDATE ON help_with_account
    FOR EACH ROW EXECUTE FUNCTION help_without_interest();"""
NOTICES = """CREATE FUNCTION account_notice() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    owner bigint;
BEGIN
    SELECT user_id INTO owner FROM person WHERE id = NEW.person_id;
    IF owner IS NOT NULL THEN
        INSERT INTO accounts_notice (entry_id, account_id, at) VALUES (NEW.id, owner, NEW.at);
        UPDATE accounts_account SET unseen_acts = unseen_acts + 1 WHERE id = owner;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER account_notice AFTER INSERT ON unit_entry FOR EACH ROW
    WHEN (NEW.event IN ('password_set', 'channel_changed') OR NEW.by <> NEW.person_id AND NEW.event IN ('help_asked',
        'help_confirmed', 'help_declined', 'password_link', 'password_letter', 'factors_removed', 'give_membership',
        'propose_membership', 'confirm_invitation', 'decline_invitation', 'end_membership'))
    EXECUTE FUNCTION account_notice();
CREATE INDEX unit_entry_about_person ON unit_entry (person_id, id DESC) WHERE person_id IS NOT NULL;"""
"""Whatever code has done it: with the line in the record the owner has a notice."""
KEPT = ["help_with_account"]


def keep_rows(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The office's role asks, confirms and sends; it deletes nothing."""
    revoke_privileges(editor, "DELETE, TRUNCATE", KEPT)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_used_code"),
        ("people", "0004_invitation"),
        ("cases", "0010_natural_persons"),
        ("ledger", "0003_seals"),
    ]

    operations = [
        migrations.AddField(
            model_name="account",
            name="unseen_acts",
            field=models.IntegerField(default=0, verbose_name="没有看过的变动"),
        ),
        migrations.CreateModel(
            name="Channel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(choices=[("mail", "邮箱")], default="mail", max_length=8, verbose_name="类别"),
                ),
                ("address", models.CharField(max_length=254, verbose_name="地址")),
                ("code_digest", models.CharField(max_length=64, verbose_name="验证码摘要")),
                ("code_sent_at", models.DateTimeField(verbose_name="验证码发送时间")),
                ("tries", models.IntegerField(default=0, verbose_name="输错次数")),
                ("verified_at", models.DateTimeField(null=True, verbose_name="验证时间")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="停用时间")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="channels",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "联系方式",
                "db_table": "accounts_channel",
            },
        ),
        migrations.CreateModel(
            name="AccountHelp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="编号")),
                ("organisation_id", models.BigIntegerField()),
                ("asked_at", models.DateTimeField()),
                ("reason", models.CharField(max_length=200, verbose_name="理由")),
                ("remove_factors", models.BooleanField(default=False, verbose_name="取消两步验证")),
                ("code_digest", models.CharField(blank=True, max_length=64)),
                ("tries", models.IntegerField(default=0)),
                ("origin", models.CharField(max_length=200)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("declined_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.channel",
                    ),
                ),
            ],
            options={
                "verbose_name": "账号求助",
                "db_table": "help_with_account",
            },
        ),
        migrations.CreateModel(
            name="AccountNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("entry_id", models.BigIntegerField(unique=True)),
                ("at", models.DateTimeField()),
                ("mailed_at", models.DateTimeField(null=True)),
                ("seen_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notices", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "账号变动",
                "db_table": "accounts_notice",
                "indexes": [
                    models.Index(
                        condition=models.Q(("mailed_at", None)), fields=["id"], name="accounts_notice_unmailed"
                    ),
                    models.Index(
                        condition=models.Q(("seen_at", None)), fields=["account"], name="accounts_notice_unseen"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="channel",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None), ("verified_at__isnull", False)),
                fields=("account", "kind"),
                name="accounts_channel_one_verified",
            ),
        ),
        migrations.AddConstraint(
            model_name="channel",
            constraint=models.CheckConstraint(
                condition=models.Q(("tries__gte", 0), ("tries__lte", 5)), name="accounts_channel_tries"
            ),
        ),
        migrations.AddConstraint(
            model_name="accounthelp",
            constraint=models.UniqueConstraint(fields=("public_id",), name="help_public_id"),
        ),
        migrations.AddConstraint(
            model_name="accounthelp",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("asked_by", models.F("person")), _negated=True),
                    models.Q(
                        ("confirmed_by", None),
                        models.Q(("confirmed_by", models.F("person")), _negated=True),
                        _connector="OR",
                    ),
                ),
                name="help_not_for_oneself",
            ),
        ),
        migrations.AddConstraint(
            model_name="accounthelp",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confirmed_by", None),
                    models.Q(("confirmed_by", models.F("asked_by")), _negated=True),
                    _connector="OR",
                ),
                name="help_confirmed_by_second",
            ),
        ),
        migrations.AddConstraint(
            model_name="accounthelp",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("sent_at", None),
                    ("confirmed_by__isnull", False),
                    models.Q(("channel__isnull", False), ("remove_factors", False)),
                    _connector="OR",
                ),
                name="help_by_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="accounthelp",
            constraint=models.CheckConstraint(
                condition=models.Q(("used_at", None), ("sent_at__isnull", False), _connector="OR"),
                name="help_used_when_sent",
            ),
        ),
        migrations.AddConstraint(
            model_name="accounthelp",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("channel__isnull", False), models.Q(("code_digest", ""), _negated=True), _connector="OR"
                ),
                name="help_letter_has_code",
            ),
        ),
        migrations.AddConstraint(
            model_name="accounthelp",
            constraint=models.CheckConstraint(
                condition=models.Q(("tries__gte", 0), ("tries__lte", 5)), name="help_tries"
            ),
        ),
        migrations.RunSQL(KEYS),
        migrations.RunSQL(GUARDS),
        migrations.RunSQL(NOTICES),
        migrations.RunPython(keep_rows, migrations.RunPython.noop),
    ]

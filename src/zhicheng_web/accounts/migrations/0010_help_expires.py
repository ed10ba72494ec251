"""Help that nobody has agreed to, or that has not gone out, ends after a week; what was asked is not rewritten afterwards."""

from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, Q

from zhicheng_web.grants import limit_updates

TERM_OF_EARLIER = """ALTER TABLE help_with_account DISABLE TRIGGER USER;
UPDATE help_with_account SET expires_at = greatest(asked_at + interval '7 days', confirmed_at, sent_at);
ALTER TABLE help_with_account ENABLE TRIGGER USER;"""
"""What was asked before has the same week, and longer where it was agreed to or sent later: that was no fault then. The guards
of help ask who agrees from now on, and are not asked of these rows again.
"""
NOTICES = """DROP TRIGGER account_notice ON unit_entry;
CREATE TRIGGER account_notice AFTER INSERT ON unit_entry FOR EACH ROW
    WHEN (NEW.event IN ('password_set', 'channel_changed') OR NEW.by <> NEW.person_id AND NEW.event IN ('help_asked',
        'help_confirmed', 'help_declined', 'help_expired', 'password_link', 'password_letter', 'factors_removed',
        'give_membership', 'propose_membership', 'confirm_invitation', 'decline_invitation', 'end_membership'))
    EXECUTE FUNCTION account_notice();"""
"""The owner has a notice of the end, too."""
ANSWERS = ["confirmed_by_id", "confirmed_at", "declined_at", "sent_at", "used_at", "tries", "expired_at"]


def keep_what_was_asked(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The office's role writes the answer to what was asked, and never whom, why or until when."""
    limit_updates(editor, "help_with_account", ANSWERS)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("accounts", "0009_session")]
    operations: ClassVar = [
        migrations.AddField(
            "accounthelp",
            "expires_at",
            models.DateTimeField(null=True, verbose_name="办理期限"),
            preserve_default=False,
        ),
        migrations.AddField("accounthelp", "expired_at", models.DateTimeField(null=True, verbose_name="过期时间")),
        migrations.RunSQL(TERM_OF_EARLIER, migrations.RunSQL.noop),
        migrations.AlterField("accounthelp", "expires_at", models.DateTimeField(verbose_name="办理期限")),
        migrations.AddConstraint(
            "accounthelp",
            models.CheckConstraint(
                name="help_in_time",
                condition=(Q(confirmed_at=None) | Q(confirmed_at__lte=F("expires_at")))
                & (Q(sent_at=None) | Q(sent_at__lte=F("expires_at"))),
            ),
        ),
        migrations.AddConstraint(
            "accounthelp",
            models.CheckConstraint(
                name="help_expired_unanswered",
                condition=Q(expired_at=None) | Q(expired_at__gt=F("expires_at"), sent_at=None, declined_at=None),
            ),
        ),
        migrations.RunSQL(NOTICES, migrations.RunSQL.noop),
        migrations.RunPython(keep_what_was_asked, migrations.RunPython.noop),
    ]

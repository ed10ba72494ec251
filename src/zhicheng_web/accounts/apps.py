"""Accounts: who may sign in."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class AccountsConfig(AppConfig):
    """Label `accounts`."""

    name = "zhicheng_web.accounts"
    label = "accounts"
    verbose_name = "账号"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Whichever page signs somebody in, the session notes when and where: no later request has to."""
        from zhicheng_web.accounts.sign_in.sessions import note_beginning  # noqa: PLC0415 - tables are ready now

        user_logged_in.connect(note_beginning, dispatch_uid="zhicheng.note_beginning")

"""What happened, in order, never changed: entries, messages to be sent, views of personal data."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Label `ledger`; knows nothing of cases but their numbers."""

    name = "zhicheng_web.ledger"
    label = "ledger"
    verbose_name = "办件记录"
    default_auto_field = "django.db.models.BigAutoField"

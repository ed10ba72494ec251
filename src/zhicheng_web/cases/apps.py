"""Cases: what is applied for, what was done with it, and the one writer of it."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Django's application of cases: its tables carry the label `cases`."""

    name = "zhicheng_web.cases"
    label = "cases"
    verbose_name = "申报"
    default_auto_field = "django.db.models.BigAutoField"

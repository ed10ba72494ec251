"""The people of the office and the organisations they act for."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Label `people`; no dependency on a case."""

    name = "zhicheng_web.people"
    label = "people"
    verbose_name = "人员与单位"
    default_auto_field = "django.db.models.BigAutoField"

"""The office as a Django app: registers its checks."""

from importlib import import_module

from django.apps import AppConfig
from django.conf import settings

from zhicheng_web import clock


class Office(AppConfig):
    """Registers the checks, and refuses another day than today outside a demonstration."""

    name = "zhicheng_web"
    verbose_name = "职称办理系统"

    def ready(self) -> None:
        """Called once by Django when everything is loaded."""
        import_module("zhicheng_web.checks.registering").register_checks()  # knows tables, hence read when all stands
        clock.refuse_day_outside_demo(settings.DEMO, settings.TODAY)

"""The demo city: there whole, or not at all."""

from collections.abc import Callable
from datetime import date

from zhicheng_web.demonstration import build_city
from zhicheng_web.people.models import Organisation


def has_organisations() -> bool:
    """Whether the database holds an organisation: a city, or an office, is there already."""
    return Organisation.objects.exists()


def report_and_build_city(on: date, say: Callable[[str], None]) -> None:
    """Say that it takes a while, then build it."""
    say("正在生成演示城市：单位、人员和申报，逐步走完真实的办理过程……")
    build_city(on, say)

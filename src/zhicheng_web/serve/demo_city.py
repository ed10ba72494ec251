"""The demo city: there whole, or not at all."""

from collections.abc import Callable
from datetime import date

from zhicheng_web.demonstration import build_city
from zhicheng_web.people.models import Organisation


def has_organisations() -> bool:
    """Whether the database holds an organisation: a city, or an office, is there already."""
    return Organisation.objects.exists()


def build_city_if_available(on: date, say: Callable[[str], None]) -> None:
    """Build it, and say that it takes a while."""
    say("正在生成演示城市：单位、人员和申报，逐步走完真实的办理过程……")
    build_city(on, say)

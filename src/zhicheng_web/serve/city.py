"""The demo city: there whole, or not at all."""

import importlib
import importlib.util
from collections.abc import Callable
from datetime import date

from zhicheng_web.people.models import Organisation

BUILDER = "zhicheng_web.demo.city"


def exists() -> bool:
    """Whether anything is there."""
    return Organisation.objects.exists()


def build(on: date, say: Callable[[str], None]) -> None:
    """Build it, where there is a builder."""
    if importlib.util.find_spec(BUILDER):
        say("正在生成演示城市：单位、人员和申报，逐步走完真实的办理过程……")
        importlib.import_module(BUILDER).build(on, say)

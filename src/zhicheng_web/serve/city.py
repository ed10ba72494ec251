"""The demo city: there whole, or not at all."""

import importlib
import importlib.util
from collections.abc import Callable
from datetime import date
from pathlib import Path

from zhicheng_web.people.models import Organisation

BUILDER = "zhicheng_web.demo.city"
STAMP = "city"


def exists() -> bool:
    """Whether anything is there."""
    return Organisation.objects.exists()


def whole(home: Path) -> bool:
    """Whether the city was finished: the stamp is written last."""
    return (home / STAMP).exists()


def build(home: Path, on: date, say: Callable[[str], None]) -> None:
    """Build it where there is a builder, and stamp it."""
    if importlib.util.find_spec(BUILDER):
        say("正在生成演示城市：单位、人员和申报，逐步走完真实的办理过程……")
        importlib.import_module(BUILDER).build(on, say)
    (home / STAMP).write_text(on.isoformat())

"""Which browser the journeys drive: the named one, one of the machine, or Playwright's own; else none, said aloud."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Playwright

from tools.zc.browsers import NAMES, NONE

__all__ = ["NONE", "launch", "path"]

FLAGS = ("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")
"""As root, in a container and without a screen."""


def path(playwright: Playwright) -> str | None:
    """The program, or None."""
    named = os.environ.get("ZHICHENG_BROWSER")
    own = playwright.chromium.executable_path
    found = named or next(filter(None, map(shutil.which, NAMES)), None)
    return found or (own if Path(own).exists() else None)


def launch(playwright: Playwright, program: str) -> Browser:
    """Start it without a window."""
    return playwright.chromium.launch(executable_path=program, args=list(FLAGS))

"""The browser of the journeys: one of the machine's; a machine that only tests, and is ours to change, gets one."""

import os
import shutil
import subprocess

from tools.zc.checkout import say

SHELL = "chromium-headless-shell"
"""Chromium without a window to draw: the same pages for two thirds of the time."""
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
NONE = "没有找到浏览器，没有走全程：请执行 sudo apt install chromium 或 python -m playwright install chromium"
LEFT_OUT = "none"
"""What ZHICHENG_BROWSER says where the browser is left out on purpose."""
ON_PURPOSE = f"没有走全程：ZHICHENG_BROWSER={LEFT_OUT}，有意不用浏览器"
UPDATE = ("apt-get", "update", "-qq")
INSTALL = ("apt-get", "install", "-y", "-qq", "--no-install-recommends")
PATIENCE = 300  # seconds; without a network the tests should still begin


def ensure_in_ci() -> None:
    """Install Chromium where CI runs as root and the machine has none; elsewhere the journeys say how to get it."""
    may_install = os.environ.get("CI") == "true" and os.geteuid() == 0 and shutil.which("apt-get")
    if is_left_out() or any(map(shutil.which, NAMES)) or not may_install:
        return
    say("zc：正在为全程测试安装浏览器……")
    try:
        run_quietly(UPDATE)
        run_quietly((*INSTALL, SHELL if has_package(SHELL) else "chromium"))
    except (OSError, subprocess.SubprocessError) as error:
        say(f"zc：浏览器没有装上（{error}）。{NONE}")


def is_left_out() -> bool:
    """Whether the journeys are to be left out on purpose, as on a machine without a browser."""
    return os.environ.get("ZHICHENG_BROWSER") == LEFT_OUT


def has_package(package: str) -> bool:
    """Whether the machine's packages have one of this name."""
    found = subprocess.run(
        ("apt-cache", "show", package), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    return found.returncode == 0


def run_quietly(command: tuple[str, ...]) -> None:
    """Run a command of the machine's, quietly and without a question. Raises CalledProcessError."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, timeout=PATIENCE, check=True)

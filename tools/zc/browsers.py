"""The browser of the journeys: one of the machine's; a machine that only tests, and is ours to change, gets one."""

import os
import shutil
import subprocess

from tools.zc.ground import say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
NONE = "没有找到浏览器，没有走全程：请执行 sudo apt install chromium 或 python -m playwright install chromium"
GETTING = (("apt-get", "update", "-qq"), ("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"))
PATIENCE = 300  # seconds; without a network the tests should still begin


def ensure_in_ci() -> None:
    """Install Chromium where CI runs as root and the machine has none; elsewhere the journeys say how to get it."""
    ours = os.environ.get("CI") == "true" and os.geteuid() == 0 and shutil.which("apt-get")
    if any(map(shutil.which, NAMES)) or not ours:
        return
    say("zc：正在为全程测试安装浏览器……")
    try:
        for command in GETTING:
            surroundings = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
            subprocess.run(command, env=surroundings, stdout=subprocess.DEVNULL, timeout=PATIENCE, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        say(f"zc：浏览器没有装上（{error}）。{NONE}")

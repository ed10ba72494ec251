"""Plain pip: a hash-locked list installed into a virtual environment."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tools.zc import obstacles
from tools.zc.checkout import format_path, say
from tools.zc.virtual import UNCONFIGURED

WIPE = "\r\x1b[2K"
INSTALL = ("install", "--require-hashes", "--no-deps", "--only-binary=:all:", "--no-compile", "--progress-bar=off")


def install(pip: list[str], lock: Path, log: Path) -> None:
    """Install exactly what the lock lists. On failure: pip's words to `log`, one sentence as Trouble."""
    packages = len(re.findall(r"^[a-z0-9]", lock.read_text(), re.MULTILINE))
    say(f"zc：  2/2 下载并安装软件包（约 {packages} 个，逐个核对哈希值）")
    command = [*pip, *INSTALL, "-r", str(lock)]
    lines = []
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=os.environ | UNCONFIGURED,
    ) as running:
        for line in running.stdout or ():
            lines.append(line)
            show_progress(line)
    if sys.stderr.isatty():
        say(WIPE, end="")
    if running.returncode:
        log.write_text("".join(lines), encoding="utf-8")
        raise obstacles.obstacle_of_pip_output("".join(lines), format_path(log))
    log.unlink(missing_ok=True)


def show_progress(line: str) -> None:
    """On a terminal, one line that names what is being fetched; elsewhere nothing."""
    if sys.stderr.isatty() and line.startswith("Collecting"):
        say(f"{WIPE}zc：      {line.split()[1]}", end="")

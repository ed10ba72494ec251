"""Plain venv and plain pip: a virtual environment, and a hash-locked list installed into it.

Debian without python3-venv leaves a broken folder behind and exit status 1; then the venv is made without pip, and the
pip of the running Python, if there is one, installs into it (pip 22.3 brought `--python`).
"""

import os
import re
import subprocess
import sys
from pathlib import Path

from tools.zc import troubles
from tools.zc.ground import Trouble, remove, say, shown

# Nothing configured for other work may steer this installation; where packages come from stays the person's choice.
UNCONFIGURED = {
    "PIP_CONSTRAINT": os.devnull,
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INPUT": "1",
    "PIP_USER": "0",
    "PYTHONPATH": "",
    "PYTHONUTF8": "1",
}
WIPE = "\r\x1b[2K"
INSTALL = ("install", "--require-hashes", "--no-deps", "--only-binary=:all:", "--no-compile", "--progress-bar=off")


def make_venv(python: str, folder: Path) -> list[str]:
    """Make a virtual environment in `folder` and give the command line that is pip for it.

    Raises Trouble where this Python has neither ensurepip nor a pip that can stand in.
    """
    say("zc：  1/2 建立虚拟环境")
    inside = str(folder / "bin" / "python")
    if succeeds(python, "-m", "venv", str(folder)):
        return [inside, "-m", "pip"]
    remove(folder)
    stand_in = [python, "-m", "pip", "--python", inside]
    if succeeds(python, "-m", "venv", "--without-pip", str(folder)) and succeeds(*stand_in, "--version"):
        return stand_in
    raise Trouble(troubles.NO_VENV.format(python=python))


def succeeds(*command: str) -> bool:
    """Whether the command ends well; what it says is not for people. A full or read-only disk is told as such."""
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", env=os.environ | UNCONFIGURED)
    said = done.stdout + done.stderr
    if done.returncode and re.search(r"Errno (28|30|13)\b", said):
        raise troubles.of_pip(said, log="")
    return done.returncode == 0


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
        raise troubles.of_pip("".join(lines), shown(log))
    log.unlink(missing_ok=True)


def show_progress(line: str) -> None:
    """On a terminal, one line that names what is being fetched; elsewhere nothing."""
    if sys.stderr.isatty() and line.startswith("Collecting"):
        say(f"{WIPE}zc：      {line.split()[1]}", end="")

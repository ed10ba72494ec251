"""A plain virtual environment, and which pip installs into it.

Debian without python3-venv leaves a broken folder behind and exit status 1; then the venv is made without pip, and the
pip of the running Python, if there is one, installs into it (pip 22.3 brought `--python`).
"""

import os
import re
import subprocess
from pathlib import Path

from tools.zc import obstacles, sentences
from tools.zc.checkout import Obstacle, remove, say

# Nothing configured for other work may steer this installation; where packages come from stays the person's choice.
UNCONFIGURED = {
    "PIP_CONSTRAINT": os.devnull,
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INPUT": "1",
    "PIP_USER": "0",
    "PYTHONPATH": "",
    "PYTHONUTF8": "1",
}


def make_venv(python: str, folder: Path) -> list[str]:
    """Make a virtual environment in `folder` and give the command line that is pip for it.

    Raises Obstacle where this Python has neither ensurepip nor a pip that can stand in.
    """
    say("zc：  1/2 建立虚拟环境")
    inside = str(folder / "bin" / "python")
    if succeeds(python, "-m", "venv", str(folder)):
        return [inside, "-m", "pip"]
    remove(folder)
    stand_in = [python, "-m", "pip", "--python", inside]
    if succeeds(python, "-m", "venv", "--without-pip", str(folder)) and succeeds(*stand_in, "--version"):
        return stand_in
    raise Obstacle(sentences.NO_VENV.format(python=python))


def succeeds(*command: str) -> bool:
    """Whether the command ends well; what it says is not for people. A full or read-only disk is told as such."""
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", env=os.environ | UNCONFIGURED)
    output = done.stdout + done.stderr
    if done.returncode and re.search(r"Errno (28|30|13)\b", output):
        raise obstacles.obstacle_of_pip_output(output, log="")
    return done.returncode == 0

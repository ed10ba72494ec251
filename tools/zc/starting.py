"""Hand the process over to a Python program: its exit status, its signals, its terminal are then its own."""

import os
import sys
from pathlib import Path

from tools.zc.checkout import child_environment


def start(python: str, module: tuple[str, ...], folder: Path | None = None) -> int:
    """Become `python -m module`, in `folder` or where the person stands. Does not come back.

    -P: a file json.py in the person's folder must not be taken for the standard library's.
    """
    if folder:
        os.chdir(folder)
    if sys.stdout is not None:  # closed by whoever started us
        sys.stdout.flush()
    os.execve(python, [python, "-P", "-m", *module], child_environment())

"""Console blocks of pages: what a command really prints, run again and pasted in, so that no page can show another.

A block is marked ```console and holds commands behind "$ ", each followed by what it prints.
"""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.zc.checkout import CHECKOUT

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROMPT = "$ "
ZC, COPY = "./zc ", "cp "
PLAIN = {"NO_COLOR": "1", "COLUMNS": "80", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}


def refreshed(page: str) -> str:
    """The page with every console block run again in this checkout, where nothing is copied."""
    return BLOCK.sub(lambda block: f"```console\n{''.join(again(block[1]))}```", page)


def again(block: str, folder: Path = CHECKOUT) -> Iterator[str]:
    """Every command of a block and what it prints now."""
    for line in block.splitlines():
        if line.startswith(PROMPT):
            yield f"{line}\n{printed(line.removeprefix(PROMPT), folder)}"


def printed(command: str, folder: Path) -> str:
    """What one command prints, standard error with standard output; its exit status stands below unless it is 0."""
    if not command.startswith(ZC if folder == CHECKOUT else (ZC, COPY)):
        raise SystemExit(f"a console block runs {ZC}and nothing else: {command}")
    here = command.replace(ZC, f"{shlex.quote(sys.executable)} zc ", 1)
    done = subprocess.run(["sh", "-c", f"({here}) 2>&1"], cwd=folder, env=PLAIN, capture_output=True, text=True)
    status = f"[{done.returncode}]\n" if done.returncode else ""
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines()) + status

"""Recipes of a page, performed: each section starts from a fresh copy of the house, edits it and runs its commands.

A block marked ```diff begins with "--- file" and changes that file of the copy: what it takes away and keeps stands
there exactly once; a block that only adds is put at the end, and makes the file where there is none. A block marked
```console copies (cp) or runs ./zc in the copy, and is written again with what was printed.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools import docs_console
from tools.zc.checkout import CHECKOUT

SECTION = re.compile(r"^(?=## )", re.MULTILINE)
BLOCK = re.compile(r"^```(diff|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COPIED = ("policies", "src", "tools", "zc", "docs/examples")
UNWANTED = shutil.ignore_patterns("__pycache__", "node_modules")


def performed(page: str) -> str:
    """The page with every command of every recipe run again. Raises SystemExit where an edit does not fit."""
    return "".join(performed_section(section) for section in SECTION.split(page))


def performed_section(section: str) -> str:
    """One recipe, in a copy of its own; a section without commands is left as it is."""
    if not BLOCK.search(section):
        return section
    with tempfile.TemporaryDirectory() as folder:
        copy_house(Path(folder))
        return BLOCK.sub(lambda block: f"```{block[1]}\n{''.join(step(block[1], block[2], Path(folder)))}```", section)


def copy_house(folder: Path) -> None:
    """What the recipes need of the house."""
    for name in COPIED:
        source, target = CHECKOUT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=UNWANTED)
        else:
            shutil.copy(source, target)


def step(kind: str, block: str, folder: Path) -> Iterator[str]:
    """Perform one block and give its new text."""
    if kind == "console":
        yield from docs_console.again(block, folder)
        return
    edit(block.splitlines(), folder)
    yield block


def edit(lines: list[str], folder: Path) -> None:
    """Change one file of the copy."""
    name = lines[0].removeprefix("--- ")
    before = "".join(f"{line[1:]}\n" for line in lines[1:] if line[:1] != "+")
    after = "".join(f"{line[1:]}\n" for line in lines[1:] if line[:1] != "-")
    path = folder / name
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if before and text.count(before) != 1:
        raise SystemExit(f"{name}: these lines stand there {text.count(before)} times, not once:\n{before}")
    path.write_text(text.replace(before, after) if before else text + after, encoding="utf-8")

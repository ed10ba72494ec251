"""./zc docs: write the pages that are made from data; --check: say which of them are not what would be written."""

import difflib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tools import docs_clauses, docs_console
from tools.zc.ground import HOUSE

WITH_CONSOLE = ("README.md", "docs/policy-authoring.md")


def pages() -> dict[str, Callable[[], str]]:
    """Every page that is written, by its path, with what writes it."""
    return {"docs/clauses.md": docs_clauses.page} | {name: again(HOUSE / name) for name in WITH_CONSOLE}


def again(path: Path) -> Callable[[], str]:
    """A page written by hand whose console blocks are run again."""
    return lambda: docs_console.refreshed(path.read_text(encoding="utf-8"))


def differences(name: str, written: str) -> list[str]:
    """What would change in a page, as a unified diff; nothing where it is fresh."""
    path = HOUSE / name
    there = path.read_text(encoding="utf-8") if path.exists() else ""
    return list(difflib.unified_diff(there.splitlines(), written.splitlines(), name, f"{name}（新）", lineterm=""))


def stale() -> Iterator[tuple[str, str, list[str]]]:
    """The pages that are not what would be written: path, new text, differences."""
    for name, write in pages().items():
        written = write()
        changed = differences(name, written)
        if changed:
            yield name, written, changed


def main(arguments: list[str]) -> int:
    """Exit status 1 where --check found a page that is not fresh."""
    found = list(stale())
    if "--check" in arguments:
        for name, _, changed in found:
            print(*changed, f"✗ {name} 不是最新的：请运行 ./zc docs", sep="\n")
        return 1 if found else 0
    for name, written, changed in found:
        (HOUSE / name).write_text(written, encoding="utf-8")
        print(f"已更新 {name}（{sum(line[0] in '+-' for line in changed[2:])} 行）")
    print("文档都是最新的。" if not found else f"共更新 {len(found)} 页。")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

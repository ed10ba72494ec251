"""./zc docs: write the pages that are made from data; --check: say which of them are not what would be written."""

import difflib
import sys
from collections.abc import Callable, Iterator, Mapping

from tools import docs_clauses, docs_console, docs_recipes, docs_states
from tools.zc.checkout import CHECKOUT

WRITTEN: Mapping[str, Callable[[], str]] = {
    "docs/clauses.md": docs_clauses.page,
    "docs/states.md": docs_states.page,
    "README.md": lambda: docs_console.refreshed(text_of("README.md")),
    "docs/policy-authoring.md": lambda: docs_recipes.performed(text_of("docs/policy-authoring.md")),
}


def text_of(name: str) -> str:
    """A page as it is; nothing where there is none."""
    path = CHECKOUT / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


def differences(name: str, written: str) -> list[str]:
    """What would change in a page, as a unified diff; nothing where it is fresh."""
    return list(
        difflib.unified_diff(text_of(name).splitlines(), written.splitlines(), name, f"{name}（新）", lineterm="")
    )


def stale() -> Iterator[tuple[str, str, list[str]]]:
    """The pages that are not what would be written: path, new text, differences."""
    for name, write in WRITTEN.items():
        written = write()
        changed = differences(name, written)
        if changed:
            yield name, written, changed


def main(arguments: list[str]) -> int:
    """Exit status 1 where --check found a page that is not fresh."""
    found = list(stale())
    checking = "--check" in arguments
    for name, written, changed in found:
        if checking:
            print(*changed, f"✗ {name} 不是最新的：请运行 ./zc docs", sep="\n")
        else:
            (CHECKOUT / name).write_text(written, encoding="utf-8")
            print(f"已更新 {name}（{sum(line[0] in '+-' for line in changed[2:])} 行）")
    if not found:
        print("文档都是最新的。")
    return 1 if found and checking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

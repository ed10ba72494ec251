"""What was once looked at and found right, kept in `golden/NAME.json` and compared as a whole.

Where a change is meant: `ZHICHENG_GOLDEN=write ./zc test FILE`, read the difference in Git line by line, commit it.
"""

import json
import os
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "golden"
WRITE = os.environ.get("ZHICHENG_GOLDEN") == "write"
Line = tuple[str, str, str]
"""Who sees it, on which page, and the line itself."""


def read(name: str) -> Any:
    """A golden file; None where there is none yet."""
    file = FOLDER / f"{name}.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else None


def write(name: str, found: Any) -> None:
    """Write a golden file anew."""
    FOLDER.mkdir(exist_ok=True)
    text = json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True)
    (FOLDER / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")


def compare(name: str, found: Any) -> None:
    """Assert that nothing differs from the golden file; with ZHICHENG_GOLDEN=write it is written anew."""
    if WRITE:
        write(name, found)
    assert json.loads(json.dumps(found)) == read(name)


def compare_scene(name: str, scene: str, found: set[Line]) -> None:
    """The same for one of the scenes of a file, in which each line of a page has the scenes in which it is seen."""
    known = {
        (who, page, line): set(scenes.split())
        for who, pages in (read(name) or {}).items()
        for page, lines in pages.items()
        for line, scenes in lines.items()
    }
    if WRITE:
        for line in found | set(known):
            known[line] = known.get(line, set()) - {scene} | ({scene} if line in found else set())
        write(name, nest({line: " ".join(sorted(scenes)) for line, scenes in known.items() if scenes}))
    expected = {line for line, scenes in known.items() if scene in scenes}
    assert (sorted(expected - found), sorted(found - expected)) == ([], []), "what is missing, and what is new"


def nest(lines: dict[Line, str]) -> dict[str, dict[str, dict[str, str]]]:
    """Lines by who sees them and on which page."""
    nested: dict[str, dict[str, dict[str, str]]] = {}
    for (who, page, line), scenes in lines.items():
        nested.setdefault(who, {}).setdefault(page, {})[line] = scenes
    return nested

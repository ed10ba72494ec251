"""tests/mutants.toml: the mutants that nobody can notice, each with the reason."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
FILE = HOUSE / "tests" / "mutants.toml"


class Unexplained(ValueError):
    """The file is not what it should be."""


def explanations(file: Path = FILE) -> dict[str, str]:
    """Name of the mutant → why it is no mistake. One reason may hold for several. Raises Unexplained."""
    rows = tomllib.loads(file.read_text(encoding="utf-8")).get("equivalent", [])
    found: dict[str, str] = {}
    for row in rows:
        if set(row) != {"mutants", "why"} or not row["why"].strip():
            raise Unexplained(f"{file.name}：每一项 [[equivalent]] 应有 mutants 和 why，现为 {sorted(row)}。")
        for name in row["mutants"]:
            if name in found:
                raise Unexplained(f"{file.name}：“{name}”写了两次。")
            found[name] = row["why"]
    return found


def stale(explained: Iterable[str], survivors: Iterable[str], tried: Iterable[str], everything: bool) -> list[str]:
    """Explanations of mutants that do not exist any more, or that somebody notices."""
    alive, known = set(survivors), set(tried)
    return [name for name in explained if name not in alive and (everything or name in known)]

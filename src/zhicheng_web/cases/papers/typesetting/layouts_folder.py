"""Layouts of papers: Typst sources, ours or the bureau's own; a file of the bureau's with the name of ours takes its place.

A layout may begin by naming others (`#import "letter.typ": *`), which are put before it: the process reads no file.
"""

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

OUR_FOLDER: Final = Path(__file__).with_name("layouts")
IMPORT: Final = re.compile(r'^#import "(\w+)\.typ": \*\n', re.MULTILINE)


class Layout(NamedTuple):
    """A whole source, with what it names put before it; `digest`: SHA-256 of that, 64 hexadecimal digits."""

    source: bytes
    digest: str


def read_layouts(folders: Sequence[Path]) -> dict[str, Layout]:
    """All layouts by name; of two with one name that of the first folder. Raises OSError, RecursionError for a circle."""
    sources = {
        file.stem: file.read_text(encoding="utf-8") for folder in reversed(folders) for file in folder.glob("*.typ")
    }
    return {name: build_layout(name, sources) for name in sources}


def build_layout(name: str, sources: dict[str, str]) -> Layout:
    """A layout whole."""
    whole = "\n".join(IMPORT.sub("", sources[one]) for one in list_parts(name, sources))
    return Layout(whole.encode(), sha256(whole.encode()).hexdigest())


def list_parts(name: str, sources: dict[str, str]) -> list[str]:
    """A layout and what it names, each once, in the order in which they must stand."""
    named = (one for inner in IMPORT.findall(sources[name]) for one in list_parts(inner, sources))
    return list(dict.fromkeys([*named, name]))


def list_layout_folders(own: Iterable[Path]) -> list[Path]:
    """Where layouts are read: the bureau's own folders that are there, then ours."""
    return [*(folder for folder in own if folder.is_dir()), OUR_FOLDER]

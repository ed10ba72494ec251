"""`./zc format`: lays out all templates. With --check it changes nothing and names what is not laid out, or breaks a rule."""

import sys
from collections.abc import Iterator
from pathlib import Path

from tools.measuring import HOUSE
from tools.templates.layout import lay_out
from tools.templates.rules import find_faults
from tools.templates.scan import Unreadable

TEMPLATES = "src/**/templates/**/*.html"


def main(arguments: list[str]) -> int:
    """0 when every template is as it should be."""
    treat = check if "--check" in arguments else rewrite
    complaints = [
        f"✗ {path.relative_to(HOUSE)}{where}" for path in sorted(HOUSE.glob(TEMPLATES)) for where in treat(path)
    ]
    print(*complaints, sep="\n", end="\n" if complaints else "")
    return 1 if complaints else 0


def check(path: Path) -> Iterator[str]:
    """What is wrong with a template: where, and what to do."""
    text = path.read_text(encoding="utf-8")
    yield from (f":{line}：{sentence}" for line, sentence in find_faults(text))
    try:
        if lay_out(text) != text:
            yield "：没有排好版，请运行 ./zc format"
    except Unreadable as unreadable:
        yield f":{unreadable}"


def rewrite(path: Path) -> Iterator[str]:
    """Lay out a template; says only what cannot be read."""
    text = path.read_text(encoding="utf-8")
    try:
        better = lay_out(text)
    except Unreadable as unreadable:
        yield f":{unreadable}"
    else:
        if better != text:
            path.write_text(better, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The stylesheets define what they use, and style nothing that no page has."""

import re
from collections.abc import Iterator

from tools.measuring import HOUSE

OFFICE = HOUSE / "src" / "zhicheng_web"
SHEETS = [re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S) for path in OFFICE.rglob("*.css")]
BY_LIBRARIES = {"htmx-request"}
"""Classes that htmx sets."""
WORD = r"[A-Za-z][\w-]*"


def read_all(pattern: str) -> str:
    """The text of all such files of the office."""
    return "\n".join(path.read_text(encoding="utf-8") for path in OFFICE.rglob(pattern))


def class_words() -> Iterator[str]:
    """Every word that becomes a class: in class="..." of templates and Python, alone in a string of Python, in a selector
    of JavaScript.
    """
    python = read_all("*.py")
    for found in re.findall(r'class="((?:\{%.*?%\}|\{\{.*?\}\}|[^"{])*)"', read_all("templates/**/*.html") + python):
        yield from re.findall(WORD, re.sub(r"\{%.*?%\}", " ", found))
    yield from re.findall(rf'"({WORD})"', python)
    yield from re.findall(rf"\.({WORD})", read_all("*.js"))
    yield from re.findall(WORD, " ".join(re.findall(r"{% block body_class %}(.*?){%", read_all("templates/**/*.html"))))


def test_every_variable_that_is_used_is_defined() -> None:
    text = "\n".join(SHEETS)
    assert set(re.findall(r"var\((--[\w-]+)", text)) - set(re.findall(r"(--[\w-]+)\s*:", text)) == set()


def test_every_class_that_is_styled_is_on_some_page() -> None:
    selectors = "\n".join(re.sub(r"\{[^{}]*\}", "{}", text) for text in SHEETS)
    assert set(re.findall(rf"\.({WORD})", selectors)) - set(class_words()) == BY_LIBRARIES


def test_no_rule_stands_in_two_sheets() -> None:
    rules = [
        re.sub(r"\s+", " ", rule) for text in SHEETS for rule in set(re.findall(r"(?m)^  [^{}@]+\{[^{}]*\}", text))
    ]
    assert {rule for rule in rules if rules.count(rule) > 1} == set()

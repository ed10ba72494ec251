"""What every template keeps: short, nothing inline, nothing from elsewhere, every part used."""

import re
from pathlib import Path

import pytest

import zhicheng_web

HOUSE = Path(zhicheng_web.__file__).parent
TEMPLATES = sorted(HOUSE.rglob("templates/**/*.html"))
LONGEST = 100
INLINE = re.compile(r"""\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=["']|javascript:""")
ELSEWHERE = re.compile(r"""(?:src|href|action)=["'](?:https?:)?//""")


def complaints(text: str) -> list[str]:
    """What a template must not have."""
    found = [one.group() for rule in (INLINE, ELSEWHERE) for one in rule.finditer(text)]
    return found if len(text.splitlines()) <= LONGEST else [*found, "is too long"]


def test_a_template_is_short_and_loads_nothing() -> None:
    found = {str(path.relative_to(HOUSE)): complaints(path.read_text(encoding="utf-8")) for path in TEMPLATES}
    assert len(found) == len(TEMPLATES) > 100
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<p style="color: red">', [" style="]),
        ("<script>alert()</script>", ["<script"]),
        ('<script src="/static/a.js"></script>', []),
        ('<b onclick="go()">', [' onclick="']),
        ('<img src="https://elsewhere/">', ['src="https://']),
        ("\n" * 101, ["is too long"]),
    ],
)
def test_each_of_them_is_told(text: str, said: list[str]) -> None:
    assert complaints(text) == said


def test_no_template_compares_the_state_of_a_case() -> None:
    found = {path.name: re.findall(r"case\.state\b[^%}]*", path.read_text(encoding="utf-8")) for path in TEMPLATES}
    assert {name: compared for name, compared in found.items() if compared} == {}

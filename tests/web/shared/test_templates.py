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


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_template_is_short_and_loads_nothing(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    found = [one.group() for rule in (INLINE, ELSEWHERE) for one in rule.finditer(text)]
    assert (found, len(text.splitlines()) <= LONGEST) == ([], True)

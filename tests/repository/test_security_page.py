"""docs/security.md names tests that exist, beside each threat and each chapter; nothing is claimed without one."""

import re

import pytest

from tools.zc.checkout import CHECKOUT

PAGE = (CHECKOUT / "docs" / "security.md").read_text(encoding="utf-8")
TEST = re.compile(r"`(tests/[\w/.]+?)(?:::(\w+))?`")
ROW = re.compile(r"^\| (?!---|threat |chapter |what |who |\|)(.+) \|$", re.MULTILINE)
CLAIMS = PAGE[PAGE.index("## Threat, mend, test") : PAGE.index("## What the operator must do")]
CHAPTERS = {f"V{number}" for number in range(1, 18)}


@pytest.mark.parametrize(("file", "name"), sorted(set(TEST.findall(PAGE))))
def test_a_test_that_is_named_is_there(file: str, name: str) -> None:
    text = (CHECKOUT / file).read_text(encoding="utf-8")
    assert f"def {name or ''}" in text


def test_every_claim_names_a_test() -> None:
    rows = [row for row in ROW.findall(CLAIMS) if not row.startswith(("V10 ", "---"))]
    assert len(rows) > 40
    assert [row for row in rows if not TEST.search(row.split(" | ")[-1])] == []


def test_every_chapter_of_asvs_is_answered() -> None:
    table = PAGE[PAGE.index("## OWASP ASVS") :]
    assert set(re.findall(r"\b(V\d+) ", table)) == CHAPTERS

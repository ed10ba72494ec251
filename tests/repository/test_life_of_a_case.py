"""The prose pages say only what is there: each identifier of the life of a case, each page and heading that code quotes."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.zc.checkout import CHECKOUT
from zhicheng.procedure.states import State
from zhicheng.procedure.steps import STEPS_BY_KEY

SOURCES = sorted((CHECKOUT / "src").rglob("*.py"))
GUARDS = sorted((CHECKOUT / "src").rglob("migrations/guards/*.sql"))
LIFE = (CHECKOUT / "docs" / "life-of-a-case.md").read_text(encoding="utf-8")
TICKED = re.compile(r"`([^`]+)`")
QUOTED_PAGE = re.compile(r"([a-z-]+\.md), \"([^\"]+)\"")
ROWS = [
    [TICKED.findall(cell) for cell in line.strip("|").split("|")]
    for line in LIFE.splitlines()
    if line.startswith("| `")
]
OPENING = "start"
"""The entry that opens a case: it comes before the table of steps."""


def list_defined_names() -> set[str]:
    """Functions and classes of src, at any depth; constraints of the guards; pages as the files of addresses name them."""
    names = {name for path in GUARDS for name in re.findall(r"CONSTRAINT (\w+)", path.read_text(encoding="utf-8"))}
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                names.add(node.name)
        names |= set(re.findall(r'name="([a-z-]+)"', text)) if path.name == "urls.py" else set()
    return names


def find_missing_files(words: list[str]) -> list[str]:
    """Paths of the page that end no file or folder of src."""
    there = {str(path) for path in [*SOURCES, *GUARDS]} | {str(path.parent) for path in SOURCES}
    return [word for word in words if not any(path.endswith(f"/{word}") for path in there)]


def test_every_path_leads_to_a_file() -> None:
    paths = [word for word in TICKED.findall(LIFE) if "/" in word or word.endswith((".py", ".sql"))]
    assert len(paths) > 20
    assert find_missing_files(paths) == []


def test_every_name_is_defined() -> None:
    known = list_defined_names() | set(STEPS_BY_KEY) | {state.value for state in State} | {OPENING, "code", "@entry"}
    words = [word for word in TICKED.findall(LIFE) if "/" not in word and not word.endswith((".py", ".sql"))]
    assert [word for word in words if word not in known] == []


def test_every_row_names_pages_actions_and_entries() -> None:
    actions = {path.stem for path in (CHECKOUT / "src/zhicheng_web/cases/actions").glob("[a-z]*.py")}
    assert len(ROWS) > 20
    assert [row[1] for row in ROWS if not set(row[1]) <= actions] == []
    assert [row[3] for row in ROWS if not set(row[3]) <= {OPENING, *STEPS_BY_KEY}] == []


def test_every_state_has_its_place() -> None:
    ends = {"not_recommended", "left_employer", "returned_to_applicant", "withdrawn", "expired", "revoked"}
    headings = {word for line in LIFE.splitlines() if line.startswith("### ") for word in TICKED.findall(line)}
    assert headings | ends == {state.value for state in State}


def quote_pages() -> Iterator[tuple[str, str, str]]:
    """Pages that code and tests quote, with the heading: (file, page, heading)."""
    for path in [*SOURCES, *sorted((CHECKOUT / "tests").rglob("*.py"))]:
        for page, heading in QUOTED_PAGE.findall(path.read_text(encoding="utf-8")):
            yield str(path.relative_to(CHECKOUT)), page, heading


def has_heading(page: str, heading: str) -> bool:
    """Whether docs/ has the page, and the page the heading."""
    file = CHECKOUT / "docs" / page
    return file.exists() and bool(
        re.search(rf"^#+ {re.escape(heading)}$", file.read_text(encoding="utf-8"), re.MULTILINE)
    )


def test_a_quoted_page_and_its_heading_exist() -> None:
    quoted = list(quote_pages())
    assert len(quoted) > 15
    assert [one for one in quoted if not has_heading(*one[1:])] == []


def find_absent_pages(path: Path) -> list[str]:
    """Markdown files named in a file that are nowhere in docs/, at the root or among the policies."""
    there = {file.name for file in [*CHECKOUT.glob("*.md"), *(CHECKOUT / "docs").rglob("*.md")]} | {"notice.md"}
    return [name for name in re.findall(r"[\w-]+\.md\b", path.read_text(encoding="utf-8")) if name not in there]


@pytest.mark.parametrize("folder", ["src", "tools"])
def test_no_page_is_named_that_is_not_there(folder: str) -> None:
    found = {str(path): find_absent_pages(path) for path in sorted((CHECKOUT / folder).rglob("*.py"))}
    assert {path: names for path, names in found.items() if names} == {}


def test_every_step_of_the_table_is_told() -> None:
    assert set(STEPS_BY_KEY) - set(TICKED.findall(LIFE)) == set()

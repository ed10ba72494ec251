"""The pages for engineers tell what is there: generated pages are fresh, links lead somewhere, the map names the house."""

import configparser
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tools import docs, docs_clauses, docs_states
from tools.docs_notes import NOTES
from tools.docs_rules import by_clause
from tools.zc.checkout import CHECKOUT
from zhicheng import __version__
from zhicheng.policy.installed import find_policy, list_policy_ids

LAW = find_policy(docs_clauses.POLICY)
ANSWERS = {"computed", "people", "procedure", "general"}
PAGES = sorted([*CHECKOUT.glob("*.md"), *(CHECKOUT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+?)(?:#[^)]*)?\)")
MAP = (CHECKOUT / "docs" / "map.md").read_text(encoding="utf-8")
LONGEST_DECISION = 60


@pytest.mark.parametrize(
    ("name", "write"), [("docs/clauses.md", docs_clauses.page), ("docs/states.md", docs_states.page)]
)
def test_a_page_made_from_data_is_what_would_be_written(name: str, write: Callable[[], str]) -> None:
    assert docs.differences(name, write()) == [], "./zc docs writes it"


def test_every_clause_is_accounted_for_and_its_parts_are_answered_by_somebody() -> None:
    assert tuple(NOTES) == LAW.notice.addresses
    assert {address: set(note.answered.split(", ")) - ANSWERS for address, note in NOTES.items()} == dict.fromkeys(
        NOTES, set()
    )


def test_a_clause_has_a_rule_exactly_where_it_is_computed() -> None:
    computed = {address for address, note in NOTES.items() if "computed" in note.answered}
    assert set(by_clause()) & set(LAW.notice.addresses) == computed


def test_a_stale_page_is_shown_with_its_differences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page.md").write_text("old\nsame\n")
    monkeypatch.setattr(docs, "CHECKOUT", tmp_path)
    assert docs.differences("page.md", "new\nsame\n") == [
        "--- page.md", "+++ page.md（新）", "@@ -1,2 +1,2 @@", "-old", "+new", " same",
    ]  # fmt: skip


def broken_links(page: Path) -> list[str]:
    targets = (match.group(1) for match in LINK.finditer(page.read_text(encoding="utf-8")))
    return [target for target in targets if "://" not in target and not (page.parent / target).exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(CHECKOUT)))
def test_links_within_the_house_lead_somewhere(page: Path) -> None:
    assert broken_links(page) == []


def test_a_broken_link_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("[a](page.md) [b](missing.md#part) [c](https://example.org/x) [d](#part)")
    assert broken_links(page) == ["missing.md"]


OF_A_FRAMEWORK = ("/migrations/", "/pages/", "/templatetags/", "/commands/")
"""Folders that every room of the office has, by Django's rules or the house's."""


def drawn_paths() -> Iterator[str]:
    """The paths of the tree on the map, from its indentation."""
    tree = MAP.partition("```\n")[2].partition("```")[0]
    folders: list[str] = []
    for line in tree.splitlines():
        name = line.split()[0]
        depth = (len(line) - len(line.lstrip())) // 2
        folders[depth:] = [name] if name.endswith("/") else []
        yield "".join([*folders[:depth], name])


def tracked() -> set[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=CHECKOUT, check=True, capture_output=True, text=True).stdout
    return {name for name in listed.split("\0") if name}


def test_everything_on_the_map_is_there() -> None:
    assert [path for path in drawn_paths() if not (CHECKOUT / path).exists()] == []


def test_every_package_of_src_and_every_entry_of_the_root_is_on_the_map() -> None:
    files = tracked()
    packages = {name.removesuffix("__init__.py") for name in files if re.fullmatch(r"src/.*__init__\.py", name)}
    packages = {name for name in packages if not name.endswith(OF_A_FRAMEWORK)}
    root = {name.split("/")[0] + "/" * ("/" in name) for name in files}
    drawn = set(drawn_paths())
    drawn_roots = {path.split("/")[0] + "/" * ("/" in path) for path in drawn}
    assert (packages - drawn, root - drawn_roots) == (set(), {".gitignore", "pyproject.toml"})


def layers(contract: str) -> str:
    """The layers of a contract, from the lowest to the highest, as the map writes them."""
    contracts = configparser.ConfigParser()
    contracts.read(CHECKOUT / ".importlinter", encoding="utf-8")
    names = contracts[f"importlinter:contract:{contract}"]["layers"].split("\n")
    plain = [re.sub(r"[()]", "", name).replace("_", r"\_") for name in names if name]
    return " → ".join(" | ".join(sorted(name.split(" | "))) for name in reversed(plain))


@pytest.mark.parametrize("contract", ["rooms", "judgement", "rooms_of_the_office", "rooms_of_a_case"])
def test_the_arrows_of_the_map_are_the_contracts(contract: str) -> None:
    arrows = [line.partition(": ")[2] for line in MAP.splitlines() if " → " in line and line.startswith("- ")]
    drawn = [" → ".join(" | ".join(sorted(step.split(" | "))) for step in line.split(" → ")) for line in arrows]
    assert layers(contract) in drawn


def decisions() -> list[Path]:
    return sorted((CHECKOUT / "docs" / "decisions").glob("*.md"))


def test_decisions_are_numbered_and_short() -> None:
    assert [path.name[:4] for path in decisions()] == [f"{number:04}" for number in range(1, len(decisions()) + 1)]
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in decisions()}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_DECISION} == {}


def test_the_changelog_names_the_version_every_policy_and_every_holiday_year() -> None:
    text = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
    years = (path.stem for path in (CHECKOUT / "policies" / "holidays").glob("2*.toml"))
    assert [name for name in (f"## {__version__} ", *list_policy_ids(), *years) if name not in text] == []


def test_each_planted_fault_names_a_test_that_is_there() -> None:
    page = (CHECKOUT / "docs" / "planted-faults.md").read_text(encoding="utf-8")
    files = sorted((CHECKOUT / "tests").rglob("*.py"))
    known = {path.stem for path in files}
    for path in files:
        known |= set(re.findall(r"^\s*def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"\btest_\w+", page))
    assert (len(named) > 50, sorted(named - known)) == (True, [])
    rows = [
        line for line in page.splitlines() if line.startswith("| ") and not line.startswith(("| fault", "| finding"))
    ]
    assert f"{len(rows)} faults" in page


def test_each_question_of_the_map_is_answered_by_a_file() -> None:
    """One step: whoever reads the table opens a file, and searches for nothing."""
    table = MAP.partition("## Where to find")[2].partition("\n## ")[0]
    places = dict(re.findall(r"^\| (?!question)([^|-][^|]*) \| (.+) \|$", table, re.MULTILINE))
    homes = [CHECKOUT / "src" / "zhicheng_web", CHECKOUT / "src" / "zhicheng"]
    found = {
        question: [
            name
            for name in re.findall(r"`([\w/.]+)`|\]\((\w+)\.md\)", place)
            for home in homes
            if name[1] or (home / name[0]).exists()
        ]
        for question, place in places.items()
    }
    assert {question for question, names in found.items() if not names} == set()
    assert len(found) > 15

"""Each import contract catches what it is there for: violations are planted in a copy of the house."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tools.zc.checkout import CHECKOUT

ROOMS = "A room of the law knows only the rooms below it"
OFFICE = "The law knows nothing of the office or its framework"
FOUNDATION = "The law stands on the standard library alone; only its other readings may lean on a compiler or a solver"
GIVEN = "The law takes what it is given: it reaches for no clock, no chance, no network and no database"
JUDGEMENT = "Judging comes before words: rules, then their terms, then facts, then sentences, then the answer"
RULES = "A rule reads numbers: it has never seen a policy, a calendar or a sentence"
OFFICE_ROOMS = "A room of the office knows only the rooms below it"
CASE_ROOMS = "Within cases: actions, then papers, then the step itself, then reading, the engine, the tables"
AUDIENCES = "The pages of one audience know nothing of another's"
PAGES = "A page acts through actions and reads through queries, never through tables"
READER = "What reads the files of strangers knows limits and signatures: no framework, no database, no key, no table"
ALL = {ROOMS, OFFICE, FOUNDATION, GIVEN, JUDGEMENT, RULES, OFFICE_ROOMS, CASE_ROOMS, AUDIENCES, PAGES, READER}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The packages and contracts, to be damaged."""
    quiet = shutil.ignore_patterns("__pycache__")
    for package in ("zhicheng", "zhicheng_web"):
        shutil.copytree(CHECKOUT / "src" / package, tmp_path / "src" / package, ignore=quiet)
    shutil.copytree(CHECKOUT / "tools", tmp_path / "tools", ignore=quiet)
    shutil.copy(CHECKOUT / ".importlinter", tmp_path)
    return tmp_path


def broken_contracts(house: Path) -> tuple[set[str], str]:
    """The names of the contracts that are broken, and everything that was said; all contracts must have been asked."""
    surroundings = os.environ | {"PYTHONPATH": f"{house / 'src'}{os.pathsep}{house}", "COLUMNS": "300"}
    command = [sys.executable, "-m", "tools.contracts", "--no-cache", "--no-logo"]
    said = subprocess.run(command, cwd=house, env=surroundings, capture_output=True, text=True).stdout
    verdicts = dict(re.findall(r"^(.+) (KEPT|BROKEN)\b", said, re.MULTILINE))
    assert set(verdicts) == ALL, said
    return {name for name, verdict in verdicts.items() if verdict == "BROKEN"}, said


def test_the_house_keeps_its_contracts(copy: Path) -> None:
    assert broken_contracts(copy)[0] == set()


VIOLATIONS: list[tuple[str, str, set[str]]] = [
    ("policy/planted.py", "import zhicheng.eligibility", {ROOMS}),
    ("workdays/planted.py", "from zhicheng import numbers", {ROOMS}),
    ("numbers/planted.py", "from zhicheng import workdays", {ROOMS}),
    ("attic.py", "", {ROOMS}),
    ("numbers/planted.py", "from django.db import models", {OFFICE, FOUNDATION}),
    ("policy/planted.py", "import zhicheng_web.cases", {OFFICE, FOUNDATION}),
    ("zhicheng_web/cases/engine/planted.py", "from zhicheng_web.portal import shared", {OFFICE_ROOMS}),
    ("zhicheng_web/ledger/planted.py", "import zhicheng_web.people", {OFFICE_ROOMS}),
    ("zhicheng_web/attic.py", "", {OFFICE_ROOMS}),
    ("zhicheng_web/accounts/planted.py", "from zhicheng_web.demo import personas", {OFFICE_ROOMS}),
    ("zhicheng_web/cases/engine/planted.py", "from zhicheng_web.cases import transition", {CASE_ROOMS}),
    ("zhicheng_web/cases/attic.py", "", {CASE_ROOMS}),
    ("zhicheng_web/portal/employer/planted.py", "from zhicheng_web.portal import authority", {AUDIENCES}),
    ("zhicheng_web/portal/employer/planted.py", "from zhicheng_web.cases import models", {PAGES}),
    ("zhicheng_web/cases/papers/uploads/reader/planted.py", "from zhicheng_web import clock, keys", {READER}),
    ("zhicheng_web/cases/papers/uploads/reader/planted.py", "from django.conf import settings", {READER}),
    ("eligibility/words/planted.py", "import numpy", {FOUNDATION}),
    ("readings/planted.py", "import numba, z3, numpy.linalg", set()),
    ("readings/planted.py", "import polars", {FOUNDATION}),
    ("workdays/planted.py", "from time import localtime", {GIVEN}),
    ("policy/planted.py", "import urllib.request", {GIVEN}),
    ("eligibility/rules/planted.py", "from zhicheng.eligibility import words", {JUDGEMENT}),
    ("eligibility/attic.py", "", {JUDGEMENT}),
    ("eligibility/rules/planted.py", "from zhicheng import policy", {RULES}),
    ("eligibility/rules/planted.py", "from zhicheng.workdays.calendar import Calendar", {RULES}),
]
"""A file, a line in it, and the contracts that it breaks."""


def list_violations() -> list[Any]:
    """Each takes a reading of the whole house: every sixth in every run, all of them with `./zc test --all`."""
    return [pytest.param(*one, marks=pytest.mark.all if place % 6 else ()) for place, one in enumerate(VIOLATIONS)]


@pytest.mark.parametrize(("file", "line", "broken"), list_violations())
def test_a_planted_violation_is_caught(copy: Path, file: str, line: str, broken: set[str]) -> None:
    planted = copy / "src" / (file if file.startswith("zhicheng_web/") else f"zhicheng/{file}")
    planted.parent.mkdir(exist_ok=True)
    (planted.parent / "__init__.py").touch()
    planted.write_text(f"{line}\n")
    found, said = broken_contracts(copy)
    assert found == broken
    assert not broken or planted.stem in said

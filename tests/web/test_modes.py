"""What lies in ZHICHENG_HOME after a day's work: nobody but the account of the office reads keys, papers or seals.

The whole of an office that `./zc serve` runs is looked at in serve/test_serve.py.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.walking import act, picture
from zhicheng_web import keys
from zhicheng_web.cases.actions.attach_paper import attach_paper
from zhicheng_web.ledger import seal_file


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An office that some process manager runs with the usual umask, before anything is in its folder."""
    for name, place in (("HOME", "."), ("KEYS_FOLDER", "keys"), ("PAPERS_FOLDER", "papers")):
        monkeypatch.setattr(settings, name, tmp_path / place)
    before = os.umask(0o022)
    yield tmp_path
    os.umask(before)


def test_keys_papers_and_seals_are_the_office_s_alone(people: Cast, home: Path) -> None:
    keys.ensure_keys(settings.KEYS_FOLDER)
    case = walking.draft(people)
    attach_paper(
        case, kind="identity_document", name="a.png", data=picture(9), **act(case, people.li_yun, moment("02-03"))
    )
    seal_file.append_seal_line("{}")
    modes = {path: oct(path.stat().st_mode & 0o777) for path in home.rglob("*")}
    folders = {str(path.relative_to(home)) for path in modes if path.is_dir()}
    files = {str(path.relative_to(home)) for path in modes if path.is_file()}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {"0o700"}
    assert {mode for path, mode in modes.items() if path.is_file()} == {"0o600"}
    assert {name for name in folders if "/" not in name} == {"keys", "papers", "readers", "seals"}
    assert {name for name in files if not name.startswith("papers/")} == {
        *(f"keys/{name}" for name in keys.KEY_NAMES),
        "readers/0",
        "seals/seals.jsonl",
    }
    assert [name for name in files if name.startswith("papers/")] != []

"""What people read and hear stays as it was approved; `golden_files` says how to approve it anew."""

import pytest

from tests.cli.golden_files import FILES
from tests.cli.running import GOLDEN
from zhicheng.cli.output.width import width


@pytest.mark.parametrize("name", FILES)
def test_the_words_are_the_approved_ones(name: str) -> None:
    assert FILES[name]() == (GOLDEN / name).read_text(encoding="utf-8")


def test_every_approved_file_is_made_by_the_command() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(FILES)


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".txt") and name != "十处错误.txt"])
def test_what_people_read_fits_eighty_columns(name: str) -> None:
    lines = (GOLDEN / name).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if width(line) > 80] == []

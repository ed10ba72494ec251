"""The figures of the house hold the values that were reached, and each counter sees what is planted."""

from pathlib import Path

import pytest

from tools import house_figures, measuring
from tools.house_figures import LIMITS, Figure, measure_house

FIGURES = measure_house()


@pytest.mark.parametrize("figure", FIGURES, ids=[one.name for one in FIGURES])
def test_a_figure_is_within_its_limit(figure: Figure) -> None:
    assert figure.value <= LIMITS[figure.name], "\n".join(figure.places)


def test_each_limit_has_its_figure() -> None:
    assert [one.name for one in FIGURES] == list(LIMITS)


def test_each_verb_of_an_interface_says_which() -> None:
    assert [name for name, interface in house_figures.INTERFACE_VERBS.items() if not interface.strip()] == []


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office of four modules, each with every fault that is counted."""
    monkeypatch.setattr(house_figures, "SOURCE", tmp_path)
    monkeypatch.setattr(measuring, "HOUSE", tmp_path)
    monkeypatch.setattr(house_figures, "MOST_MODULES_OF_A_FOLDER", 3)
    room = tmp_path / "zhicheng_web" / "room"
    (room / "templates").mkdir(parents=True)
    for name in ("told", "shown", "kept", "left"):
        (room / f"{name}.py").write_text(
            "def told(case: Any, on: date): return State.DRAFT\n\ndef find_case(key): pass\n"
        )
    (room / "templates" / "page.html").write_text("short\n" + "x" * 141 + "\n")
    return tmp_path


def test_planted_faults_are_counted(planted: Path) -> None:
    assert {one.name: one.value for one in measure_house()} == {
        "names in more than three modules": 2,
        "one-word functions, of a hundred": 37.5,
        "parameters typed Any, of a hundred": 33.3,
        "parameters named case and typed Any": 4,
        "template lines over 140 characters": 1,
        "folders with more than 20 modules": 1,
        "states named outside procedure": 4,
    }


def test_a_name_that_is_the_files_own_is_no_fault(planted: Path) -> None:
    one_word = next(one for one in measure_house() if one.name.startswith("one-word"))
    assert one_word.places == [f"zhicheng_web/room/{name}.py: told" for name in ("kept", "left", "shown")]


def test_what_counts_is_printed_with_its_place(planted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert house_figures.main() == 1
    assert "    zhicheng_web/room/templates/page.html:2 141" in capsys.readouterr().out.splitlines()

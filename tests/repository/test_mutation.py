"""./zc mutate changes what it says it changes, everywhere, and its explanations are well formed."""

import ast
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tools.mutate import SOURCES
from tools.mutation.explained import FILE, Unexplained, explanations, stale
from tools.mutation.mutants import changed, mutants_of
from tools.mutation.planting import plant
from tools.mutation.rows import mutants_of_rows
from zhicheng.procedure.steps import STEPS

TEXT = '''
LIMIT = 12

def enough(months: int, asked: int = 0) -> bool:
    """Whether 12 is enough."""
    return months >= max(asked, LIMIT) and asked != PASS
'''


def test_every_small_change_has_a_name() -> None:
    found = [mutant.name for mutant in mutants_of("rule", TEXT)]
    assert found == [
        "rule module: 12 → 13",
        "rule module: 12 → 11",
        "rule enough: 0 → 1",
        "rule enough: 0 → -1",
        "rule enough: months >= max(asked, LIMIT) and asked != PASS → months >= max(asked, LIMIT) or asked != PASS",
        "rule enough: months >= max(asked, LIMIT) and asked != PASS → asked != PASS",
        "rule enough: months >= max(asked, LIMIT) and asked != PASS → months >= max(asked, LIMIT)",
        "rule enough: months >= max(asked, LIMIT) → months > max(asked, LIMIT)",
        "rule enough: months >= max(asked, LIMIT) → months < max(asked, LIMIT)",
        "rule enough: max(asked, LIMIT) → min(asked, LIMIT)",
        "rule enough: max(asked, LIMIT) → LIMIT",
        "rule enough: max(asked, LIMIT) → asked",
        "rule enough: asked != PASS → asked == PASS",
        "rule enough: PASS → NOT_APPLICABLE",
    ]


def test_the_same_change_twice_in_a_function_is_counted() -> None:
    found = [mutant.change for mutant in mutants_of("rule", "def f(a):\n    return a[1] * a[1]\n")]
    assert found == ["a[1] * a[1] → a[1] + a[1]", "1 → 2", "1 → 0", "1 → 2 #2", "1 → 0 #2"]


@pytest.mark.parametrize("reader", ["zhicheng.user", "tests.user"])
def test_whoever_imported_something_has_the_changed_one(
    reader: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = "LIMIT = 12\n\ndef enough(months):\n    return months >= LIMIT\n"
    rule, user = ModuleType("zhicheng.rule"), ModuleType(reader)
    rule.__file__ = str(tmp_path / "rule.py")
    exec(compile(text, rule.__file__, "exec"), vars(rule))
    vars(user).update(enough=vars(rule)["enough"], LIMIT=vars(rule)["LIMIT"])
    for module in (rule, user):
        monkeypatch.setitem(sys.modules, module.__name__, module)
    limit, boundary = (
        mutant
        for mutant in mutants_of("rule", text)
        if mutant.change in ("12 → 13", "months >= LIMIT → months > LIMIT")
    )
    plant(rule, changed(text, limit))
    assert (vars(user)["LIMIT"], vars(user)["enough"](12), vars(user)["enough"](13)) == (13, False, True)
    plant(rule, changed(text, boundary))
    assert (vars(user)["LIMIT"], vars(user)["enough"](12), vars(user)["enough"](13)) == (12, False, True)
    assert ast.unparse(changed(text, boundary)).splitlines()[-1] == "    return months > LIMIT"


STEPS_TEXT = (SOURCES / "zhicheng" / "procedure" / "steps.py").read_text(encoding="utf-8")
STATES_TEXT = (SOURCES / "zhicheng" / "procedure" / "states.py").read_text(encoding="utf-8")


def test_a_row_is_changed_in_every_field_that_has_other_values() -> None:
    found = {mutant.change for mutant in mutants_of_rows("steps", STEPS_TEXT) if mutant.place == "recall"}
    assert {
        "needs without not_own_case",
        "by with examiner",
        "by with system",
        "by without employer",
        "from_ without filed",
        "from_ with draft",
        "from_ filed → draft",
        "to publicity_closed → draft",
        "to publicity_closed → nothing",
        "reason True",
    } <= found
    assert "undo  → nothing" not in found
    assert [mutant.change for mutant in mutants_of_rows("states", STATES_TEXT) if mutant.place == "expired"][-3:] == [
        "active True",
        "spends_window False",
        "again False",
    ]


def test_every_step_is_changed_in_the_module_that_holds_its_row() -> None:
    modules = sorted((SOURCES / "zhicheng" / "procedure").glob("*steps.py"))
    found = {path.stem: mutants_of_rows(path.stem, path.read_text(encoding="utf-8")) for path in modules}
    places = {mutant.place for mutants in found.values() for mutant in mutants}
    assert places == {step.key for step in STEPS}


def test_a_changed_row_is_that_row_alone() -> None:
    mutant = next(
        one
        for one in mutants_of_rows("steps", STEPS_TEXT)
        if one.name == "steps accept: needs without lies_with_authority"
    )
    names: dict[str, Any] = {"__name__": "zhicheng.procedure.steps"}
    exec(compile(changed(STEPS_TEXT, mutant), "steps.py", "exec"), names)
    different = [(old, new) for old, new in zip(STEPS, names["STEPS"], strict=True) if old != new]
    assert [(old.key, set(old.needs) - set(new.needs)) for old, new in different] == [
        ("accept", {"lies_with_authority"})
    ]
    assert STEPS_TEXT.splitlines()[mutant.line].strip() == '"accept",'


def test_a_field_that_nobody_gives_is_changed_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = "from typing import NamedTuple\n\nclass At(NamedTuple):\n    day: int\n    done: bool = False\n"
    rule = ModuleType("zhicheng.rule")
    rule.__file__ = str(tmp_path / "rule.py")
    exec(compile(text, rule.__file__, "exec"), vars(rule))
    at = vars(rule)["At"]
    monkeypatch.setitem(sys.modules, rule.__name__, rule)
    plant(rule, changed(text, next(one for one in mutants_of("rule", text) if one.change == "False → True")))
    assert at(1) == (1, True)


def test_an_explanation_names_mutants_and_a_reason(tmp_path: Path) -> None:
    file = tmp_path / "mutants.toml"
    file.write_text(
        '[[equivalent]]\nmutants = ["a f: 0 → 1", "a f: 0 → -1"]\nwhy = "no month is 0"\n', encoding="utf-8"
    )
    assert explanations(file) == dict.fromkeys(["a f: 0 → 1", "a f: 0 → -1"], "no month is 0")
    file.write_text('[[equivalent]]\nmutants = ["a f: 0 → 1"]\nwhy = " "\n', encoding="utf-8")
    with pytest.raises(Unexplained, match="应有 mutants 和 why"):
        explanations(file)
    assert [why for why in explanations(FILE).values() if len(why) < 20] == []


@pytest.mark.parametrize(("everything", "found"), [(True, ["noticed", "gone"]), (False, ["noticed"])])
def test_an_explanation_is_stale_when_its_mutant_is_noticed_or_gone(everything: bool, found: list[str]) -> None:
    explained = ["alive", "noticed", "gone"]
    assert stale(explained, ["alive", "other"], ["alive", "noticed", "other"], everything) == found

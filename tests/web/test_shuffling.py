"""Files in another order: as asked for, the same in every process, and after everybody else who sorts."""

from types import SimpleNamespace
from typing import Any

import pytest

from tests.web import fixtures, shuffling

TESTS: list[Any] = [SimpleNamespace(nodeid=f"{file}.py::{test}") for test in "xy" for file in "abcdef"]


def test_without_a_seed_the_order_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(shuffling.VARIABLE, raising=False)
    items = list(TESTS)
    fixtures.pytest_collection_modifyitems(items)
    assert items == TESTS


def test_a_seed_moves_whole_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(shuffling.VARIABLE, "1")
    items = list(TESTS)
    fixtures.pytest_collection_modifyitems(items)
    names = [item.nodeid.replace(".py::", "") for item in items]
    assert " ".join(names) == "bx by ex ey cx cy ax ay fx fy dx dy"


def test_nobody_sorts_afterwards(pytestconfig: pytest.Config) -> None:
    last = pytestconfig.hook.pytest_collection_modifyitems.get_hookimpls()[0]
    assert last.plugin_name == "tests.web.fixtures"

"""The budgets of size name what exceeds them."""

from pathlib import Path

import pytest

from tools import measuring, sizes
from tools.measuring import Size
from tools.sizes import Budget


def test_sizes_within_the_budget_are_one_line_of_figures() -> None:
    budget = Budget("行数", 3, 5, 9)
    found = [Size(2, "a"), Size(3, "b"), Size(4, "c")]
    assert list(sizes.judge(budget, found)) == ["行数：3 个，中位 3（≤ 3），95% 4（≤ 5），最长 4（≤ 9）"]


@pytest.mark.parametrize(
    ("budget", "complaints"),
    [
        (Budget("行数", 2, None, None), ["✗ 中位超过 2"]),
        (Budget("行数", None, 3, None), ["✗ 5 行：c", "✗ 4 行：b"]),
        (Budget("行数", None, None, 4), ["✗ 5 行：c"]),
    ],
)
def test_each_budget_names_what_exceeds_it(budget: Budget, complaints: list[str]) -> None:
    found = [Size(4, "b"), Size(5, "c"), Size(1, "a")]
    assert list(sizes.judge(budget, found))[1:] == complaints


def test_one_long_function_in_twenty_is_allowed() -> None:
    found = [Size(1, "short")] * 20 + [Size(99, "long")]
    assert len(list(sizes.judge(Budget("行数", None, 3, None), found))) == 1


def test_a_function_is_measured_from_its_def_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "HOUSE", tmp_path)
    file = tmp_path / "module.py"
    file.write_text("@decorated\ndef outer():\n    x = 1\n\n    def inner():\n        pass\n    return x\n")
    assert sorted(measuring.functions_of(file)) == [Size(2, "module.py:5 inner"), Size(6, "module.py:2 outer")]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "HOUSE", tmp_path)
    (tmp_path / "broken.py").write_text("x = 1\ndef (\n")
    with pytest.raises(SystemExit, match="✗ 语法错误：broken.py:2"):
        list(measuring.functions_of(tmp_path / "broken.py"))

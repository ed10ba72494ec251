"""The recipes for a bureau do what the page says: they are performed in a copy of the house, and printed again."""

import re
from pathlib import Path

import pytest

from tools import docs_recipes
from tools.zc.checkout import CHECKOUT
from zhicheng.policy.vocabulary import MATERIAL_CONDITIONS, PROVIDERS

PAGE = (CHECKOUT / "docs" / "policy-authoring.md").read_text(encoding="utf-8")
RECIPES = {section.splitlines()[0].removeprefix("## "): section for section in docs_recipes.SECTION.split(PAGE)[1:]}
SEEN = {
    "改一个数": ["… 时间未到。现在还不能申报助理工程师", "✓ 可以申报。可以申报助理工程师", "0到120之间的整数"],
    "改一张清单": ["5   □ 教育部学历证书电子注册备案表", "昆明市园林绿化局认定"],
    "改申报窗口": ["2026年9月1日（星期二）至2026年9月10日"],
    "换一种理解": ["最迟公示之日  2026年9月14日"],
    "加一个系列的评价标准": ["群众文化）助理级：收本科（满12个月）"],
    "录入一年的节假日": ["补班：3月13日"],
    "用于另一座城市": ["用人单位的管理归属地是麒麟区"],
}


@pytest.mark.parametrize("recipe", SEEN)
def test_a_recipe_is_performed_and_prints_what_the_page_shows(recipe: str) -> None:
    assert docs_recipes.performed_section(RECIPES[recipe]) == RECIPES[recipe]


def test_every_recipe_has_the_outcome_it_is_there_for() -> None:
    assert list(RECIPES) == list(SEEN)
    assert {name: [words for words in seen if words not in RECIPES[name]] for name, seen in SEEN.items()} == {
        name: [] for name in SEEN
    }


def test_only_the_comparison_and_the_planted_mistake_end_otherwise_than_well() -> None:
    assert re.findall(r"^\[\d+\]$", PAGE, re.MULTILINE) == ["[1]", "[2]"]


def test_every_word_for_when_a_paper_is_owed_and_by_whom_is_told() -> None:
    assert [word for word in (*MATERIAL_CONDITIONS, *PROVIDERS) if f"`{word}`" not in RECIPES["改一张清单"]] == []


def test_an_edit_changes_a_file_where_its_lines_stand_once(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("x = 1\ny = 2\n")
    docs_recipes.edit(["--- a.toml", "-x = 1", "+x = 3", " y = 2"], tmp_path)
    docs_recipes.edit(["--- a.toml", "+z = 4"], tmp_path)
    docs_recipes.edit(["--- b.toml", "+new = true"], tmp_path)
    assert (path.read_text(), (tmp_path / "b.toml").read_text()) == ("x = 3\ny = 2\nz = 4\n", "new = true\n")


def test_an_edit_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("x = 1\nx = 1\n")
    with pytest.raises(SystemExit, match=r"a\.toml: these lines stand there 2 times, not once"):
        docs_recipes.edit(["--- a.toml", "-x = 1", "+x = 3"], tmp_path)

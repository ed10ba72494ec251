"""The everyday words of the glossary name nothing in a page either: no value of a template, no file, no field, no word
of a closed list. What is stored keeps its first name, and is listed here with the reason.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.zc.checkout import CHECKOUT

OFFICE = CHECKOUT / "src" / "zhicheng_web"
GLOSSARY = (CHECKOUT / "docs" / "glossary.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (`.+?) \|", GLOSSARY.partition("\n## Everyday words\n")[2].partition("\n## ")[0], re.MULTILINE)
EVERYDAY = frozenset(re.findall(r"`(\w+)`", "".join(ROWS)))
TAG = re.compile(r"\{\{(.*?)\}\}|\{% *\w+(.*?)%\}", re.DOTALL)
COMMENT = re.compile(r"\{% comment %\}.*?\{% endcomment %\}", re.DOTALL)
ATTRIBUTE = re.compile(r"\b(?:class|id|name|data-[a-z-]+)=\"([^\"]*)\"")
CHOSEN_BY_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_./<>:-]*")

STORED_OR_SEEN = {
    "told": "the key of misfits in stored bodies of the ledger, which are hashed with it",
    "kept": "the key of a draft in open sessions",
    "given_up": "a stored state of a message",
    "left_employer": "离职, a state of a case",
    "employer-left": "离职, the page that notes it",
    "applicant_left": "离职, its template",
    "cases/<uuid:case>/left/": "离职, its address",
}


def find_everyday_words(name: str) -> set[str]:
    """The everyday words among the words of a name.

    >>> find_everyday_words("shown-start"), find_everyday_words("unshown")
    ({'shown'}, set())
    """
    return set(re.findall(r"[a-z0-9]+", name.lower())) & EVERYDAY


def list_names_of_template(text: str) -> Iterator[str]:
    """Values, filters, tags' arguments, names of templates; and what a page calls its fields and looks."""
    text = COMMENT.sub("", text)
    for tag in TAG.finditer(text):
        yield from re.findall(r"[A-Za-z_][\w./-]*", tag.group(1) or tag.group(2) or "")
    for attribute in ATTRIBUTE.finditer(TAG.sub("", text)):
        yield from attribute.group(1).split()


def list_words_of_module(text: str) -> Iterator[str]:
    """What stands between quotes and is no sentence: keys of a context, fields of a form, templates, states."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CHOSEN_BY_CODE.fullmatch(node.value):
            yield node.value


def list_names_of_file(path: Path) -> Iterator[str]:
    """The names that a file of the office gives or reads, its own first."""
    yield path.stem
    yield from (list_words_of_module if path.suffix == ".py" else list_names_of_template)(
        path.read_text(encoding="utf-8")
    )


FILES = [
    path for ending in ("py", "html") for path in sorted(OFFICE.rglob(f"*.{ending}")) if "migrations" not in path.parts
]


def test_an_everyday_word_names_nothing_in_a_page() -> None:
    assert len(EVERYDAY) > 10
    assert len(FILES) > 500
    found = {
        f"{path.relative_to(OFFICE)}: {name}"
        for path in FILES
        for name in list_names_of_file(path)
        if find_everyday_words(name) and name not in STORED_OR_SEEN
    }
    assert found == set()


def test_each_exception_is_in_use() -> None:
    used = {name for path in FILES for name in list_names_of_file(path)}
    assert set(STORED_OR_SEEN) - used == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{{ day|said }}", "said"),
        ("{% for one in told.lines %}{% endfor %}", "told.lines"),
        ('{% include "employer/parts/said.html" %}', "employer/parts/said.html"),
        ('<input name="shown-start" value="{{ start }}">', "shown-start"),
        ('<p class="small said {{ kind }}"></p>', "said"),
    ],
)
def test_a_planted_name_of_a_template_is_seen(text: str, name: str) -> None:
    assert [one for one in list_names_of_template(text) if find_everyday_words(one)] == [name]


def test_a_planted_key_is_seen_and_a_sentence_is_none() -> None:
    planted = '"""What is left."""\ncontext = {"left": 1, "days_remaining": f("kept for you")}'
    assert [one for one in list_words_of_module(planted) if find_everyday_words(one)] == ["left"]

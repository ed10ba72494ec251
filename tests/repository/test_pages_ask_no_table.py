"""Pages are handed rows, by the names of the reading rooms: they ask no table and write none, and say what they take."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.zc.checkout import CHECKOUT

OFFICE = CHECKOUT / "src" / "zhicheng_web"
TABLE_WORDS = frozenset(
    {
        "objects",
        "_default_manager",
        "_base_manager",
        "save",
        "delete",
        "create",
        "update",
        "bulk_create",
        "bulk_update",
        "get_or_create",
        "update_or_create",
        "select_for_update",
        "raw",
    }
)
"""What somebody writes who asks a table or writes a row; a set or a dictionary is changed by an operator."""
ALLOWED = {
    "portal/employer/pages/join.py": {
        "objects"
    },  # opens the account; portal stands below accounts, which keep the table
    "portal/employer/join_forms.py": {"objects"},  # whether a login is free, for the same reason
    "accounts/help/reset_page.py": {"save"},  # allauth's form, which sets the password
    "accounts/channels/queries.py": {"objects"},  # where channels are found
    "accounts/channels/actions.py": {"objects", "select_for_update", "create", "update"},  # actions, no page
    "accounts/help/queries.py": {"objects"},  # where helps are found
    "accounts/help/links.py": {"objects"},  # finds the help of a link, and counts wrong codes
    "accounts/help/ask.py": {"objects", "create"},  # an action, no page
    "accounts/help/give.py": {"objects", "delete", "save", "select_for_update", "update"},  # actions, no page
    "accounts/help/expire.py": {"objects", "save", "select_for_update"},  # a job, no page
    "accounts/help/use.py": {"objects", "update"},  # an action, no page
    "accounts/notices/queries.py": {"objects", "update"},  # finds notices, and marks them read
    "accounts/notices/letters.py": {"objects", "update"},  # a job, no page
    "accounts/queries.py": {"objects"},  # where accounts are found
    "accounts/models.py": {"save"},  # how an account is made
    "accounts/founding.py": {"objects", "bulk_create"},  # the command that founds an office: no page
    "accounts/sign_in/sessions.py": {"objects", "delete"},  # where the sessions of an account are found and ended
    "accounts/sign_in/tries.py": {
        "objects",
        "get_or_create",
        "select_for_update",
        "save",
        "update",
        "delete",
    },  # counts
    "accounts/sign_in/used_codes.py": {
        "objects",
        "update",
        "get_or_create",
    },  # uses a code up, in one statement: no page
}


def list_words_of_tables(text: str) -> set[str]:
    """The attributes by which a source asks a table or writes a row."""
    return {
        node.attr for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Attribute) and node.attr in TABLE_WORDS
    }


def list_sources(*rooms: str) -> Iterator[Path]:
    """The modules of some rooms of the office, without migrations."""
    for room in rooms:
        yield from (one for one in sorted((OFFICE / room).rglob("*.py")) if "migrations" not in one.parts)


def list_loose_parameters(text: str) -> list[str]:
    """The parameters of a source of which nothing is said: `function(parameter)` for each that is typed Any, or not at all."""
    functions = (one for one in ast.walk(ast.parse(text)) if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef))
    return [
        f"{function.name}({one.arg})"
        for function in functions
        for one in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
        if one.arg not in ("self", "cls")
        and (one.annotation is None or (isinstance(one.annotation, ast.Name) and one.annotation.id == "Any"))
    ]


def test_pages_ask_no_table_and_write_no_row() -> None:
    found = {
        str(one.relative_to(OFFICE)): list_words_of_tables(one.read_text(encoding="utf-8"))
        for one in list_sources("portal", "accounts")
    }
    assert {file: words for file, words in found.items() if words} == ALLOWED


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Case.objects.get(pk=1)", {"objects"}),
        ("case.save()", {"save"}),
        ("case.papers.create(kind='x')", {"create"}),
        ("cases.filter(pk=1).update(state='x')", {"update"}),
        ("rows = [*case.papers.all()]", set()),
    ],
)
def test_a_planted_question_is_seen(line: str, words: set[str]) -> None:
    assert list_words_of_tables(line) == words


def test_every_parameter_of_the_office_says_what_it_takes() -> None:
    loose = {
        str(one.relative_to(OFFICE)): list_loose_parameters(one.read_text(encoding="utf-8"))
        for one in list_sources(".")
    }
    assert {file: names for file, names in loose.items() if names} == {}


def test_a_planted_parameter_without_a_type_is_seen() -> None:
    assert list_loose_parameters("def f(case: Any, on: date, *, by): ...") == ["f(case)", "f(by)"]

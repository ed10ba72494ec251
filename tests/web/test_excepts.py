"""No `except` of the office catches an error of another kind: each is asked about errors that nobody foresaw."""

from importlib import import_module

from django.db import DataError

from tests.excepts import Except, list_excepts

RAISED_AGAIN = {"BaseException"}
"""Caught to let something go, and raised again."""


class Unforeseen(Exception):
    """A mistake of ours."""


ALIENS = (
    Unforeseen,
    RuntimeError,
    TypeError,
    AttributeError,
    AssertionError,
    ZeroDivisionError,
    MemoryError,
    DataError,
)
"""What a mistake of ours raises, or the database for what we have sent it."""
BY_CODE = {"cases/transition/record.py", "serve/migrations.py", "serve/__main__.py"}
"""Where every error of the database is looked at: raised again, or told at the outermost door."""


def list_caught(one: Except) -> list[str]:
    """Which of these errors a handler would catch, its names read where it stands."""
    file = one.where.split(" ")[0]
    names = vars(import_module("zhicheng_web." + file.removesuffix(".py").replace("/", ".")))
    types = tuple(eval(name or "BaseException", names) for name in one.catches)
    aliens = ALIENS[:-1] if file in BY_CODE else ALIENS
    return [alien.__name__ for alien in aliens if issubclass(alien, types)]


def test_a_mistake_of_ours_is_caught_by_nobody() -> None:
    handlers = [one for one in list_excepts() if not RAISED_AGAIN & set(one.catches)]
    assert len(handlers) > 60
    assert {one.where: caught for one in handlers if (caught := list_caught(one))} == {}

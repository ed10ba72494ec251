"""Nobody catches more than the list allows, and whoever catches much says why."""

from tests.excepts import list_allowed, list_excepts

WIDE = {
    *("", "BaseException", "Exception", "KeyboardInterrupt", "SystemExit"),
    *("ArithmeticError", "AssertionError", "AttributeError", "LookupError", "IndexError", "KeyError", "NameError"),
    *("RuntimeError", "RecursionError", "SyntaxError", "TypeError", "ValueError", "UnicodeDecodeError"),
    *("OSError", "FileNotFoundError", "PermissionError", "TimeoutError", "ConnectionError"),
    *("Error", "DatabaseError", "InterfaceError", "OperationalError", "IntegrityError", "ProgrammingError"),
    *("ObjectDoesNotExist", "Http404", "ValidationError", "DjangoException"),
}
"""What may be raised for many reasons, from anywhere below: each stands with its own."""
LONG_ENOUGH = 20


def test_every_except_is_on_the_list() -> None:
    assert [one._replace(why="") for one in list_allowed()] == list_excepts()


def test_whoever_catches_much_says_why() -> None:
    unsaid = [one.where for one in list_allowed() if WIDE & set(one.catches) and len(one.why) < LONG_ENOUGH]
    assert unsaid == []


def test_a_reason_stands_only_where_one_is_needed() -> None:
    assert [one.where for one in list_allowed() if one.why and not WIDE & set(one.catches)] == []

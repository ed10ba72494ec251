"""No `except` of the office catches an error of another kind: each is asked about errors that nobody foresaw."""

from importlib import import_module
from typing import Any
from uuid import uuid4

import pytest
from django.db import DataError, IntegrityError, connection
from django.test import Client, RequestFactory

from tests.excepts import Except, list_excepts
from tests.web import walking
from tests.web.cast import Cast, cast
from tests.web.desks import Browser
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.cases.transition import record
from zhicheng_web.portal.authority.pages import queue
from zhicheng_web.portal.employer.pages import join
from zhicheng_web.portal.shared.forms import base

RAISED_AGAIN = {"BaseException"}
"""Caught to let something go, and raised again."""
OUTERMOST = {"entrance/application.py Entrance.serve"}
"""Above which there is nobody: whatever comes is written down with its trace, and answered (tests/web/test_logs.py)."""


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
BY_CODE = {
    "cases/transition/record.py",
    "serve/preparing/migrations.py",
    "serve/__main__.py",
    "serve/preparing/__main__.py",
}
"""Where every error of the database is looked at: raised again, or told at the outermost door."""


def list_caught(one: Except) -> list[str]:
    """Which of these errors a handler would catch, its names read where it stands."""
    file = one.where.split(" ")[0]
    names = vars(import_module("zhicheng_web." + file.removesuffix(".py").replace("/", ".")))
    types = tuple(eval(name or "BaseException", names) for name in one.catches)
    aliens = ALIENS[:-1] if file in BY_CODE else ALIENS
    return [alien.__name__ for alien in aliens if issubclass(alien, types)]


def test_a_mistake_of_ours_is_caught_by_nobody() -> None:
    inner = [one for one in list_excepts() if one.where not in OUTERMOST]
    handlers = [one for one in inner if not RAISED_AGAIN & set(one.catches)]
    assert len(handlers) > 60
    assert {one.where: caught for one in handlers if (caught := list_caught(one))} == {}


def fail(error: Exception) -> Any:
    """A function that fails."""

    def failing(*args: Any, **named: Any) -> None:
        raise error

    return failing


@pytest.fixture
def people(db: None) -> Cast:
    """The cast."""
    return cast()


def test_an_upload_that_cannot_be_read_is_no_form_without_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    request = RequestFactory().post("/", {"key": str(uuid4())})
    monkeypatch.setattr(base, "hash_form_values", fail(ValueError("read of closed file")))
    with pytest.raises(ValueError, match="closed file"):
        base.read_idempotency_key(request)


def test_only_the_name_of_an_account_is_a_name_that_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(join, "get_user_model", lambda: Failing)
    with pytest.raises(join.NameTaken):
        join.create_account("wang-fang", "x")
    Failing.error = DataError("value too long")
    with pytest.raises(DataError):
        join.create_account("wang-fang", "x")


class Failing:
    """Accounts that cannot be made."""

    error: Exception = IntegrityError("login")

    class objects:
        """What makes them."""

        @staticmethod
        def create_user(name: str, password: str) -> None:
            """Fails."""
            raise Failing.error


def test_a_mistake_below_a_number_in_a_form_is_heard_of(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    case = walking.filed(people)
    monkeypatch.setattr(queue, "find_case_or_404", fail(ValueError("ours")))
    with pytest.raises(ValueError, match="^ours$"):
        Browser(people, people.examiner).post("authority-accept-page", case=[str(case.public_id)])


def test_a_paper_whose_file_is_gone_is_an_error_in_the_log(
    people: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    paper = walking.filed(people).papers.order_by("pk")[0]
    browser = Client()
    browser.force_login(people.account(people.examiner))
    address = f"/authority/papers/{paper.public_id}/"
    monkeypatch.setattr(store, "load_paper_bytes", fail(store.PaperGone()))
    assert browser.get(address).status_code == 410
    told = [(one.name, one.getMessage()) for one in caplog.records if one.levelname == "ERROR"]
    assert told == [("zhicheng.papers", f"paper {paper.public_id}: PaperGone, its file {paper.sha256}")]
    monkeypatch.setattr(store, "load_paper_bytes", fail(ValueError("altered")))
    with pytest.raises(ValueError, match="^altered$"):
        browser.get(address)


def test_an_error_of_the_database_that_is_no_refusal_is_raised_again(db: None) -> None:
    with pytest.raises(DataError, match="division by zero"), record.act(), connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")

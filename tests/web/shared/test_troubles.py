"""Pages for when something is wrong with us: a full disk, a database that is away; any other error is not passed over."""

from typing import Any

import pytest
from django.db import DataError, IntegrityError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from zhicheng_web.access import ANYBODY, entry

RAISED: list[Exception] = []
"""What the page raises."""
FULL, AWAY, UNDER_WAY = "53100", "57P01", "40001"


@entry(ANYBODY)
def broken(request: HttpRequest) -> HttpResponse:
    """A page in which something goes wrong."""
    raise RAISED[0]


urlpatterns = [path("", include("zhicheng_web.urls")), path("planted/broken/", broken)]


def make_error(kind: type[Exception], state: str | None) -> Exception:
    """An error of Django's that stands for one of PostgreSQL's."""
    error, cause = kind("x"), Exception()
    cause.sqlstate = state  # type: ignore[attr-defined]
    error.__cause__ = cause
    return error


FULL_DISK, RESTORING = (507, "磁盘已满，暂时不能保存"), (503, "数据库正在恢复，请稍后再试")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (make_error(OperationalError, FULL), FULL_DISK),
        (make_error(IntegrityError, FULL), FULL_DISK),
        (make_error(OperationalError, AWAY), RESTORING),
        (make_error(OperationalError, "08006"), RESTORING),
        (make_error(OperationalError, None), RESTORING),
        (make_error(InterfaceError, None), RESTORING),
    ],
    ids=["full", "full, at a key", "restarted", "connection lost", "not reached", "closed"],
)
@override_settings(ROOT_URLCONF="tests.web.shared.test_troubles", DEBUG=False)
def test_a_trouble_of_ours_is_a_page_that_asks_nothing_of_the_database(
    client: Client, error: Exception, told: tuple[int, str]
) -> None:
    RAISED[:] = [error]
    answer = client.get("/planted/broken/")
    assert (answer.status_code, answer.content.decode().count(f"<h1>{told[1]}</h1>")) == (told[0], 1)


@pytest.mark.parametrize(
    "error",
    [
        make_error(OperationalError, UNDER_WAY),
        make_error(IntegrityError, None),
        make_error(DataError, "22003"),
        ValueError("ours"),
        OSError("ours"),
    ],
    ids=["serialisation", "a key", "a value", "ValueError", "OSError"],
)
@override_settings(ROOT_URLCONF="tests.web.shared.test_troubles")
def test_any_other_error_is_a_fault_that_is_heard_of(client: Client, error: Any) -> None:
    RAISED[:] = [error]
    with pytest.raises(type(error)):
        client.get("/planted/broken/")

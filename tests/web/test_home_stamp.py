"""A home is a demonstration's or a real office's from its birth on, and is never opened as the other."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import ProgrammingError, connection, transaction

from tests.web.cast import Cast
from zhicheng_web import home_kind, home_stamp
from zhicheng_web.accounts.models import Account
from zhicheng_web.demonstration import list_persona_logins
from zhicheng_web.home_kind import HomeKind
from zhicheng_web.ledger.models import HomeStamp

DEMO, REAL = True, False
BOTH = pytest.mark.django_db(databases=["default", "owner"])
OPENED_AS_REAL, OPENED_AS_DEMO = (
    "不能作为正式系统打开：请把 ZHICHENG_HOME 设为一个新的空目录",
    "不能用演示方式打开.*请加上 --no-demo",
)


@pytest.fixture
def one_door(monkeypatch: pytest.MonkeyPatch) -> None:
    """The owner's writing within the test's own transaction, so that the pages' role reads it."""
    rows: dict[int, str] = {}

    def write(pk: int, defaults: dict[str, Any]) -> None:
        rows.setdefault(pk, defaults["kind"])

    monkeypatch.setattr(
        HomeStamp.objects, "using", lambda door: type("Door", (), {"get_or_create": staticmethod(write)})
    )
    monkeypatch.setattr(home_stamp, "read_row_stamp", lambda: HomeKind(rows[1]) if rows else None)


@BOTH
@pytest.mark.parametrize(("born", "other", "words"), [(DEMO, REAL, OPENED_AS_REAL), (REAL, DEMO, OPENED_AS_DEMO)])
def test_it_is_never_opened_as_the_other(one_door: None, tmp_path: Path, born: bool, other: bool, words: str) -> None:
    home_stamp.settle_stamp(tmp_path, born)
    home_stamp.settle_stamp(tmp_path, born)
    for look in (home_kind.refuse_other_folder, home_stamp.settle_stamp):
        with pytest.raises(ImproperlyConfigured, match=words):
            look(tmp_path, other)
    (tmp_path / home_kind.STAMP_FILE).unlink()
    with pytest.raises(ImproperlyConfigured, match=words):
        home_stamp.settle_stamp(tmp_path, other)
    assert not (tmp_path / home_kind.STAMP_FILE).exists()


@BOTH
def test_the_stamp_is_the_offices_alone_to_read(tmp_path: Path) -> None:
    home_stamp.settle_stamp(tmp_path, REAL)
    file = tmp_path / home_kind.STAMP_FILE
    assert (file.read_text(), oct(file.stat().st_mode & 0o777)) == ("real\n", "0o600")
    assert list(HomeStamp.objects.using("owner").values_list("id", "kind")) == [(1, "real")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "attack",
    ["INSERT INTO home_stamp VALUES (2, 'demo')", "UPDATE home_stamp SET kind = 'demo'", "DELETE FROM home_stamp"],
)
def test_pages_cannot_stamp(attack: str) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(attack)


@BOTH
def test_a_home_of_before_is_what_it_contains(one_door: None, people: Cast, tmp_path: Path) -> None:
    assert home_stamp.guess_kind() is HomeKind.REAL
    with pytest.raises(ImproperlyConfigured, match=OPENED_AS_DEMO):
        home_stamp.settle_stamp(tmp_path, DEMO)
    for login in list_persona_logins():
        Account.objects.get_or_create(login=login)
    assert home_stamp.guess_kind() is HomeKind.DEMO
    with pytest.raises(ImproperlyConfigured, match=OPENED_AS_REAL):
        home_stamp.settle_stamp(tmp_path, REAL)
    home_stamp.settle_stamp(tmp_path, DEMO)
    assert home_kind.read_file_stamp(tmp_path) is HomeKind.DEMO


@pytest.mark.django_db
def test_an_empty_home_is_what_it_is_opened_as() -> None:
    assert home_stamp.guess_kind() is None


def test_a_city_of_before_is_a_demonstration(tmp_path: Path) -> None:
    (tmp_path / home_kind.CITY_FILE).write_text("2026-06-03 2026-06-01\n")
    with pytest.raises(ImproperlyConfigured, match=OPENED_AS_REAL):
        home_kind.refuse_other_folder(tmp_path, REAL)
    home_kind.refuse_other_folder(tmp_path, DEMO)

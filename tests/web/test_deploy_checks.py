"""`check --deploy` looks at the place, too: names, files, stamp, and what the database promises."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import OperationalError, connections
from django.test import override_settings

from zhicheng_web import home_kind, keys
from zhicheng_web.checks import database, home, production
from zhicheng_web.databases import OWNER, QUIET_LOG
from zhicheng_web.home_kind import HomeKind
from zhicheng_web.serve import postgres
from zhicheng_web.serve.provision import connect_as_owner

CANARY = "甘娜丽13888777666"
HARMS = (
    ("duplicate", f"INSERT INTO kept VALUES ('{CANARY}'), ('{CANARY}')"),
    ("check", f"INSERT INTO kept VALUES ('{CANARY}!')"),
    ("cast", f"SELECT '{CANARY}'::date"),
    ("raise", f"DO $$ BEGIN RAISE EXCEPTION 'no %', '{CANARY}'; END $$"),
    ("warning", f"DO $$ BEGIN RAISE WARNING 'no %', '{CANARY}'; END $$"),
)


def found_by(source: Any) -> list[str]:
    """The numbers of what a look finds."""
    return [one.code for one in source()]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["*"], ["E007"]),
        (["localhost", "127.0.0.1", "[::1]"], ["E007"]),
        ([], ["E007"]),
        (["zhicheng.example.org", "*"], ["E007"]),
        ([".example.org"], ["E007"]),
        (["zhicheng.example.org", "localhost"], []),
    ],
)
def test_an_office_has_names_of_its_own(names: list[str], found: list[str]) -> None:
    with override_settings(ALLOWED_HOSTS=names):
        assert found_by(production.list_unsafe_names) == found


def test_debugging_is_refused() -> None:
    with override_settings(DEBUG=True):
        assert "E008" in found_by(production.list_unsafe_settings)


@pytest.mark.parametrize(
    ("city", "found"), [(None, []), ("kunming", []), ("hangzhou", ["E016"]), ("atlantis", ["E016"])]
)
def test_a_sample_policy_is_for_demonstrations(city: str | None, found: list[str]) -> None:
    with override_settings(CITY=city):
        assert found_by(production.list_sample_policies) == found


def test_an_office_without_the_rule_of_second_factors_is_refused() -> None:
    assert "E014" not in found_by(production.list_unsafe_settings)
    rules = [one for one in settings.MIDDLEWARE if one != production.FACTOR_RULE]
    with override_settings(MIDDLEWARE=rules):
        assert "E014" in found_by(production.list_unsafe_settings)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Path]:
    """The folder of an office as it should be."""
    place = tmp_path / "office"
    keys.ensure_keys(place / "keys")
    (place / "worker.log").touch(0o600)
    with override_settings(HOME=place):
        yield place


@pytest.mark.parametrize(
    ("file", "mode"), [(".", 0o755), (".", 0o703), ("keys", 0o750), ("keys/secret", 0o644), ("worker.log", 0o640)]
)
def test_what_others_can_read_is_named(office: Path, file: str, mode: int) -> None:
    assert found_by(home.list_unsafe_files) == []
    (office / file).chmod(mode)
    assert [(one.code, str(office / file) in one.words) for one in home.list_unsafe_files()] == [("E009", True)]


def test_a_folder_may_be_passed_through(office: Path) -> None:
    office.chmod(0o711)
    assert found_by(home.list_unsafe_files) == []


@pytest.mark.django_db
def test_a_demonstration_is_no_office(office: Path) -> None:
    assert found_by(home.list_wrong_stamps) == []
    home_kind.write_file_stamp(office, HomeKind.REAL)
    assert found_by(home.list_wrong_stamps) == []
    home_kind.write_file_stamp(office, HomeKind.DEMO)
    assert found_by(home.list_wrong_stamps) == ["E010"]


@pytest.mark.django_db
def test_a_database_that_forgets_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own server is one: it runs without fsync."""
    forgets, *_ = database.list_unsafe_database_settings()
    assert (forgets.code, "fsync=off" in forgets.words, "full_page_writes=off" in forgets.words) == ("E012", True, True)
    safe = {name: values[0] for name, values in (*database.DURABLE.items(), *QUIET_LOG.items())}
    for name, value, found in (
        ("synchronous_commit", "off", ["E012"]),
        ("log_statement", "all", ["E013"]),
        ("fsync", "on", []),
    ):
        monkeypatch.setattr(database, "read_database_settings", lambda names, now=safe | {name: value}: now)
        assert found_by(database.list_unsafe_database_settings) == found


@pytest.mark.django_db
def test_the_role_of_pages_may_ask_what_is_asked() -> None:
    assert set(database.read_database_settings([*database.DURABLE, *QUIET_LOG])) == {*database.DURABLE, *QUIET_LOG}


@pytest.mark.django_db(databases=["default", OWNER])
def test_a_role_that_can_alter_tables_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (database.read_powers(), found_by(database.list_excessive_rights)) == ([], [])
    monkeypatch.setattr(database, "connection", connections[OWNER])
    assert (database.read_powers(), found_by(database.list_excessive_rights)) == ([*database.POWERS], ["E006"])


def test_a_process_that_could_become_the_owner_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """That of the tests is one, as everything is that makes databases."""
    assert "E015" in found_by(production.list_unsafe_settings)
    served = {name: door for name, door in settings.DATABASES.items() if name != OWNER}
    monkeypatch.setattr(settings, "DATABASES", served)
    assert "E015" not in found_by(production.list_unsafe_settings)
    told = settings.ENVIRONMENT._replace(owner_url="postgresql://zhicheng@/zhicheng")
    monkeypatch.setattr(settings, "ENVIRONMENT", told)
    assert "E015" in found_by(production.list_unsafe_settings)


def test_a_database_that_is_away_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(names: list[str] | None = None) -> dict[str, str]:
        raise OperationalError(names)

    monkeypatch.setattr(database, "read_database_settings", fail)
    monkeypatch.setattr(database, "read_powers", fail)
    assert found_by(database.list_unsafe_database_settings) == ["E011"]
    assert found_by(database.list_excessive_rights) == []


def test_everything_that_is_unsafe_has_words_and_what_to_do(office: Path) -> None:
    with override_settings(ALLOWED_HOSTS=["*"], DEBUG=True, DEMO=True, TODAY="2026-06-03", KEYS_FOLDER=office / "none"):
        for one in production.list_unsafe_settings():
            assert (one.words[-1] not in "。，", bool(one.hint), one.hint.startswith("请")) == (True, True, False)


def test_the_databases_own_log_holds_nothing_of_people(tmp_path: Path) -> None:
    with (
        postgres.running_postgres(tmp_path / "database") as server,
        connect_as_owner(server.socket, "zhicheng") as owner,
    ):
        owner.execute("CREATE TABLE kept (name text UNIQUE CHECK (name NOT LIKE '%!'))")
        for harm, statement in HARMS:
            try:
                owner.execute(statement)
            except psycopg.Error:
                continue
            assert harm == "warning"
        rows = owner.execute("SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", [list(QUIET_LOG)])
        assert dict(rows.fetchall()) == {name: values[0] for name, values in QUIET_LOG.items()}
    log = server.cluster.log
    text = log.read_text(encoding="utf-8")
    assert ("ready to accept connections" in text, CANARY in text, "ERROR" in text) == (True, False, False)
    assert oct(log.stat().st_mode & 0o777) == "0o600"

"""A database that cannot carry the office is told before the first page; so are keys of another office."""

from pathlib import Path

import pytest
from django.db import ProgrammingError, connections
from django.test import override_settings

from zhicheng_web import keys
from zhicheng_web.clock import now
from zhicheng_web.people import queries
from zhicheng_web.serve import obstacles
from zhicheng_web.serve.obstacles import Obstacle
from zhicheng_web.serve.preparing import health, migrations

BOTH = ["default", "owner"]
NUMBER = "530100199201010019"


def version() -> str:
    """What the database says of itself."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SHOW server_version")
        return str(cursor.fetchone()[0])


@pytest.mark.django_db(databases=BOTH)
def test_a_server_that_is_too_old_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "OLDEST_VERSION", 99)
    with pytest.raises(Obstacle) as told:
        health.check_server_version()
    assert str(told.value) == obstacles.SERVER_TOO_OLD.format(found=version())


@pytest.mark.django_db(databases=BOTH)
def test_a_missing_extension_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "EXTENSIONS", ("btree_gist", "postgis"))
    with pytest.raises(Obstacle) as told:
        health.check_database_abilities()
    assert str(told.value) == obstacles.MISSING_EXTENSION.format(name="postgis")


@pytest.mark.django_db(databases=BOTH)
def test_a_role_that_may_not_make_tables_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "call_command", refused)
    with pytest.raises(Obstacle) as told:
        migrations.apply_migrations()
    assert str(told.value) == obstacles.NOT_THE_OWNER.format(role=connections["owner"].settings_dict["USER"])


def refused(*words: object, **more: object) -> None:
    """As the office's role would be."""
    raise ProgrammingError("permission denied for schema public")


def test_keys_of_another_office_are_told(own_database: str, tmp_path: Path) -> None:
    health.check_keys_open_numbers(tmp_path)
    queries.create_person("何苗", at=now(), number=NUMBER)
    health.check_keys_open_numbers(tmp_path)
    keys.ensure_keys(tmp_path / "keys")
    with override_settings(KEYS_FOLDER=tmp_path / "keys"), pytest.raises(Obstacle) as told:
        health.check_keys_open_numbers(tmp_path)
    assert str(told.value) == obstacles.OTHER_KEYS.format(place=tmp_path / "keys", home=tmp_path)

"""The guard around every test sees a door that was moved and people who were left, names who did it, and puts it right."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, connections
from pytest_django.plugin import DjangoDbBlocker

from tests.web.cast import cast
from tests.web.fixtures import GUARD
from tests.web.guarding import LEFT_PEOPLE, Guard
from tests.web.server import LEFT, doors, lead_doors_to, make_database, point_doors_to, remove_left_servers


@pytest.fixture
def guard(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Guard]:
    """A guard of a database that only this test has."""
    with django_db_blocker.unblock(), make_database("guarded") as name, point_doors_to(name):
        guard = Guard()
        guard.take_home()
        yield guard


def test_this_test_is_guarded(guard: Guard) -> None:
    assert set(GUARD.home) == {"default", "owner"}
    assert (GUARD.home == guard.home, GUARD.last.rpartition("::")[2]) == (False, "test_this_test_is_guarded")


def test_a_door_left_elsewhere_is_told_and_led_back(guard: Guard) -> None:
    lead_doors_to("elsewhere")
    with pytest.raises(AssertionError, match=r"^test_a left the doors of the database at .*elsewhere"):
        guard.assert_doors_unmoved("test_a")
    guard.assert_doors_unmoved("test_b")
    guard.assert_nobody_left("test_b")


@pytest.mark.parametrize("part", ["USER", "HOST"])
def test_another_role_or_server_is_told(guard: Guard, part: str) -> None:
    connections.settings["default"][part] = "somebody"
    with pytest.raises(AssertionError, match=r"^test_a left the doors"):
        guard.assert_doors_unmoved("test_a")
    assert doors() == guard.home


def test_a_connection_left_in_place_of_the_usual_is_told(guard: Guard) -> None:
    connections["default"] = connection.copy()
    connection.settings_dict["NAME"] = "elsewhere"
    with pytest.raises(AssertionError, match=r"^test_a left the doors"):
        guard.assert_doors_unmoved("test_a")
    guard.assert_nobody_left("test_b")


def test_people_left_are_told_of_who_was_last_and_are_gone(guard: Guard) -> None:
    guard.assert_nobody_left("test_a")
    cast()
    with pytest.raises(AssertionError, match=re.escape(LEFT_PEOPLE.format(test="test_a"))):
        guard.assert_nobody_left("test_b")
    guard.assert_nobody_left("test_c")


def test_the_server_of_a_run_that_was_killed_is_removed_and_no_other(tmp_path: Path) -> None:
    with subprocess.Popen(["true"]) as over:
        over.wait()
    for process in (over.pid, os.getpid()):
        (tmp_path / f"{LEFT}{process}-x" / "data").mkdir(parents=True)
    (tmp_path / "else").mkdir()
    remove_left_servers(tmp_path)
    assert sorted(folder.name for folder in tmp_path.iterdir()) == sorted(["else", f"{LEFT}{os.getpid()}-x"])

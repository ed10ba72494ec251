"""Seals stand outside the database: an altered, a removed or a late entry is found, and none is left out."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from tests.web import walking
from tests.web.cast import cast, moment
from tests.web.server import TestServer, point_doors_to, stand_in_own_database
from zhicheng_web import clock
from zhicheng_web.cases.actions.withdraw import withdraw
from zhicheng_web.cases.models import Case
from zhicheng_web.databases import OWNER_ROLE
from zhicheng_web.ledger import seals
from zhicheng_web.ledger.models import Entry
from zhicheng_web.messages import jobs

AT = moment("03-20")
FREE = "ALTER TABLE entry DISABLE TRIGGER ALL; ALTER TABLE entry DROP CONSTRAINT entry_columns_are_the_body"
FORGE = """UPDATE entry SET body = body || ' ', hash = sha256(prev_hash || convert_to(body || ' ', 'UTF8'))
WHERE id = (SELECT max(id) FROM entry)"""
ADD = """INSERT INTO entry (case_id, case_ref, seq, event, state_after, at, role, body, prev_hash, hash)
SELECT case_id + %s, case_ref, seq, event, state_after, at, role, body, prev_hash, hash FROM entry WHERE seq = 1 LIMIT 1"""


def owner(name: str) -> "psycopg.Connection[Any]":
    """Somebody who may do everything to the database."""
    return psycopg.connect(host=connection.settings_dict["HOST"], dbname=name, user=OWNER_ROLE)


@pytest.fixture(scope="module")
def alone(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[TestServer]:
    """A server without other tests: the oldest open transaction is the server's, and a seal waits for every one of it."""
    server = TestServer()
    with django_db_blocker.unblock():
        server.start()
    yield server
    server.stop()


@pytest.fixture
def own_database(alone: TestServer, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A database on it, for one test."""
    with (
        django_db_blocker.unblock(),
        point_doors_to(alone.template, alone.postgres.socket),
        stand_in_own_database() as name,
    ):
        yield name


@pytest.fixture
def free(own_database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """A case that was sealed twice on its way, in a database without its guards."""
    monkeypatch.setattr(settings, "HOME", tmp_path)
    people = cast()
    case = walking.submitted(people)
    seals.seal_new_entries(AT)
    withdraw(case, **walking.act(case, people.li_yun, moment("02-04")))
    seals.seal_new_entries(AT)
    with owner(own_database) as everything:
        everything.execute(FREE)
    yield own_database


def kept() -> list[seals.Seal]:
    """The seals."""
    return [seals.Seal(**json.loads(line)) for line in seals.read_seal_lines()]


def test_every_entry_is_sealed_once_and_silence_is_not(free: str) -> None:
    assert [one.number for one in kept()] == [1, 2]
    assert sum(one.entries for one in kept()) == Entry.objects.count()
    assert (seals.seal_new_entries(AT), list(seals.find_broken_seals())) == (None, [])


@pytest.mark.unsound
@pytest.mark.parametrize(
    ("deed", "found", "same"),
    [
        (FORGE, 0, "不同"),
        ("DELETE FROM entry WHERE id = (SELECT max(id) FROM entry)", -1, "缺少或多出"),
    ],
    ids=["改写", "删除"],
)
def test_what_an_owner_does_is_found(free: str, deed: str, found: int, same: str) -> None:
    with owner(free) as everything:
        everything.execute(deed)
    last = kept()[-1]
    said = seals.BROKEN_SEAL.format(number=2, at=last.at, sealed=last.entries, found=last.entries + found, same=same)
    assert list(seals.find_broken_seals()) == [said]


def test_a_line_that_was_altered_is_found(free: str) -> None:
    first, second = seals.read_seal_lines()
    seals.seals_path().write_text(f"{first.replace('03-20', '03-21')}\n{second}\n", encoding="utf-8")
    assert list(seals.find_broken_seals()) == [seals.BROKEN_LINE.format(number=2)]


def test_an_entry_that_is_committed_late_is_waited_for(free: str) -> None:
    before = Entry.objects.count()
    with owner(free) as slow:
        slow.execute(ADD, [1000])
        with owner(free) as quick:
            quick.execute(ADD, [2000])
        assert seals.seal_new_entries(AT) is None  # the quick one has a higher number, and is committed
    made = seals.seal_new_entries(AT)
    assert made is not None
    assert (made.entries, sum(one.entries for one in kept())) == (2, before + 2)


def test_a_restored_dump_is_told(free: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seals, "find_oldest_transaction", lambda: 3)
    assert list(seals.find_broken_seals()) == [seals.RESTORED_DATABASE.format(place=seals.seals_path())]


def said(log: pytest.LogCaptureFixture) -> list[tuple[str, str]]:
    """What the jobs wrote into the log: level and words."""
    return [(one.levelname, one.getMessage()) for one in log.records if one.name == "zhicheng.jobs"]


def test_the_job_seals_what_was_written_since_and_copies_the_line_into_the_log(
    free: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level("INFO", "zhicheng.jobs")
    monkeypatch.setattr(clock, "now", lambda: AT)
    with owner(free) as everything:
        everything.execute(ADD, [1000])
    for _ in range(2):
        jobs.seal_ledger(timestamp=0)
    last = kept()[-1]
    assert (last.number, last.entries) == (3, 1)
    assert said(caplog) == [("INFO", f"seal 3: 1 entries, root {last.root}")]


@pytest.mark.unsound
def test_what_the_nightly_look_finds_is_an_error_in_the_log(
    free: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: AT)
    with owner(free) as everything:
        everything.execute(FORGE)
        everything.execute("SET session_replication_role = replica; UPDATE cases SET version = version + 1")
    jobs.check_ledger(timestamp=0)
    last, case = kept()[-1], Case.objects.get()
    misfit = f"{case.public_id}: stands at {case.version} withdrawn, its ledger at {case.version - 1} withdrawn"
    broken = seals.BROKEN_SEAL.format(number=2, at=last.at, sealed=last.entries, found=last.entries, same="不同")
    assert said(caplog) == [("ERROR", f"ledger: {broken}"), ("ERROR", f"ledger: {misfit}")]

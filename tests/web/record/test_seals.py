"""Seals stand outside the database: an altered, a removed or a late entry is found, and none is left out."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from tests.web import walking
from tests.web.cast import cast, moment
from zhicheng.procedure.move import StepRefused
from zhicheng_web import clock
from zhicheng_web.cases.actions.check_ledger import check_ledger
from zhicheng_web.cases.actions.seal_ledger import record_restore, seal_ledger
from zhicheng_web.cases.actions.withdraw import withdraw
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.read.sealed_numbers import list_lost_numbers
from zhicheng_web.databases import OWNER_ROLE
from zhicheng_web.ledger import looks, seal_checks, seal_file, seals
from zhicheng_web.ledger.models import Entry
from zhicheng_web.messages import jobs
from zhicheng_web.people.actor import SYSTEM
from zhicheng_web.people.models import Organisation

AT = moment("03-20")
LOGS = ("zhicheng.jobs", "zhicheng.seal")
WUHUA = "五华区人力资源和社会保障局"
GIVE_NUMBERS = "INSERT INTO number_counter (authority_id, year, last) VALUES (%s, 2026, %s)"
FREE = "ALTER TABLE entry DISABLE TRIGGER ALL; ALTER TABLE entry DROP CONSTRAINT entry_columns_are_the_body"
FORGE = """UPDATE entry SET body = body || ' ', hash = sha256(prev_hash || convert_to(body || ' ', 'UTF8'))
WHERE id = (SELECT max(id) FROM entry)"""
ADD = """INSERT INTO entry (case_id, case_ref, seq, event, state_after, at, role, body, prev_hash, hash)
SELECT case_id + %s, case_ref, seq, event, state_after, at, role, body, prev_hash, hash FROM entry WHERE seq = 1 LIMIT 1"""


def owner(name: str) -> "psycopg.Connection[Any]":
    """Somebody who may do everything to the database."""
    return psycopg.connect(host=connection.settings_dict["HOST"], dbname=name, user=OWNER_ROLE)


@pytest.fixture
def own_database(database_alone: str) -> str:
    """A seal waits for every open transaction of its server."""
    return database_alone


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


def kept() -> list[seal_file.Seal]:
    """The seals."""
    return [seal for line in seal_file.read_seal_lines() if (seal := seal_file.parse_seal(line))]


def test_every_entry_is_sealed_once_and_silence_is_not(free: str) -> None:
    assert [one.number for one in kept()] == [1, 2]
    assert sum(one.entries for one in kept()) == Entry.objects.count()
    assert (seals.seal_new_entries(AT), seal_checks.check_seals().faults) == (None, [])


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
    said = seal_checks.BROKEN_SEAL.format(
        number=2, at=last.at, sealed=last.entries, found=last.entries + found, same=same
    )
    assert seal_checks.check_seals().faults == [said]


def test_a_line_that_was_altered_is_found(free: str) -> None:
    first, second = seal_file.read_seal_lines()
    seal_file.seals_path().write_text(f"{first.replace('03-20', '03-21')}\n{second}\n", encoding="utf-8")
    assert seal_checks.check_seals().faults == [seal_checks.BROKEN_LINE.format(number=2)]


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
    monkeypatch.setattr(seal_checks, "find_oldest_transaction", lambda: 3)
    assert seal_checks.check_seals().faults == [seal_checks.RESTORED_DATABASE]
    assert looks.find_ledger_trouble(AT) == [seal_checks.RESTORED_DATABASE]


def said(log: pytest.LogCaptureFixture) -> list[tuple[str, str]]:
    """What the jobs wrote into the log: level and words."""
    return [(one.levelname, one.getMessage()) for one in log.records if one.name in LOGS]


def test_the_job_seals_what_was_written_since_and_copies_the_line_into_the_log(
    free: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level("INFO", "zhicheng.seal")
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
    broken = seal_checks.BROKEN_SEAL.format(number=2, at=last.at, sealed=last.entries, found=last.entries, same="不同")
    assert said(caplog) == [("ERROR", f"ledger: {broken}"), ("ERROR", f"ledger: {misfit}")]


TORN = b'{"at":"2026-03-20T09:00:00.000000+08:00","entr'


def tear() -> None:
    """Half a line at the end, as a full disk or a power cut leaves it."""
    with open(seal_file.seals_path(), "ab") as out:
        out.write(TORN)


def write_one_more(name: str) -> None:
    """An entry that no seal covers yet."""
    with owner(name) as everything:
        everything.execute(ADD, [1000])


def test_a_torn_line_is_set_aside_and_said_and_sealing_goes_on(free: str, caplog: pytest.LogCaptureFixture) -> None:
    cast_before = seal_file.read_seal_lines()
    tear()
    found = seal_checks.check_seals()
    assert (found.faults, found.notices, found.number) == ([], [seal_checks.TORN_LINE], 2)
    write_one_more(free)
    made = seal_ledger(AT)
    assert made is not None
    assert (made.number, made.entries) == (3, 1)
    assert seal_file.read_seal_lines()[:2] == cast_before
    assert seal_checks.check_seals().faults == []
    (aside,) = seal_file.seals_path().parent.glob("torn-*.txt")
    assert aside.read_bytes() == TORN + b"\n"
    words = f"封存记录最后一行没有写完，放在 seals/{aside.name}；封存继续"
    assert said(caplog)[0] == ("ERROR", words)
    assert [row.body for row in looks.list_recorded_incidents()] == [{"findings": [words]}]


def test_a_whole_seal_without_its_line_end_is_kept(free: str) -> None:
    path = seal_file.seals_path()
    path.write_bytes(path.read_bytes().removesuffix(b"\n"))
    write_one_more(free)
    seal_ledger(AT)
    assert [one.number for one in kept()] == [1, 2, 3]
    assert seal_checks.check_seals().faults == []


@pytest.mark.unsound
def test_a_file_that_nobody_can_read_stops_no_other_check(free: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = seal_file.read_seal_lines()
    seal_file.seals_path().write_text(f'{{"until":"x"}}\n{first}\n\xff\n{second}\n', encoding="latin-1")
    with owner(free) as everything:
        everything.execute("SET session_replication_role = replica; UPDATE cases SET version = version + 1")
    found = check_ledger(by=SYSTEM, at=AT)
    assert [one.why[:10] for one in found.misfits] == ["stands at "]
    unreadable = [seal_checks.UNREADABLE_LINE.format(number=number) for number in (1, 3)]
    assert found.seals.faults[:1] + found.seals.faults[2:3] == unreadable
    look = looks.find_last_look()
    assert look is not None
    assert (look.broken, look.seal_faults) == (1, found.seals.faults)


@pytest.mark.unsound
@pytest.mark.parametrize("harm", ["deleted", "shortened", "rewritten"])
def test_a_file_that_lost_what_an_earlier_look_had_seen_is_told_until_it_is_back(free: str, harm: str) -> None:
    check_ledger(by=SYSTEM, at=AT)
    path = seal_file.seals_path()
    whole = path.read_text(encoding="utf-8")
    first = whole.splitlines()[0]
    if harm == "deleted":
        path.unlink()
    elif harm == "shortened":
        path.write_text(first + "\n", encoding="utf-8")
    else:
        path.unlink()
        seal_ledger(AT)
    for _ in range(2):
        found = check_ledger(by=SYSTEM, at=AT)
        assert found.seals.faults == [seal_checks.LOST_SEAL.format(number=2)]
    assert looks.find_ledger_trouble(AT) == ["封存有1处对不上"]
    path.write_text(whole, encoding="utf-8")
    assert check_ledger(by=SYSTEM, at=AT).seals.faults == []


@pytest.mark.unsound
def test_an_older_backup_is_told_at_once_and_taken_on_with_an_entry(free: str) -> None:
    held = Entry.objects.count()
    with owner(free) as everything:
        everything.execute("DELETE FROM entry WHERE id = (SELECT max(id) FROM entry)")
        everything.execute("SET session_replication_role = replica")
        everything.execute("UPDATE cases SET version = version - 1, state = 'submitted'")
    last = kept()[-1]
    told = seal_checks.BROKEN_SEAL.format(
        number=2, at=last.at, sealed=last.entries, found=last.entries - 1, same="缺少或多出"
    )
    assert looks.find_ledger_trouble(AT) == [told]
    made = record_restore("恢复三月十九日夜里的备份", AT)
    assert (made.number, made.entries, made.restored) == (3, held - 1, True)
    assert looks.find_ledger_trouble(AT) == []
    assert check_ledger(by=SYSTEM, at=AT).seals == seal_checks.check_seals()
    (row,) = looks.list_recorded_incidents()
    assert row.body == {"reason": "恢复三月十九日夜里的备份", "findings": [f"恢复前封存到第2号（{last.at}）", told]}
    write_one_more(free)
    seal_ledger(AT)
    assert ([one.entries for one in kept()][2:], seal_checks.check_seals().faults) == ([held - 1, 1], [])
    with owner(free) as everything:
        everything.execute("DELETE FROM entry WHERE id = (SELECT min(id) FROM entry)")
    assert [words.partition("（")[0] for words in seal_checks.check_seals().faults] == ["第3号封存"]


@pytest.mark.unsound
def test_a_restore_names_the_recognition_numbers_that_will_be_given_again(free: str) -> None:
    wuhua = Organisation.objects.get(name=WUHUA)
    with owner(free) as everything:
        everything.execute(GIVE_NUMBERS, [wuhua.pk, 15])
        everything.execute(ADD, [1000])
    made = seal_ledger(AT)
    assert made is not None
    assert made.numbers == f"{wuhua.pk}:2026:15"
    with owner(free) as everything:
        everything.execute(ADD, [1001])
    seals.seal_new_entries(AT, "no numbers, 1:2, 7:20267:1, ٣:2026:1")
    with owner(free) as everything:
        everything.execute("DELETE FROM entry WHERE case_id > 1000")
        everything.execute("UPDATE number_counter SET last = 12")
        everything.execute(ADD, [2000])
    seal_ledger(AT)
    assert [*list_lost_numbers(AT)] == [
        f"{WUHUA}2026年的认定编号第13号到第15号是备份以后发出的，会再发给别人：请收回原来的证明，通知本人"
    ]
    assert record_restore("恢复三月十九日夜里的备份", AT).numbers == f"{wuhua.pk}:2026:12"
    (row,) = looks.list_recorded_incidents()
    assert row.body["findings"][1].startswith(f"{WUHUA}2026年的认定编号第13号到第15号")
    assert [*list_lost_numbers(AT)] == []


def test_a_restore_without_a_reason_is_not_recorded(free: str) -> None:
    with pytest.raises(StepRefused):
        record_restore("恢复", AT)
    assert (len(kept()), looks.list_recorded_incidents().count()) == (2, 0)


def test_a_look_that_has_not_come_for_days_is_told(free: str) -> None:
    check_ledger(by=SYSTEM, at=AT)
    assert looks.find_ledger_trouble(AT + looks.LOOK_OVERDUE) == []
    assert looks.find_ledger_trouble(AT + looks.LOOK_OVERDUE * 1.1) == [looks.OVERDUE]

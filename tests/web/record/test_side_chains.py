"""Views of personal data and acts on organisations are chained and sealed: whoever removes or alters one is found out."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections

from tests.web.cast import Cast, cast, moment
from zhicheng_web.cases.actions.check_ledger import check_ledger
from zhicheng_web.cases.actions.seal_ledger import record_restore, seal_ledger
from zhicheng_web.databases import OWNER_ROLE
from zhicheng_web.ledger import looks, seal_checks, seal_file, side_chains, units
from zhicheng_web.ledger.chain import canonical_json
from zhicheng_web.ledger.models import UnitEntry, ViewLog
from zhicheng_web.people.actor import SYSTEM

AT = moment("03-20")
FOUNDED = 2
"""Lines with which the record of a unit begins: itself, and who acts for it."""
UNRECORDED_UNIT = 999
"""A unit of which no line tells."""
FREE = """ALTER TABLE view_log DISABLE TRIGGER view_log_append_only;
ALTER TABLE unit_entry DISABLE TRIGGER unit_entry_append_only;
ALTER TABLE row_entry DISABLE TRIGGER row_entry_append_only; SET session_replication_role = replica"""


@pytest.fixture
def own_database(database_alone: str) -> str:
    """A seal waits for every open transaction of its server."""
    return database_alone


@pytest.fixture
def office(own_database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cast:
    """Three views and three acts on each of two units."""
    monkeypatch.setattr(settings, "HOME", tmp_path)
    people = cast()
    for number in range(3):
        see(people, number)
        for unit in (people.firm, people.other_firm):
            units.record_unit_act(
                unit.pk, "invite", by=people.supervisor, at=AT, body={"role": "employer", "n": number}
            )
    return people


def see(people: Cast, minute: int) -> None:
    """One look at a number."""
    ViewLog.objects.create(
        person_seen=people.li_yun.person_id, by=people.wang_fang.person_id, purpose="check_identity", fields="id_number",
        at=moment("03-20", 10, minute),
    )  # fmt: skip


def do_as_owner(name: str, *deeds: str) -> None:
    """Past everything."""
    with psycopg.connect(host=connection.settings_dict["HOST"], dbname=name, user=OWNER_ROLE) as owner:
        for deed in (FREE, *deeds):
            owner.execute(deed)


def test_rows_are_chained_as_they_come_each_unit_by_itself(office: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT chain, max(chain_seq), count(DISTINCT chain_hash) FROM unit_entry GROUP BY 1 ORDER BY 1")
        found = {chain: seq - FOUNDED for chain, seq, number in cursor.fetchall() if seq == number}
        assert [found[f"unit_entry:{unit.pk}"] for unit in (office.firm, office.other_firm)] == [3, 3]
        cursor.execute("SELECT chain, max(chain_seq), count(DISTINCT chain_hash) FROM view_log GROUP BY 1")
        assert cursor.fetchall() == [("view_log", 3, 3)]
    assert side_chains.find_side_faults() == []


def test_rows_that_come_at_once_stand_in_one_line(office: Cast) -> None:
    def look(minute: int) -> None:
        see(office, minute)
        connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(look, range(20)))
    assert (ViewLog.objects.count(), side_chains.find_side_faults()) == (23, [])


DEEDS: dict[str, tuple[str, str]] = {
    "a view is gone": ("DELETE FROM view_log WHERE chain_seq = 2", "查看记录在第3条之前缺了或多了"),
    "a view is another's": ("UPDATE view_log SET by = by + 1 WHERE chain_seq = 2", "查看记录第2条被改动过"),
    "its text too": (
        "UPDATE view_log SET purpose = 'x', chain_text = replace(chain_text, 'check_identity', 'x') WHERE chain_seq = 2",
        "查看记录第2条被改动过",
    ),
    "an act is gone": (
        "DELETE FROM unit_entry WHERE chain_seq = 1 AND organisation_id = {unit}",
        "单位记录（单位第{unit}号）在第2条之前缺了或多了",
    ),
    "an act is another": (
        "UPDATE unit_entry SET body = '{{}}' WHERE chain_seq = 3 AND organisation_id = {unit}",
        "单位记录（单位第{unit}号）第3条被改动过",
    ),
    "one slipped in": (
        "INSERT INTO view_log (person_seen, by, by_name, purpose, fields, at) VALUES (1, 1, 'x', 'x', 'x', now())",
        "查看记录里还没有条条相接时的那些，与开始相接时登记的不符",
    ),
}


@pytest.mark.parametrize("harm", DEEDS)
def test_what_an_owner_does_is_named_and_stands_on_the_page_s_row(office: Cast, own_database: str, harm: str) -> None:
    deed, fault = (text.format(unit=office.firm.pk) for text in DEEDS[harm])
    do_as_owner(own_database, deed)
    assert check_ledger(by=SYSTEM, at=AT).side == [fault]
    look = looks.find_last_look()
    assert look is not None
    assert (look.side_faults, look.is_whole) == ([fault], False)
    assert looks.find_ledger_trouble(AT) == ["查看记录、单位记录、权限登记有1处对不上"]


@pytest.mark.parametrize("table", side_chains.CHAINED_TABLES)
def test_the_last_of_a_chain_and_a_chain_rewritten_whole_are_told_by_the_seal(
    office: Cast, own_database: str, table: str
) -> None:
    begun, made = UnitEntry.objects.filter(event=units.FOUND_STEP).count(), seal_ledger(AT)
    assert made is not None
    assert (made.views, made.units, made.rows > 0) == (3, begun + 6, True)
    assert seal_checks.check_seals().faults == []
    do_as_owner(own_database, f"DELETE FROM {table} WHERE chain_seq = (SELECT max(chain_seq) FROM {table})")
    assert side_chains.find_side_faults() == []
    (fault,) = seal_checks.check_seals().faults
    assert fault.startswith("第1号封存（")
    assert side_chains.CHAINED_TABLES[table] in fault
    assert looks.find_ledger_trouble(AT) == [fault]


def test_a_restore_takes_these_records_on_too(office: Cast, own_database: str) -> None:
    begun = UnitEntry.objects.filter(event=units.FOUND_STEP).count()
    seal_ledger(AT)
    do_as_owner(own_database, "DELETE FROM view_log WHERE chain_seq = 3")
    made = record_restore("恢复三月十九日夜里的备份", AT)
    assert (made.views, made.units) == (2, begun + 7)
    see(office, 50)
    assert seal_ledger(AT) is not None
    assert seal_checks.check_seals().faults == []


def test_lines_from_before_these_were_sealed_ask_nothing_of_them(office: Cast, own_database: str) -> None:
    assert seal_ledger(AT) is not None
    path = seal_file.seals_path()
    line = seal_file.parse_seal(path.read_text(encoding="utf-8").strip())
    assert line is not None
    fields: dict[str, Any] = {name: getattr(line, name) for name in sorted(seal_file.FIRST_FIELDS)}
    path.write_text(canonical_json(fields) + "\n", encoding="utf-8")
    do_as_owner(own_database, "DELETE FROM view_log WHERE chain_seq = 3")
    assert seal_checks.check_seals().faults == []


def test_the_rows_of_before_are_counted_where_the_chain_begins(office: Cast, own_database: str) -> None:
    unit = UNRECORDED_UNIT
    old = f"""INSERT INTO unit_entry (organisation_id, event, at, by, by_name, person_name, body)
        SELECT {unit}, 'invite', now(), 1, 'x', '', '{{}}' FROM generate_series(1, 3)"""
    begin = f"""INSERT INTO unit_entry (organisation_id, event, at, by, by_name, person_name, body)
        SELECT {unit}, 'chain_begins', now(), 0, '', '', jsonb_build_object('rows', rows, 'digest', digest)
        FROM unchained_unit_entries({unit})"""
    do_as_owner(own_database, old)
    assert side_chains.find_side_faults() == [side_chains.OLD_DIFFER.format(chain=f"单位记录（单位第{unit}号）")]
    do_as_owner(own_database, "SET session_replication_role = origin", begin)
    assert side_chains.find_side_faults() == []
    assert UnitEntry.objects.filter(organisation_id=unit).count() == 4
    do_as_owner(own_database, f"DELETE FROM unit_entry WHERE organisation_id = {unit} AND chain IS NULL AND id % 2 = 0")
    assert side_chains.find_side_faults() == [side_chains.OLD_DIFFER.format(chain=f"单位记录（单位第{unit}号）")]

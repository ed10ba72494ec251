"""Each migration over what an office had written before it: rows of the real steps of that time (store.py)."""

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

import psycopg
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from tests.web.cast import moment
from tests.web.server import make_database, point_doors_to
from tests.web.upgrade.store import DATA, ROOMS
from tests.web.walking import act
from tools.receipts import EDITIONS, judge_by_edition
from zhicheng_web.cases.actions.withdraw import withdraw
from zhicheng_web.cases.engine.rejudge import list_differing_verdicts, rejudge_verdict
from zhicheng_web.cases.models import Case, Snapshot, Verdict
from zhicheng_web.ledger.chain import canonical_json, parse_canonical_object
from zhicheng_web.ledger.models import UnitEntry
from zhicheng_web.ledger.queries import find_discrepancies
from zhicheng_web.ledger.recorded_rows import find_altered_rows
from zhicheng_web.ledger.side_chains import CHAIN_BEGINS, find_side_faults
from zhicheng_web.people import queries
from zhicheng_web.serve import provision

FIRST_RELEASE = {
    "accounts": "0002_search",
    "cases": "0003_every_act",
    "ledger": "0002_unit_entry",
    "people": "0002_organisation_ended_on",
}
"""Until here migrations were still edited: no office has data from before."""
STORED = {
    "ledger.0003_seals": ["ledger.0003_seals"],
    "cases.0004_review": ["cases.0004_review"],
    "cases.0005_remark": ["cases.0005_remark"],
    "cases.0006_brought": ["cases.0006_brought"],
    "cases.0007_withdrawn": ["cases.0007_withdrawn"],
    "people.0003_stopped_at": ["people.0003_stopped_at"],
    "cases.0008_handed_over": ["cases.0008_handed_over"],
    "accounts.0003_seal_factors_anew": ["accounts.0003_seal_factors_anew"],
    "cases.0009_stopped": ["cases.0009_stopped"],
    "2026-11-30": [
        "accounts.0007_login_key",
        "accounts.0004_used_code",
        "accounts.0005_account_help",
        "accounts.0006_known_people",
        "accounts.0008_sign_in_tries",
        "accounts.0009_session",
        "accounts.0010_help_expires",
        "accounts.0011_confirmed_numbers",
        "accounts.0012_channel_kinds",
        "cases.0010_natural_persons",
        "cases.0011_snapshot",
        "cases.0012_page_pictures",
        "cases.0013_name_change",
        "cases.0014_commitments",
        "cases.0015_number_claims",
        "cases.0016_rights",
        "cases.0017_names",
        "cases.0018_pinned_names",
        "cases.0019_contested_officers",
        "cases.0020_recorded_tables",
        "cases.0021_confirmed_in_time",
        "cases.0022_names_of_office",
        "cases.0023_due_dates",
        "cases.0024_lanes",
        "cases.0025_title_changes",
        "cases.0026_second_returns",
        "cases.0027_posting_day",
        "cases.0028_parent_reports",
        "cases.0029_relation_of_major",
        "cases.0030_objections",
        "cases.0031_evidence_grades",
        "people.0006_unit_requests",
        "cases.0032_thumbnails",
        "people.0007_employee_requests",
        "people.0008_whole_answers",
        "people.0009_leave_covers",
        "cases.0033_posting_photo",
        "cases.0034_checked_facts",
        "cases.0035_handlers",
        "cases.0036_posting_day_to_the_filing",
        "cases.0037_lapsed_objections",
        "cases.0038_printed_papers",
        "cases.0039_whole_cells",
        "cases.0040_earlier_titles",
        "ledger.0004_home_stamp",
        "ledger.0005_view_of_paper",
        "ledger.0006_chains",
        "ledger.0007_row_entry",
        "ledger.0008_called_then",
        "ledger.0009_outside_messages",
        "ledger.0010_digest",
        "people.0004_invitation",
        "people.0005_number_claims",
    ],
}
"""The data, in the order in which they were written; of each, the migrations that an office with it meets first. Those that
are written side by side, for one release, share what stood before the first of them.
"""
COLUMNS = """SELECT table_name::text, string_agg(quote_ident(column_name), ', ' ORDER BY column_name)
FROM information_schema.columns WHERE table_schema = 'public' AND table_name = ANY(%s) AND is_generated = 'NEVER'
GROUP BY table_name"""
DIGEST = """SELECT count(*), md5(coalesce(string_agg(one::text, '|' ORDER BY one::text), ''))
FROM (SELECT {columns} FROM {table} {added}) AS one"""
ADDED = {"unit_entry": "WHERE event <> 'chain_begins'", "view_log": "WHERE purpose <> 'chain_begins'"}
"""Rows that a migration adds to a table (ledger.0006_chains): where their chain begins."""
STATES = {
    "申报人1": ("draft", False),
    "申报人2": ("submitted", True),
    "申报人3": ("returned_to_applicant", True),
    "申报人4": ("left_employer", True),
    "申报人5": ("assessed", True),
    "申报人6": ("not_recommended", True),
    "申报人7": ("in_publicity", True),
    "申报人8": ("objection_open", True),
    "申报人9": ("publicity_closed", True),
    "申报人10": ("filed", True),
    "申报人11": ("in_examination", True),
    "申报人12": ("returned_to_employer", True),
    "申报人13": ("proposed", True),
    "申报人14": ("recognised", True),
    "申报人15": ("refused", True),
    "申报人16": ("withdrawn", False),
    "申报人17": ("expired", True),
    "申报人18": ("revoked", True),
    "申报人19": ("draft", False),
}
"""By applicant: where the case stands, and whether the employer that it names has ever had it."""


def read(stored: str) -> tuple[dict[str, str], str]:
    """The newest migration of each room at that time, and the rows as SQL."""
    head, _, rows = gzip.decompress((DATA / f"{stored}.sql.gz").read_bytes()).decode().partition("\n")
    return dict(one.split(".", 1) for one in head.removeprefix("-- ").split()), rows


def is_past(state: dict[str, str]) -> bool:
    """Whether the database behind the doors has come further than this state."""
    applied = MigrationLoader(connections["owner"]).applied_migrations
    return any(name > state[room] for room, name in applied if room in ROOMS)


def migrate_to(state: dict[str, str]) -> None:
    """Bring the database behind the doors to a state of our rooms; libraries to their newest."""
    executor = MigrationExecutor(connections["owner"])
    newest = [leaf for leaf in executor.loader.graph.leaf_nodes() if leaf[0] not in ROOMS]
    executor.migrate([*newest, *state.items()])


def copy_database(owner: "psycopg.Connection[Any]", name: str, rows: str) -> None:
    """Put rows into a copy of a database, which nobody is connected to; they have passed their guards once."""
    connections.close_all()
    copy = sql.Identifier(f"{name}_filled")
    owner.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(copy))
    owner.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(copy, sql.Identifier(name)))
    with provision.connect_as_owner(Path(connections.settings["default"]["HOST"]), f"{name}_filled") as filled:
        filled.execute("SET session_replication_role = replica")
        filled.execute(rows)


@pytest.fixture(scope="module")
def older(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Callable[[str], str]]:
    """Gives the name of a database as it was before a migration, with rows; quickest in the order of the migrations."""
    name, socket = f"upgrade_{uuid4().hex}", Path(connections.settings["default"]["HOST"])

    def fill(stored: str) -> str:
        state, rows = read(stored)
        with point_doors_to(name):
            if is_past(state):
                connections.close_all()
                provision.recreate_database(socket, name)
            migrate_to(state)
        copy_database(owner, name, rows)
        return f"{name}_filled"

    with django_db_blocker.unblock(), provision.connect_as_owner(socket, "postgres") as owner:
        provision.ensure_roles_and_database(socket, name)
        yield fill
        for made in (name, f"{name}_filled"):
            owner.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(made)))


class Rows(NamedTuple):
    """Of one table: the columns that are written, how many rows it has, and a digest of what stands in those columns."""

    columns: str
    number: int
    digest: str


@pytest.fixture
def migrated(older: Callable[[str], str], request: pytest.FixtureRequest) -> Iterator[dict[str, Rows]]:
    """That database, migrated to the newest state; what each of its tables had before."""
    filled = older(request.param)
    with make_database("head", filled) as name, point_doors_to(name):
        before = {table: digest_rows(table, columns) for table, columns in list_columns().items()}
        call_command("migrate", verbosity=0)
        yield before


def list_columns() -> dict[str, str]:
    """Our tables with the columns that are written; those that the database reckons itself may be reckoned anew."""
    names = [model._meta.db_table for room in ROOMS for model in apps.get_app_config(room).get_models()]
    with connections["owner"].cursor() as owner:
        owner.execute(COLUMNS, [names])
        return dict(owner.fetchall())


def digest_rows(table: str, columns: str) -> Rows:
    """The rows of a table, as far as these columns go."""
    with connections["owner"].cursor() as owner:
        owner.execute(DIGEST.format(table=table, columns=columns, added=ADDED.get(table, "")))
        number, digest = owner.fetchone()
    return Rows(columns, number, digest)


def judge_by_engine_of_then(verdicts: list[Verdict], folder: Path) -> list[str]:
    """The answers of the engine that judged these, each under the policy hash of its time: only its text has changed since,
    a column that says whose paper each is.
    """
    (version,) = {verdict.engine.removeprefix("zhicheng/") for verdict in verdicts}
    (wheel,) = EDITIONS.glob(f"zhicheng-{version}-*.whl")
    again = judge_by_edition(wheel, folder, [parse_canonical_object(verdict.facts) for verdict in verdicts])
    return [
        canonical_json({**json.loads(answer), "policy_hash": verdict.policy_hash})
        for answer, verdict in zip(again, verdicts, strict=True)
    ]


@pytest.mark.all
@pytest.mark.parametrize("migrated", STORED, indirect=True)
def test_what_an_office_had_written_comes_through(migrated: dict[str, Rows], tmp_path: Path) -> None:
    assert {table: digest_rows(table, before.columns) for table, before in migrated.items()} == migrated
    stands = Case.objects.values_list("person__name", "state", "handed_over")
    assert {name: (state, handed_over) for name, state, handed_over in stands} == STATES
    fixed = Case.objects.exclude(snapshot=None).values_list("person__name", "snapshot__name", "snapshot__source")
    changing = {"draft", "returned_to_applicant", "left_employer"}
    assert sorted(fixed) == sorted((name, name, "migrated") for name, (at, _) in STATES.items() if at not in changing)
    assert set(Snapshot.objects.values_list("employer_name", flat=True)) == {"昆明滇池机械有限公司"}
    assert list(find_discrepancies(Case.objects.values_list("pk", "public_id", "version", "state"))) == []
    assert list(list_differing_verdicts(Verdict.objects.all())) == []
    assert (find_side_faults(), find_altered_rows()) == ([], [])
    begun = UnitEntry.objects.filter(event=CHAIN_BEGINS).count()
    assert begun == (
        migrated["unit_entry"].number > 0 and UnitEntry.objects.values("organisation_id").distinct().count()
    )
    verdicts = list(Verdict.objects.all())
    assert [rejudge_verdict(one) for one in verdicts] == [None] * 8, "of an engine that is not at hand in this one"
    assert judge_by_engine_of_then(verdicts, tmp_path) == [one.answer for one in verdicts]
    case = Case.objects.get(person__name="申报人2")
    click = act(case, queries.build_applicant_actor(case.person_id), moment("04-01"))
    assert withdraw(case, **click).state == "withdrawn", "and the office goes on"


def test_every_migration_has_its_data_from_right_before_it() -> None:
    written = {key for key in MigrationLoader(None).disk_migrations if key[0] in ROOMS}
    covered = sorted(name for names in STORED.values() for name in names)
    assert sorted(f"{room}.{name}" for room, name in written if name > FIRST_RELEASE[room]) == covered
    assert sorted(file.name.removesuffix(".sql.gz") for file in DATA.iterdir()) == sorted(STORED)
    assert [name for stored, names in STORED.items() for name in names if is_applied(name, read(stored)[0])] == []


def is_applied(name: str, state: dict[str, str]) -> bool:
    """Whether a database in this state has had the migration APP.NAME."""
    room, _, migration = name.partition(".")
    return migration <= state[room]


class Killed(BaseException):
    """Stands for a kill: nothing that the office has goes on after it."""


@pytest.mark.all
def test_a_migration_and_its_note_come_together(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between the tables and the note, the next start makes them; Django alone meets tables that exist already."""
    name, socket = f"killed_{uuid4().hex}", Path(connections.settings["default"]["HOST"])
    last, record = ("cases", "0001_initial"), MigrationRecorder.record_applied

    def record_or_die(recorder: MigrationRecorder, app: str, migration: str) -> None:
        if (app, migration) == last:
            raise Killed
        record(recorder, app, migration)

    with django_db_blocker.unblock(), provision.connect_as_owner(socket, "postgres") as owner:
        provision.ensure_roles_and_database(socket, name)
        try:
            with point_doors_to(name):
                with monkeypatch.context() as context, pytest.raises(Killed):
                    context.setattr(MigrationRecorder, "record_applied", record_or_die)
                    call_command("migrate", *last, verbosity=0)
                assert "cases" not in connections["owner"].introspection.table_names()
                call_command("migrate", *last, verbosity=0)
                assert {"cases", "filing"} <= set(connections["owner"].introspection.table_names())
        finally:
            owner.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

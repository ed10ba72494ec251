"""A PostgreSQL of the tests: made for one run, migrated once into a template with the policy and the calendar, of which
every process gets a clone.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import psycopg
from django.core.management import call_command
from django.db import connection, connections
from psycopg import sql

from zhicheng.policy.installed import find_policy_in_force, load_workday_calendar
from zhicheng.workdays.days import day_number
from zhicheng_web.cases.engine import policy_rows
from zhicheng_web.databases import DATABASE_NAME, OFFICE_ROLE, OWNER_ROLE
from zhicheng_web.ledger.chain import KUNMING
from zhicheng_web.serve import provision
from zhicheng_web.serve.binaries import find_programs_folder
from zhicheng_web.serve.postgres import Postgres

CARELESS = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "jit=off",
    "max_connections=60",
)
"""The data of a test run need not survive the machine."""
LEFT, PROCESSES = "zhicheng-tests-", Path("/proc")
"""What the folder of a server is called, before the number of the process that made it; and where living ones are listed."""
Made = TypeVar("Made")


class TestServer:
    """The server of one run of pytest; `template` is a migrated database without people that nobody is connected to."""

    __test__ = False
    template = DATABASE_NAME

    def __init__(self, options: tuple[str, ...] = CARELESS) -> None:
        remove_left_servers(Path(tempfile.gettempdir()))
        self.place = Path(tempfile.mkdtemp(prefix=f"{LEFT}{os.getpid()}-"))
        self.place.chmod(0o711)
        self.postgres = Postgres(self.place, options)

    def start(self) -> Path:
        """Start, migrate and furnish; the folder of its socket."""
        self.postgres.start()
        provision.ensure_roles_and_database(self.postgres.socket)
        with point_doors_to(self.template, self.postgres.socket):
            call_command("migrate", verbosity=0)
            furnish()
        self._grant_replication_role()
        return self.postgres.socket

    def start_copied(self) -> Path:
        """Start with what the database behind the doors has, for a fifth of what the migrations cost; its socket's folder."""
        self.postgres.start()
        socket, door = self.postgres.socket, connections.settings["owner"]
        provision.ensure_roles_and_database(socket, "postgres")
        with provision.connect_as_owner(
            socket, "postgres"
        ) as owner:  # without privileges given ahead: the copy has its own
            owner.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(self.template)))
            owner.execute(sql.SQL("REVOKE TEMPORARY ON DATABASE {} FROM PUBLIC").format(sql.Identifier(self.template)))
        dump = run_program("pg_dump", f"--host={door['HOST']}", door["NAME"])
        strictly = ("--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1")
        run_program("psql", f"--host={socket}", *strictly, self.template, given=dump)
        self._grant_replication_role()
        return socket

    def _grant_replication_role(self) -> None:
        """For what is put back: tests/web/remembered.py."""
        with provision.connect_as_owner(self.postgres.socket, "postgres") as owner:
            owner.execute(f"GRANT SET ON PARAMETER session_replication_role TO {OFFICE_ROLE}")

    def stop(self) -> None:
        """Stop it and remove everything."""
        self.postgres.stop()
        shutil.rmtree(self.place, ignore_errors=True)


def remove_left_servers(place: Path) -> None:
    """Remove the servers of runs that were killed: in memory (conftest.py) they would lie until the machine is started anew."""
    for folder in place.glob(f"{LEFT}*-*") if PROCESSES.exists() else ():
        if not (PROCESSES / folder.name.removeprefix(LEFT).partition("-")[0]).exists():
            shutil.rmtree(folder, ignore_errors=True)


def run_program(name: str, *arguments: str, given: bytes = b"") -> bytes:
    """What a program of PostgreSQL answers the owner. CalledProcessError: it failed."""
    command = [str(find_programs_folder() / name), f"--username={OWNER_ROLE}", *arguments]
    return subprocess.run(command, input=given, stdout=subprocess.PIPE, check=True).stdout


def furnish() -> None:
    """The policy and the calendar, which an office writes down when it first asks; here once for all tests."""
    begun = datetime(2026, 1, 1, 9, tzinfo=KUNMING)
    policy_rows.ensure_policy_version(find_policy_in_force(day_number("2026-01-01")), load_workday_calendar(), begun)
    policy_rows.ensure_calendar_version(load_workday_calendar(), begun)


def doors() -> dict[str, tuple[str, str, str]]:
    """Where each door leads, and as whom."""
    told = {door: connections[door].settings_dict for door in connections}
    return {door: (one["HOST"], one["NAME"], one["USER"]) for door, one in told.items()}


def ask_database(question: str) -> Any:
    """The one answer to a question."""
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


def lead_doors_to(name: str, socket: Path | str | None = None) -> None:
    """Let both doors lead to this database; for a whole run. For less, `point_doors_to`."""
    connections.close_all()
    for door in connections.settings.values():
        door["NAME"] = name
        if socket:
            door["HOST"] = str(socket)


@contextmanager
def point_doors_to(name: str, socket: Path | str | None = None) -> Iterator[str]:
    """Let both doors lead to this database for a block.

    Doors belong to the whole process: a fixture wider than one test points them back before it hands over.
    """
    former = connections.settings["default"]
    before = former["NAME"], former["HOST"]
    lead_doors_to(name, socket)
    try:
        yield name
    finally:
        lead_doors_to(*before)


def log_in_as_owner() -> "psycopg.Connection[Any]":
    """Somebody who makes and drops databases on the server of the doors."""
    socket = connections.settings["default"]["HOST"]
    return psycopg.connect(host=socket, dbname="postgres", user=OWNER_ROLE, autocommit=True)


@contextmanager
def make_database(kind: str, template: str = TestServer.template) -> Iterator[str]:
    """A database for the length of a block, under a name that nobody else has, with everything the template has; 20 ms.

    The doors stay where they are.
    """
    name = f"{kind}_{uuid4().hex}"
    with log_in_as_owner() as owner:
        copy_database(owner, name, template)
        try:
            yield name
        finally:
            owner.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def copy_database(owner: "psycopg.Connection[Any]", name: str, template: str) -> None:
    """A copy under another name, with what the template's own privileges are: PostgreSQL copies those of its tables alone."""
    new, old = sql.Identifier(name), sql.Identifier(template)
    owner.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(new, old))
    owner.execute(sql.SQL("REVOKE TEMPORARY ON DATABASE {} FROM PUBLIC").format(new))


def empty_database(name: str, template: str = TestServer.template) -> None:
    """Make a database anew from the template."""
    connections.close_all()
    with log_in_as_owner() as owner:
        owner.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
        copy_database(owner, name, template)


@contextmanager
def fill_database(kind: str, fill: Callable[[], Made]) -> Iterator[tuple[str, Made]]:
    """A database in which `fill` has been done and committed, and what that came to. The doors lead there only meanwhile."""
    with make_database(kind) as name:
        with point_doors_to(name):
            made = fill()
        yield name, made


@contextmanager
def stand_in_own_database(template: str = TestServer.template) -> Iterator[str]:
    """A database of one test's own, with the doors pointed to it."""
    with make_database("own", template) as name, point_doors_to(name):
        yield name

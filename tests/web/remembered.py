"""A walk is made once in each process, by the real steps; whoever asks for the same walk again finds its rows put back.

Half of the office's tests begin with the same cast and one of the same eighteen walks, of which each reads, encrypts and
attaches its papers. What comes back is what the walk wrote, column by column, in the test's own transaction. The same walk
is one that begins where it began before, right after the cast; any other is made.
"""

from collections.abc import Callable
from copy import deepcopy
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple, ParamSpec, TypeVar

from django.conf import settings as office
from django.db import connection

from tests.web.past_guards import past_every_guard
from tests.web.server import ask_database
from tests.web.standing import assert_cases_stand, take_as_verified
from zhicheng_web.cases.models import Case, PagePicture, Paper, PrintedPaper
from zhicheng_web.cases.papers.uploads import store

Given = ParamSpec("Given")
Made = TypeVar("Made")
Row = tuple[str, bytes]
"""A table with its columns, and a line as COPY writes it."""

WRITING = "SELECT pg_current_xact_id_if_assigned() IS NOT NULL"
WRITTEN = """
    SELECT pg_current_xact_id()::text || ' ' || coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)
    FROM pg_stat_xact_user_tables WHERE relname NOT IN ('accounts_session', 'accounts_account')
"""
"""The transaction and how much it wrote until now, what it took back included; somebody who signs in changes no walk."""
TABLES = """
    SELECT quote_ident(relname), string_agg(quote_ident(attname), ', ' ORDER BY attnum)
    FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
    GROUP BY relname ORDER BY relname
"""


class Kept(NamedTuple):
    """What a walk came to, and the rows that it added; None: it altered some that it found, so it is made every time."""

    value: Any
    rows: list[Row] | None
    files: dict[Path, bytes]


kept: dict[tuple[str, ...], Kept] = {}
"""By the database, to whose sequences the numbers of the rows belong, and by what a walk depends on."""
begun: list[str] = []
"""What WRITTEN said when the cast had come."""


def remembered_cast(come: Callable[[], Made]) -> Callable[[], Made]:
    """The same people under the same numbers, in a transaction that has written nothing yet."""

    @wraps(come)
    def again() -> Made:
        if not connection.in_atomic_block or ask_database(WRITING):
            return come()
        value: Made = recall(("cast",), come)
        begun[:] = [ask_database(WRITTEN)]
        return deepcopy(value)

    return again


def remembered(*settings: str) -> Callable[[Callable[Given, Case]], Callable[Given, Case]]:
    """A walk right after the cast. `settings`: the names of its module on which it depends beside its arguments."""

    def decorate(walk: Callable[Given, Case]) -> Callable[Given, Case]:
        @wraps(walk)
        def again(*args: Given.args, **named: Given.kwargs) -> Case:
            if not connection.in_atomic_block or [ask_database(WRITTEN)] != begun:
                return walk(*args, **named)
            told = [args, named, *(walk.__globals__[name] for name in settings)]
            case: Case = recall((walk.__name__, repr(told)), lambda: walk(*args, **named))
            return Case.objects.get(pk=case.pk)

        return again

    return decorate


def recall(key: tuple[str, ...], make: Callable[[], Any]) -> Any:
    """Put back what was made before; else make it, and keep what it wrote."""
    key = (connection.settings_dict["NAME"], str(office.PAPERS_FOLDER), str(office.KEYS_FOLDER), *key)
    known = kept.get(key)
    if known and known.rows is not None:
        put_back(known.rows)
        put_files_back(known.files)
        take_as_verified()
        return known.value
    before, value = ours(), make()
    with connection.cursor() as cursor:  # what the database writes down last of all belongs to it
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    after = ours()
    assert_cases_stand()
    kept[key] = Kept(value, None if before - after else list(after - before), read_files())
    return value


def read_files() -> dict[Path, bytes]:
    """The files of the papers and pictures that stand in this transaction."""
    named = set(Paper.objects.values_list("sha256", flat=True))
    named.update(*PagePicture.objects.values_list("sha256", "thumbnail"))
    named.update(PrintedPaper.objects.values_list("sha256", flat=True))
    paths = [store.locate_paper(one) for one in named if one]
    return {path: path.read_bytes() for path in paths if path.exists()}


def put_files_back(files: dict[Path, bytes]) -> None:
    """Write files as they were, where another test lost or altered one."""
    for path, data in files.items():
        if not path.exists() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def ours() -> set[Row]:
    """The rows that this transaction wrote: whatever is visible and no older than it, under its id or a savepoint's."""
    found: set[Row] = set()
    mine = f"xmin::text::bigint >= {ask_database('SELECT pg_current_xact_id()')}"
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        for table, columns in cursor.fetchall():
            with cursor.copy(f"COPY (SELECT {columns} FROM {table} WHERE {mine}) TO STDOUT") as lines:
                found |= {(f"{table} ({columns})", line) for line in b"".join(map(bytes, lines)).splitlines(True)}
    return found


def put_back(rows: list[Row]) -> None:
    """Write rows as they were; the guards have passed them once, when they were made."""
    with past_every_guard(), connection.cursor() as cursor:
        for table in {table for table, _ in rows}:
            with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                copy.write(b"".join(line for its, line in rows if its == table))

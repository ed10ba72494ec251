"""integrity: what the database itself refuses, and what people then read, as docs/integrity.md prints it."""

from collections.abc import Iterator
from typing import Any, Final

from django.core.management.base import BaseCommand
from django.db import connection

from zhicheng_web.cases.refusals.internal_constraints import INTERNAL_CONSTRAINTS
from zhicheng_web.cases.refusals.wordings import CONSTRAINT_WORDINGS

HEAD: Final = """# Integrity: what the database itself refuses

Made by `python -m zhicheng_web integrity > docs/integrity.md`; a test compares. Whatever the code believed, these facts
stand at COMMIT. The name of a constraint is the key of the finding that a person reads. Each is attacked in
`tests/web/attacks`, once as it stands and once without it, when the forbidden act must succeed.

How a rule across tables is held: the parent has a *guard column* generated from the fact (`cases.unfiled`), the child
holds on to it by a composite key (`objection.blocks`). The second comer waits for the key and is refused. The numbers
of the notice are in no constraint: they come by key from the pinned row of the policy.

| table | constraint | kind | clause | what people read |
|---|---|---|---|---|"""
CONSTRAINT_KINDS: Final = {
    "c": "check",
    "f": "key",
    "u": "unique",
    "x": "exclusion",
    "t": "trigger",
    "i": "unique among some",
}
SELECT_CONSTRAINTS: Final = """SELECT conname, relname, contype::text FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
    WHERE conname = ANY(%(names)s) AND contype <> 't'
UNION ALL SELECT tgname, relname, 't' FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
    WHERE tgname = ANY(%(names)s) AND NOT tgisinternal
UNION ALL SELECT i.relname, t.relname, 'i' FROM pg_index JOIN pg_class i ON i.oid = indexrelid
    JOIN pg_class t ON t.oid = indrelid WHERE i.relname = ANY(%(names)s) AND indpred IS NOT NULL"""


def format_integrity_page() -> str:
    """The page, whole, from the catalogue and the sentences."""
    tail = f"\nBeside these, {len(INTERNAL_CONSTRAINTS)} keys only carry others: references, closed lists of words.\n"
    return "\n".join([HEAD, *format_constraint_rows()]) + "\n" + tail


def format_constraint_rows() -> Iterator[str]:
    """A row a constraint that has a sentence of its own, in the order of a case's life."""
    with connection.cursor() as cursor:
        cursor.execute(SELECT_CONSTRAINTS, {"names": list(CONSTRAINT_WORDINGS)})
        found = {name: (table, CONSTRAINT_KINDS[kind]) for name, table, kind in cursor.fetchall()}
    for name, meaning in CONSTRAINT_WORDINGS.items():
        table, kind = found[name]
        yield f"| {table} | `{name}` | {kind} | {meaning.clause} | {meaning.sentence} |"


class Command(BaseCommand):
    """integrity: writes docs/integrity.md to standard output."""

    help = "列出数据库本身保证的约束"

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(format_integrity_page(), ending="")

"""Rows altered past every guard of the database, as a test needs them that asks what is then seen."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.models import Model, QuerySet


@contextmanager
def past_every_guard() -> Iterator[None]:
    """Within the block no trigger of the database speaks; the tests' role may do that, the office's may not (server.py)."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        cursor.execute("SET LOCAL session_replication_role = origin")


def rewrite(rows: Model | QuerySet[Any], **columns: Any) -> None:
    """Other values in columns of a row, or of some, as if they had always stood there: no act says so."""
    chosen = rows if isinstance(rows, QuerySet) else type(rows)._base_manager.filter(pk=rows.pk)
    with transaction.atomic(), past_every_guard():
        chosen.update(**columns)
    if isinstance(rows, Model):
        for name, value in columns.items():
            setattr(rows, name, value)

"""The rows of the ledger by name, for annotations only: a page says what it is handed, and reads it through `queries`.

A page never asks a table through one of these names (tests/repository/test_pages_ask_no_table.py).
"""

from zhicheng_web.ledger.models import Entry, UnitEntry, ViewLog

__all__ = ["Entry", "UnitEntry", "ViewLog"]

"""What it is for a table that its rows are committed to: its columns, in the groups that one kind of act writes together."""

from typing import Final, NamedTuple

from django.db.models import Model

FIRST_COMMITTING_FORMAT: Final = 2
NAMES_FORMAT: Final = 3
"""Since then entries commit to returns, to changes of names, and to what people and units were called at the act."""


class ColumnGroup(NamedTuple):
    """Columns of a row that one kind of act writes together."""

    key: str
    name: str
    columns: tuple[str, ...]


class CommittedTable(NamedTuple):
    """A table whose rows are committed to. `made_by`: the column that names the entry of the act which made a row, by its
    number (`seq`) or by its moment; "" for the case itself. `since`: the first format of entries that commits to it.
    """

    model: type[Model]
    name: str
    made_by: str
    groups: tuple[ColumnGroup, ...]
    since: int = FIRST_COMMITTING_FORMAT

    @property
    def key(self) -> str:
        """The name of the table in the database."""
        return self.model._meta.db_table

"""Where encrypted ID numbers stand, and whether each of them opens and is the number that was written down.

A new key encrypts a number anew, so that no rule can hold the encrypted bytes; which number it is says the index beside it.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import Model

from zhicheng_web.cases.models import EarlierTitle, NumberCorrection, Snapshot
from zhicheng_web.cases.read.id_number import EARLIER_TITLE, FORMER_NUMBER, NEW_NUMBER
from zhicheng_web.people import identity
from zhicheng_web.people.models import Person


class EncryptedColumn(NamedTuple):
    """Rows with an encrypted ID number: their table, where the public id of the owner stands, what the owner is called. `name`:
    what people call such a row. `indexed`: whether the index of the same number stands beside it.
    """

    table: type[Model]
    owner: str
    owner_table: str
    name: str
    field: str = "id_number_enc"
    indexed: bool = True


ENCRYPTED_COLUMNS: Final = (
    EncryptedColumn(Person, "public_id", "person", "人员"),
    EncryptedColumn(Snapshot, "case__public_id", "cases", "申报时的情况"),
    EncryptedColumn(EarlierTitle, "public_id", EARLIER_TITLE, "系统启用前取得的职称"),
    EncryptedColumn(NumberCorrection, "public_id", NEW_NUMBER, "证件号码更正"),
    EncryptedColumn(NumberCorrection, "public_id", FORMER_NUMBER, "证件号码更正", "former_number_enc", indexed=False),
)
ALTERED: Final = "{name}（数据库第{row}行）的证件号码被改动过：打不开，或不是登记的那个号码"


def list_altered_numbers() -> Iterator[str]:
    """What is said of each number that does not open for its row, or is another than the index beside it says."""
    for column in ENCRYPTED_COLUMNS:
        rows = column.table._default_manager.exclude(**{column.field: None}).order_by("pk")
        for pk, owner, blob, document, index in rows.values_list(
            "pk", column.owner, column.field, "document", "id_index"
        ).iterator():
            known = bytes(index or b"") if column.indexed else None
            if not is_number_of_row(column, owner, bytes(blob), document, known):
                yield ALTERED.format(name=column.name, row=pk)


def is_number_of_row(column: EncryptedColumn, owner: UUID, blob: bytes, document: str, index: bytes | None) -> bool:
    """Whether a number opens for its row and is that of the index. None: there is no index of it."""
    try:
        number = identity.decrypt_id_number(blob, owner, column.owner_table)
    except identity.UnreadableIdNumber:
        return False
    return index is None or identity.index_id_number(document, number) == index

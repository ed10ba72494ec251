"""Whether a database can carry the office: new enough, reachable, and able to tell one Chinese name from another."""

from pathlib import Path
from uuid import UUID

from django.db import OperationalError, connections

from zhicheng_web.databases import OWNER
from zhicheng_web.people import identity
from zhicheng_web.serve import obstacles
from zhicheng_web.serve.obstacles import Obstacle

SELECT_LAST_NUMBER = """SELECT public_id, id_number_enc, document, id_index FROM person
WHERE id_number_enc IS NOT NULL ORDER BY id DESC LIMIT 1"""

OLDEST_VERSION = 15
EXTENSIONS = ("btree_gist", "pg_trgm")
SELECT_CTYPE = "SELECT datctype FROM pg_database WHERE datname = current_database()"


def check_server_version() -> None:
    """Reach it and ask its version. Raises Obstacle."""
    try:
        with connections[OWNER].cursor() as cursor:
            cursor.execute("SHOW server_version")
            found = str(cursor.fetchone()[0])
    except OperationalError as error:
        raise Obstacle(obstacles.NO_SERVER.format(output=str(error).strip().splitlines()[0])) from error
    if int(found.split(".")[0].split()[0]) < OLDEST_VERSION:
        raise Obstacle(obstacles.SERVER_TOO_OLD.format(found=found))


def check_database_abilities() -> None:
    """Extensions, and a search that knows Chinese letters. Raises Obstacle."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT extname FROM pg_extension")
        present = {name for (name,) in cursor.fetchall()}
        for name in EXTENSIONS:
            if name not in present:
                raise Obstacle(obstacles.MISSING_EXTENSION.format(name=name))
        cursor.execute("SELECT show_trgm('昆明') <> '{}'")
        if not cursor.fetchone()[0]:
            cursor.execute(SELECT_CTYPE)
            raise Obstacle(obstacles.NO_CHINESE_SEARCH.format(ctype=cursor.fetchone()[0]))


def check_keys_open_numbers(home: Path) -> None:
    """The keys here open what the database holds: of a copied database, of a restored one. Raises Obstacle."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute(SELECT_LAST_NUMBER)
        row = cursor.fetchone()
    if row and not can_open_number(row[0], bytes(row[1]), row[2], bytes(row[3])):
        raise Obstacle(obstacles.OTHER_KEYS.format(place=home / "keys", home=home))


def can_open_number(person: UUID, sealed: bytes, document: str, index: bytes) -> bool:
    """Whether both keys of ID numbers are those of this row."""
    try:
        return identity.index_id_number(document, identity.decrypt_id_number(sealed, person)) == index
    except identity.UnreadableIdNumber:
        return False

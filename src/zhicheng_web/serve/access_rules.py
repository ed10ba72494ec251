"""Who may connect to the embedded database: its pg_hba.conf, open to the owner while tables are made, closed to him before pages.

The rules stand in the data folder, so that a database that is started again keeps them. They keep out whoever has the office's
connection, its settings or the socket; not whoever runs code as the account that owns the folder (docs/security.md).
"""

import os
import time
from pathlib import Path
from typing import Final

import psycopg

from zhicheng_web.databases import DATABASE_NAME, OFFICE_ROLE, OWNER_REFUSED, OWNER_ROLE
from zhicheng_web.private_files import write_private_file
from zhicheng_web.serve import provision
from zhicheng_web.serve.obstacles import OWNER_STAYS, Obstacle

FILE: Final = "pg_hba.conf"
OPEN: Final = "# zhicheng: while tables are made\nlocal all all trust\n"
CLOSED: Final = (
    f"# zhicheng: while pages are served\nlocal all {OWNER_ROLE} reject\nlocal {DATABASE_NAME} {OFFICE_ROLE} trust\n"
)
"""Whoever no line names is refused: the socket leads the office's role into the office's database, and nobody anywhere else."""
PATIENCE: Final = 10.0
"""Seconds in which PostgreSQL reads its rules again; it takes a few milliseconds."""
PUT_OUT_OTHERS: Final = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE usename = current_user AND backend_type = 'client backend' AND pid <> pg_backend_pid()"""


def write_access_rules(data: Path, rules: str) -> None:
    """Write them, for whoever owns the data. They count from the next start, or from when the database is told to read them."""
    write_private_file(data / FILE, rules.encode())
    owner = data.stat()
    if owner.st_uid != os.getuid():
        os.chown(data / FILE, owner.st_uid, owner.st_gid)


def close_to_owner(data: Path, socket: Path) -> None:
    """Shut the owner out of a running database, others of them too; on return nobody comes in any more. Raises Obstacle."""
    with provision.connect_as_owner(socket, DATABASE_NAME) as owner:
        write_access_rules(data, CLOSED)
        owner.execute("SELECT pg_reload_conf()")
        until = time.monotonic() + PATIENCE
        while is_open_to_owner(socket):
            if time.monotonic() > until:
                raise Obstacle(OWNER_STAYS.format(place=data / FILE))
            time.sleep(0.01)
        owner.execute(PUT_OUT_OTHERS)


def is_open_to_owner(socket: Path) -> bool:
    """Whether the database lets the owner in; asked by trying."""
    try:
        provision.connect_as_owner(socket, DATABASE_NAME).close()
    except psycopg.OperationalError as error:
        if OWNER_REFUSED in str(error):
            return False
        raise
    return True

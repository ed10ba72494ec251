"""A database ready for migrations: the owner's and the office's role, and what the office may do with new tables.

The privileges are given ahead, once, so a table made by any later migration is open to the office; the migrations of
the ledger then take UPDATE, DELETE and TRUNCATE away from it.
"""

from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from zhicheng_web.databases import DATABASE_NAME, OFFICE_ROLE, OWNER_ROLE

OFFICE_GRANTS = (
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {office}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {office}",
    "GRANT USAGE ON SCHEMA public TO {office}",
)


def ensure_roles_and_database(socket: Path, name: str = DATABASE_NAME) -> None:
    """Make what is missing in the embedded database."""
    with connect_as_owner(socket, "postgres") as owner:
        if not has_catalogue_row(owner, "pg_roles", "rolname", OFFICE_ROLE):
            owner.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(OFFICE_ROLE)))
        if has_catalogue_row(owner, "pg_database", "datname", name):
            return
        owner.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        owner.execute(sql.SQL("REVOKE TEMPORARY ON DATABASE {} FROM PUBLIC").format(sql.Identifier(name)))
    with connect_as_owner(socket, name) as owner:
        grant_to_office(owner)


def recreate_database(socket: Path, name: str = DATABASE_NAME) -> None:
    """An empty database in place of one that was left half-filled."""
    with connect_as_owner(socket, "postgres") as owner:
        owner.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
    ensure_roles_and_database(socket, name)


def checkpoint_database(socket: Path) -> None:
    """Everything on the disk: what was committed without waiting for it too."""
    with connect_as_owner(socket, "postgres") as owner:
        owner.execute("CHECKPOINT")


def grant_to_office(owner: "psycopg.Connection[Any]", office: str = OFFICE_ROLE) -> None:
    """Open the tables that the owner will make to the office."""
    for sentence in OFFICE_GRANTS:
        owner.execute(sql.SQL(sentence).format(office=sql.Identifier(office)))


def has_catalogue_row(owner: "psycopg.Connection[Any]", catalogue: str, column: str, name: str) -> bool:
    """Whether the catalogue has a row of this name."""
    question = sql.SQL("SELECT 1 FROM {} WHERE {} = %s").format(sql.Identifier(catalogue), sql.Identifier(column))
    return owner.execute(question, [name]).fetchone() is not None


def connect_as_owner(socket: Path, database: str) -> "psycopg.Connection[Any]":
    """A connection of the owner."""
    return psycopg.connect(host=str(socket), dbname=database, user=OWNER_ROLE, autocommit=True)

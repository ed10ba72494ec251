"""The two connections to the one database: as the office, which may only use the tables, and as the owner, who makes them.

Every process has the first. The second is had by short ones alone that end before a page is served (`admit_owner`): so no page
can alter the ledger or drop what guards it, whatever statement somebody smuggles into one.
"""

import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from zhicheng_web.environment import Environment

DATABASE_NAME = "zhicheng"
OWNER_ROLE = "zhicheng"
OFFICE_ROLE = "zhicheng_app"
"""The role of the office in the embedded database; on a real server it is the role named in DATABASE_URL."""

OWNER = "owner"
"""The name of the owner's connection among Django's, in a process that has it."""
OWNER_CHECK = "zhicheng_web.E015"
"""The check that refuses such a process where pages or jobs are to run in it."""

QUIET_LOG: Mapping[str, tuple[str, ...]] = {
    "log_min_messages": ("log", "fatal", "panic"),
    "log_min_error_statement": ("panic", "fatal"),
    "log_error_verbosity": ("terse",),
    "log_parameter_max_length": ("0",),
    "log_parameter_max_length_on_error": ("0",),
    "log_statement": ("none", "ddl"),
    "log_min_duration_statement": ("-1",),
    "log_min_duration_sample": ("-1",),
    "log_transaction_sample_rate": ("0",),
}
"""What keeps names, telephones and numbers out of PostgreSQL's own log: no statement, no parameter, no row that was refused,
and no error of a statement at all (the office notes those itself, without data). Of each setting the values that do; the
embedded database runs with the first.
"""
CONNECT_SECONDS = 5
"""After which a database that does not answer counts as away."""
STATEMENT_LIMITS = "-c statement_timeout=15s -c lock_timeout=5s -c idle_in_transaction_session_timeout=60s"
"""A page that takes longer is read by nobody; what it asks would still hold the thread and the rows of others."""

LONGEST_SOCKET = 103
"""Bytes of a socket's path that every system accepts (macOS 103, Linux 107)."""
SOCKET_NAME = ".s.PGSQL.5432"

OWNER_REFUSED = "pg_hba.conf rejects"
"""How PostgreSQL says that its rules keep somebody out."""
OWNER_IN_OFFICE = (
    "网页和后台任务的进程不能带着建表的数据库账号：请从它们的环境变量里去掉 DATABASE_OWNER_URL，"
    "只在运行 migrate 和 found 时写上。"
)
INVALID_URL = (
    "DATABASE_URL 和 DATABASE_OWNER_URL 写作 postgresql://账号:密码@主机/数据库名：请改正后再运行，"
    "密码里的特殊字符用 %40 这样的写法。"
)


def build_databases(environment: Environment) -> dict[str, dict[str, Any]]:
    """Django's DATABASES of a process that serves pages or does jobs: the office's connection alone."""
    if environment.database_url:
        return {"default": connection_from_url(environment.database_url)}
    return {"default": connection_over_socket(find_socket(environment), OFFICE_ROLE)}


def build_owner_connection(environment: Environment) -> dict[str, Any]:
    """The connection of whoever makes tables; without DATABASE_OWNER_URL that of DATABASE_URL."""
    if environment.database_url:
        return connection_from_url(environment.owner_url or environment.database_url)
    return connection_over_socket(find_socket(environment), OWNER_ROLE)


def admit_owner(environment: Environment) -> None:
    """Give this process the owner's connection as well. Before Django stands, in a process that ends and serves nobody."""
    settings.DATABASES = settings.DATABASES | {OWNER: build_owner_connection(environment)}
    settings.SILENCED_SYSTEM_CHECKS = [*settings.SILENCED_SYSTEM_CHECKS, OWNER_CHECK]


def has_owner(environment: Environment) -> bool:
    """Whether this process could become the owner: by a connection of its own, or by what its environment tells."""
    return bool(environment.owner_url) or OWNER in settings.DATABASES


def refuse_owner(environment: Environment) -> None:
    """Asked before pages are served and jobs are done. Raises ImproperlyConfigured where this process could become the owner."""
    if has_owner(environment):
        raise ImproperlyConfigured(OWNER_IN_OFFICE)


def find_socket(environment: Environment) -> str:
    """The folder of the embedded database's socket."""
    return environment.socket or str(locate_socket(environment.home / "database"))


def locate_socket(place: Path) -> Path:
    """A short folder that is always the same for the same data: deep checkouts exceed what a socket's path may be."""
    name = f"zhicheng-{hashlib.sha256(str(place.resolve()).encode()).hexdigest()[:12]}"
    folder = Path(tempfile.gettempdir()) / name
    return folder if len(os.fsencode(folder / SOCKET_NAME)) <= LONGEST_SOCKET else Path("/tmp") / name


def connection_from_url(url: str) -> dict[str, Any]:
    """A connection by a PostgreSQL URL; everything libpq understands may stand in it. Raises ImproperlyConfigured."""
    try:
        parameters = conninfo_to_dict(url)
    except ProgrammingError as error:
        raise ImproperlyConfigured(INVALID_URL) from error
    settings = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    connection = {key: parameters.pop(word, "") for key, word in settings.items()}
    return persistent_connection(connection | {"OPTIONS": parameters})


def connection_over_socket(folder: str, role: str) -> dict[str, Any]:
    """A connection to the embedded database; the mode of its folder keeps others out."""
    return persistent_connection({"NAME": DATABASE_NAME, "USER": role, "HOST": folder})


def persistent_connection(connection: dict[str, Any]) -> dict[str, Any]:
    """A connection stays open for its thread, and tried before it is trusted: the database may have been restarted."""
    lasting = {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
    options = {"connect_timeout": CONNECT_SECONDS} | connection.get("OPTIONS", {})
    return lasting | connection | {"OPTIONS": options}


def limit_statements(connection: dict[str, Any]) -> None:
    """Give every statement over a connection a time limit: of pages, behind which somebody waits. Jobs may take their time.

    What DATABASE_URL says itself of these limits holds.
    """
    own = connection["OPTIONS"].get("options", "")
    connection["OPTIONS"]["options"] = f"{STATEMENT_LIMITS} {own}".strip()

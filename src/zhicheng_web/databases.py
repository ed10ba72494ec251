"""The two connections to the one database: as the owner, who makes tables, and as the office, which may only use them.

A page never uses the owner's connection, so no page can alter the ledger or drop what guards it.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from zhicheng_web.environment import Environment

DATABASE_NAME = "zhicheng"
OWNER_ROLE = "zhicheng"
OFFICE_ROLE = "zhicheng_app"
"""The role of the office in the embedded database; on a real server it is the role named in DATABASE_URL."""

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

INVALID_URL = (
    "DATABASE_URL 和 DATABASE_OWNER_URL 写作 postgresql://账号:密码@主机/数据库名：请改正后再运行，"
    "密码里的特殊字符用 %40 这样的写法。"
)


def build_databases(environment: Environment) -> dict[str, dict[str, Any]]:
    """Django's DATABASES: "default" is the office, "owner" makes tables (`migrate` uses it)."""
    if environment.database_url:
        return {
            "default": connection_from_url(environment.database_url),
            "owner": connection_from_url(environment.owner_url or environment.database_url),
        }
    return {
        "default": connection_over_socket(environment.socket, OFFICE_ROLE),
        "owner": connection_over_socket(environment.socket, OWNER_ROLE),
    }


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

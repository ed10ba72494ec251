"""The two doors to the one database: the owner, who makes tables, and the office, which may only use them.

A page never passes through the owner's door, so no page can alter the ledger or drop what guards it.
"""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from zhicheng_web.environment import Surroundings

NAME = "zhicheng"
OWNER = "zhicheng"
OFFICE = "zhicheng_app"
"""The role of the office in the embedded database; on a real server it is the role named in DATABASE_URL."""

NO_URL = (
    "DATABASE_URL 和 DATABASE_OWNER_URL 写作 postgresql://账号:密码@主机/数据库名：请改正后再运行，"
    "密码里的特殊字符用 %40 这样的写法。"
)


def databases(around: Surroundings) -> dict[str, dict[str, Any]]:
    """Django's DATABASES: "default" is the office, "owner" makes tables (`migrate` uses it)."""
    if around.database_url:
        return {
            "default": from_url(around.database_url),
            "owner": from_url(around.owner_url or around.database_url),
        }
    return {"default": over_socket(around.socket, OFFICE), "owner": over_socket(around.socket, OWNER)}


def from_url(url: str) -> dict[str, Any]:
    """A door from a PostgreSQL URL; everything libpq understands may stand in it. Raises ImproperlyConfigured."""
    try:
        told = conninfo_to_dict(url)
    except ProgrammingError as error:
        raise ImproperlyConfigured(NO_URL) from error
    known = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    door = {key: told.pop(word, "") for key, word in known.items()}
    return lasting(door | {"OPTIONS": told})


def over_socket(folder: str, role: str) -> dict[str, Any]:
    """A door to the embedded database, whose folder's mode is the guard."""
    return lasting({"NAME": NAME, "USER": role, "HOST": folder})


def lasting(door: dict[str, Any]) -> dict[str, Any]:
    """A connection is kept for its thread, and tried before it is trusted: the database may have been restarted."""
    return {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True} | door

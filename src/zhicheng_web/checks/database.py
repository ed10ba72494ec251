"""What the database promises: that what was confirmed is on the disk, that its log holds nothing of people, and that whoever has
the connection of the pages cannot alter its tables.
"""

from collections.abc import Iterator, Mapping

from django.db import OperationalError, connection

from zhicheng_web.checks.unsafe import Unsafe
from zhicheng_web.databases import QUIET_LOG

DURABLE: Mapping[str, tuple[str, ...]] = {
    "fsync": ("on",),
    "full_page_writes": ("on",),
    "synchronous_commit": ("on", "local", "remote_write", "remote_apply"),
}
"""What keeps an act that was confirmed through a power cut, with the values that do."""
POWERS: Mapping[str, str] = {
    "超级用户": "rolsuper",
    "能建账号": "rolcreaterole",
    "数据库的所有者": "pg_has_role(datdba, 'MEMBER')",
    "数据表的所有者": """EXISTS (SELECT FROM pg_class WHERE relkind IN ('r', 'p')
        AND relnamespace = 'public'::regnamespace AND pg_has_role(relowner, 'MEMBER'))""",
    "能建临时表": "has_database_privilege(current_database(), 'TEMPORARY')",
    "能在public里建表": "has_schema_privilege('public', 'CREATE')",
}
"""By which a role can alter tables and what guards them, or put others of the same name before them; each with the question
whether the pages' own has it.
"""
SELECT_POWERS = f"""SELECT {", ".join(POWERS.values())} FROM pg_roles, pg_database
    WHERE rolname = current_user AND datname = current_database()"""
SELECT_SETTINGS = "SELECT name, setting FROM pg_settings WHERE name = ANY(%s)"


def list_unsafe_database_settings() -> Iterator[Unsafe]:
    """E011–E013: as the pages' own role meets them."""
    try:
        found = read_database_settings([*DURABLE, *QUIET_LOG])
    except OperationalError:
        yield Unsafe("E011", "连不上数据库，不能核对它的设置", "先启动数据库，并检查 DATABASE_URL")
        return
    lossy = [name for name, safe in DURABLE.items() if found.get(name) not in safe]
    if lossy:
        yield Unsafe(
            "E012",
            f"数据库断电时会丢失已经办好的事（{name_settings(lossy, found)}）",
            f"在 postgresql.conf 里把 {'、'.join(lossy)} 改为 on，再执行 SELECT pg_reload_conf()",
        )
    loud = [name for name, safe in QUIET_LOG.items() if found.get(name) not in safe]
    if loud:
        commands = "; ".join(f"ALTER SYSTEM SET {name} = '{QUIET_LOG[name][0]}'" for name in loud)
        yield Unsafe(
            "E013",
            f"数据库的日志会写下姓名、电话等个人信息（{name_settings(loud, found)}）",
            f"由数据库管理员逐条执行：{commands}; SELECT pg_reload_conf()",
        )


def read_database_settings(names: list[str]) -> dict[str, str]:
    """The values by name, in the units of the server. Raises OperationalError."""
    with connection.cursor() as cursor:
        cursor.execute(SELECT_SETTINGS, [names])
        return dict(cursor.fetchall())


def list_excessive_rights() -> Iterator[Unsafe]:
    """E006: what the pages' own role may do and only the owner of the tables should."""
    try:
        powers = read_powers()
    except OperationalError:  # E011 says so
        return
    if powers:
        yield Unsafe(
            "E006",
            f"网页用的数据库账号能改数据表，记录可以被改写（{'、'.join(powers)}）",
            "另建一个没有这些权限的账号，写进 DATABASE_URL；建表的账号只写进 DATABASE_OWNER_URL；临时表和public里的表，"
            f"由数据库管理员收回：REVOKE TEMPORARY ON DATABASE {connection.settings_dict['NAME']} FROM PUBLIC; "
            "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        )


def read_powers() -> list[str]:
    """Which of the POWERS the role of this connection has. Raises OperationalError."""
    with connection.cursor() as cursor:
        cursor.execute(SELECT_POWERS)
        return [words for words, held in zip(POWERS, cursor.fetchone(), strict=True) if held]


def name_settings(names: list[str], found: Mapping[str, str]) -> str:
    """Settings with their values."""
    return "，".join(f"{name}={found.get(name, '')}" for name in names)

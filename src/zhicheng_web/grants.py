"""What the office's role may not do with a table, for migrations: the owner takes it away."""

from collections.abc import Iterable

from django.conf import settings
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def revoke_privileges(editor: BaseDatabaseSchemaEditor, privileges: str, tables: Iterable[str]) -> None:
    """Revoke rights on tables; nothing to do where one role does both (a test)."""
    role = find_office_role(editor)
    if role:
        with editor.connection.cursor() as cursor:
            cursor.execute(f"REVOKE {privileges} ON {', '.join(tables)} FROM {role}")


def limit_updates(editor: BaseDatabaseSchemaEditor, table: str, columns: Iterable[str]) -> None:
    """Of rows that are there, let the role change these columns alone; nothing to do where one role does both."""
    role = find_office_role(editor)
    if role:
        with editor.connection.cursor() as cursor:
            cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {role}")
            cursor.execute(f"GRANT UPDATE ({', '.join(columns)}) ON {table} TO {role}")


def find_office_role(editor: BaseDatabaseSchemaEditor) -> str:
    """The office's role, quoted for SQL; "" where it is the one that makes the tables, or is not there."""
    role = str(getattr(settings, "OFFICE_ROLE", ""))
    with editor.connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s AND rolname <> current_user", [role])
        return editor.quote_name(role) if cursor.fetchone() is not None else ""

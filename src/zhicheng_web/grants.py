"""What the office's role may not do with a table, for migrations: the owner takes it away."""

from collections.abc import Iterable

from django.conf import settings
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def revoke_privileges(editor: BaseDatabaseSchemaEditor, privileges: str, tables: Iterable[str]) -> None:
    """Revoke rights on tables; nothing to do where one role does both (a test)."""
    role = str(getattr(settings, "OFFICE_ROLE", ""))
    with editor.connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s AND rolname <> current_user", [role])
        if cursor.fetchone() is not None:
            cursor.execute(f"REVOKE {privileges} ON {', '.join(tables)} FROM {editor.quote_name(role)}")

"""What the database's own rules ask, they ask of the tables of the office, whatever else a session calls so.

PostgreSQL looks for a table first among the temporary ones of a session. A role that may make those could put an `entry` or a
`unit_entry` of its own before the eyes of a rule, and change a right without a line. Hence every function names where it looks,
and nobody makes temporary tables in this database.
"""

from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

PIN_NAMES = """DO $$
DECLARE
    its regprocedure;
BEGIN
    FOR its IN SELECT p.oid FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
        WHERE p.pronamespace = 'public'::regnamespace AND l.lanname IN ('plpgsql', 'sql') AND p.prokind = 'f'
            AND p.proname NOT LIKE 'procrastinate%'
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, public, pg_temp', its);
    END LOOP;
    -- What a row says is hashed as text; a session may choose how bytes are written in one.
    ALTER FUNCTION row_recorded() SET bytea_output = 'hex';
    ALTER FUNCTION chain_row() SET bytea_output = 'hex';
END $$;"""
MAY_GRANT = """SELECT quote_ident(datname) FROM pg_database
WHERE datname = current_database() AND pg_has_role(datdba, 'USAGE')"""


def forbid_temporary_tables(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Where whoever makes tables owns the database, too; elsewhere the look at a safe place (E006) says what is to be done."""
    with editor.connection.cursor() as cursor:
        cursor.execute(MAY_GRANT)
        for (name,) in cursor.fetchall():
            cursor.execute(f"REVOKE TEMPORARY ON DATABASE {name} FROM PUBLIC")


class Migration(migrations.Migration):
    """No data change."""

    dependencies: ClassVar = [
        ("accounts", "0011_confirmed_numbers"),
        ("cases", "0017_names"),
        ("ledger", "0007_row_entry"),
        ("people", "0005_number_claims"),
    ]
    operations: ClassVar = [
        migrations.RunSQL(PIN_NAMES, migrations.RunSQL.noop),
        migrations.RunPython(forbid_temporary_tables, migrations.RunPython.noop),
    ]

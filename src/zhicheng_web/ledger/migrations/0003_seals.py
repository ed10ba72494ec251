"""A seal reads the entries of some transactions; without an index it would read all entries each time."""

from django.db import migrations

BY_TRANSACTION = "CREATE INDEX entry_by_transaction ON entry (xid, id)"


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_unit_entry")]
    operations = [migrations.RunSQL(BY_TRANSACTION, "DROP INDEX entry_by_transaction")]

"""Migrations in the process that serves: a second one would cost a second and a half at every start."""

from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor


def pending() -> bool:
    """Whether some are not applied yet."""
    executor = MigrationExecutor(connections["owner"])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def apply() -> None:
    """Apply them."""
    call_command("migrate", verbosity=0)

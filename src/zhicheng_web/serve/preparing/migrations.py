"""Migrations, by the owner of the database, where some are not applied yet."""

from django.core.management import call_command
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

from zhicheng_web.databases import OWNER
from zhicheng_web.serve.obstacles import NOT_THE_OWNER, Obstacle

FORBIDDEN = "permission denied"


def has_pending_migrations() -> bool:
    """Whether some are not applied yet."""
    executor = MigrationExecutor(connections[OWNER])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def apply_migrations() -> None:
    """Apply them. Raises Obstacle where the owner's role may not make tables."""
    try:
        call_command("migrate", verbosity=0)
    except DatabaseError as error:
        if FORBIDDEN not in str(error):
            raise
        raise Obstacle(NOT_THE_OWNER.format(role=connections[OWNER].settings_dict["USER"])) from error

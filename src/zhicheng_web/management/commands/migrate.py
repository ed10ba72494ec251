"""migrate: Django's, as the database's owner and each migration whole; the office's role cannot make tables."""

from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.core.management.commands import migrate
from django.db import OperationalError, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.migration import Migration
from django.db.migrations.state import ProjectState

from zhicheng_web.databases import OWNER, OWNER_REFUSED

OFFICE_IS_OPEN = (
    "办理系统正在运行，它的数据库这时不接受建表的账号：请先在运行它的窗口按 Ctrl-C（或停止服务）；"
    "下次执行 ./zc serve 时会自动更新数据表。"
)


class WholeMigrationExecutor(MigrationExecutor):
    """Makes a migration and notes it as applied in one transaction.

    Django notes most of them right after theirs: whoever was killed between the two met tables that exist already, at every
    start from then on. All of them in one transaction cannot be: procrastinate uses a value that an earlier one has added.
    """

    def apply_migration(
        self, state: ProjectState, migration: Migration, fake: bool = False, fake_initial: bool = False
    ) -> ProjectState:
        with transaction.atomic(using=self.connection.alias):
            return super().apply_migration(state, migration, fake=fake, fake_initial=fake_initial)


class Command(migrate.Command):
    """As Django's, with the owner as its database unless another is named; in words where an open office keeps him out."""

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(database=OWNER)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            super().handle(*args, **options)
        except OperationalError as error:
            if OWNER_REFUSED not in str(error):
                raise
            raise CommandError(OFFICE_IS_OPEN) from error


# The command asks nobody which executor to use.
migrate.MigrationExecutor = WholeMigrationExecutor  # type: ignore[attr-defined]

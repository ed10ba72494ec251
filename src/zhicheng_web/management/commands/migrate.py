"""migrate: Django's, as the database's owner; the office's role cannot make tables."""

from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.core.management.commands import migrate
from django.db import OperationalError

from zhicheng_web.databases import OWNER, OWNER_REFUSED

OFFICE_IS_OPEN = (
    "办理系统正在运行，它的数据库这时不接受建表的账号：请先在运行它的窗口按 Ctrl-C（或停止服务）；"
    "下次执行 ./zc serve 时会自动更新数据表。"
)


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

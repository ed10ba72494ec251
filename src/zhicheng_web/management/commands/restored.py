"""restored: after a backup was restored, says so in the record of the bureau and lets seals go on from what is there."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from zhicheng.procedure.move import StepRefused
from zhicheng_web import clock
from zhicheng_web.cases.actions.seal_ledger import record_restore


class Command(BaseCommand):
    """Once after each restore, before the office is opened again (docs/deploy.md)."""

    help = "登记一次备份恢复：写进市局的记录，封存从恢复后的内容继续"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("reason", help="为什么恢复，恢复的是哪一份备份")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = record_restore(options["reason"], clock.now())
        except StepRefused as refused:
            raise CommandError(refused.findings[0].reason) from refused
        self.stdout.write(f"已登记。第{made.number}号封存覆盖恢复后的{made.entries}条记录。")

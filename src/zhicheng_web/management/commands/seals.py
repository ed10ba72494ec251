"""seals: the last seal of the ledger, and what no longer fits one; exit status 1 where something does not."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from zhicheng_web import clock
from zhicheng_web.cases.read.sealed_numbers import list_lost_numbers
from zhicheng_web.ledger.looks import find_last_look
from zhicheng_web.ledger.seal_checks import check_seals
from zhicheng_web.ledger.seal_file import read_seal_lines


class Command(BaseCommand):
    """seals: compares the ledger with its seals and writes nothing; sealing is the worker's."""

    help = "核对封存：记录与每次封存时是否一致"

    def handle(self, *args: Any, **options: Any) -> None:
        former = find_last_look()
        found = check_seals((former.seals or 0, former.seal_hash) if former else (0, ""))
        lines, wrong = read_seal_lines(), [*list_lost_numbers(clock.now()), *found.faults]
        report = [*lines[-1:], *found.notices, *wrong, f"共封存{len(lines)}次，不一致{len(wrong)}处。"]
        self.stdout.write("\n".join(report))
        sys.exit(bool(wrong))

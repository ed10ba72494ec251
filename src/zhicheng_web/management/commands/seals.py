"""seals: the last seal of the ledger, and what no longer fits one; exit status 1 where something does not."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from zhicheng_web.ledger import seals


class Command(BaseCommand):
    """seals: compares the ledger with its seals and writes nothing; sealing is the worker's."""

    help = "核对封存：记录与每次封存时是否一致"

    def handle(self, *args: Any, **options: Any) -> None:
        lines, wrong = seals.read_seal_lines(), list(seals.find_broken_seals())
        self.stdout.write("\n".join([*lines[-1:], *wrong, f"共封存{len(lines)}次，不一致{len(wrong)}处。"]))
        sys.exit(bool(wrong))

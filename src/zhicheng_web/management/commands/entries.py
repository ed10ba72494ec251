"""entries: every page of the office and who may enter it, as docs/entries.md prints it."""

from typing import Any

from django.core.management.base import BaseCommand

from zhicheng_web.entry import Page, entries

HEAD = """# Entries: every page, and who may enter it

Made by `python -m zhicheng_web entries > docs/entries.md`; a test compares. A page that declares nothing does not open.

| address | name | who | of |
|---|---|---|---|"""


def page_of_entries() -> str:
    """The page, whole."""
    return "\n".join([HEAD, *map(row, entries())]) + "\n"


def row(page: Page) -> str:
    """One page."""
    who = ", ".join(str(one) for one in page.entry.who) if page.entry else "closed"
    kind = (page.entry.of if page.entry else None) or ""
    return f"| `{page.address}` | {page.name} | {who} | {kind} |"


class Command(BaseCommand):
    """Prints it."""

    help = "列出全部页面和可以进入的人"

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(page_of_entries(), ending="")

"""entries: every page of the office and who may enter it, as docs/entries.md prints it."""

from typing import Any

from django.core.management.base import BaseCommand

from zhicheng_web.access import OfficePage, list_office_pages

HEAD = """# Entries: every page, and who may enter it

Made by `python -m zhicheng_web entries > docs/entries.md`; a test compares. A page that declares nothing does not open.

“confirm”: who sends its form has confirmed within ten minutes, by password or second factor, that it is them.

| address | name | who | of | |
|---|---|---|---|---|"""


def format_entries_page() -> str:
    """docs/entries.md: a row for each page of the office, in the order of the addresses."""
    return "\n".join([HEAD, *map(format_entry_row, list_office_pages())]) + "\n"


def format_entry_row(page: OfficePage) -> str:
    """A page as a row of the table: address, name, who may enter, the kind of object it names, whether it is confirmed."""
    who = ", ".join(str(one) for one in page.entry.who) if page.entry else "closed"
    kind = (page.entry.of if page.entry else None) or ""
    confirm = "confirm" if page.entry and page.entry.confirm else ""
    return f"| `{page.address}` | {page.name} | {who} | {kind} | {confirm} |"


class Command(BaseCommand):
    """entries: writes docs/entries.md to standard output."""

    help = "列出全部页面和可以进入的人"

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(format_entries_page(), ending="")

"""docs/entries.md is what the office says of itself, and no two pages share an address."""

from collections import Counter

from tools.zc.ground import HOUSE
from zhicheng_web.entry import entries
from zhicheng_web.management.commands.entries import page_of_entries


def test_the_page_of_entries_is_up_to_date() -> None:
    assert (HOUSE / "docs" / "entries.md").read_text(encoding="utf-8") == page_of_entries()


def test_no_two_pages_share_an_address() -> None:
    assert [address for address, times in Counter(page.address for page in entries()).items() if times > 1] == []

"""docs/entries.md is what the office says of itself, and no two pages share an address."""

from collections import Counter

from tests.web.written_pages import assert_page_is
from zhicheng_web.access import list_office_pages
from zhicheng_web.management.commands.entries import format_entries_page


def test_the_page_of_entries_is_up_to_date() -> None:
    assert_page_is("entries.md", format_entries_page())


def test_no_two_pages_share_an_address() -> None:
    assert [
        address for address, times in Counter(page.address for page in list_office_pages()).items() if times > 1
    ] == []

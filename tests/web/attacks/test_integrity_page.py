"""docs/integrity.md is what the catalogue and the sentences say."""

import pytest

from tests.web.written_pages import assert_page_is
from zhicheng_web.management.commands.integrity import format_integrity_page


@pytest.mark.django_db
def test_the_page_of_integrity_is_up_to_date() -> None:
    assert_page_is("integrity.md", format_integrity_page())

"""docs/integrity.md is what the catalogue and the sentences say."""

import pytest

from tools.zc.checkout import CHECKOUT
from zhicheng_web.management.commands.integrity import format_integrity_page


@pytest.mark.django_db
def test_the_page_of_integrity_is_up_to_date() -> None:
    assert (CHECKOUT / "docs" / "integrity.md").read_text(encoding="utf-8") == format_integrity_page()

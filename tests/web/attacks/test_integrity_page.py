"""docs/integrity.md is what the catalogue and the sentences say."""

import pytest

from tools.zc.ground import HOUSE
from zhicheng_web.management.commands.integrity import page_of_integrity


@pytest.mark.django_db
def test_the_page_of_integrity_is_up_to_date() -> None:
    assert (HOUSE / "docs" / "integrity.md").read_text(encoding="utf-8") == page_of_integrity()

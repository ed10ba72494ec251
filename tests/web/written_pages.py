"""The pages of docs/ that the office says of itself: compared by a test, and written by the same test where that is asked for."""

import os
from typing import Final

from tools.zc.checkout import CHECKOUT

VARIABLE: Final = "ZHICHENG_WRITE"


def assert_page_is(name: str, text: str) -> None:
    """docs/<name> is this text; with ZHICHENG_WRITE=1 it is made so."""
    path = CHECKOUT / "docs" / name
    if os.environ.get(VARIABLE) == "1":
        path.write_text(text, encoding="utf-8")
    stands = path.read_text(encoding="utf-8").splitlines()
    changed = sorted(set(stands) ^ set(text.splitlines()))
    assert stands == text.splitlines(), (
        f"docs/{name} is not what would be written: {changed[:3]}\n"
        f"{VARIABLE}=1 ./zc test tests/web/test_entries.py tests/web/attacks/test_integrity_page.py"
    )

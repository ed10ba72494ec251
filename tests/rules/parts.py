"""The parts of a large crowd: two more with `./zc test --all`, all of them in a campaign (CONTRIBUTING.md, "Campaigns")."""

import os
from typing import Any, Final

import pytest

PARTS_OF_ALL: Final = 2


def list_parts(number: int, every_run: int = 0, of_all: int = PARTS_OF_ALL) -> list[Any]:
    """The numbers of the parts, with when each runs. `every_run`: so many of them in an ordinary run, too; `of_all`: so many
    more in one of everything.
    """
    runs = number if os.environ.get("ZHICHENG_CAMPAIGN") == "1" else every_run + of_all
    return [pytest.param(part, marks=() if part < every_run else pytest.mark.all) for part in range(runs)]

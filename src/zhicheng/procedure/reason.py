"""A reason that somebody has to write out: how long it is at least, and what is asked of whom writes less.

The database asks for as many characters; a test compares its constraints with this number.
"""

from typing import Final

MIN_REASON_LENGTH: Final = 6
MAX_REASON_LENGTH: Final = 1000
"""How long a written reason is at most: it stands on every page of the case (two pages by hand)."""
REASON_REMEDY: Final = f"请写明理由（至少{MIN_REASON_LENGTH}个字）。"


def is_reason(text: str) -> bool:
    """Whether a text is long enough to be one.

    >>> is_reason("材料不实  "), is_reason("提交的材料不实")
    (False, True)
    """
    return len(text.strip()) >= MIN_REASON_LENGTH

"""How far a number of identity is somebody's: what was typed is a claim, not possession.

It holds once the person has confirmed it and nobody else has it. Two who have confirmed one number wait until the bureau has
decided, by their papers, whose it is.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class NumberState(StrEnum):
    """Where the number of a person stands."""

    UNSTATED = ""
    CLAIMED = "claimed"
    CONFIRMED = "confirmed"
    CONTESTED = "contested"
    DISPROVED = "disproved"


NUMBER_STATE_NAMES: Final[Mapping[NumberState, str]] = {
    NumberState.UNSTATED: "没有填写",
    NumberState.CLAIMED: "已填写，本人还没有确认",
    NumberState.CONFIRMED: "本人已确认",
    NumberState.CONTESTED: "有争议，待市人社局核定",
    NumberState.DISPROVED: "经核定不是本人的",
}
"""What an office calls each."""
OPEN_TO_CHANGE: Final = frozenset({NumberState.UNSTATED, NumberState.CLAIMED, NumberState.DISPROVED})
"""In which a person may state a number: nothing rests on the one that stands there."""
LOCKED: Final = frozenset({NumberState.CONFIRMED, NumberState.CONTESTED})
"""In which the person has confirmed it: it changes by a decision of the bureau alone."""

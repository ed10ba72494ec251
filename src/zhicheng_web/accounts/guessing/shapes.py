"""Parts of a password that need no dictionary: days, telephone and identity numbers, walks on the keyboard, sequences.

Each function says how many bits a guesser needs who tries that shape first; None: the part has not that shape.
"""

import re
from itertools import pairwise
from math import log2

YEAR = r"(?:19[3-9]\d|20[0-4]\d)"
MONTH, DAY = r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
BETWEEN = r"[-./ 年月日]?"
DATE_SHAPES = (
    (re.compile(YEAR + "年?"), 6.0),
    (re.compile(MONTH + BETWEEN + DAY + BETWEEN), 8.5),
    (re.compile(YEAR + BETWEEN + MONTH + BETWEEN), 9.5),
    (re.compile(YEAR + BETWEEN + MONTH + BETWEEN + DAY + BETWEEN), 14.5),
    (re.compile(r"\d\d" + MONTH + DAY), 14.5),
    (re.compile(DAY + BETWEEN + MONTH + BETWEEN + YEAR), 14.5),
)
"""A writing of a day, with the bits: there are some hundred years, and 366 days in each."""
NUMBER_SHAPES = ((re.compile(r"(?:\+?86)?1[3-9]\d{9}"), 20.0), (re.compile(r"\d{17}[\dx]"), 24.0))
"""A mobile telephone, a number of identity: many, but each person has one, which is asked for everywhere."""
KEY_GRIDS = (("`1234567890-=", " qwertyuiop[]", " asdfghjkl;'", " zxcvbnm,./"), ("789", "456", "123", " 0 "))
MIN_WALK_LENGTH = 3
WALK_BITS, TURN_BITS = 5.0, 2.0
"""Where a walk begins, on a keyboard of which few keys are liked; each change of direction."""
MAX_STEP = 2
SEQUENCE_BITS = 4.0


def measure_date(part: str) -> float | None:
    """A year, a day, a birthday."""
    return min((bits for shape, bits in DATE_SHAPES if shape.fullmatch(part)), default=None)


def measure_personal_number(part: str) -> float | None:
    """A telephone, a number of identity."""
    return min((bits for shape, bits in NUMBER_SHAPES if shape.fullmatch(part)), default=None)


def measure_sequence(part: str) -> float | None:
    """Characters at even distances: 12345, 2468, dcba, and the same one over and over."""
    if len(part) < MIN_WALK_LENGTH:
        return None
    steps = {ord(after) - ord(before) for before, after in pairwise(part)}
    even = len(steps) == 1 and abs(next(iter(steps))) <= MAX_STEP
    return SEQUENCE_BITS + log2(len(part)) if even else None


def measure_keyboard_walk(part: str) -> float | None:
    """Neighbouring keys one after another: qwer, 1qaz, 147258."""
    if len(part) < MIN_WALK_LENGTH:
        return None
    return min(filter(None, (measure_walk_on(part, grid) for grid in KEY_GRIDS)), default=None)


def measure_walk_on(part: str, grid: tuple[str, ...]) -> float | None:
    """The same on one grid of keys."""
    places = [find_key(one, grid) for one in part]
    steps = []
    for before, after in pairwise(places):
        if before is None or after is None:
            return None
        steps.append((after[0] - before[0], after[1] - before[1]))
    if any(abs(down) + abs(right) != 1 for down, right in steps):
        return None
    return WALK_BITS + TURN_BITS * (len(set(steps)) - 1) + log2(len(part))


def find_key(one: str, grid: tuple[str, ...]) -> tuple[int, int] | None:
    """Row and column of a key."""
    return next(((row, keys.index(one)) for row, keys in enumerate(grid) if one.strip() and one in keys), None)

"""A line of the short table on top of a case: who holds it, what comes next, by which day."""

from datetime import date
from typing import NamedTuple


class StandingFact(NamedTuple):
    """What it is (`label`), the value, a day with its weekday where it is one, and what to know of it, "" for nothing."""

    label: str
    value: date | str
    note: str

"""Guesses at what a row keeps secret, counted before they are looked at: of many at once no more are free than one after
another.
"""

from typing import Any

from django.db.models import F, QuerySet


def count_guess(row: QuerySet[Any], most: int) -> bool:
    """Count one more guess at a row. False: as many as there may be were made already, and this one is not looked at."""
    return row.filter(tries__lt=most).update(tries=F("tries") + 1) == 1


def take_guess_back(row: QuerySet[Any]) -> None:
    """The guess was right, or none at this row."""
    row.filter(tries__gt=0).update(tries=F("tries") - 1)

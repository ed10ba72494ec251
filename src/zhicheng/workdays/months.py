"""Months as the Civil Code counts them (民法典 第二百零二条): the same day number, or the last day of a shorter month.

Days and months are integers here, because the same source is also compiled for columns and read as terms for proofs:
a day number counts days since 1970-01-01, a month number is year × 12 + month − 1.

>>> from zhicheng.workdays.days import day_number, iso_day
>>> iso_day(add_months(day_number("2024-08-31"), 6)), iso_day(add_months(day_number("2024-02-29"), 12))
('2025-02-28', '2025-02-28')
"""

from functools import lru_cache

DAYS_TO_EPOCH = 719468  # from 0000-03-01, where a computation with leap days at the year's end begins, to 1970-01-01
DAYS_OF_400_YEARS, DAYS_OF_4_YEARS = 146097, 1461
SHORTEST_MONTH = 28  # up to this day number every month has the day


@lru_cache(maxsize=65536)
def civil_date(day: int) -> tuple[int, int]:
    """The month number of a day, and its day of the month (proleptic Gregorian calendar, GB/T 7408). Remembered: a
    judgement asks for eight, and a city lives on the same few thousand days.
    """
    shifted = day + DAYS_TO_EPOCH
    century = (4 * shifted + 3) // DAYS_OF_400_YEARS
    of_century = shifted - DAYS_OF_400_YEARS * century // 4
    year = (4 * of_century + 3) // DAYS_OF_4_YEARS
    of_year = of_century - DAYS_OF_4_YEARS * year // 4
    march_based = (5 * of_year + 2) // 153
    return (century * 100 + year) * 12 + march_based + 2, of_year - (153 * march_based + 2) // 5 + 1


def month_of(day: int) -> int:
    """The month number of a day."""
    return civil_date(day)[0]


@lru_cache(maxsize=4096)
def first_day(month: int) -> int:
    """The day number of the first day of a month. Remembered, as the days are."""
    since_march = month - 2
    year = since_march // 12
    march_based = since_march - year * 12
    return year * 365 + year // 4 - year // 100 + year // 400 + (153 * march_based + 2) // 5 - DAYS_TO_EPOCH


def add_months(day: int, months: int) -> int:
    """The day with the same number `months` months later; where that month is shorter, its last day."""
    month, of_month = civil_date(day)
    same = first_day(month + months) + of_month - 1
    return same if of_month <= SHORTEST_MONTH else min(same, first_day(month + months + 1) - 1)


def full_months(begun: int, days: int) -> int:
    """The greatest number of months that are full when `days` days have passed since `begun`.

    >>> full_months(0, 30), full_months(0, 31)      # January 1970 has 31 days
    (0, 1)
    """
    begun_month, begun_on = civil_date(begun)
    month, of_month = civil_date(begun + days)
    reached = (
        begun_on <= of_month or first_day(month + 1) == begun + days + 1
    )  # or it is the last day of a shorter month
    return month - begun_month if reached else month - begun_month - 1

"""Months as the Civil Code counts them (民法典 第二百零二条): the same day number, or the last day of a shorter month.

Days and months are integers here, because the same source is also compiled for columns and read as terms for proofs:
a day number counts days since 1970-01-01, a month number is year × 12 + month − 1.

>>> from zhicheng.workdays.days import day_number, iso_day
>>> iso_day(add_months(day_number("2024-08-31"), 6)), iso_day(add_months(day_number("2024-02-29"), 12))
('2025-02-28', '2025-02-28')
"""

DAYS_TO_EPOCH = 719468  # from 0000-03-01, where a computation with leap days at the year's end begins, to 1970-01-01
DAYS_OF_400_YEARS = 146097


def civil_date(day: int) -> tuple[int, int]:
    """The month number of a day, and its day of the month (proleptic Gregorian calendar, GB/T 7408)."""
    shifted = day + DAYS_TO_EPOCH
    era = shifted // DAYS_OF_400_YEARS
    of_era = shifted - era * DAYS_OF_400_YEARS
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    march_based = (5 * of_year + 2) // 153
    return (year + era * 400) * 12 + march_based + 2, of_year - (153 * march_based + 2) // 5 + 1


def month_of(day: int) -> int:
    """The month number of a day."""
    return civil_date(day)[0]


def first_day(month: int) -> int:
    """The day number of the first day of a month."""
    since_march = month - 2
    year = since_march // 12
    march_based = since_march - year * 12
    return year * 365 + year // 4 - year // 100 + year // 400 + (153 * march_based + 2) // 5 - DAYS_TO_EPOCH


def add_months(day: int, months: int) -> int:
    """The day with the same number `months` months later; where that month is shorter, its last day."""
    month, of_month = civil_date(day)
    return min(first_day(month + months) + of_month - 1, first_day(month + months + 1) - 1)


def full_months(begun: int, days: int) -> int:
    """The greatest number of months that are full when `days` days have passed since `begun`.

    >>> full_months(0, 30), full_months(0, 31)      # January 1970 has 31 days
    (0, 1)
    """
    estimate = month_of(begun + days) - month_of(begun)
    return estimate if add_months(begun, estimate) <= begun + days else estimate - 1

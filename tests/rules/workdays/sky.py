"""Sun and moon for the festivals: a second computation of the days that policies/holidays/statutory.toml lists.

The sun's longitude and the new moons after Meeus, Astronomical Algorithms (ch. 25, 49), good to some minutes; the lunar
months after GB/T 33661-2017: a month begins on the day of the new moon in Beijing time, the month of the winter solstice
is the eleventh, and of thirteen months between two such the first without a mid-season term is the leap month.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache
from math import radians, sin

J2000 = datetime(2000, 1, 1, 12)
BEIJING = timedelta(hours=8, seconds=-75)  # civil time, and from dynamical time to universal in these years
SYNODIC = 29.530588861
WINTER_SOLSTICE, CLEAR_BRIGHT = 270, 15


def sun_longitude(day: float) -> float:
    """Degrees, of the apparent sun; days since J2000."""
    century = day / 36525
    mean = 280.46646 + 36000.76983 * century + 0.0003032 * century**2
    anomaly = radians(357.52911 + 35999.05029 * century - 0.0001537 * century**2)
    centre = (
        (1.914602 - 0.004817 * century) * sin(anomaly)
        + (0.019993 - 0.000101 * century) * sin(2 * anomaly)
        + 0.000289 * sin(3 * anomaly)
    )
    return (mean + centre - 0.00569 - 0.00478 * sin(radians(125.04 - 1934.136 * century))) % 360


def term_day(year: int, longitude: int) -> date:
    """The day in Beijing on which the sun reaches a longitude, in the year that follows the spring equinox's January."""
    low = (datetime(year, 1, 1) - J2000) / timedelta(days=1) + ((longitude - 280) % 360) * 365.2422 / 360 - 4
    high = low + 8
    for _ in range(40):
        middle = (low + high) / 2
        before = (longitude - sun_longitude(middle)) % 360 < 180
        low, high = (middle, high) if before else (low, middle)
    return (J2000 + timedelta(days=low) + BEIJING).date()


@lru_cache(maxsize=1024)
def new_moon_day(number: int) -> date:
    """The day in Beijing of a new moon, counted from the first of the year 2000."""
    century = number / 1236.85
    day = 2451550.09766 + SYNODIC * number + 0.00015437 * century**2
    eccentricity = 1 - 0.002516 * century
    sun, moon, node = (
        radians(2.5534 + 29.1053567 * number),
        radians(201.5643 + 385.81693528 * number + 0.0107582 * century**2),
        radians(160.7108 + 390.67050284 * number - 0.0016118 * century**2),
    )
    terms = (
        -0.4072 * sin(moon),
        0.17241 * eccentricity * sin(sun),
        0.01608 * sin(2 * moon),
        0.01039 * sin(2 * node),
        0.00739 * eccentricity * sin(moon - sun),
        -0.00514 * eccentricity * sin(moon + sun),
        0.00208 * eccentricity**2 * sin(2 * sun),
        -0.00111 * sin(moon - 2 * node),
        -0.00057 * sin(moon + 2 * node),
        0.00056 * eccentricity * sin(2 * moon + sun),
        -0.00042 * sin(3 * moon),
        0.00042 * eccentricity * sin(sun + 2 * node),
        0.00038 * eccentricity * sin(sun - 2 * node),
        -0.00024 * eccentricity * sin(2 * moon - sun),
    )
    return (J2000 + timedelta(days=day + sum(terms) - 2451545) + BEIJING).date()


def new_moon_on_or_before(day: date) -> int:
    """The number of the new moon with which the lunar month of a day begins."""
    number = round((day - date(2000, 1, 6)).days / SYNODIC) + 2
    while new_moon_day(number) > day:
        number -= 1
    return number


def has_mid_season_term(number: int, terms: set[date]) -> bool:
    """Whether one of the twelve terms falls into the month of a new moon."""
    return any(new_moon_day(number) <= term < new_moon_day(number + 1) for term in terms)


def lunar_day(year: int, month: int, day: int) -> date:
    """The day of a lunar date of the year that begins in `year`; never of a leap month."""
    eleventh = [new_moon_on_or_before(term_day(each, WINTER_SOLSTICE)) for each in (year - 1, year)]
    terms = {term_day(each, degree) for each in (year - 1, year) for degree in range(0, 360, 30)}
    months = list(range(*eleventh))
    if len(months) == 13:
        months.remove(next(one for one in months if not has_mid_season_term(one, terms)))
    return new_moon_day(months[month + 1]) + timedelta(days=day - 1)  # 冬月 is the first of these, 正月 the third

"""On which day a demonstration stands: one on which there is something to do, and from there on time runs."""

from datetime import date
from pathlib import Path

from zhicheng.policy import installed
from zhicheng.policy.windows import build_timetable
from zhicheng.workdays.days import day_number, iso_day
from zhicheng_web import environment
from zhicheng_web.home_kind import CITY_FILE
from zhicheng_web.private_files import write_private_file
from zhicheng_web.serve.obstacles import BUILT_FOR_ANOTHER_CITY, DAY_ALREADY_PAST, MANY_CITIES, NO_SUCH_CITY, Obstacle

STAMP_FILE = CITY_FILE
"""The file that says: the city is whole; it was built for this day, when it was that day outside."""
DAYS_AFTER_OPENING = 2
"""Days after a window's first: publicity, filing and examination all go on."""


def choose_demo_day(home: Path, outside: date, requested: str = "") -> tuple[str, str]:
    """The day to stand on and the day outside it belongs to (ISO): the given one, else the city's, else one to begin on.

    Time never goes back: what was done yesterday stays yesterday's. Raises Obstacle for a given day that is over, and where
    the city was built under the policies of another.
    """
    if not is_city_complete(home):
        return requested or find_first_demo_day(outside), outside.isoformat()
    on, since, *built_for = (home / STAMP_FILE).read_text().split()
    if built_for != [name for name in (find_city(),) if name]:
        raise Obstacle(BUILT_FOR_ANOTHER_CITY)
    now = iso_day(day_number(on) + day_number(outside.isoformat()) - day_number(since))
    if not requested or requested == now:
        return on, since
    if requested < now:
        raise Obstacle(DAY_ALREADY_PAST.format(day=now, requested=requested))
    write_city_stamp(home, requested, outside.isoformat())
    return requested, outside.isoformat()


def find_first_demo_day(outside: date) -> str:
    """Today if a window is open, else a day of the next window."""
    now = day_number(outside.isoformat())
    policy = installed.find_policy_in_force(now, find_city())
    window = build_timetable(policy, installed.load_workday_calendar()).window_from(now)
    return iso_day(max(now, window.opens + DAYS_AFTER_OPENING))


def is_city_complete(home: Path) -> bool:
    """Whether the city was finished: the stamp is written last."""
    return (home / STAMP_FILE).exists()


def write_city_stamp(home: Path, on: str, since: str) -> None:
    """Write the last word, whole or not at all."""
    write_private_file(home / STAMP_FILE, f"{' '.join((on, since, find_city() or '')).rstrip()}\n".encode())


def find_city() -> str | None:
    """The city whose policies were asked for; None: the only one that is no sample. Raises Obstacle for one that is not there."""
    city = environment.read_environment().city
    cities = {name.split("/")[0] for name in installed.list_policy_ids()}
    if city and city not in cities:
        raise Obstacle(NO_SUCH_CITY.format(city=city, cities="、".join(sorted(cities))))
    if not city and len(installed.list_cities()) > 1:
        raise Obstacle(MANY_CITIES.format(cities="、".join(installed.list_cities())))
    return city or None

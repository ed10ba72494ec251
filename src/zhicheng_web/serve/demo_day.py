"""On which day a demonstration stands: one on which there is something to do, and from there on time runs."""

from datetime import date
from pathlib import Path

from zhicheng.policy import installed
from zhicheng.policy.windows import build_timetable
from zhicheng.workdays.days import day_number, iso_day
from zhicheng_web.home_kind import CITY_FILE
from zhicheng_web.private_files import write_private_file
from zhicheng_web.serve.obstacles import DAY_ALREADY_PAST, Obstacle

STAMP_FILE = CITY_FILE
"""The file that says: the city is whole; it was built for this day, when it was that day outside."""
DAYS_AFTER_OPENING = 2
"""Days after a window's first: publicity, filing and examination all go on."""


def choose_demo_day(home: Path, outside: date, requested: str = "") -> tuple[str, str]:
    """The day to stand on and the day outside it belongs to (ISO): the given one, else the city's, else one to begin on.

    Time never goes back: what was done yesterday stays yesterday's. Raises Obstacle for a given day that is over.
    """
    if not is_city_complete(home):
        return requested or find_first_demo_day(outside), outside.isoformat()
    on, since = (home / STAMP_FILE).read_text().split()
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
    window = build_timetable(installed.find_policy_in_force(now), installed.load_workday_calendar()).window_from(now)
    return iso_day(max(now, window.opens + DAYS_AFTER_OPENING))


def is_city_complete(home: Path) -> bool:
    """Whether the city was finished: the stamp is written last."""
    return (home / STAMP_FILE).exists()


def write_city_stamp(home: Path, on: str, since: str) -> None:
    """Write the last word, whole or not at all."""
    write_private_file(home / STAMP_FILE, f"{on} {since}\n".encode())

"""On which day a demonstration stands: one on which there is something to do, and from there on time runs."""

from datetime import date
from pathlib import Path

from zhicheng.policy import installed
from zhicheng.policy.windows import build_timetable
from zhicheng.workdays.days import day_number, iso_day
from zhicheng_web.serve.obstacles import GONE_BY, Trouble

STAMP = "city"
"""The file that says: the city is whole; it was built for this day, when it was that day outside."""
FULL_SWING = 2
"""Days after a window's first: publicity, filing and examination all go on."""


def stand(home: Path, outside: date, given: str = "") -> tuple[str, str]:
    """The day to stand on and the day outside it belongs to (ISO): the given one, else the city's, else one to begin on.

    Time never goes back: what was done yesterday stays yesterday's. Raises Trouble for a given day that is over.
    """
    if not whole(home):
        return given or day(outside), outside.isoformat()
    on, since = (home / STAMP).read_text().split()
    now = iso_day(day_number(on) + day_number(outside.isoformat()) - day_number(since))
    if not given or given == now:
        return on, since
    if given < now:
        raise Trouble(GONE_BY.format(day=now, given=given))
    stamp(home, given, outside.isoformat())
    return given, outside.isoformat()


def day(outside: date) -> str:
    """Today if a window is open, else a day of the next window."""
    now = day_number(outside.isoformat())
    window = build_timetable(installed.find_policy_in_force(now), installed.load_workday_calendar()).window_from(now)
    return iso_day(max(now, window.opens + FULL_SWING))


def whole(home: Path) -> bool:
    """Whether the city was finished: the stamp is written last."""
    return (home / STAMP).exists()


def stamp(home: Path, on: str, since: str) -> None:
    """Write the last word, whole or not at all."""
    draft = home / f"{STAMP}.new"
    draft.write_text(f"{on} {since}\n")
    draft.replace(home / STAMP)

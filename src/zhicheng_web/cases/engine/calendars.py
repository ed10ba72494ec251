"""The working-day calendar of this office: the arrangements that came with the software, and years the bureau has imported.

Beside them stand the days off by law. Calendars of the first edition did not know those: an answer that names one is
judged again on it. Each import is stored whole under its hash, so that a verdict of any time can be judged again on its
own calendar; the file `latest` names the one in use. Every process reads it each time: an import needs no restart.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from zhicheng.policy import installed
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import day_number
from zhicheng.workdays.holidays import read_year
from zhicheng_web.private_files import write_private_file

LATEST_FILE = "latest"
PROVISIONAL_MARK = "（暂定）"
PROVISIONAL_NOTE = "这一天暂定，"
"""What stands first in the words below a day."""


def calendars_folder() -> Path:
    """Where the holiday files that the bureau imported lie."""
    return Path(settings.HOME) / "calendars"


def load_current_calendar() -> Calendar:
    """The calendar in use: the one that the bureau imported last, else the one that is installed."""
    try:
        name = (calendars_folder() / LATEST_FILE).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return installed.load_workday_calendar()
    return load_imported_calendar(calendars_folder() / name)


def mark_provisional(on: date) -> str:
    """（暂定） where a day that was found by counting working days lies in a year that is not arranged yet; else ""."""
    return PROVISIONAL_MARK if load_current_calendar().state(day_number(on.isoformat())) == "provisional" else ""


def find_calendar_by_hash(name: str) -> Calendar | None:
    """The calendar of a content, where it is at hand: installed, or imported at some time, in either edition."""
    return next((known for known in list_known_calendars() if known.hash == name), None)


def list_known_calendars() -> Iterator[Calendar]:
    """Every calendar that an answer of this office may name, those of today first."""
    known = [installed.load_workday_calendar()]
    yield from known
    for place in filter(Path.is_dir, calendars_folder().glob("*")):
        known.append(load_imported_calendar(place))
        yield known[-1]
    yield from map(forget_statutory, known)


@lru_cache(maxsize=16)
def forget_statutory(calendar: Calendar) -> Calendar:
    """The same years as the first edition knew them."""
    return Calendar.of(calendar.years)


@lru_cache(maxsize=16)
def load_imported_calendar(place: Path) -> Calendar:
    """The installed years, those of a folder in their place."""
    return build_calendar({int(file.stem): file.read_text(encoding="utf-8") for file in place.glob("*.toml")})


def build_calendar(texts: Mapping[int, str]) -> Calendar:
    """The installed years, these texts in their place. Raises CalendarError with every problem, in words."""
    calendar = installed.load_workday_calendar()
    years = {year.year: year for year in calendar.years}
    years |= {year: read_year(text, f"{year}.toml") for year, text in texts.items()}
    return Calendar.of(years.values(), calendar.statutory)


def check_statutory_days(year: int, text: str) -> None:
    """An arrangement lets every day off by law be off. Raises CalendarError."""
    read_year(text, f"{year}.toml", statutory=installed.load_workday_calendar().statutory)


def load_calendar_texts() -> dict[int, str]:
    """The imported years of the calendar in use."""
    latest = calendars_folder() / LATEST_FILE
    if not latest.exists():
        return {}
    place = calendars_folder() / latest.read_text(encoding="ascii").strip()
    return {int(file.stem): file.read_text(encoding="utf-8") for file in place.glob("*.toml")}


def store_calendar(texts: Mapping[int, str]) -> Calendar:
    """Keep imported years under the hash of the calendar that they make; it is not in use yet."""
    made = build_calendar(texts)
    place = calendars_folder() / hash_folder_name(made.hash)
    for year, text in texts.items():
        write_private_file(place / f"{year}.toml", text.encode())
    return made


def activate_calendar(made: Calendar) -> None:
    """From now on this one."""
    write_private_file(calendars_folder() / LATEST_FILE, hash_folder_name(made.hash).encode())


def hash_folder_name(name: str) -> str:
    """The name of a folder for a hash."""
    return name.removeprefix("sha256:")

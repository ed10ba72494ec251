"""Whether a folder is that of a demonstration or of a real office: a stamp in it, written at its birth.

A demonstration lets anybody sign in as anybody, and is built anew where it was left half-built: a real office must never be
opened as one. A demonstration's invented people must never become those of an office. The database bears the stamp too
(home_stamp.py).
"""

from enum import StrEnum
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from zhicheng_web.private_files import write_private_file

STAMP_FILE = "kind"
"""The file in the home that bears the stamp."""
CITY_FILE = "city"
"""The file of a finished demo city; older homes have no other sign."""


class HomeKind(StrEnum):
    """What a home was born as."""

    DEMO = "demo"
    REAL = "real"


IS_DEMO = "{place}是演示用的：里面的人和申报都是虚构的，任何人都能一键登录"
MAKE_REAL = (
    "把 ZHICHENG_HOME 设为一个新的空目录（用 DATABASE_URL 的，另建一个空数据库），再按 docs/deploy.md 建立正式系统"
)
REFUSALS = {
    HomeKind.DEMO: f"{IS_DEMO}，不能作为正式系统打开：请{MAKE_REAL}。",
    HomeKind.REAL: (
        "{place}是正式系统的，不能用演示方式打开（那样任何人都能一键登录）：请加上 --no-demo；"
        "只想看演示的，把 ZHICHENG_HOME 设为另一个目录，并去掉 DATABASE_URL。"
    ),
}
"""What is said of a home of each kind to whom opens it as the other."""
FOLDER, DATABASE = "数据目录 {home} ", "数据库"


def name_kind(demo: bool) -> HomeKind:
    """The kind that somebody asks for."""
    return HomeKind.DEMO if demo else HomeKind.REAL


def refuse_other_kind(found: HomeKind | None, demo: bool, place: str) -> None:
    """Raise ImproperlyConfigured where what was found is not what is asked for."""
    if found is not None and found is not name_kind(demo):
        raise ImproperlyConfigured(REFUSALS[found].format(place=place))


def refuse_other_folder(home: Path, demo: bool) -> None:
    """Look at the folder alone, before anything is started. Raises ImproperlyConfigured for one of the other kind."""
    refuse_other_kind(read_file_stamp(home), demo, FOLDER.format(home=home))


def read_file_stamp(home: Path) -> HomeKind | None:
    """The stamp of the folder; of a finished demo city without one, that of a demonstration; else None."""
    file = home / STAMP_FILE
    if file.exists():
        return HomeKind(file.read_text(encoding="ascii").strip())
    return HomeKind.DEMO if (home / CITY_FILE).exists() else None


def write_file_stamp(home: Path, kind: HomeKind) -> None:
    """Stamp the folder, whole or not at all."""
    write_private_file(home / STAMP_FILE, f"{kind}\n".encode())

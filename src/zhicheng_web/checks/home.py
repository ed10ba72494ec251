"""The folder of the office: closed to others, and stamped as that of a real office."""

import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import OperationalError, ProgrammingError

from zhicheng_web import home_stamp
from zhicheng_web.checks.unsafe import Unsafe
from zhicheng_web.home_kind import DATABASE, FOLDER, IS_DEMO, MAKE_REAL, HomeKind, read_file_stamp

PRIVATE = ("keys", "papers", "seals", "logs", "worker.log")
"""What nobody but the account of the office may enter, in the folder of an office."""
LISTED_BY_OTHERS = stat.S_IROTH | stat.S_IWOTH
OPEN_TO_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def list_unsafe_files() -> Iterator[Unsafe]:
    """E009: the folder itself, and what is private in it; to pass through the folder is allowed, its database may need that."""
    home = settings.HOME
    if home.exists() and home.stat().st_mode & LISTED_BY_OTHERS:
        yield Unsafe("E009", f"本机别的账号能看数据目录 {home} 里有什么", f"执行 chmod go-rw {home}")
    private = [file for name in PRIVATE for file in list_with_files(home / name)]
    wrong = [str(file) for file in private if file.stat().st_mode & OPEN_TO_OTHERS]
    if wrong:
        yield Unsafe("E009", f"本机别的账号能读这些文件：{'、'.join(wrong)}", f"执行 chmod go-rwx {' '.join(wrong)}")


def list_with_files(place: Path) -> list[Path]:
    """A file, or a folder with the files in it (not what lies deeper: the folder keeps others out); nothing where it is not."""
    if not place.exists():
        return []
    return [place, *place.iterdir()] if place.is_dir() else [place]


def list_wrong_stamps() -> Iterator[Unsafe]:
    """E010: a folder or a database that was born a demonstration, with invented people and one-press sign-in."""
    if read_file_stamp(settings.HOME) is HomeKind.DEMO:
        yield Unsafe("E010", IS_DEMO.format(place=FOLDER.format(home=settings.HOME)), MAKE_REAL)
    try:
        row = home_stamp.read_row_stamp()
    except (OperationalError, ProgrammingError):  # not reached, or without tables yet: the next look says so
        row = None
    if row is HomeKind.DEMO:
        yield Unsafe("E010", IS_DEMO.format(place=DATABASE), MAKE_REAL)

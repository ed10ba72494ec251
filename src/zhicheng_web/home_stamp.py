"""The stamp of the database beside that of the folder (home_kind.py): demonstration or real office, written once.

What was made before stamps were written is stamped by what it contains.
"""

from pathlib import Path

from django.contrib.auth import get_user_model

from zhicheng_web.databases import OWNER
from zhicheng_web.demonstration import list_persona_logins
from zhicheng_web.home_kind import (
    DATABASE,
    HomeKind,
    name_kind,
    refuse_other_folder,
    refuse_other_kind,
    write_file_stamp,
)
from zhicheng_web.ledger.models import HomeStamp
from zhicheng_web.people.models import Organisation


def settle_stamp(home: Path, demo: bool) -> None:
    """Look at folder and database, and stamp both where they are not yet. Raises ImproperlyConfigured for the other kind."""
    refuse_other_folder(home, demo)
    row = read_row_stamp()
    refuse_other_kind(row, demo, DATABASE)
    if row is None:
        refuse_other_kind(guess_kind(), demo, DATABASE)
        HomeStamp.objects.using(OWNER).get_or_create(pk=HomeStamp.ONLY_ROW, defaults={"kind": name_kind(demo)})
    write_file_stamp(home, name_kind(demo))


def read_row_stamp() -> HomeKind | None:
    """The stamp of the database; None where it bears none yet."""
    kind = HomeStamp.objects.values_list("kind", flat=True).first()
    return HomeKind(kind) if kind else None


def guess_kind() -> HomeKind | None:
    """What a database without a stamp is, by what it contains; None where nobody has put an organisation into it."""
    if not Organisation.objects.exists():
        return None
    personas = list_persona_logins()
    invented = get_user_model().objects.filter(login__in=personas).count()
    return HomeKind.DEMO if invented == len(personas) else HomeKind.REAL

"""Store what an office writes at the present state of the tables: `python -m tests.web.upgrade.store APP.NAME`.

Run it before the migration APP.NAME is written: the real steps of today bring a case into every state, and their rows go
into `data/APP.NAME.sql.gz`, over which the migration must come out right ever after.
"""

import gzip
import importlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data"
LEFT_OUT = ("django_*", "auth_*", "procrastinate_*")
"""Tables of libraries, which say nothing of a case."""
ROOMS = ("accounts", "cases", "ledger", "people")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"


def id_number(serial: int) -> str:
    """An invented ID number with its check digit (GB 11643).

    >>> id_number(2)
    '530102199001010028'
    """
    first = f"53010219900101{serial:03}"
    return first + CHECK_DIGITS[sum(int(digit) * weight for digit, weight in zip(first, WEIGHTS, strict=True)) % 11]


def write_cases() -> Iterator[str]:
    """A case of somebody else in every state, and one that went on to another employer; the name of each applicant."""
    cast, walking, people, choose = map(
        importlib.import_module,
        (
            "tests.web.cast",
            "tests.web.walking",
            "zhicheng_web.people.queries",
            "zhicheng_web.cases.actions.choose_employer",
        ),
    )
    everybody = cast.cast()
    walks = [*walking.WALKS.values(), walking.left]
    for serial, walk in enumerate(walks, 1):
        person = people.create_person(f"申报人{serial}", at=cast.moment("01-01"), number=id_number(serial))
        case = walk(everybody._replace(li_yun=people.build_applicant_actor(person.pk)))
        if serial == len(walks):
            click = walking.act(case, people.build_applicant_actor(person.pk), cast.moment("02-05"))
            case = choose.choose_employer(case, everybody.other_firm, **click)
        yield f"{person.name} {case.state}"


def applied() -> str:
    """The newest migration of each of our rooms, as a comment of SQL."""
    loader, db = map(importlib.import_module, ("django.db.migrations.loader", "django.db"))
    ours = sorted(key for key in loader.MigrationLoader(db.connection).applied_migrations if key[0] in ROOMS)
    return " ".join(["--", *(f"{room}.{name}" for room, name in dict(ours).items())])


def store(name: str) -> Path:
    """Write `data/NAME.sql.gz` from a database of its own."""
    settings, keys, server, binaries = map(
        importlib.import_module,
        ("django.conf", "zhicheng_web.keys", "tests.web.server", "zhicheng_web.serve.binaries"),
    )
    postgres = server.TestServer()
    with tempfile.TemporaryDirectory() as home:
        its = settings.settings
        its.HOME, its.KEYS_FOLDER, its.PAPERS_FOLDER = Path(home), Path(home, "keys"), Path(home, "papers")
        keys.ensure_keys(its.KEYS_FOLDER)
        socket = postgres.start()
        try:
            print(*write_cases(), sep="\n")
            head = applied()
            dump = [
                binaries.find_programs_folder() / "pg_dump",
                "--data-only",
                "--column-inserts",
                "--rows-per-insert=100",
            ]
            told = [f"--host={socket}", f"--username={postgres.template}", f"--dbname={postgres.template}"]
            without = [f"--exclude-table-data={pattern}" for pattern in LEFT_OUT]
            text = subprocess.run([*dump, *told, *without], capture_output=True, text=True, check=True).stdout
        finally:
            importlib.import_module("django.db").connections.close_all()
            postgres.stop()
    lines = [line for line in text.splitlines() if line and not line.startswith(("--", "\\", "SET "))]
    file = DATA / f"{name}.sql.gz"
    file.write_bytes(gzip.compress("\n".join([head, *lines, ""]).encode(), mtime=0))
    return file


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhicheng_web.settings")
    office = importlib.import_module("zhicheng_web.databases")
    office.admit_owner(importlib.import_module("zhicheng_web.environment").read_environment())
    importlib.import_module("django").setup()
    print(store(sys.argv[1]))

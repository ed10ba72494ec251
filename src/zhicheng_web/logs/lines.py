"""A line of the log: one JSON object with the moment, how grave it is, the request, and what happened."""

import json
import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from zhicheng_web import clock
from zhicheng_web.logs.request_note import NOTE
from zhicheng_web.logs.traces import describe_error, hide_data

OURS: Final = "zhicheng"
"""Loggers whose name begins so write no personal data; of any other's message only the words between its arguments stay."""
DETAILS: Final = "details"
"""The attribute of a record under which an event has its own fields."""
JOB: Final = "job"
"""The attribute of a record under which procrastinate says which job it is about; of that its task alone is written."""
Detail = str | int | float | bool | None


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line. Values that JSON does not know are written as text."""
        note, details = NOTE.get(), getattr(record, DETAILS, None)
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, clock.KUNMING).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": describe_event(record),
        }
        if note:
            line |= {"request": note.request, "entry": note.entry, "who": note.who}
        if isinstance(details, Mapping):
            line |= details
        if isinstance(job := getattr(record, JOB, None), Mapping):
            line["job"] = job.get("task_name")
        if record.exc_info and record.exc_info[1]:
            line["error"] = [trace._asdict() for trace in describe_error(record.exc_info[1])]
        return json.dumps(line, ensure_ascii=False, default=str)


def describe_event(record: logging.LogRecord) -> str:
    """What the record says: ours as it was meant, a library's without its arguments, which are somebody's data."""
    if record.name.startswith(OURS):
        return record.getMessage()
    return hide_data(str(record.msg).replace("%s", "").replace("%r", ""))


def log_event(logger: logging.Logger, level: int, event: str, **details: Detail) -> None:
    """Write an event with fields of its own."""
    logger.log(level, event, extra={DETAILS: details})

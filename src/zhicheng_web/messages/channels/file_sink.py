"""Where no gateway is named a demonstration writes its text messages into a folder, which its mailbox shows."""

import json
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from django.conf import settings

from zhicheng_web import clock
from zhicheng_web.private_files import write_private_file


class SunkText(NamedTuple):
    """A text as it was written down: when, by which channel (its name on pages), to whom, what."""

    at: datetime
    channel: str
    to: str
    text: str


def find_text_folder() -> Path:
    """Where the texts of the demonstration lie."""
    return Path(settings.HOME) / "texts"


def save_text(channel: str, to: str, text: str, key: str) -> None:
    """A file a text, readable by the office alone. Raises OSError."""
    at = clock.now()
    body = json.dumps({"at": at.isoformat(), "channel": channel, "to": to, "text": text, "id": key}, ensure_ascii=False)
    write_private_file(find_text_folder() / f"{at:%Y%m%dT%H%M%S%f}-{uuid4().hex}.json", body.encode())


def read_texts(most: int) -> list[SunkText]:
    """The latest, the newest first."""
    files = sorted(find_text_folder().glob("*.json"), reverse=True)[:most]
    rows = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    return [SunkText(datetime.fromisoformat(row["at"]), row["channel"], row["to"], row["text"]) for row in rows]

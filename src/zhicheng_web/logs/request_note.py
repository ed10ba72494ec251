"""What every line that is written while a request is served says of that request."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass
class RequestNote:
    """A request as the log knows it: its id, the page by its name, the account by its number. Empty: not known (yet)."""

    request: str
    entry: str = ""
    who: int | None = None


NOTE: ContextVar[RequestNote | None] = ContextVar("request_note", default=None)
"""Of the request that this thread serves."""


@contextmanager
def note_request(request_id: str) -> Iterator[RequestNote]:
    """Begin the note of a request, for a block in this thread."""
    note = RequestNote(request_id)
    token = NOTE.set(note)
    try:
        yield note
    finally:
        NOTE.reset(token)


def find_request_id() -> str:
    """The id of the request that this thread serves; empty where it serves none."""
    note = NOTE.get()
    return note.request if note else ""


def note_entry(name: str) -> None:
    """Note which page it is: its name, never its address, which may be a secret link."""
    if note := NOTE.get():
        note.entry = name


def note_account(account_id: int | None) -> None:
    """Note whose request it is: the number of the account, never a name."""
    if note := NOTE.get():
        note.who = account_id

"""An error as the log tells it: where, what kind, and no word of anybody's.

Messages of errors quote what was typed and rows of the database (DETAIL: Failing row contains …). Of PostgreSQL's errors the
code and the constraint stay, of the system's the number, of any other the words that are not data.
"""

import errno
import re
import traceback
from types import TracebackType
from typing import Final, NamedTuple

MAX_FRAMES: Final = 60
"""Of a trace; of a longer one, which is a recursion, the innermost."""
MAX_CAUSES: Final = 5
QUOTED: Final = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”|=\S+|\([^()]*\)")
DATA: Final = re.compile(r"[^\x20-\x7e]+|\S*\d\S*|\S+@\S+")
"""What a message may have from somebody: letters beyond ASCII, whatever has a digit in it, an address of mail."""
HIDDEN: Final = "…"


class ErrorTrace(NamedTuple):
    """One error: its kind, what can be said of it, and the lines of code through which it came."""

    kind: str
    about: str
    frames: tuple[str, ...]


def describe_error(error: BaseException) -> list[ErrorTrace]:
    """An error, then those from which it came."""
    found: list[ErrorTrace] = []
    at: BaseException | None = error
    while at is not None and len(found) < MAX_CAUSES:
        kind = f"{type(at).__module__}.{type(at).__qualname__}"
        found.append(ErrorTrace(kind, describe_message(at), tuple(list_frames(at.__traceback__))))
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
    return found


def list_frames(trace: TracebackType | None) -> list[str]:
    """Where it came through, outermost first: file, line, function; no values."""
    frames = traceback.extract_tb(trace)[-MAX_FRAMES:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


def describe_message(error: BaseException) -> str:
    """What can be said of an error without anybody's data."""
    state = getattr(error, "sqlstate", None)
    if state or hasattr(error, "diag"):
        constraint = getattr(getattr(error, "diag", None), "constraint_name", None)
        return f"sqlstate {state or 'none'}, constraint {constraint or 'none'}"
    if getattr(error.__cause__, "diag", None) is not None:
        return "see the cause"
    if isinstance(error, OSError):
        return errno.errorcode.get(error.errno or 0, "no errno")
    return hide_data(str(error))


def hide_data(words: str) -> str:
    """A message without what may be somebody's.

    >>> hide_data("invalid literal for int() with base 10: '530100199201010019'")
    'invalid literal for int… with base … …'
    >>> hide_data("何苗 13888777666 is no member (of anything)")
    '… … is no member …'
    """
    return DATA.sub(HIDDEN, QUOTED.sub(HIDDEN, words))[:300]

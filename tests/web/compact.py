"""Pages as tests read them: however the template is broken into lines."""

import re
from typing import Any

PIECE = re.compile(r"<[^>]*>|[ \n]*\n[ \n]*")


def compact(answer: Any) -> str:
    """An answer's HTML in one line: no line end between tags, one space between attributes.

    >>> class Answer: content = b'<p>\\n  <input\\n      type="text"\\n      >one\\n</p>\\n'
    >>> compact(Answer)
    '<p><input type="text">one</p>'
    """
    return PIECE.sub(lambda found: one_line(found[0]), answer.content.decode())


def one_line(piece: str) -> str:
    """A tag with single spaces; nothing for a line end."""
    return re.sub(r" ?>$", ">", re.sub(r"[ \n]+", " ", piece)) if piece.startswith("<") else ""

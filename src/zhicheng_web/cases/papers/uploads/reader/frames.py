"""What office and reader say to each other: frames of a fixed head and a body, never anything that could run (no pickle)."""

import socket
import struct
from time import monotonic
from typing import Final, NamedTuple

from zhicheng_web.cases.papers.uploads.limits import MAX_CLEAN_BYTES

HEAD: Final = struct.Struct("!16sI48sI")
MAX_BODY_BYTES: Final = MAX_CLEAN_BYTES

READY, CLEAN, DRAW, READ = "ready", "clean", "draw", "read"
PAPER, PICTURE, THUMBNAIL, TEXT, REFUSAL, END = "paper", "picture", "thumbnail", "text", "refusal", "end"
SET, LAYOUT = "set", "layout"


class BrokenConnection(ConnectionError):
    """The other side is gone, or says what no frame is."""


class Frame(NamedTuple):
    """One message.

    READY: the reader has come up. CLEAN: the body is an upload. DRAW: the body is a stored paper of the media type `word`,
    of which page `number` is wanted. PAPER: the body is the clean paper, of `number` pages and the media type
    `word`. PICTURE: the body is page `number` as JPEG.
    THUMBNAIL: the same, small.
    READ: the body is a stored PDF. TEXT: the body is its rows of text, in UTF-8.
    SET: the body is the data, in JSON, of a paper of the layout `word`. LAYOUT: the body is the digest of that layout.
    REFUSAL: `word` is the key, `number` its number, the body the place
    in our source where a library gave up, or what stands in the way of a paper, in JSON. END: nothing follows.
    """

    kind: str
    number: int = 0
    word: str = ""
    body: bytes = b""


def send_frame(connection: socket.socket, frame: Frame, until: float | None = None) -> None:
    """Send one frame, until a moment of the monotonic clock. Raises OSError (TimeoutError, BrokenPipeError)."""
    connection.settimeout(count_remaining_seconds(until))
    head = HEAD.pack(frame.kind.encode(), frame.number, frame.word.encode()[:48], len(frame.body))
    connection.sendall(head + frame.body)


def receive_frame(connection: socket.socket, until: float | None = None) -> Frame:
    """The next frame. Raises OSError, BrokenConnection for an end of the connection or an impossible size."""
    kind, number, word, size = HEAD.unpack(receive_bytes(connection, HEAD.size, until))
    if size > MAX_BODY_BYTES:
        raise BrokenConnection(f"a frame of {size} bytes")
    body = receive_bytes(connection, size, until)
    return Frame(decode_word(kind), number, decode_word(word), body)


def decode_word(padded: bytes) -> str:
    """A word of a head, whatever its sender wrote there."""
    return padded.rstrip(b"\0").decode("ascii", "replace")


def receive_bytes(connection: socket.socket, size: int, until: float | None) -> bytes:
    """So many bytes. Raises OSError, BrokenConnection where there are fewer."""
    parts: list[bytes] = []
    while size:
        connection.settimeout(count_remaining_seconds(until))
        part = connection.recv(min(size, 1 << 20))
        if not part:
            raise BrokenConnection("the connection has ended")
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def count_remaining_seconds(until: float | None) -> float | None:
    """Seconds that remain; None where nobody waits for an end. Raises TimeoutError where none remain."""
    if until is None:
        return None
    seconds = until - monotonic()
    if seconds <= 0:
        raise TimeoutError("the time is over")
    return seconds

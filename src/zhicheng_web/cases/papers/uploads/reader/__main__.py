"""The reader: up once, with the libraries in memory; a process of its own for each upload, so that none meets another's bytes.

What a library raises for broken bytes is a refusal with the place in our source. A process that was ended by the kernel takes
the reader along: the office sees the connection end, refuses the upload and starts another.
"""

import gc
import os
import socket
import sys
import traceback
from functools import partial
from types import TracebackType
from typing import Final

from pikepdf import PasswordError

from zhicheng_web.cases.papers.uploads.reader import confinement, frames, read_upload
from zhicheng_web.cases.papers.uploads.reader.frames import Frame
from zhicheng_web.cases.papers.uploads.reader.refusals import Reason, UploadRefused
from zhicheng_web.cases.papers.uploads.signatures import PDF_SIGNATURE

RAISED: Final = 1
"""What a process leaves with that refused its upload."""
REASONS: Final[tuple[tuple[tuple[type[BaseException], ...], Reason], ...]] = (
    ((PasswordError,), Reason.LOCKED),
    ((MemoryError, RecursionError), Reason.COMPLEX),
)
"""What else than broken bytes an error means."""


def serve_office() -> int:
    """Read uploads until the office hangs up; 1 where one of them ended its process."""
    connection = socket.socket(fileno=0)
    confinement.give_up_rights()
    gc.freeze()  # what is loaded is never looked through again: children share its memory
    frames.send_frame(connection, Frame(frames.READY))
    while connection.recv(1, socket.MSG_PEEK):
        child = os.fork()
        if not child:
            answer_request(connection)
            os._exit(0)  # nothing to put away: an orderly end of Python costs more than a small upload
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) not in (0, RAISED):
            return 1
    return 0


def answer_request(connection: socket.socket) -> None:
    """Read one upload, in a process that ends with it."""
    request = frames.receive_frame(connection)
    sys.excepthook = partial(refuse_what_raised, connection, request.body.startswith(PDF_SIGNATURE))
    confinement.limit_resources()
    for frame in read_upload.answer_frames(request):
        frames.send_frame(connection, frame)
    frames.send_frame(connection, Frame(frames.END))


def refuse_what_raised(
    connection: socket.socket,
    is_pdf: bool,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
) -> None:
    """Say what was raised, and where in our source: never what the library says, which may quote the upload."""
    where = traceback.extract_tb(trace)[-1:]
    place = f"{kind.__name__} {os.path.basename(where[0].filename)}:{where[0].lineno}" if where else kind.__name__
    unreadable = Reason.UNREADABLE_PDF if is_pdf else Reason.UNREADABLE_PICTURE
    reason = next((reason for kinds, reason in REASONS if isinstance(error, kinds)), unreadable)
    refused = error if isinstance(error, UploadRefused) else UploadRefused(reason)
    frames.send_frame(connection, Frame(frames.REFUSAL, refused.number, refused.reason, place.encode()))
    os._exit(RAISED)


if __name__ == "__main__":
    sys.exit(serve_office())

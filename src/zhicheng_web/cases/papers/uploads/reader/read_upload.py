"""An upload becomes a clean paper and the pictures of its pages: recognised by its signature, never by its name."""

from collections.abc import Iterator
from time import monotonic
from typing import NamedTuple

from zhicheng_web.cases.papers.uploads.limits import DRAWING_SECONDS, MAX_CLEAN_BYTES
from zhicheng_web.cases.papers.uploads.reader import frames, page_text, pages, pictures
from zhicheng_web.cases.papers.uploads.reader.frames import Frame
from zhicheng_web.cases.papers.uploads.reader.rebuild import document
from zhicheng_web.cases.papers.uploads.reader.refusals import Reason, UploadRefused
from zhicheng_web.cases.papers.uploads.signatures import JPEG, PDF, PNG, find_media_type


class CleanBytes(NamedTuple):
    """A paper as it is stored: its bytes, media type and number of pages."""

    data: bytes
    media_type: str
    pages: int


def answer_frames(request: Frame) -> Iterator[Frame]:
    """What is answered to CLEAN, DRAW and READ. Raises UploadRefused, and whatever libraries raise for broken bytes."""
    began = monotonic()
    if request.kind == frames.DRAW:
        yield from draw_frames(request.body, request.word, request.number, began)
        return
    if request.kind == frames.READ:
        yield Frame(frames.TEXT, body="\n".join(page_text.read_rows(request.body)).encode())
        return
    paper = clean_bytes(request.body)
    if len(paper.data) > MAX_CLEAN_BYTES:
        raise UploadRefused(Reason.CLEAN_SIZE)
    yield Frame(frames.PAPER, paper.pages, paper.media_type, paper.data)
    for picture in draw_frames(paper.data, paper.media_type, 1, began + DRAWING_SECONDS):
        yield picture
        if picture.number == 1:
            yield Frame(frames.THUMBNAIL, 1, JPEG, pages.shrink_picture(picture.body))


def draw_frames(data: bytes, media_type: str, first: int, until: float) -> Iterator[Frame]:
    """Pictures of the pages from one on, until a moment of the monotonic clock; of the first one in any case."""
    for number, picture in enumerate(pages.draw_pages(data, media_type == PDF, first), first):
        yield Frame(frames.PICTURE, number, JPEG, picture)
        if monotonic() > until:
            return


def clean_bytes(data: bytes) -> CleanBytes:
    """The clean paper."""
    media_type = find_media_type(data)
    if media_type == PDF:
        rebuilt = document.rebuild_document(data)
        return CleanBytes(rebuilt.data, PDF, rebuilt.pages)
    kind = JPEG if media_type == JPEG else PNG
    return CleanBytes(pictures.redraw_picture(data, "JPEG" if kind == JPEG else "PNG"), kind, 1)

"""What the marks of a JPEG say before anything is decoded (ITU-T T.81, annex B): sides, and how often it is gone over."""

from typing import Final, NamedTuple

from zhicheng_web.cases.papers.uploads.limits import MAX_INPUT_SIDE_PIXELS, MAX_PIXELS, MAX_SCANS
from zhicheng_web.cases.papers.uploads.reader.refusals import Reason, UploadRefused

FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""SOF: start of a frame; C4, C8 and CC among them are tables."""
START_OF_SCAN, END_OF_IMAGE, STUFFED = 0xDA, 0xD9, 0x00
WITHOUT_LENGTH: Final = frozenset({0x01, 0xD8, *range(0xD0, 0xD8)})


class JpegShape(NamedTuple):
    """Sides in pixels, number of components, number of scans."""

    width: int
    height: int
    components: int
    scans: int


def read_jpeg_shape(data: bytes) -> JpegShape:
    """Walk from mark to mark, over entropy-coded data by its next mark. Of several frames the largest counts."""
    width = height = components = scans = 0
    at = 2
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        mark = data[at + 1]
        if mark == 0xFF or mark == STUFFED or mark in WITHOUT_LENGTH:
            at += 1 if mark == 0xFF else 2
            continue
        if mark in FRAMES and at + 10 <= len(data):
            height = max(height, int.from_bytes(data[at + 5 : at + 7]))
            width = max(width, int.from_bytes(data[at + 7 : at + 9]))
            components = data[at + 9]
        scans += mark == START_OF_SCAN
        at += 2 + (0 if mark == END_OF_IMAGE else int.from_bytes(data[at + 2 : at + 4]))
    return JpegShape(width, height, components, scans)


def check_jpeg_shape(data: bytes) -> JpegShape:
    """The shape. Raises UploadRefused where decoding would cost more than a scan is worth."""
    shape = read_jpeg_shape(data)
    check_sides(shape.width, shape.height)
    if shape.scans > MAX_SCANS:
        raise UploadRefused(Reason.COMPLEX)
    return shape


def check_sides(width: int, height: int) -> None:
    """Raises UploadRefused for a picture that is too large, or a strip."""
    if max(width, height) > MAX_INPUT_SIDE_PIXELS or width * height > MAX_PIXELS:
        raise UploadRefused(Reason.PIXELS)

"""A page of a kept paper as a picture: phones show no PDF inside a page, and need no scan in full size.

PDFium is not made for threads: one page is drawn at a time.
"""

import io
from threading import Lock
from typing import Final

import pypdfium2
from PIL import Image

from zhicheng_web.cases.papers.uploads.cleaning import PDF
from zhicheng_web.cases.papers.uploads.limits import JPEG_QUALITY

WIDTH: Final = 1_200
"""Pixels across: an A4 page whose small print can be read on a phone at twice its size."""
DRAWING: Final = Lock()


def picture(data: bytes, media_type: str, number: int) -> bytes:
    """A page, counted from 1, as JPEG. Raises IndexError where there is none."""
    if media_type == PDF:
        return written(drawn(data, number))
    if number != 1:
        raise IndexError(number)
    with Image.open(io.BytesIO(data)) as image:
        return written(image)


def drawn(data: bytes, number: int) -> Image.Image:
    """A page of a PDF."""
    with DRAWING:
        document = pypdfium2.PdfDocument(data)
        try:
            if not 1 <= number <= len(document):
                raise IndexError(number)
            page = document[number - 1]
            image: Image.Image = page.render(scale=WIDTH / page.get_width(), may_draw_forms=False).to_pil()
            return image
        finally:
            document.close()


def written(image: Image.Image) -> bytes:
    """No wider than need be, as JPEG."""
    out, shown = io.BytesIO(), image.convert("RGB")
    shown.thumbnail((WIDTH, WIDTH * 4))
    shown.save(out, "JPEG", quality=JPEG_QUALITY)
    return out.getvalue()

"""A page of a stored paper as a picture: phones show no PDF inside a page, and need no scan in full size.

PDFium is not made for threads: one page is drawn at a time.
"""

import io
from threading import Lock
from typing import Final

import pypdfium2
from PIL import Image

from zhicheng_web.cases.papers.uploads.cleaning import PDF
from zhicheng_web.cases.papers.uploads.limits import JPEG_QUALITY

PAGE_WIDTH: Final = 1_200
"""Pixels across: an A4 page whose small print can be read on a phone at twice its size."""
PDFIUM_LOCK: Final = Lock()


class NoSuchPage(IndexError):
    """A paper has fewer pages than somebody asks for."""


def draw_page_picture(data: bytes, media_type: str, number: int) -> bytes:
    """A page, counted from 1, as JPEG. Raises NoSuchPage where there is none."""
    if media_type == PDF:
        return encode_jpeg(draw_pdf_page(data, number))
    if number != 1:
        raise NoSuchPage(number)
    with Image.open(io.BytesIO(data)) as image:
        return encode_jpeg(image)


def draw_pdf_page(data: bytes, number: int) -> Image.Image:
    """A page of a PDF."""
    with PDFIUM_LOCK:
        document = pypdfium2.PdfDocument(data)
        try:
            if not 1 <= number <= len(document):
                raise NoSuchPage(number)
            page = document[number - 1]
            image: Image.Image = page.render(scale=PAGE_WIDTH / page.get_width(), may_draw_forms=False).to_pil()
            return image
        finally:
            document.close()


def encode_jpeg(image: Image.Image) -> bytes:
    """No wider than need be, as JPEG."""
    out, resized = io.BytesIO(), image.convert("RGB")
    resized.thumbnail((PAGE_WIDTH, PAGE_WIDTH * 4))
    resized.save(out, "JPEG", quality=JPEG_QUALITY)
    return out.getvalue()

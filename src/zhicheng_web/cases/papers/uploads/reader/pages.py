"""A page of a paper as a picture: phones show no PDF inside a page, and need no scan in full size."""

import io
from collections.abc import Iterator

import pypdfium2
from PIL import Image

from zhicheng_web.cases.papers.uploads.limits import (
    JPEG_QUALITY,
    MAX_PAGE_POINTS,
    MAX_PAGE_RATIO,
    MAX_PICTURE_RATIO,
    MIN_PAGE_POINTS,
    PAGE_WIDTH,
    THUMBNAIL_SIDE,
)
from zhicheng_web.cases.papers.uploads.reader import pictures
from zhicheng_web.cases.papers.uploads.reader.refusals import Reason, UploadRefused


def draw_pages(data: bytes, is_pdf: bool, first: int) -> Iterator[bytes]:
    """The pages from one on, counted from 1, each as JPEG."""
    if is_pdf:
        yield from map(encode_page_picture, draw_pdf_pages(data, first))
    elif first == 1:
        yield encode_page_picture(pictures.open_picture(data))


def draw_pdf_pages(data: bytes, first: int) -> Iterator[Image.Image]:
    """The pages of a PDF from one on. Raises UploadRefused for a page that nobody could look at."""
    document = pypdfium2.PdfDocument(data)
    for index in range(first - 1, len(document)):
        page = document[index]
        check_page_shape(page.get_width(), page.get_height(), index + 1)
        yield page.render(scale=choose_scale(page.get_width(), page.get_height()), may_draw_forms=False).to_pil()
        page.close()


def check_page_shape(width: float, height: float, number: int) -> None:
    """Raises UploadRefused for a page so small, large or thin that it shows nothing, at a price."""
    short, long = sorted((width, height))
    if not (short >= MIN_PAGE_POINTS and long <= min(MAX_PAGE_POINTS, short * MAX_PAGE_RATIO)):
        raise UploadRefused(Reason.PAGE_SHAPE, number)


def choose_scale(width: float, height: float) -> float:
    """Pixels for each point of a page."""
    return min(PAGE_WIDTH / width, PAGE_WIDTH * MAX_PICTURE_RATIO / height)


def shrink_picture(picture: bytes) -> bytes:
    """The picture of a page, small, as JPEG."""
    out, image = io.BytesIO(), Image.open(io.BytesIO(picture), formats=("JPEG",))
    image.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    image.save(out, "JPEG", quality=JPEG_QUALITY)
    return out.getvalue()


def encode_page_picture(image: Image.Image) -> bytes:
    """No wider than need be, as JPEG."""
    out, resized = io.BytesIO(), image.convert("RGB")
    resized.thumbnail((PAGE_WIDTH, PAGE_WIDTH * MAX_PICTURE_RATIO))
    resized.save(out, "JPEG", quality=JPEG_QUALITY)
    return out.getvalue()

"""What the people of the demo city scan: small drawn pages, the same bytes for everybody."""

import io
from functools import cache

from PIL import Image, ImageDraw

from zhicheng_web.cases.papers.uploads.cleaning import CleanPaper, clean_upload

PAGE_SIZE = (150, 212)
INK, RED, PAPER = (60, 66, 74), (196, 46, 40), (250, 249, 244)
MARGIN, LINE = 18, 13


@cache
def draw_scan(kind: str) -> bytes:
    """A page with lines and a seal; another kind has another number of lines."""
    page = Image.new("RGB", PAGE_SIZE, PAPER)
    pen = ImageDraw.Draw(page)
    width, height = PAGE_SIZE
    pen.rectangle((MARGIN * 2, MARGIN, width - MARGIN * 2, MARGIN + 6), fill=INK)
    for line in range(5 + len(kind) % 7):
        top = MARGIN * 2 + line * LINE
        pen.line((MARGIN, top, width - MARGIN - (line * 37) % 50, top), fill=INK)
    pen.ellipse((width - 62, height - 62, width - 18, height - 18), outline=RED, width=2)
    out = io.BytesIO()
    page.save(out, "PNG")
    return out.getvalue()


@cache
def clean_scan(kind: str) -> CleanPaper:
    """The same page as the office stores it, read once: a city uploads it some thousand times."""
    return clean_upload(draw_scan(kind))

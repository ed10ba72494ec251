"""What reading an upload takes: cleaned and drawn in a process of its own, as the office does it."""

import io
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import pikepdf
from django.conf import settings
from pikepdf import Dictionary, Name
from PIL import Image

from bench.parts import clocks, tables
from zhicheng_web.cases.papers.uploads.cleaning import clean_upload

ROUNDS = 15
A4_POINTS = (595, 842)


def make_scan(dots: int, form: str = "JPEG", mode: str = "RGB") -> bytes:
    """An A4 page at so many dots an inch, with lines and the noise of a scanner."""
    size = (round(8.27 * dots), round(11.69 * dots))
    page = Image.blend(Image.new("L", size, 245), Image.effect_noise(size, 30), 0.15)
    for line in range(dots, size[1] - dots, dots // 5):
        page.paste(60, (dots, line, size[0] - dots, line + dots // 20))
    out = io.BytesIO()
    page.convert(mode).save(out, form, quality=75)
    return out.getvalue()


def make_scanned_pdf(pages: int, dots: int) -> bytes:
    """A PDF as a scanner makes it: a picture a page."""
    picture, out = make_scan(dots), io.BytesIO()
    width, height = Image.open(io.BytesIO(picture)).size
    with pikepdf.new() as made:
        head = Dictionary(Type=Name.XObject, Subtype=Name.Image, ColorSpace=Name.DeviceRGB, BitsPerComponent=8)
        head.Width, head.Height, head.Filter = width, height, Name.DCTDecode
        for _ in range(pages):
            made.add_blank_page(page_size=A4_POINTS)
            shown = made.make_stream(picture, head)
            made.pages[-1].obj.Resources = Dictionary(XObject=Dictionary(I=shown))
            made.pages[-1].obj.Contents = made.make_stream(b"q %d 0 0 %d 0 0 cm /I Do Q" % A4_POINTS)
        made.save(out)
    return out.getvalue()


def list_uploads() -> Iterator[tuple[str, bytes]]:
    """By name."""
    yield "PNG，150 × 212", make_scan(18, "PNG")
    yield "手机照片JPG，1200万像素", make_scan(350)
    yield "扫描件JPG，300 dpi", make_scan(300)
    yield "扫描件PNG灰度，200 dpi", make_scan(200, "PNG", "L")
    yield "PDF一页，200 dpi", make_scanned_pdf(1, 200)
    yield "PDF三页，200 dpi", make_scanned_pdf(3, 200)
    yield "PDF三页，300 dpi", make_scanned_pdf(3, 300)
    yield "PDF二十页，200 dpi", make_scanned_pdf(20, 200)


def measure_uploads() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as home:
        settings.configure(HOME=Path(home))
        rows = [measure_upload(name, data) for name, data in list_uploads()]
    tables.show("上传", ("上传的文件", "KB", "存下 KB", "画出的页", "最快 ms", "居中 ms"), rows)


def measure_upload(name: str, data: bytes) -> tuple[str, ...]:
    """One row."""
    clean = clean_upload(data)
    quickest, middle = clocks.of_runs(time_call(lambda: clean_upload(data)), ROUNDS)
    drawn = f"{len(clean.pictures)}/{clean.pages}"
    return name, f"{len(data) // 1024}", f"{len(clean.data) // 1024}", drawn, f"{quickest:.0f}", f"{middle:.0f}"


def time_call(call: Callable[[], object]) -> Callable[[], float]:
    """What measures a call, in milliseconds."""

    def run() -> float:
        """Once."""
        began = perf_counter()
        call()
        return 1000 * (perf_counter() - began)

    return run

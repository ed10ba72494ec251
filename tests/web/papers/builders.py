"""Files made by hand for these tests: PDFs from parts, pictures from pixels. Nothing here is read from a disk."""

import io
from collections.abc import Callable, Sequence
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Pdf, Stream
from PIL import Image

CANARY = b"CANARY-530102199001011234"
"""What must not be found in a paper that is stored: not in its bytes, nor in what they hold once inflated."""
WORD = CANARY.decode()
Prepare = Callable[[Pdf], None]


def make_pdf(*prepare: Prepare, pages: int = 1, contents: bytes = b"0 0 9 9 re f", **saved: Any) -> bytes:
    """A PDF of pages with these contents, then prepared."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page(page_size=(595, 842))
            made.pages[-1].obj.Contents = made.make_stream(contents)
        for one in prepare:
            one(made)
        made.save(out, fix_metadata_version=False, **saved)
    return out.getvalue()


def make_raw_pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of objects as they are written, counted from 1; the first one is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Root 1 0 R /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def make_page_pdf(page: bytes = b"", catalogue: bytes = b"", *more: bytes) -> bytes:
    """A PDF of one page, with entries added to page and catalogue as they are written; further objects begin at 4."""
    return make_raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %s >>" % page,
            *more,
        ]
    )


def make_stream_object(head: bytes, data: bytes) -> bytes:
    """A stream as it is written."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (head, len(data), data)


def make_picture(size: tuple[int, int] = (60, 80), mode: str = "RGB", form: str = "PNG", **saved: Any) -> bytes:
    """A picture with a few shades."""
    out = io.BytesIO()
    shades = Image.new("L", size, 200)
    shades.paste(Image.linear_gradient("L"))
    shades.convert(mode).save(out, form, **saved)
    return out.getvalue()


def make_form(pdf: Pdf, contents: bytes, **resources: Any) -> Stream:
    """A form."""
    head = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 595, 842], Resources=Dictionary(**resources))
    return Stream(pdf, contents, head)


def use(pdf: Pdf, **resources: Any) -> None:
    """Give the first page resources: `use(pdf, XObject=Dictionary(X=form))`."""
    pdf.pages[0].obj.Resources = Dictionary(**resources)


def make_image(pdf: Pdf, data: bytes, width: int, height: int, **head: Any) -> Stream:
    """A picture of a PDF."""
    about = {"Type": Name.XObject, "Subtype": Name.Image, "Width": width, "Height": height}
    plain = {"ColorSpace": Name.DeviceRGB, "BitsPerComponent": 8}
    return Stream(pdf, data, Dictionary(**{**about, **plain, **head}))


def find_canary(data: bytes, canary: bytes = CANARY) -> list[str]:
    """Where in a stored paper the canary is: its bytes, the text of its objects, its streams as they lie and inflated."""
    places = ["bytes"] if canary in data else []
    if not data.startswith(b"%PDF-"):
        return places
    with pikepdf.open(io.BytesIO(data)) as document:
        for number, one in enumerate(document.objects):
            text = one.unparse() if not isinstance(one, Stream) else one.stream_dict.unparse()
            layers = [text, *([one.read_raw_bytes(), inflate(one)] if isinstance(one, Stream) else [])]
            places += [f"object {number}" for layer in layers if canary in layer]
    return places


def inflate(stream: Stream) -> bytes:
    """The bytes of a stream as far as its filters are ours."""
    return stream.read_raw_bytes() if stream.get("/Filter") == Name.DCTDecode else stream.read_bytes()

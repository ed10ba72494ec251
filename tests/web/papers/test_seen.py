"""What is seen of a paper stays: a PDF built anew looks as before, drawn by another program than the one that built it."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image, ImageChops

from tests.web.papers.builders import make_form, make_image, make_pdf, make_picture, use
from zhicheng_web.cases.papers.uploads.cleaning import clean_upload

SHADES = bytes(range(0, 240, 5)) * 100
PLAIN_TEXT = b"BT /F 40 Tf 60 500 Td (Kunming 2026) Tj 0 -50 Td [(A) -300 (B)] TJ T* (C) ' ET"
NOISE = 12
"""Of 255: what a JPEG written anew may differ in."""


@pytest.fixture(autouse=True)
def home(rooms: None) -> None:
    """The folder in which slots lie."""


def draw(data: bytes) -> Image.Image:
    """The first page, by PDFium."""
    document = pypdfium2.PdfDocument(data)
    try:
        page: Image.Image = document[0].render(scale=1).to_pil()
        return page.convert("RGB")
    finally:
        document.close()


def fonts(pdf: Pdf) -> None:
    """A font that every program has."""
    use(pdf, Font=Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)))


def picture(data: bytes = SHADES, width: int = 40, height: int = 40, **head: Any) -> Callable[[Pdf], None]:
    """A picture of a PDF; entries that are functions are asked."""

    def prepare(pdf: Pdf) -> None:
        made = {key: value(pdf) if callable(value) else value for key, value in head.items()}
        use(pdf, XObject=Dictionary(X=make_image(pdf, data, width, height, **made)))

    return prepare


def grey_mask(pdf: Pdf) -> Stream:
    """Half to be seen through."""
    return make_image(pdf, bytes(800) + b"\xff" * 800, 40, 40, ColorSpace=Name.DeviceGray)


def fax() -> bytes:
    """Black and white as a fax machine codes it, out of the TIFF that Pillow writes."""
    out = io.BytesIO()
    striped = Image.new("1", (400, 300), 1)
    striped.paste(0, (50, 50, 200, 200))
    striped.save(out, "TIFF", compression="group4")
    with Image.open(io.BytesIO(out.getvalue())) as written:
        place, size = written.tag_v2[273][0], written.tag_v2[279][0]  # type: ignore[attr-defined]
        assert written.tag_v2[262] in (0, 1)  # type: ignore[attr-defined]
    return out.getvalue()[place : place + size]


def pattern(pdf: Pdf) -> None:
    """Tiles, and a shading from red to blue."""
    head = Dictionary(
        Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 20, 20], XStep=20, YStep=20
    )
    head.Resources = Dictionary()
    ends = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 595, 0], Function=ends, Extend=[True, True]
    )
    use(pdf, Pattern=Dictionary(P=Stream(pdf, b"1 0 0 rg 2 2 9 9 re f", head)), Shading=Dictionary(S=shading))


def glyphs(pdf: Pdf) -> None:
    """A font whose letters are drawn."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 9, 9], FontMatrix=[0.1, 0, 0, 0.1, 0, 0])
    font.Encoding = Dictionary(Type=Name.Encoding, Differences=[97, Name.a])
    font.FirstChar, font.LastChar, font.Widths = 97, 97, Array([9])
    font.CharProcs = Dictionary(a=Stream(pdf, b"9 0 d0 0 0 7 7 re f"))
    use(pdf, Font=Dictionary(F=font))


def seal(pdf: Pdf, subtype: Name = Name.Stamp) -> None:
    """A seal, larger than its appearance, turned."""
    look = make_form(pdf, b"1 0 0 RG 5 w 10 10 80 80 re S")
    look.BBox, look.Matrix = Array([0, 0, 100, 100]), Array([0, 1, -1, 0, 0, 0])
    field = Dictionary(Type=Name.Annot, Subtype=subtype, FT=Name.Sig, F=4, Rect=[300, 300, 500, 500])
    field.AP = Dictionary(N=look)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(field)])
    pdf.Root.AcroForm = Dictionary(Fields=pdf.pages[0].obj.Annots)


def turned_text(pdf: Pdf) -> None:
    """A page that is turned and cut."""
    fonts(pdf)
    pdf.pages[0].obj.Rotate, pdf.pages[0].obj.CropBox = 90, Array([50, 50, 500, 700])


def seen_layer(pdf: Pdf) -> None:
    """A layer that is on, among others that are off."""
    on, off = (pdf.make_indirect(Dictionary(Type=Name.OCG)) for _ in range(2))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([on, off]), D=Dictionary(BaseState=Name.OFF, ON=Array([on])))
    use(pdf, Properties=Dictionary(A=on, B=off))


def see_through(pdf: Pdf) -> None:
    """A state in which one sees through, and multiplies."""
    use(pdf, ExtGState=Dictionary(G=Dictionary(Type=Name.ExtGState, ca=0.4, BM=Name.Multiply)))


SHOW = b"q 400 0 0 400 50 200 cm /X Do Q"
RGB_SHADES = SHADES[:4800]
SEEN: dict[str, tuple[bytes, Callable[[Pdf], None]]] = {
    "text": (PLAIN_TEXT, fonts),
    "text from two streams, unbalanced": (b"Q Q q 1 0 0 rg " + PLAIN_TEXT, fonts),
    "paths": (b"3 w 0 0 1 RG 50 50 m 300 500 l 500 100 400 300 50 60 c B* [9 3] 0 d 20 20 400 400 re S", fonts),
    "layers": (b"/OC /A BDC 0 0 300 300 re f EMC /OC /B BDC 200 200 300 300 re f EMC", seen_layer),
    "tiles and shading": (b"/Pattern cs /P scn 0 0 300 300 re f 300 300 200 200 re W n /S sh", pattern),
    "drawn letters": (b"BT /F 50 Tf 50 300 Td (aa) Tj ET", glyphs),
    "seen through": (b"1 0 0 rg 0 0 300 300 re f /G gs 0 1 0 rg 100 100 300 300 re f", see_through),
    "a turned page": (PLAIN_TEXT, turned_text),
    "a seal": (b"0 0 9 9 re f", seal),
    "pixels": (SHOW, picture(RGB_SHADES)),
    "grey": (SHOW, picture(SHADES[:1600], ColorSpace=Name.DeviceGray)),
    "inks": (SHOW, picture(SHADES[:6400] + bytes(1600), ColorSpace=Name.DeviceCMYK)),
    "palette": (SHOW, picture(bytes([0, 1] * 800), ColorSpace=[Name.Indexed, Name.DeviceRGB, 1, b"\xff\0\0\0\0\xff"])),
    "spot colour": (
        SHOW,
        picture(
            SHADES[:1600],
            ColorSpace=lambda pdf: [
                Name.Separation,
                Name.Red,
                Name.DeviceRGB,
                Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 1, 1], C1=[1, 0, 0], N=1),
            ],
        ),
    ),
    "mask": (SHOW, picture(RGB_SHADES, SMask=grey_mask)),
    "stencil": (b"1 0 0 rg " + SHOW, picture(b"\xaa\x55" * 100, 40, 40, ImageMask=True, BitsPerComponent=1)),
    "fax": (
        SHOW,
        picture(fax(), 400, 300, ColorSpace=Name.DeviceGray, BitsPerComponent=1, Filter=Name.CCITTFaxDecode,
                DecodeParms=Dictionary(K=-1, Columns=400, Rows=300)),
    ),
    "fax stencil": (
        b"1 0 0 rg " + SHOW,
        picture(fax(), 400, 300, ImageMask=True, BitsPerComponent=1, Filter=Name.CCITTFaxDecode,
                DecodeParms=Dictionary(K=-1, Columns=400, Rows=300)),
    ),
    "JPEG": (SHOW, picture(make_picture((400, 300), form="JPEG"), 400, 300, Filter=Name.DCTDecode)),
    "grey JPEG": (
        SHOW,
        picture(make_picture((400, 300), "L", "JPEG"), 400, 300, ColorSpace=Name.DeviceGray, Filter=Name.DCTDecode),
    ),
    "JPEG in inks": (
        SHOW,
        picture(make_picture((400, 300), "CMYK", "JPEG"), 400, 300, ColorSpace=Name.DeviceCMYK, Filter=Name.DCTDecode),
    ),
    "JPEG 2000": (SHOW, picture(make_picture((400, 300), form="JPEG2000"), 400, 300, Filter=Name.JPXDecode)),
    "within contents": (
        b"q 300 0 0 300 50 200 cm BI /W 2 /H 2 /BPC 8 /CS /RGB /F /AHx ID ff000000ff000000ffffff00> EI Q",
        fonts,
    ),
}  # fmt: skip
"""By name: contents, and what is prepared for them."""


@pytest.mark.parametrize("name", SEEN)
def test_a_document_looks_as_before(name: str) -> None:
    contents, prepare = SEEN[name]
    data = make_pdf(prepare, contents=contents)
    clean = clean_upload(data)
    before, after = draw(data), draw(clean.data)
    assert before.size == after.size
    assert len(before.getcolors(maxcolors=before.width * before.height) or ()) > 1
    assert all(
        not band.point(lambda value: value > NOISE).getbbox() for band in ImageChops.difference(before, after).split()
    )


def test_the_seal_of_a_signature_becomes_part_of_the_page() -> None:
    stamped, signed = (make_pdf(lambda pdf, kind=kind: seal(pdf, kind)) for kind in (Name.Stamp, Name.Widget))  # type: ignore[misc]
    assert draw(clean_upload(signed).data).tobytes() == draw(stamped).tobytes()


def test_words_can_still_be_found_in_it() -> None:
    document = pypdfium2.PdfDocument(clean_upload(make_pdf(fonts, contents=PLAIN_TEXT)).data)
    assert "Kunming 2026" in document[0].get_textpage().get_text_range()
    document.close()


def test_what_is_transparent_shows_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (9, 9), (200, 0, 0, 0)).save(out, "PNG")
    with Image.open(io.BytesIO(clean_upload(out.getvalue()).data)) as stored:
        assert stored.getcolors() == [(81, (255, 255, 255))]


def test_sixteen_bits_of_grey_keep_their_shades() -> None:
    out = io.BytesIO()
    Image.new("I;16", (9, 9), 0x8000).save(out, "PNG")
    with Image.open(io.BytesIO(clean_upload(out.getvalue()).data)) as stored:
        assert (stored.mode, stored.getcolors()) == ("L", [(81, 128)])


def test_the_same_upload_is_the_same_paper() -> None:
    data = make_pdf(fonts, contents=PLAIN_TEXT)
    assert clean_upload(data) == clean_upload(data)


def test_a_clean_paper_is_clean_already() -> None:
    clean = clean_upload(make_pdf(fonts, contents=PLAIN_TEXT))
    with pikepdf.open(io.BytesIO(clean_upload(clean.data).data)) as again, pikepdf.open(io.BytesIO(clean.data)) as once:
        assert [page.Contents.read_bytes() for page in again.pages] == [
            page.Contents.read_bytes() for page in once.pages
        ]

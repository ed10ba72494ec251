"""Files that are not what their format says: each once was a 500, or is of the kind."""

from tests.web.papers.builders import make_page_pdf, make_picture, make_raw_pdf, make_stream_object

CONTENTS = make_stream_object(b"", b"/X Do /F 1 Tf (a) Tj /G gs /P cs /S sh")


def drawing(resources: bytes) -> bytes:
    """A page that uses these resources."""
    return make_page_pdf(b"/Contents 4 0 R /Resources << %s >>" % resources, b"", CONTENTS)


MALFORMED: dict[str, bytes] = {
    "Annots: null, number, string": make_page_pdf(b"/Annots [ null 5 (x) ]"),
    "Annots: a number": make_page_pdf(b"/Annots 5"),
    "Annots: itself": make_page_pdf(b"/Annots 4 0 R", b"", b"[ 4 0 R ]"),
    "Names: a number": make_page_pdf(b"", b"/Names 5"),
    "Names: an array": make_page_pdf(b"", b"/Names [1]"),
    "OCProperties: a string": make_page_pdf(b"", b"/OCProperties (x)"),
    "OCProperties: OFF a number": make_page_pdf(b"", b"/OCProperties << /D << /OFF 5 /BaseState 3 >> >>"),
    "Contents: a number": make_page_pdf(b"/Contents 5"),
    "Contents: nobody's": make_page_pdf(b"/Contents 99 0 R"),
    "Contents: an array of everything": make_page_pdf(b"/Contents [ null 5 (x) << >> 3 0 R ]"),
    "Resources: a string": make_page_pdf(b"/Resources (x)"),
    "Resources: groups that are none": drawing(b"/XObject 5 /Font (x) /ExtGState [1] /ColorSpace null /Shading true"),
    "Resources: members that are none": drawing(b"/XObject << /X 5 >> /Font << /F (x) >> /ExtGState << /G [1] >>"),
    "Resources: a form without anything": drawing(b"/XObject << /X 4 0 R >>"),
    "a colour space of nothing": drawing(b"/ColorSpace << /P [] >>"),
    "a colour space of itself": make_page_pdf(
        b"/Contents 4 0 R /Resources << /ColorSpace << /P 5 0 R >> >>", b"", CONTENTS, b"[ /Pattern 5 0 R ]"
    ),
    "a palette without colours": drawing(b"/ColorSpace << /P [/Indexed /DeviceRGB 300 null] >>"),
    "a profile that is a number": drawing(b"/ColorSpace << /P [/ICCBased 5] >>"),
    "a picture of no size": make_page_pdf(
        b"/Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >>",
        b"",
        CONTENTS,
        make_stream_object(b"/Subtype /Image /Width -1 /Height (x)", b"abc"),
    ),
    "a picture in no coding": make_page_pdf(
        b"/Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >>",
        b"",
        CONTENTS,
        make_stream_object(b"/Subtype /Image /Width 9 /Height 9 /Filter /JPXDecode", b"no such picture"),
    ),
    "a JPEG that is none": make_page_pdf(
        b"/Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >>",
        b"",
        CONTENTS,
        make_stream_object(b"/Subtype /Image /Width 9 /Height 9 /Filter /DCTDecode", b"\xff\xd8\xff no"),
    ),
    "a filter that is a number": make_page_pdf(b"/Contents 4 0 R", b"", make_stream_object(b"/Filter 5", b"abc")),
    "MediaBox: three numbers": make_page_pdf(b"/MediaBox [0 0 5]"),
    "MediaBox: words": make_page_pdf(b"/MediaBox [(a) (b) (c) (d)]"),
    "MediaBox: upside down": make_page_pdf(b"/MediaBox [595 842 0 0]"),
    "Rotate: a string": make_page_pdf(b"/Rotate (x)"),
    "Rotate: not a quarter": make_page_pdf(b"/Rotate 44"),
    "no pages": make_raw_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]),
    "pages that are a number": make_raw_pdf([b"<< /Type /Catalog /Pages 5 >>"]),
    "a tree of pages in itself": make_page_pdf(b"", b"").replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"),
    "a parent that is its child": make_page_pdf(b"/Parent 3 0 R").replace(b"/MediaBox [0 0 595 842]", b""),
    "no catalogue": make_raw_pdf([b"5"]),
    "no table": make_page_pdf().replace(b"xref", b"xxxx"),
    "half of it": make_page_pdf()[:150],
    "a table that leads astray": make_page_pdf().replace(b"00000 n", b"00001 f"),
    "strings never closed": make_page_pdf(b"/Contents 4 0 R", b"", make_stream_object(b"", b"(" * 50_000 + b"BT (a")),
    "a number of a thousand digits": make_page_pdf(b"/Rotate " + b"9" * 1000),
    "names of strange letters": drawing(b"/XObject << /\xff\xfe#00#ff 5 >>").replace(b"/X Do", b"/\xff\xfe#00#ff Do"),
    "a signature alone: PDF": b"%PDF-1.7",
    "a signature alone: JPEG": b"\xff\xd8\xff",
    "a signature alone: PNG": b"\x89PNG\r\n\x1a\n",
    "half a JPEG": make_picture(form="JPEG")[:300],
    "half a PNG": make_picture()[:90],
    "a PNG of no size": make_picture().replace(b"IHDR\0\0\0<", b"IHDR\0\0\0\0"),
    "a JPEG within a PNG": make_picture()[:40] + make_picture(form="JPEG"),
    "EXIF that is none": make_picture(form="JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff"),
}
"""By name: the bytes."""

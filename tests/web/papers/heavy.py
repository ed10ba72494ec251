"""Small files that cost much: each once stopped the whole office, or could."""

import io
import zlib
from collections.abc import Callable

from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image

from tests.web.papers.builders import (
    make_form,
    make_image,
    make_page_pdf,
    make_pdf,
    make_picture,
    make_stream_object,
    use,
)

Build = Callable[[], bytes]


def many_scans() -> bytes:
    """A progressive JPEG whose last scan comes two hundred times."""
    out = io.BytesIO()
    Image.new("L", (6000, 6000), 255).save(out, "JPEG", progressive=True)
    data = out.getvalue()
    scan = data.rfind(b"\xff\xda")
    tables = data.rfind(b"\xff\xc4", 0, scan)
    return data[:-2] + data[tables:-2] * 200 + b"\xff\xd9"


def forms_in_forms() -> bytes:
    """Forms each of which draws the next ten times, twelve deep."""

    def prepare(pdf: Pdf) -> None:
        form = make_form(pdf, b"0 0 595 842 re f")
        for _ in range(12):
            form = make_form(pdf, b"/X Do " * 10, XObject=Dictionary(X=form))
        use(pdf, XObject=Dictionary(X=form))

    return make_pdf(prepare, contents=b"/X Do")


def form_in_itself() -> bytes:
    """A form that draws itself."""

    def prepare(pdf: Pdf) -> None:
        form = pdf.make_indirect(make_form(pdf, b"/X Do " * 9))
        form.Resources.XObject = Dictionary(X=form)
        use(pdf, XObject=Dictionary(X=form))

    return make_pdf(prepare, contents=b"/X Do")


def many_fills() -> bytes:
    """Four hundred thousand full pages."""
    return make_pdf(contents=b"0 0 595 842 re f\n" * 400_000)


def some_slow_fills() -> bytes:
    """Fewer operations than the limit, each over the page with a soft edge: only the clock stops it."""

    def prepare(pdf: Pdf) -> None:
        state = Dictionary(Type=Name.ExtGState, ca=0.5, BM=Name.Luminosity)
        use(pdf, ExtGState=Dictionary(G=state))

    return make_pdf(prepare, contents=b"/G gs " + b"0 0 595 842 re f\n" * 90_000)


def thin_page() -> bytes:
    """A page a thousand times as high as wide."""
    return make_page_pdf(b"/MediaBox [0 0 0.2 200]")


def giant_page() -> bytes:
    """A page of 70 kilometres."""
    return make_page_pdf(b"/MediaBox [0 0 200000000 200000000]")


def bomb_of_contents() -> bytes:
    """Two hundred megabytes of blanks in two hundred kilobytes."""
    packed = zlib.compress(bytes(200 * 1024 * 1024), 9)
    return make_page_pdf(b"/Contents 4 0 R", b"", make_stream_object(b"/Filter /FlateDecode", packed))


def bomb_in_a_bomb() -> bytes:
    """A hundred megabytes, packed three times."""
    packed = zlib.compress(zlib.compress(zlib.compress(bytes(100 * 1024 * 1024), 9), 9), 9)
    filters = b"/Filter [/FlateDecode /FlateDecode /FlateDecode]"
    return make_page_pdf(b"/Contents 4 0 R", b"", make_stream_object(filters, packed))


def many_filters() -> bytes:
    """A stream behind two hundred filters."""
    return make_page_pdf(
        b"/Contents 4 0 R", b"", make_stream_object(b"/Filter [%s]" % (b"/ASCIIHexDecode " * 200), b"3E>")
    )


def huge_picture_in_a_pdf() -> bytes:
    """A picture of two gigapixels that says so, with hardly a byte."""

    def prepare(pdf: Pdf) -> None:
        use(pdf, XObject=Dictionary(I=make_image(pdf, b"\0", 50_000, 50_000)))

    return make_pdf(prepare, contents=b"/I Do")


def many_large_pictures() -> bytes:
    """One large picture, thirty times, as thirty objects."""
    pixels = zlib.compress(bytes(6000 * 6000), 9)

    def prepare(pdf: Pdf) -> None:
        grey = {"ColorSpace": Name.DeviceGray, "Filter": Name.FlateDecode}
        images = {f"I{n}": make_image(pdf, pixels, 6000, 6000, **grey) for n in range(30)}
        use(pdf, XObject=Dictionary({f"/{name}": image for name, image in images.items()}))

    return make_pdf(prepare, contents=b" ".join(b"/I%d Do" % n for n in range(30)))


def small_tiles() -> bytes:
    """A page filled with tiles of a thousandth of a point."""

    def prepare(pdf: Pdf) -> None:
        head = Dictionary(Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1, Resources=Dictionary())
        tile = Stream(pdf, b"0 0 1 1 re f", head)
        tile.BBox, tile.XStep, tile.YStep = Array([0, 0, 1, 1]), 0.001, 0.001
        use(pdf, Pattern=Dictionary(P=tile))

    return make_pdf(prepare, contents=b"/Pattern cs /P scn 0 0 595 842 re f")


def deep_arrays() -> bytes:
    """Arrays nested ten thousand deep, in the contents and in an entry."""
    nested = b"[" * 10_000 + b"]" * 10_000
    return make_page_pdf(b"/Contents 4 0 R /Annots " + nested, b"", make_stream_object(b"", nested + b" TJ"))


def deep_pages() -> bytes:
    """A tree of pages a thousand deep."""
    nodes = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 /Parent %d 0 R >>" % (n + 5, n + 3) for n in range(1000)]
    last = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] >>" % (len(nodes) + 3)
    return make_page_pdf(b"/Kids [4 0 R]", b"", *nodes, last)


def many_stamps() -> bytes:
    """Twenty thousand stamps with one appearance that is not cheap."""

    def prepare(pdf: Pdf) -> None:
        form = pdf.make_indirect(make_form(pdf, b"0 0 595 842 re f " * 1000))
        look = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[0, 0, 595, 842], AP=Dictionary(N=form))
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(look)] * 20_000)

    return make_pdf(prepare)


def function_without_end() -> bytes:
    """A shading by a function that is stitched of itself."""

    def prepare(pdf: Pdf) -> None:
        function = pdf.make_indirect(Dictionary(FunctionType=3, Domain=[0, 1], Bounds=[], Encode=[0, 1]))
        function.Functions = Array([function])
        shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Coords=[0, 0, 9, 9], Function=function)
        use(pdf, Shading=Dictionary(S=shading))

    return make_pdf(prepare, contents=b"/S sh")


def pages_without_number() -> bytes:
    """A tree that says a million pages and has one, many times."""
    return make_page_pdf(b"", b"").replace(
        b"/Kids [3 0 R] /Count 1", b"/Kids [" + b"3 0 R " * 5000 + b"]/Count 1000000"
    )


def text_of_a_million_letters() -> bytes:
    """Letters over letters, in a font that is not there."""

    def prepare(pdf: Pdf) -> None:
        use(pdf, Font=Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)))

    return make_pdf(prepare, contents=b"BT /F 900 Tf " + b"(" + b"W" * 2000 + b") Tj\n" * 2000 + b"ET")


HEAVY: dict[str, Build] = {
    "progressive JPEG of 200 scans": many_scans,
    "PNG of 1 by 40 million": lambda: make_picture((1, 40_000_000), "L", compress_level=1),
    "PNG of 40 million by 1": lambda: make_picture((40_000_000, 1), "L", compress_level=1),
    "PNG of 6600 by 6000": lambda: make_picture((6600, 6000), "L", compress_level=1),
    "forms in forms": forms_in_forms,
    "form in itself": form_in_itself,
    "400,000 fills": many_fills,
    "90,000 slow fills": some_slow_fills,
    "thin page": thin_page,
    "giant page": giant_page,
    "bomb of contents": bomb_of_contents,
    "bomb in a bomb": bomb_in_a_bomb,
    "many filters": many_filters,
    "picture of 2 gigapixels": huge_picture_in_a_pdf,
    "30 large pictures": many_large_pictures,
    "small tiles": small_tiles,
    "deep arrays": deep_arrays,
    "deep tree of pages": deep_pages,
    "20,000 stamps": many_stamps,
    "function of itself": function_without_end,
    "a million pages": pages_without_number,
    "a million letters": text_of_a_million_letters,
}
"""By name: what builds it."""

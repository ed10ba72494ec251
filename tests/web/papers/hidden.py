"""Papers with something active, attached, hidden or personal in every place that their formats offer: each holds the canary."""

import io
import zlib
from collections.abc import Callable
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String
from PIL import Image, PngImagePlugin

from tests.web.papers.builders import (
    CANARY,
    WORD,
    Prepare,
    make_form,
    make_image,
    make_page_pdf,
    make_pdf,
    make_picture,
    make_stream_object,
    use,
)

Build = Callable[[], bytes]


def script(pdf: Pdf) -> Object:
    """An action that runs a script."""
    return pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{WORD}')")))


def file(pdf: Pdf) -> Object:
    """A file that a document carries."""
    bytes_of_it = Stream(pdf, b"MZ " + CANARY, Dictionary(Type=Name.EmbeddedFile))
    return pdf.make_indirect(Dictionary(Type=Name.Filespec, F=String(f"{WORD}.exe"), EF=Dictionary(F=bytes_of_it)))


def on_catalogue(key: str, make: Callable[[Pdf], Any]) -> Build:
    """A document whose catalogue has an entry."""

    def prepare(pdf: Pdf) -> None:
        pdf.Root[f"/{key}"] = make(pdf)

    return lambda: make_pdf(prepare)


def on_page(key: str, make: Callable[[Pdf], Any]) -> Build:
    """A document whose page has an entry."""

    def prepare(pdf: Pdf) -> None:
        pdf.pages[0].obj[f"/{key}"] = make(pdf)

    return lambda: make_pdf(prepare)


def note(subtype: str, **entries: Callable[[Pdf], Any]) -> Build:
    """A document with a note of a kind on its page."""

    def prepare(pdf: Pdf) -> None:
        one = Dictionary(Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=[0, 0, 99, 99], Contents=String(WORD))
        one["/T"], one["/NM"] = String(WORD), String(WORD)
        one["/AP"] = Dictionary(N=make_form(pdf, b"0 0 9 9 re f"))
        for key, make in entries.items():
            one[f"/{key}"] = make(pdf)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(one)])
        if subtype == "Widget":
            pdf.Root.AcroForm = Dictionary(Fields=pdf.pages[0].obj.Annots)

    return lambda: make_pdf(prepare)


def secret_stream(pdf: Pdf) -> Stream:
    """A stream that is nothing but the canary."""
    return Stream(pdf, CANARY)


def secret(pdf: Pdf) -> Dictionary:
    """A dictionary that holds the canary as a string, a name and a stream."""
    return Dictionary(Text=String(WORD), Named=Name(f"/{WORD}"), Bytes=pdf.make_indirect(secret_stream(pdf)))


def in_contents(contents: bytes, *prepare: Prepare) -> Build:
    """A document with these contents."""
    return lambda: make_pdf(*prepare, contents=contents)


def in_form(**head: Callable[[Pdf], Any]) -> Build:
    """A document that draws a form with further entries."""

    def prepare(pdf: Pdf) -> None:
        form = make_form(pdf, b"0 0 9 9 re f")
        for key, make in head.items():
            form[f"/{key}"] = make(pdf)
        use(pdf, XObject=Dictionary(X=form))

    return lambda: make_pdf(prepare, contents=b"/X Do")


def in_image(data: bytes, width: int, height: int, **head: Any) -> Build:
    """A document that shows a picture; entries that are functions are asked."""

    def prepare(pdf: Pdf) -> None:
        made = {key: value(pdf) if callable(value) else value for key, value in head.items()}
        use(pdf, XObject=Dictionary(X=make_image(pdf, data, width, height, **made)))

    return lambda: make_pdf(prepare, contents=b"60 0 0 80 0 0 cm /X Do")


def in_font(**entries: Callable[[Pdf], Any]) -> Build:
    """A document that writes in a font with further entries."""

    def prepare(pdf: Pdf) -> None:
        font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Arial, FirstChar=32, LastChar=33)
        for key, make in entries.items():
            font[f"/{key}"] = make(pdf)
        use(pdf, Font=Dictionary(F=font))

    return lambda: make_pdf(prepare, contents=b"BT /F 12 Tf (a) Tj ET")


def font_program(pdf: Pdf) -> Dictionary:
    """A descriptor with a font whose table of names is the canary, and which goes on behind its end."""
    head, names = bytes(54), CANARY
    directory = b"\0\1\0\0" + bytes([0, 2, 0, 32, 0, 1, 0, 0])
    records = b"head" + bytes(4) + (44).to_bytes(4) + len(head).to_bytes(4)
    records += b"name" + bytes(4) + (98).to_bytes(4) + len(names).to_bytes(4)
    program = Stream(pdf, directory + records + head + names + CANARY)
    return Dictionary(Type=Name.FontDescriptor, FontName=Name.Arial, Flags=32, FontFile2=program, CharSet=String(WORD))


def character_map(pdf: Pdf) -> Stream:
    """A map of characters with a comment and names."""
    text = (
        b"%% %s\n/CIDInit /ProcSet findresource begin begincmap /%s 1 def\n1 beginbfchar <41> <0041> endbfchar endcmap"
    )
    return Stream(pdf, text % (CANARY, CANARY), Dictionary(Author=String(WORD)))


def typed_glyphs(pdf: Pdf) -> None:
    """A font whose glyphs are drawn, with something beside them."""
    glyph = Stream(pdf, b"%" + CANARY + b"\n500 0 d0 0 0 9 9 re f", secret(pdf))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 9, 9], FontMatrix=[0.1, 0, 0, 0.1, 0, 0])
    font.Encoding = Dictionary(Type=Name.Encoding, Differences=[97, Name.a])
    font.FirstChar, font.LastChar, font.Widths = 97, 97, Array([9])
    font.CharProcs, font.Resources = Dictionary(a=glyph), Dictionary(Properties=secret(pdf))
    use(pdf, Font=Dictionary(F=font))


def hidden_layer(pdf: Pdf) -> None:
    """A layer that is switched off."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(WORD)))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    use(pdf, Properties=Dictionary(L=layer), Font=Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1)))


def hidden_form(pdf: Pdf) -> None:
    """A form on a layer that is switched off."""
    hidden_layer(pdf)
    form = make_form(pdf, b"BT (%s) Tj ET" % CANARY)
    form.OC = pdf.pages[0].obj.Resources.Properties.L
    use(pdf, XObject=Dictionary(X=form))


def unused_resources(pdf: Pdf) -> None:
    """Resources that nothing on the page uses."""
    form = make_form(pdf, b"BT (%s) Tj ET" % CANARY)
    use(pdf, XObject=Dictionary(X=form, Y=make_image(pdf, CANARY * 8, 1, 1)), Font=Dictionary(F=secret(pdf)))


def earlier_revision() -> bytes:
    """A document that was changed: what it said before is still in it."""
    before = make_page_pdf(b"/Contents 4 0 R", b"", make_stream_object(b"", b"BT (" + CANARY + b") Tj ET"))
    place = len(before) + 1
    after = b"\n4 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n"
    table = b"xref\n4 1\n%010d 00000 n \ntrailer\n<< /Root 1 0 R /Size 5 /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
    return before + after + table % (place, before.rindex(b"xref\n0"), place + len(after) - 1)


def with_tail(data: bytes) -> Build:
    """A file with something behind its end."""
    return lambda: data + b"\n<script>" + CANARY + b"</script>PK\x03\x04" + CANARY


def jpeg(**saved: Any) -> bytes:
    """A JPEG with what Pillow writes beside pixels."""
    return make_picture(form="JPEG", **saved)


def jpeg_in_scan() -> bytes:
    """A JPEG with something behind its last pixel, before its end."""
    return jpeg()[:-2] + CANARY + b"\xff\xd9"


def exif() -> bytes:
    """What a camera notes: where, when, by whom."""
    notes = Image.Exif()
    notes[0x010E], notes[0x013B] = WORD, WORD
    return notes.tobytes()


def png(**chunks: Any) -> Build:
    """A PNG with what may stand beside pixels."""

    def build() -> bytes:
        text = PngImagePlugin.PngInfo()
        text.add_text("Comment", WORD)
        text.add_itxt("XML:com.adobe.xmp", WORD)
        text.add(b"prVt", CANARY)
        return make_picture(pnginfo=text, **chunks)

    return build


def under_glass() -> bytes:
    """A PNG whose transparent pixels are letters of the canary."""
    out, pixels = io.BytesIO(), [(letter, letter, letter, 0) for letter in CANARY]
    image = Image.new("RGBA", (len(CANARY), 1))
    image.putdata(pixels)
    image.save(out, "PNG")
    return out.getvalue()


RGB = bytes(60 * 80 * 3)
MEDIA = ("RichMedia", "Screen", "3D", "Movie", "Sound", "FileAttachment", "Redact", "Text", "Popup", "Link", "TrapNet")
HIDDEN: dict[str, Build] = {
    # Active.
    "OpenAction": on_catalogue("OpenAction", script),
    "AA of the catalogue": on_catalogue("AA", lambda pdf: Dictionary(WC=script(pdf))),
    "AA of a page": on_page("AA", lambda pdf: Dictionary(O=script(pdf))),
    "JavaScript by name": on_catalogue(
        "Names", lambda pdf: Dictionary(JavaScript=Dictionary(Names=["a", script(pdf)]))
    ),
    "outlines": on_catalogue("Outlines", lambda pdf: Dictionary(First=Dictionary(Title=String(WORD), A=script(pdf)))),
    "form and XFA": on_catalogue("AcroForm", lambda pdf: Dictionary(XFA=secret_stream(pdf), CO=[script(pdf)])),
    "a field that computes": note("Widget", AA=lambda pdf: Dictionary(C=script(pdf)), V=lambda pdf: String(WORD)),
    "a link": note("Link", A=lambda pdf: Dictionary(S=Name.URI, URI=String(WORD)), PA=script),
    "a stamp with an action": note("Stamp", A=script, Subj=lambda pdf: String(WORD)),
    "Launch": on_catalogue("OpenAction", lambda pdf: Dictionary(S=Name.Launch, F=String(WORD))),
    "GoToR": on_catalogue("OpenAction", lambda pdf: Dictionary(S=Name.GoToR, F=file(pdf))),
    "SubmitForm": on_catalogue("OpenAction", lambda pdf: Dictionary(S=Name.SubmitForm, F=String(WORD))),
    "PostScript": in_form(Subtype=lambda pdf: Name.PS, Bytes=secret_stream),
    # Attached.
    "embedded files": on_catalogue("Names", lambda pdf: Dictionary(EmbeddedFiles=Dictionary(Names=["a", file(pdf)]))),
    "associated files": on_catalogue("AF", lambda pdf: Array([file(pdf)])),
    "associated files of a page": on_page("AF", lambda pdf: Array([file(pdf)])),
    "collection": on_catalogue("Collection", secret),
    **{
        f"a note: {kind}": note(kind, FS=file, RichMediaContent=secret, Movie=secret, Sound=secret_stream)
        for kind in MEDIA
    },
    # Hidden.
    "a layer that is off": in_contents(b"/OC /L BDC BT /F 9 Tf (%s) Tj ET EMC" % CANARY, hidden_layer),
    "a form on a layer that is off": in_contents(b"/X Do", hidden_form),
    "text that is not painted": in_contents(b"BT /F 9 Tf 3 Tr (%s) Tj ET" % CANARY, hidden_layer),
    "words of a mark": in_contents(b"/Span << /ActualText (%s) >> BDC 0 0 9 9 re f EMC" % CANARY),
    "a comment in contents": in_contents(b"0 0 9 9 re f %" + CANARY),
    "an unknown operator": in_contents(b"(%s) what 0 0 9 9 re f" % CANARY),
    "an operand too many": in_contents(b"(%s) 1 w 0 0 9 9 re f" % CANARY),
    "a name too many": in_contents(b"/%s 0 0 9 9 re f" % CANARY),
    "unused resources": in_contents(b"0 0 9 9 re f", unused_resources),
    "an earlier revision": earlier_revision,
    "behind the end of a PDF": with_tail(make_pdf()),
    "a hidden note": note("Stamp", F=lambda pdf: 2, AP=lambda pdf: Dictionary(N=make_form(pdf, b"(%s) Tj" % CANARY))),
    "pixels behind a picture": in_image(RGB + CANARY, 60, 80),
    "pixels behind a packed picture": in_image(zlib.compress(RGB + CANARY), 60, 80, Filter=Name.FlateDecode),
    "a picture within contents": in_contents(b"BI /W 1 /H 1 /BPC 8 /CS /G /X (%s) ID a%s EI " % (CANARY, CANARY)),
    "a palette that is too long": in_image(
        bytes(60 * 80), 60, 80, ColorSpace=[Name.Indexed, Name.DeviceRGB, 0, CANARY * 9]
    ),
    "glass in a PNG": under_glass,
    # Personal.
    "Info": lambda: make_pdf(lambda pdf: pdf.docinfo.__setitem__("/Author", String(WORD))),
    "XMP": on_catalogue("Metadata", secret_stream),
    "XMP of a page": on_page("Metadata", secret_stream),
    "PieceInfo": on_page("PieceInfo", secret),
    "a thumbnail": on_page("Thumb", secret_stream),
    "page labels": on_catalogue("PageLabels", lambda pdf: Dictionary(Nums=[0, Dictionary(P=String(WORD))])),
    "structure": on_catalogue("StructTreeRoot", secret),
    "output intents": on_catalogue("OutputIntents", lambda pdf: Array([secret(pdf)])),
    "language, viewer, threads": on_catalogue("ViewerPreferences", secret),
    "an entry of nobody's": on_page("Whatever", secret),
    "entries of a form": in_form(
        Metadata=secret_stream, PieceInfo=secret, AF=lambda pdf: Array([file(pdf)]), Ref=secret
    ),
    "entries of a picture": in_image(RGB, 60, 80, Metadata=secret_stream, Alternates=lambda pdf: Array([secret(pdf)])),
    "a profile in a PDF": in_image(
        RGB, 60, 80, ColorSpace=lambda pdf: [Name.ICCBased, Stream(pdf, CANARY, Dictionary(N=3))]
    ),
    "names of a font": in_font(FontDescriptor=font_program),
    "a map of characters": in_font(ToUnicode=character_map),
    "glyphs that are drawn": in_contents(b"BT /F 9 Tf (a) Tj ET", typed_glyphs),
    "a JPEG in a PDF": in_image(jpeg(comment=CANARY, exif=exif(), icc_profile=CANARY), 60, 80, Filter=Name.DCTDecode),
    "JPEG: comment": lambda: jpeg(comment=CANARY),
    "JPEG: EXIF": lambda: jpeg(exif=exif()),
    "JPEG: profile": lambda: jpeg(icc_profile=CANARY * 20),
    "JPEG: XMP": lambda: jpeg(xmp=CANARY),
    "JPEG: behind its pixels": jpeg_in_scan,
    "JPEG: behind its end": with_tail(jpeg()),
    "PNG: texts": png(),
    "PNG: EXIF": png(exif=exif()),
    "PNG: profile": png(icc_profile=CANARY * 20),
    "PNG: behind its end": with_tail(make_picture()),
}
"""By name: what builds it."""

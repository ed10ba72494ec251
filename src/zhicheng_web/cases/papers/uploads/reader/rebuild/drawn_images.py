"""A picture in a coding or in colours that we do not write ourselves: PDFium draws it at its own size, and its pixels stay."""

import io

import pypdfium2
from pikepdf import Dictionary, Pdf, Stream
from PIL import Image


def draw_alone(value: Stream, width: int, height: int) -> Image.Image:
    """A picture on a page of its own, a point a pixel."""
    page_file = io.BytesIO()
    with Pdf.new() as alone:
        alone.add_blank_page(page_size=(200, 200))
        page = alone.pages[0]
        page.obj.MediaBox = [0, 0, width, height]
        copied = alone.copy_foreign(value)
        for key in ("/SMask", "/Mask", "/OC"):
            if key in copied:
                del copied[key]
        page.obj.Resources = Dictionary(XObject=Dictionary(I=copied))
        page.obj.Contents = alone.make_stream(b"q %d 0 0 %d 0 0 cm /I Do Q" % (width, height))
        alone.save(page_file)
    document = pypdfium2.PdfDocument(page_file.getvalue())
    drawn: Image.Image = document[0].render(scale=1, may_draw_forms=False).to_pil()
    return drawn.convert("RGB")

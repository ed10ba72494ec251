"""Pictures of a PDF, from their pixels: no comment, profile, thumbnail or byte beside them survives.

JPEG is decoded and written anew. Plain pixels are cut to the size that the picture says. All else (JPEG 2000, JBIG2, fax, inks,
and JPEG in inks) is drawn by PDFium at its own size.
"""

import io
from collections.abc import Mapping
from typing import Final

from pikepdf import Array, Name, Object, Stream
from PIL import Image

from zhicheng_web.cases.papers.uploads.reader import jpeg_marks, pictures
from zhicheng_web.cases.papers.uploads.reader.rebuild import drawn_images
from zhicheng_web.cases.papers.uploads.reader.rebuild.colours import copy_colour_space, count_components
from zhicheng_web.cases.papers.uploads.reader.rebuild.rebuilding import Rebuilding
from zhicheng_web.cases.papers.uploads.reader.rebuild.shapes import (
    Entries,
    Value,
    copy_boolean,
    copy_entries,
    copy_number,
    copy_numbers,
    either,
    find_entry,
    one_of,
)

PLAIN_FILTERS: Final = frozenset(
    {"/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/ASCIIHexDecode", "/ASCII85Decode"}
)
SPACE_OF_MODE: Final = {"L": Name.DeviceGray, "RGB": Name.DeviceRGB}
MODE_OF_COMPONENTS: Final = {1: "L", 3: "RGB"}
BITS: Final = (1, 2, 4, 8, 16)
BILEVEL_FILTERS: Final = frozenset({"/JBIG2Decode", "/CCITTFaxDecode"})
MIDDLE_GREY: Final = 127


def make_image(rebuilding: Rebuilding, value: Object) -> Object | None:
    """A picture anew; None where it lies on a hidden layer, or is none."""
    width, height = find_entry(value, "/Width"), find_entry(value, "/Height")
    if not isinstance(value, Stream) or rebuilding.layers.is_hidden(value.get("/OC")):
        return None
    if not isinstance(width, int) or not isinstance(height, int) or width < 1 or height < 1:
        return None
    jpeg_marks.check_sides(width, height)
    rebuilding.budget.count_pixels(width * height)
    filters = list_filters(value)
    made = None
    if filters == ["/DCTDecode"]:
        made = redraw_jpeg(rebuilding, value)
    elif PLAIN_FILTERS.issuperset(filters):
        made = copy_pixels(rebuilding, value, width, height)
    return draw_image(rebuilding, value, width, height) if made is None else made


def list_filters(value: Stream) -> list[str]:
    """The filters of a stream, outermost first."""
    filters = value.get("/Filter")
    return (
        [str(one) for one in filters] if isinstance(filters, Array) else [str(filters)] if filters is not None else []
    )


def copy_mask(rebuilding: Rebuilding, value: object) -> Value | None:
    """A mask is a picture, which has no mask itself."""
    if not isinstance(value, Stream):
        return None
    made = rebuilding.make_once(value, make_image)
    for key in ("/Mask", "/SMask"):
        if isinstance(made, Stream) and key in made:
            del made[key]
    return made


IMAGE: Final[Entries] = {
    "/Type": one_of("XObject"),
    "/Subtype": one_of("Image"),
    "/Width": copy_number,
    "/Height": copy_number,
    "/BitsPerComponent": copy_number,
    "/ColorSpace": copy_colour_space,
    "/ImageMask": copy_boolean,
    "/Interpolate": copy_boolean,
    "/Decode": copy_numbers,
    "/Mask": either(copy_mask, copy_numbers),
    "/SMask": copy_mask,
    "/Matte": copy_numbers,
}
REDRAWN: Final[Entries] = {
    key: shape
    for key, shape in IMAGE.items()
    if key not in ("/BitsPerComponent", "/ColorSpace", "/ImageMask", "/Decode")
}
"""Of a picture whose pixels are others now: what does not speak of them."""


def copy_pixels(rebuilding: Rebuilding, value: Stream, width: int, height: int) -> Stream | None:
    """Plain pixels, as many as the sides say; None where their colours are not understood."""
    head = copy_entries(rebuilding, value, IMAGE)
    stencil = find_entry(head, "/ImageMask") is True
    components = 1 if stencil else count_components(head.get("/ColorSpace"))
    bits = 1 if stencil else find_entry(head, "/BitsPerComponent")
    if not components or not isinstance(bits, int) or bits not in BITS:
        return None
    size = height * -(-width * components * bits // 8)
    data = rebuilding.budget.inflate(value)
    return rebuilding.make_stream(data[:size].ljust(size, b"\0"), head)


def redraw_jpeg(rebuilding: Rebuilding, value: Stream) -> Stream | None:
    """A JPEG in grey or RGB decoded and written anew; None where its colours are others, or turned round."""
    data = value.read_raw_bytes()
    shape = jpeg_marks.check_jpeg_shape(data)
    space = copy_colour_space(rebuilding, value.get("/ColorSpace"))
    mode = MODE_OF_COMPONENTS.get(shape.components)
    if mode is None or count_components(space) != shape.components or "/Decode" in value or "/DecodeParms" in value:
        return None
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as picture:
        if picture.mode != mode:
            return None
        return make_jpeg(rebuilding, value, picture)


def draw_image(rebuilding: Rebuilding, value: Stream, width: int, height: int) -> Stream:
    """A picture as PDFium sees it: black and white where it has a bit a pixel, else in colours."""
    picture = drawn_images.draw_alone(value, width, height)
    if find_entry(value, "/ImageMask") is True:
        return make_bilevel(rebuilding, value, picture, {"/ImageMask": True})
    if find_entry(value, "/BitsPerComponent") == 1 or BILEVEL_FILTERS & set(list_filters(value)):
        return make_bilevel(rebuilding, value, picture, {"/ColorSpace": Name.DeviceGray})
    return make_jpeg(rebuilding, value, picture)


def make_bilevel(rebuilding: Rebuilding, value: Stream, picture: Image.Image, about: Mapping[str, Value]) -> Stream:
    """Black and white, a bit a pixel, in the place of another picture; of a stencil, black is what it lets through."""
    bits = picture.convert("L").point(lambda grey: 255 if grey > MIDDLE_GREY else 0).convert("1")
    return make_redrawn(rebuilding, value, bits, {**about, "/BitsPerComponent": 1}, bits.tobytes())


def make_jpeg(rebuilding: Rebuilding, value: Stream, picture: Image.Image) -> Stream:
    """Pixels in grey or RGB, in the place of another picture."""
    about: dict[str, Value] = {
        "/ColorSpace": SPACE_OF_MODE[picture.mode],
        "/BitsPerComponent": 8,
        "/Filter": Name.DCTDecode,
    }
    return make_redrawn(rebuilding, value, picture, about, pictures.encode_picture(picture, "JPEG"))


def make_redrawn(
    rebuilding: Rebuilding, value: Stream, picture: Image.Image, about: Mapping[str, Value], data: bytes
) -> Stream:
    """The bytes of a picture with its masks, and what is to be said about it."""
    head = copy_entries(rebuilding, value, REDRAWN)
    for key, entry in {**about, "/Width": picture.width, "/Height": picture.height}.items():
        head[key] = entry
    return rebuilding.make_stream(data, head)

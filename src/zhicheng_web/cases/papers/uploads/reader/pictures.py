"""A picture redrawn: its pixels as they are seen, and nothing else of what was uploaded (no comment, place, profile or tail)."""

import io
from typing import Final

from PIL import Image, ImageCms

from zhicheng_web.cases.papers.uploads.limits import (
    JPEG_QUALITY,
    MAX_PIXELS,
    MAX_SIDE_PIXELS,
    PNG_COMPRESSION,
)
from zhicheng_web.cases.papers.uploads.reader import jpeg_marks

Image.MAX_IMAGE_PIXELS = MAX_PIXELS
Image.init()  # every form that Pillow knows is imported now: later no file can be opened for it
SRGB: Final = ImageCms.createProfile("sRGB")
ORIENTATION: Final = 0x0112
TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF's word for how a camera was held, and what puts its picture upright."""
PLAIN_MODES: Final = frozenset({"L", "RGB", "CMYK"})
"""What can be made smaller at once, and in which a profile of colours is understood."""


def open_picture(data: bytes) -> Image.Image:
    """A picture whose head has been read. Raises UploadRefused before a pixel is decoded where there are too many."""
    if data.startswith(b"\xff\xd8"):
        jpeg_marks.check_jpeg_shape(data)
    image = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
    jpeg_marks.check_sides(image.width, image.height)
    return image


def redraw_picture(data: bytes, form: str) -> bytes:
    """The picture as a new file of the form (JPEG, PNG): upright, in sRGB, on white, not larger than a page needs."""
    image = open_picture(data)
    orientation, profile = image.getexif().get(ORIENTATION), image.info.get("icc_profile")
    plain = lay_on_white(image)
    if profile:
        plain = turn_to_srgb(plain, profile)
    upright = plain if plain.mode == "L" else plain.convert("RGB")
    return encode_picture(upright.transpose(TURNS[orientation]) if orientation in TURNS else upright, form)


def lay_on_white(image: Image.Image) -> Image.Image:
    """Its pixels, few enough for a page, in a plain mode; where one could see through, white shows."""
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    see_through = "transparency" in image.info or image.has_transparency_data
    if see_through:
        image = image.convert("RGBA")
    elif image.mode not in PLAIN_MODES:
        image = image.convert("RGB")
    image.thumbnail((MAX_SIDE_PIXELS, MAX_SIDE_PIXELS))
    if not see_through:
        return image
    flat = Image.new("RGB", image.size, "white")
    flat.paste(image, mask=image.getchannel("A"))
    return flat


def turn_to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """The colours that a profile means; as they stand where it is none, or one for other pixels."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(image, source, SRGB, outputMode="RGB")
    except (OSError, ImageCms.PyCMSError):
        return image
    return turned or image


def encode_picture(image: Image.Image, form: str) -> bytes:
    """As a new file, without anything that was beside the pixels."""
    bare, out = Image.new(image.mode, image.size), io.BytesIO()
    bare.paste(image)
    if form == "PNG":
        bare.save(out, "PNG", compress_level=PNG_COMPRESSION)
    else:
        bare.save(out, "JPEG", quality=JPEG_QUALITY)
    return out.getvalue()

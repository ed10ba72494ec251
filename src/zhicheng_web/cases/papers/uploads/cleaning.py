"""An upload becomes a clean paper: recognised by its signature, never by its name; what can act in it is taken out.

Images are redrawn (no hidden data, upright, not larger than a page needs); a PDF loses scripts, attachments and links
that start programs. What cannot be read is refused with a sentence that says what to do.
"""

import io
from typing import Final, NamedTuple

import pikepdf
from PIL import Image, ImageOps, UnidentifiedImageError

from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.papers.uploads.limits import (
    JPEG_QUALITY,
    MAX_BYTES,
    MAX_PAGES,
    MAX_PIXELS,
    MAX_SIDE_PIXELS,
    MEGABYTE,
)
from zhicheng_web.cases.refusals.of_database import build_failed_finding
from zhicheng_web.cases.refusals.wordings import Wording

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
SIGNATURES: Final = ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))
ACTIVE_ENTRIES: Final = ("/OpenAction", "/AA", "/AcroForm", "/Collection", "/Outlines", "/AF")
"""Of a document: what acts when it is opened, forms, files that it carries; its bookmarks, which can act as well."""
ACTIVE_IN_NOTES: Final = (
    "/A",
    "/AA",
    "/PA",
    "/FS",
    "/AF",
    "/RichMediaContent",
    "/RichMediaSettings",
    "/Movie",
    "/Sound",
)
ACTIVE_NAMES: Final = ("/JavaScript", "/EmbeddedFiles")


PHOTO_BRANDS: Final = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
"""What a phone writes after `ftyp` when it saves space."""
OFFICE_SIGNATURES: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""Documents of an office suite, and archives."""


class CleanPaper(NamedTuple):
    """A paper as it is stored: its bytes, media type and number of pages."""

    data: bytes
    media_type: str
    pages: int


def build_upload_refusal(key: str, sentence: str, remedy: str) -> StepRefused:
    """A refusal of an upload."""
    return StepRefused([build_failed_finding(key, Wording("", sentence, remedy))])


def check_upload_size(size: int) -> None:
    """Raises StepRefused where a file has too many bytes, or none."""
    if not size:
        raise build_upload_refusal("paper_not_empty", "文件是空的，里面没有内容", "请打开看一看，再重新选择文件。")
    if size > MAX_BYTES:
        has, most = -(-size // MEGABYTE), MAX_BYTES // MEGABYTE
        raise build_upload_refusal(
            "paper_too_large", f"文件有{has}MB，超过{most}MB", "请降低扫描的分辨率，或分成几个文件上传。"
        )


def clean_upload(data: bytes) -> CleanPaper:
    """The clean paper. Raises StepRefused."""
    check_upload_size(len(data))
    media_type = next((kind for start, kind in SIGNATURES if data.startswith(start)), None)
    if media_type is None:
        raise build_format_refusal(data)
    return clean_pdf(data) if media_type == PDF else clean_image(data, media_type)


def build_format_refusal(data: bytes) -> StepRefused:
    """What somebody has taken for a scan, and how to get one."""
    if data[4:8] == b"ftyp" and data[8:12] in PHOTO_BRANDS:
        return build_upload_refusal(
            "paper_heic",
            "这是手机的HEIC照片，很多电脑打不开",
            "请在手机上给照片截图，上传截图；或在相机设置里选“兼容性最佳”，再拍一张。",
        )
    if data.startswith(OFFICE_SIGNATURES):
        return build_upload_refusal(
            "paper_of_office",
            "这是Word、Excel文件或压缩包，不是扫描件",
            "请在Word里选“另存为PDF”，再上传；压缩包请先解压。",
        )
    return build_upload_refusal(
        "paper_kind_unknown", "文件不是PDF、JPG或PNG", "请另存为PDF，或拍照后上传JPG、PNG图片。"
    )


def clean_pdf(data: bytes) -> CleanPaper:
    """A PDF without what can act."""
    try:
        document = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError as locked:
        raise build_upload_refusal(
            "paper_locked", "PDF有密码，别人打不开", "请去掉密码，或打印后拍照上传。"
        ) from locked
    except pikepdf.PdfError as broken:
        raise build_upload_refusal(
            "paper_unreadable", "PDF已损坏，打不开", "请重新扫描或另存一份，再上传。"
        ) from broken
    with document:
        pages = len(document.pages)
        if not 0 < pages <= MAX_PAGES:
            raise build_upload_refusal(
                "paper_pages", f"PDF有{pages}页，应为1至{MAX_PAGES}页", "请只上传需要的页，或分成几个文件。"
            )
        remove_active_content(document)
        buffer = io.BytesIO()
        document.save(buffer, deterministic_id=True)
    return CleanPaper(buffer.getvalue(), PDF, pages)


def remove_active_content(document: pikepdf.Pdf) -> None:
    """Take out scripts, attachments and actions."""
    drop_entries(document.Root, *ACTIVE_ENTRIES)
    if "/Names" in document.Root:
        drop_entries(document.Root.Names, *ACTIVE_NAMES)
    for page in document.pages:
        drop_entries(page.obj, "/AA")
        for note in page.obj.get("/Annots", []):
            drop_entries(note, *ACTIVE_IN_NOTES)


def drop_entries(thing: pikepdf.Object, *names: str) -> None:
    """Take entries out of a dictionary."""
    for name in names:
        if name in thing:
            del thing[name]


def clean_image(data: bytes, media_type: str) -> CleanPaper:
    """The picture redrawn: its pixels, and nothing else of what was uploaded."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as image:
            if image.width * image.height > MAX_PIXELS:
                raise build_upload_refusal("paper_pixels", "图片的像素太大", "请把图片缩小到四千万像素以内再上传。")
            upright = ImageOps.exif_transpose(image)
            return redraw_image(upright, media_type)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as broken:
        raise build_upload_refusal("paper_unreadable", "图片已损坏，打不开", "请重新拍照或扫描，再上传。") from broken


def redraw_image(image: Image.Image, media_type: str) -> CleanPaper:
    """The picture alone, in the size that a page needs."""
    buffer, picture = io.BytesIO(), image.convert("RGB")
    picture.thumbnail((MAX_SIDE_PIXELS, MAX_SIDE_PIXELS))
    if media_type == PNG:
        picture.save(buffer, "PNG", optimize=False)
    else:
        picture.save(buffer, "JPEG", quality=JPEG_QUALITY)
    return CleanPaper(buffer.getvalue(), media_type, 1)

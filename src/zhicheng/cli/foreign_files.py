"""Files that hold no cases at all, named as what they are: a table of Excel, a scan, an archive, another encoding.

Told by their first bytes, and an archive by the names in it (ECMA-376 keeps word/ or xl/ there).
"""

import codecs
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

SAMPLE: Final = 4096  # bytes that are looked at
LARGEST_ARCHIVE: Final = 64 * 2**20  # bytes; a larger one is only called an archive
CONTROL_SHARE: Final = 20  # of so many bytes of a text not one is a control character
WHITE_BYTES: Final = frozenset(b"\t\n\r\f")
FIRST_PRINTABLE: Final = 0x20

WRITE_CASES: Final = (
    "请把每个人写成一个案例（一行一个 JSON 对象），存成 UTF-8 编码的 .jsonl 文件；写法见 zhicheng check --help"
)
SAVE_AS_UTF_8: Final = "请用记事本打开，选“另存为”，编码选 UTF-8，再重新检查"
UNPACK: Final = "请先解压，再检查里面的文件"

ZIP_MARK: Final = b"PK\x03\x04"
SIGNS: Final = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", f"是旧版 Office 文件（.xls 或 .doc），不是案例文件；{WRITE_CASES}。"),
    (b"%PDF-", f"是 PDF 文件，不是案例文件；{WRITE_CASES}。"),
    (b"\x89PNG", f"是图片，不是案例文件；{WRITE_CASES}。"),
    (b"\xff\xd8\xff", f"是图片，不是案例文件；{WRITE_CASES}。"),
    (b"GIF8", f"是图片，不是案例文件；{WRITE_CASES}。"),
    (b"BM", f"是图片，不是案例文件；{WRITE_CASES}。"),
    (b"II*\x00", f"是图片，不是案例文件；{WRITE_CASES}。"),
    (b"MM\x00*", f"是图片，不是案例文件；{WRITE_CASES}。"),
    (b"{\\rtf", f"是写字板文档（.rtf），不是案例文件；{WRITE_CASES}。"),
    (b"\x1f\x8b", f"是压缩文件（.gz）；{UNPACK}。"),
    (b"Rar!", f"是压缩文件（.rar）；{UNPACK}。"),
    (b"7z\xbc\xaf\x27\x1c", f"是压缩文件（.7z）；{UNPACK}。"),
    (b"<", f"是网页或 XML 文件，不是案例文件；{WRITE_CASES}。"),
)
UTF_16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
UTF_16_BEGINNINGS: Final = (b"{\x00", b"[\x00", b"\x00{", b"\x00[")
UTF_16: Final = f"是 UTF-16 编码，{SAVE_AS_UTF_8}。"
BINARY: Final = "不是文字，是图片、程序一类的文件；请检查是不是选错了文件。"


def name_foreign_file(first: bytes, read_rest: Callable[[int], bytes]) -> str | None:
    """What a file is whose first bytes are these, and what to do; None where it may hold cases."""
    if first.startswith(UTF_16_MARKS) or first.startswith(UTF_16_BEGINNINGS):
        return UTF_16
    if first.startswith(ZIP_MARK):
        return name_archive(first + read_rest(LARGEST_ARCHIVE))
    sign = next((sentence for mark, sentence in SIGNS if first.startswith(mark)), None)
    return sign or (BINARY if is_binary(first[:SAMPLE]) else None)


def name_archive(data: bytes) -> str:
    """What a zip archive is, by the files in it."""
    names: list[str] = []
    with suppress(BadZipFile, ValueError, NotImplementedError):  # a broken one, or of a kind of its own
        names = ZipFile(BytesIO(data)).namelist()
    for folder, kind in (
        ("xl/", "Excel 表格（.xlsx）"),
        ("word/", "Word 文档（.docx）"),
        ("ppt/", "演示文稿（.pptx）"),
    ):
        if any(name.startswith(folder) for name in names):
            return f"是 {kind}，不是案例文件；{WRITE_CASES}。"
    return f"是压缩文件（.zip）；{UNPACK}。"


def is_binary(sample: bytes) -> bool:
    """Whether bytes are no text in any encoding: control characters stand among them."""
    controls = sum(byte < FIRST_PRINTABLE and byte not in WHITE_BYTES for byte in sample)
    return controls * CONTROL_SHARE > len(sample)

"""A sheet as a spreadsheet saves it (CSV): its text, and its rows with the lines where they end."""

import csv
from collections.abc import Collection, Mapping
from io import StringIO
from typing import Any, Final, NamedTuple

from django.core.files.uploadedfile import UploadedFile

MAX_SHEET_BYTES: Final = 250_000
"""Less than a form may post back once it was looked at, each letter of it written as nine (settings: 2.5 MB)."""
MAX_ROWS: Final = 1000
"""Rows of one sheet: a county's units; more are looked at in parts."""
BOOK_SIGNATURES: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class SheetUnreadable(Exception):
    """A file that is no such sheet, in words."""


class SheetLine(NamedTuple):
    """A row: the line where it ends, and what stands under each heading."""

    number: int
    cells: Mapping[str, str]


def read_sheet_text(file: "UploadedFile[Any]") -> str:
    """The text of an upload. Raises SheetUnreadable."""
    if (file.size or 0) > MAX_SHEET_BYTES:
        raise SheetUnreadable("文件超过250KB，请分成几个文件。")
    data: bytes = file.read()
    if data.startswith(BOOK_SIGNATURES):
        raise SheetUnreadable("这是Excel工作簿。请在Excel里选“另存为”，类型选“CSV（逗号分隔）”，再上传。")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:  # as Excel saves it in Chinese
        return data.decode("gb18030", errors="replace")


def list_sheet_lines(text: str, required: Collection[str], thing: str) -> list[SheetLine]:
    """The rows in which something stands; `thing`: what a row is. Raises SheetUnreadable, where a heading is missing, too."""
    reader = csv.DictReader(StringIO(text, newline=None), skipinitialspace=True)
    try:
        headings = [(one or "").strip() for one in reader.fieldnames or ()]
        missing = [one for one in required if one not in headings]
        if missing:
            raise SheetUnreadable(f"第一行缺这几列：{'、'.join(missing)}。")
        reader.fieldnames = headings
        lines = [SheetLine(reader.line_num, read_cells(line)) for line in reader]
    except csv.Error as wrong:
        raise SheetUnreadable("这个文件的格式读不出来，请在Excel里重新另存为CSV，再上传。") from wrong
    found = [one for one in lines if any(one.cells.values())]
    if not found or len(found) > MAX_ROWS:
        raise SheetUnreadable(f"表里有{len(found)}{thing}，应为1至{MAX_ROWS}{thing}。")
    return found


def read_cells(line: Mapping[Any, Any]) -> dict[str, str]:
    """The cells of a row by their headings, without the spaces around them; what stands beyond the last heading is left out."""
    return {key: value.strip() for key, value in line.items() if isinstance(key, str) and isinstance(value, str)}

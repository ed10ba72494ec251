"""Real small files, as people have them: a photograph of a certificate, a scan of two pages."""

from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw

A4 = (420, 594)
PAPER, INK, SEAL = (250, 249, 244), (52, 60, 68), (196, 46, 40)


class Folder(NamedTuple):
    """What lies on an applicant's table."""

    identity: Path
    diploma: Path
    register: Path
    insurance: Path
    commitment: Path


def folder(place: Path) -> Folder:
    """Put the papers into a folder."""
    return Folder(
        keep(place / "身份证.jpg", "JPEG", page(4)),
        keep(place / "毕业证.png", "PNG", page(6)),
        keep(place / "登记表.pdf", "PDF", page(9), page(8)),
        keep(place / "缴费证明.pdf", "PDF", page(12)),
        keep(place / "承诺书.jpg", "JPEG", page(7)),
    )


def keep(path: Path, kind: str, first: Image.Image, *more: Image.Image) -> Path:
    """Write pages as a file of a kind."""
    if more:
        first.save(path, kind, save_all=True, append_images=list(more))
    else:
        first.save(path, kind)
    return path


def page(lines: int) -> Image.Image:
    """A page with lines and a seal."""
    sheet = Image.new("RGB", A4, PAPER)
    pen = ImageDraw.Draw(sheet)
    for line in range(lines):
        pen.line((40, 90 + 32 * line, 380 - (line * 53) % 120, 90 + 32 * line), fill=INK, width=3)
    pen.ellipse((280, 470, 380, 570), outline=SEAL, width=4)
    return sheet

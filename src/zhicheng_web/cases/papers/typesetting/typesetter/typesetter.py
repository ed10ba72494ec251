"""One paper: its data and its layout into a PDF/A-2a that is PDF/UA-1 too; the same data give the same bytes."""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import segno
import typst

from zhicheng_web.cases.papers.typesetting.faces import Faces, FontFile
from zhicheng_web.cases.papers.typesetting.layouts_folder import Layout

STANDARDS: Final[list[Any]] = ["a-2a", "ua-1"]


class PaperRefused(Exception):
    """The paper was not set. `word`: the key of the refusal; `details`: what stood in the way, for the process that asked."""

    def __init__(self, word: str, details: object) -> None:
        super().__init__(word)
        self.word, self.details = word, details


class Typesetter(NamedTuple):
    """What a process holds to set papers with."""

    faces: Faces
    compiler: typst.Compiler
    layouts: Mapping[str, Layout]

    def set_paper(self, layout: str, data: dict[str, Any]) -> bytes:
        """The PDF. Raises PaperRefused: characters in no face, or what the layout makes of the data."""
        missing = self.faces.find_missing_characters(data)
        if missing:
            raise PaperRefused("characters", missing)
        inputs = {"data": json.dumps(data, ensure_ascii=False), "faces": json.dumps(self.describe_faces(data))}
        if data.get("qr"):
            inputs["qr"] = draw_square(data["qr"])
        return self.compile(self.layouts[layout].source, inputs)

    def compile(self, source: bytes, inputs: dict[str, str]) -> bytes:
        """Set a source. A warning is a refusal: a family that is not there is no more than a warning to the library."""
        try:
            made, warnings = self.compiler.compile_with_warnings(
                source, format="pdf", sys_inputs=inputs, pdf_standards=STANDARDS
            )
        except typst.TypstError as error:
            raise PaperRefused("layout", str(error)) from error
        if warnings or not isinstance(made, bytes):
            raise PaperRefused("layout", "; ".join(one.message for one in warnings))
        return made

    def describe_faces(self, data: dict[str, Any]) -> dict[str, Any]:
        """The faces as layouts read them; `bold`: the title's face has no weight of its own and is drawn thicker."""
        own = self.faces.roles["title"][0].startswith("Noto")
        return {**self.faces.roles, "strings": self.faces.choose_for_names(data), "bold": own}

    def warm_up(self) -> None:
        """Read every face that may be asked for, as long as files may be read."""
        families = sorted({one for some in self.faces.roles.values() for one in some})
        words = "".join(f'#text(font: "{one}")[一 a]\n' for one in families)
        head = '#set document(title: "一", date: datetime(year: 2026, month: 1, day: 1))\n#set text(lang: "zh")\n'
        self.compile((head + words).encode(), {})
        _ = self.faces.drawable


def draw_square(words: str) -> str:
    """The QR code of some words as one SVG path, two quiet modules around."""
    out = io.BytesIO()
    segno.make(words, error="m").save(out, kind="svg", border=2, xmldecl=False, omitsize=True)
    return out.getvalue().decode()


def build_typesetter(font_folders: list[Path], layouts: Mapping[str, Layout]) -> Typesetter:
    """With the fonts of some folders, preferred ones first. Raises PaperRefused where a role has none."""
    places: list[Any] = [str(one) for one in font_folders]
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=places)
    found = [FontFile(one.family, Path(one.path), one.index) for one in fonts.fonts() if one.path]
    faces = Faces(sorted(found, key=lambda one: rank_folder(one, font_folders)))
    if bare := faces.list_bare_roles():
        raise PaperRefused("fonts", bare)
    return Typesetter(faces, typst.Compiler(font_paths=fonts, ignore_system_fonts=True), layouts)


def rank_folder(file: FontFile, folders: list[Path]) -> int:
    """The place of the folder in which a file lies."""
    return next((place for place, one in enumerate(folders) if file.path.is_relative_to(one)), len(folders))

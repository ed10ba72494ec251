"""The faces in which papers are set: by their role, from the folder of the bureau's own fonts and from the installed packages.

Title, 仿宋 and 楷体 of official letters are licensed faces, which a bureau puts into its folder; else free ones stand in.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

from zhicheng_web.cases.papers.typesetting.character_maps import read_characters

FREE_FONTS: Final[Mapping[str, tuple[str, ...]]] = {
    "pylopdf_fonts_zh_cn": ("NotoSerifSC-Regular.otf", "NotoSansSC-Regular.otf"),
    "pylopdf_fonts_cjk": ("NotoSerifJP-Regular.otf", "NotoSansJP-Regular.otf"),
}
"""By package its files: all 8,105 characters of the national list; and names as 𠮷, which the first has not."""
SONG, HEI = ("Noto Serif SC", "Noto Serif JP"), ("Noto Sans SC", "Noto Sans JP")
FAMILIES_BY_ROLE: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", *SONG),
    "song": ("SimSun", "宋体", *SONG),
    "fangsong": ("FangSong_GB2312", "仿宋_GB2312", "FangSong", *SONG),
    "hei": ("SimHei", *HEI),
    "kai": ("KaiTi_GB2312", "KaiTi", "LXGW WenKai", *SONG),
}
"""By role the families in the order of preference: those of GB/T 9704, open ones, what the packages bring."""


class FontFile(NamedTuple):
    """A face in a file: its family, and the place of the face in the file."""

    family: str
    path: Path
    place: int


class MissingCharacter(NamedTuple):
    """A character that no installed face can draw, and the field in which it stands."""

    field: str
    character: str

    @property
    def sentence(self) -> str:
        """Where it stands, and by which number it is asked for.

        >>> MissingCharacter("person.name", "\\ue863").sentence
        'person.name 里的“\\ue863”（U+E863）'
        """
        return f"{self.field} 里的“{self.character}”（{self.code_point}）"

    @property
    def code_point(self) -> str:
        """The number by which it is asked for."""
        return f"U+{ord(self.character):04X}"


def find_package_folder(package: str) -> Path | None:
    """Where an installed package has its fonts; None where it is not installed."""
    spec = find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else None


def list_missing_fonts() -> list[str]:
    """The files without which no paper can be set, and that are not there."""
    folders = {package: find_package_folder(package) for package in FREE_FONTS}
    return [
        name
        for package, names in FREE_FONTS.items()
        for name in names
        if not ((folder := folders[package]) and (folder / name).is_file())
    ]


def list_font_folders(own: Sequence[Path]) -> list[Path]:
    """Where fonts are read: the bureau's own folders that are there, then the packages."""
    free = (find_package_folder(package) for package in FREE_FONTS)
    return [*(one for one in own if one.is_dir()), *(one for one in free if one)]


class Faces:
    """The faces of this process, by role and by what they can draw. `files`: every face that was found, preferred ones first."""

    def __init__(self, files: Sequence[FontFile]) -> None:
        self.files = {one.family: one for one in reversed(files)}
        self.roles = {
            role: [family for family in families if family in self.files] for role, families in FAMILIES_BY_ROLE.items()
        }

    def list_bare_roles(self) -> list[str]:
        """The roles for which there is no face."""
        return [role for role, families in self.roles.items() if not families]

    def can_draw(self, family: str, text: str) -> bool:
        """Whether one face has every character of a text."""
        return read_family(self.files[family]).issuperset(map(ord, text))

    def find_missing_characters(self, data: object) -> list[MissingCharacter]:
        """Each character of some data that would come out as an empty box, with its place, before anything is set."""
        return [
            MissingCharacter(field, character)
            for field, text in list_strings(data)
            for character in dict.fromkeys(text)
            if character != "\n" and ord(character) not in self.drawable
        ]

    @cached_property
    def drawable(self) -> frozenset[int]:
        """What every role has a face for: a layout may print any field in any of them."""
        drawn = {family: read_family(file) for family, file in self.files.items()}
        by_role = ([drawn[one] for one in families] for families in self.roles.values())
        return frozenset.intersection(*(frozenset[int]().union(*some) for some in by_role))

    def choose_for_names(self, data: object) -> dict[str, str]:
        """Names that the first face of letters lacks in part, each with the first face that has all of it."""
        first, *others = self.roles["fangsong"]
        partly = (
            text
            for field, text in list_strings(data)
            if field.rpartition(".")[2] == "name" and not self.can_draw(first, text)
        )
        whole = {text: [one for one in others if self.can_draw(one, text)] for text in partly}
        return {text: some[0] for text, some in whole.items() if some}


@cache
def read_family(file: FontFile) -> frozenset[int]:
    """What a face can draw; each file is read once."""
    return read_characters(file.path, file.place)


def list_strings(value: object, field: str = "") -> Iterator[tuple[str, str]]:
    """Each string of some data with its place in it.

    >>> list(list_strings({"jobs": [{"unit": "甲厂"}]}))
    [('jobs[0].unit', '甲厂')]
    """
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from list_strings(inner, f"{field}.{key}" if field else key)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from list_strings(inner, f"{field}[{place}]")

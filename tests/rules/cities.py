"""Folders with policies of several cities: copies of Kunming's under another name, as somebody begins a city of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree
from unittest.mock import patch

from tests.rules.plain import KUNMING
from zhicheng.policy import installed

QUJING_AREA = "530302"
CACHED = (installed.find_policy, installed.find_policy_in_force, installed.list_cities)


def add_city(folder: Path, name: str = "qujing", area: str = QUJING_AREA, sample: bool = False) -> None:
    """A city whose policy is Kunming's, with one area of its own in the place of 五华区 and none besides."""
    copy = Path(copytree(KUNMING, folder / name)) / "2023.toml"
    text = copy.read_text(encoding="utf-8")
    head = 'name = "曲靖市初级职称考核认定（示例）"\nsample = true' if sample else 'name = "曲靖市初级职称考核认定"'
    text = text.replace('id = "kunming/2023"\nname = "昆明市初级职称考核认定"', f'id = "{name}/2023"\n{head}')
    text = text.replace('city_name = "昆明市"', 'city_name = "曲靖市"')
    text = text[: text.index("[[areas]]")] + f'[[areas]]\ncode = "{area}"\nname = "麒麟区"\naliases = ["QJ-QL"]\n'
    copy.write_text(text, encoding="utf-8")


def build_policies_folder(folder: Path) -> Path:
    """A folder with Kunming and the holidays."""
    copytree(KUNMING, folder / "kunming")
    copytree(KUNMING.parent / "holidays", folder / "holidays")
    return folder


@contextmanager
def installed_in(folder: Path) -> Iterator[None]:
    """Let this folder be the one in which policies are installed."""
    for read in CACHED:
        read.cache_clear()
    with patch.object(installed, "policies_folder", lambda: folder):
        yield
    for read in CACHED:
        read.cache_clear()

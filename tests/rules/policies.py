"""A copy of the policy folder with something changed in it, as an author with a text editor would."""

from pathlib import Path
from shutil import copytree

from tests.rules.plain import KUNMING
from zhicheng.policy.load import load_policy
from zhicheng.policy.model import Policy

Change = tuple[str, str, str]  # file, what is there, what is put in its place
POLICY = "2023.toml"


def value(setting: str, old: str, new: str) -> Change:
    """The value of a setting."""
    text = (KUNMING / POLICY).read_text(encoding="utf-8")
    begin = text.index(f"\n[{setting}]\n")
    before = text[begin : text.index("value = ", begin)]
    return POLICY, f"{before}value = {old}", f"{before}value = {new}"


def field(row: str, old: str, new: str) -> Change:
    """A line in the row of a list that begins with `key = "…"`."""
    text = (KUNMING / POLICY).read_text(encoding="utf-8")
    begin = text.index(f'\nkey = "{row}"\n')
    before = text[begin : text.index(f"\n{old}\n", begin) + 1]
    return POLICY, f"{before}{old}\n", f"{before}{new}\n"


def appended(file: str, lines: str) -> Change:
    """Lines at the end of a file."""
    text = (KUNMING / file).read_text(encoding="utf-8")
    return file, text, f"{text}{lines}\n"


def copied(folder: Path, *changes: Change) -> Path:
    """The policy file of a copy with the changes; each must meet the file exactly once."""
    copy = Path(copytree(KUNMING, folder / "kunming"))
    for file, old, new in changes:
        path = copy / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{file} holds this {text.count(old)} times: {old}"
        path.write_text(text.replace(old, new), encoding="utf-8")
    return copy / POLICY


def changed(folder: Path, *changes: Change) -> Policy:
    """The policy of such a copy."""
    return load_policy(copied(folder, *changes))

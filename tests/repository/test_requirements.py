"""The locked lists: every package pinned and hashed, no place to download from, one version of each package."""

import re

import pytest

from tools.zc.checkout import CHECKOUT
from tools.zc.environments import KINDS
from tools.zc.locks import LEAK

PIN = re.compile(
    r"^([a-z0-9-]+)==([^ ;]+)(?: ; [^\\]+)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


def pins(kind: str) -> set[tuple[str, str]]:
    """Package and version of every entry."""
    return {
        (name, version) for name, version, _ in PIN.findall((CHECKOUT / "requirements" / f"{kind}.txt").read_text())
    }


def asked_for(kind: str) -> set[str]:
    """Names in the list that people write, with the lists it includes."""
    words = (CHECKOUT / "requirements" / f"{kind}.in").read_text().splitlines()
    names = {re.split(r"[\[<>=]", line)[0] for line in words if re.match(r"[a-z]", line)}
    included = {line.removeprefix("-r ").removesuffix(".in") for line in words if line.startswith("-r ")}
    return names.union(*map(asked_for, included))


@pytest.mark.parametrize("kind", KINDS)
def test_a_locked_list_holds_pins_with_hashes_and_nothing_else(kind: str) -> None:
    locked = (CHECKOUT / "requirements" / f"{kind}.txt").read_text()
    assert not LEAK.search(locked)
    rest = PIN.sub("", locked).splitlines()
    assert [line for line in rest if not line.lstrip().startswith("#")] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_package_asked_for_is_locked(kind: str) -> None:
    assert asked_for(kind) - {name for name, _ in pins(kind)} == set()


def test_the_environments_agree_on_versions() -> None:
    assert pins("test") - pins("dev") == set()
    assert pins("dev") - pins("bench") == set()
    assert pins("web") - pins("webtest") == set()
    shared = {name for name, _ in pins("dev")} & {name for name, _ in pins("webtest")}
    assert {pin for pin in pins("webtest") if pin[0] in shared} - pins("dev") == set()


@pytest.mark.parametrize("line", ["--index-url https://mirror", "-i mirror", "--find-links /wheels", "a @ file:///a"])
def test_a_place_to_download_from_is_noticed(line: str) -> None:
    assert LEAK.search(f"a==1 \\\n    --hash=sha256:00\n{line}\n")

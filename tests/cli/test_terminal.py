"""Where a person looks on: colour, unless it is refused, and a bar while a long file is judged."""

import os
import pty
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.running import SURROUNDINGS, command, jsonl, shared_case
from tests.cli.test_streams import long_list


def seen(words: list[str], stream: str, env: Mapping[str, str]) -> str:
    """What a terminal shows that one stream of a command is connected to."""
    ours, theirs = pty.openpty()
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: theirs}
    with subprocess.Popen(words, env={**SURROUNDINGS, **env}, **streams):  # type: ignore[call-overload]
        os.close(theirs)
        shown = b""
        while part := read(ours):
            shown += part
    os.close(ours)
    return shown.decode("utf-8")


def read(terminal: int) -> bytes:
    """The next part; nothing when the other side is closed, which Linux calls an error."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


@pytest.fixture
def one(tmp_path: Path) -> str:
    """A file with one case."""
    file = tmp_path / "李云.json"
    file.write_bytes(jsonl(shared_case("bachelor-one-day-short")))
    return str(file)


@pytest.mark.parametrize(
    ("env", "coloured"),
    [({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False), ({"TERM": "xterm", "NO_COLOR": "1"}, False)],
)
def test_colour_is_for_terminals_that_want_it(one: str, env: dict[str, str], coloured: bool) -> None:
    first = seen(command("check", one), "stdout", env).splitlines()[1]
    plain = "… 时间未到。现在还不能申报助理工程师：2026年3月3日起满足（二（二）4）。"
    assert first == (
        "\x1b[33m… 时间未到\x1b[0m\x1b[1m" + plain.removeprefix("… 时间未到") + "\x1b[0m" if coloured else plain
    )


def test_a_long_file_shows_a_bar_and_takes_it_away(tmp_path: Path) -> None:
    shown = seen(command("check", str(long_list(tmp_path, 3)), "--json"), "stderr", {})
    bars = shown.split("\r")[1:]
    assert bars[0].startswith("判断中 [")
    assert bars[-1] == "\x1b[K"


def test_a_short_file_shows_no_bar(one: str) -> None:
    assert seen(command("check", one, "--json"), "stderr", {}) == ""

"""Offices as a person runs them: ./zc serve in a process of its own, what it says, what it has started."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from tests.web.waiting import PATIENCE
from tools.zc.checkout import CHECKOUT

PROXY = "127.0.0.1"
SAFE = {"ZHICHENG_HTTPS": "1", "ZHICHENG_HOSTS": "zhicheng.example.org,localhost", "ZHICHENG_PROXY": ""}
"""What a real office must be told before it opens."""
DEMO = "demo"
"""Among the words of a command: a demonstration, where the others are none."""


class Running(NamedTuple):
    """An office that several tests use: its folder, process, port, and the seconds of the processor that its start took."""

    home: Path
    pid: int
    port: int
    start: float


def find_free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@contextmanager
def serving(home: Path, port: int, *words: str, **more: str) -> Iterator["subprocess.Popen[str]"]:
    """The office in a process of its own."""
    surroundings = os.environ | {"PYTHONPATH": f"{CHECKOUT / 'src'}", "ZHICHENG_HOME": str(home)} | more
    for name in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "ZHICHENG_SOCKET"):
        surroundings.pop(name, None) if name not in more else None
    modes = () if DEMO in words else ("--no-demo",)
    surroundings = ({} if DEMO in words else SAFE) | surroundings
    said = [word for word in words if word != DEMO]
    command = [sys.executable, "-m", "zhicheng_web.serve", *modes, "--port", str(port), *said]
    told = {"env": surroundings, "stderr": subprocess.PIPE, "text": True, "umask": 0o022}
    with subprocess.Popen(command, preexec_fn=behind_an_ampersand, **told) as office:  # type: ignore[call-overload]
        try:
            yield office
        finally:
            office.kill()


def behind_an_ampersand() -> None:
    """A shell without a terminal starts what stands before a & with Ctrl-C ignored."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def heard(office: "subprocess.Popen[str]", words: str) -> list[str]:
    """The lines up to the one that has these words."""
    assert office.stderr
    lines = []
    for line in office.stderr:
        lines.append(line.rstrip())
        if words in line:
            return lines
    raise AssertionError("\n".join(lines))


def status(port: int, path: str = "/accounts/login/") -> int:
    """The status of a page."""
    try:
        with urllib.request.urlopen(f"http://localhost:{port}{path}", timeout=PATIENCE) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def workers(office: int) -> list[int]:
    """The office's workers: one at most."""
    return [pid for pid in children(office) if b"worker" in command_line(pid)]


def command_line(pid: int) -> bytes:
    """What a process was started with; empty where it has just ended."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


def children(pid: int) -> list[int]:
    """The processes that it has started."""
    return [int(child) for some in Path(f"/proc/{pid}/task").glob("*/children") for child in some.read_text().split()]


def seconds_of_cpu(pid: int) -> float:
    """What a process, those it waited for and those it has still running have used of the processor."""
    used = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()[11:15]
    return sum(map(int, used)) / os.sysconf("SC_CLK_TCK") + sum(map(seconds_of_cpu, children(pid)))

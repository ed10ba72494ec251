"""Uploads are read in processes of their own: what costs too much is refused in words, and whoever comes next is served."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.web.papers.builders import make_page_pdf, make_picture
from tests.web.papers.heavy import HEAVY
from tests.web.waiting import PATIENCE
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.papers.uploads import limits, reader_process, slots
from zhicheng_web.cases.papers.uploads.cleaning import clean_upload
from zhicheng_web.cases.papers.uploads.reader import confinement, frames
from zhicheng_web.cases.papers.uploads.reader.frames import Frame
from zhicheng_web.cases.papers.uploads.reader_process import Reader, ReaderEnded, ask_reader

PROCESS = subprocess.Popen
CHEAP = {"PNG of 6600 by 6000", "form in itself", "bomb in a bomb", "function of itself", "a million letters"}
"""What costs much elsewhere and little here: a form that draws itself draws once, a picture is made smaller at once."""


@pytest.fixture(autouse=True)
def home(rooms: None) -> None:
    """The folder in which slots lie."""


@pytest.fixture
def no_idle_readers() -> Iterator[None]:
    """As at the start of a process."""
    reader_process.end_idle_readers()
    yield
    reader_process.end_idle_readers()


def find_refusal(data: bytes) -> tuple[str, bool]:
    """The key of the refusal of an upload, and whether it says what to do."""
    with pytest.raises(StepRefused) as refused:
        clean_upload(data)
    (finding,) = refused.value.findings
    return str(finding.key), bool(finding.remedy)


EVERY_RUN = {"400,000 fills", "bomb of contents", "deep tree of pages", "giant page", "PNG of 1 by 40 million"}
"""One for each limit: operations, size when unpacked, nesting, sides, pixels; the others with `./zc test --all`."""


def list_heavy_files() -> list[Any]:
    """By name, with when each is read; one that only the clock stops is sent by test_meanwhile.py."""
    return [
        pytest.param(name, marks=() if name in EVERY_RUN else pytest.mark.all) for name in sorted(HEAVY.keys() - CHEAP)
    ]


@pytest.mark.parametrize("name", list_heavy_files())
def test_what_costs_too_much_is_refused_in_words(name: str) -> None:
    key, helpful = find_refusal(HEAVY[name]())
    assert (key in {"paper_too_complex", "paper_pixels", "paper_page_shape", "paper_unreadable_pdf"}, helpful) == (
        True,
        True,
    )
    assert clean_upload(make_picture()).pages == 1


@pytest.mark.parametrize("name", sorted(CHEAP))
def test_what_only_seems_to_cost_much_is_a_paper(name: str) -> None:
    clean = clean_upload(HEAVY[name]())
    assert (clean.pages, len(clean.pictures)) == (1, 1)


def test_an_answer_comes_within_five_seconds() -> None:
    assert limits.READING_SECONDS + limits.WAITING_SECONDS <= 5
    assert limits.DRAWING_SECONDS < limits.READING_SECONDS


def test_all_readers_together_fit_into_a_small_machine() -> None:
    assert limits.READERS * limits.READING_MEMORY <= 1280 * limits.MEGABYTE


def test_a_reader_that_comes_to_no_end_is_ended(no_idle_readers: None) -> None:
    reader = Reader()
    with pytest.raises(ReaderEnded, match="TimeoutError"):
        list(reader.ask(Frame(frames.CLEAN, body=HEAVY["90,000 slow fills"]()), 0.0))
    reader.end()
    assert reader.process.poll() is not None


def test_a_reader_whose_upload_was_ended_is_gone_with_it(
    no_idle_readers: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert clean_upload(make_picture()).pages == 1
    (reader,) = reader_process.IDLE
    monkeypatch.setattr(reader_process, "READING_SECONDS", 0.3)
    assert find_refusal(HEAVY["90,000 slow fills"]()) == ("paper_too_complex", True)
    assert (reader.process.poll(), reader_process.IDLE) == (-9, [])


def test_with_a_reader_the_process_ends_that_has_the_upload_in_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[tuple[int, int]] = []
    kill_group = os.killpg

    def note_and_kill(group: int, sign: int) -> None:
        """End a group, and note which."""
        ended.append((group, sign))
        kill_group(group, sign)

    monkeypatch.setattr(os, "killpg", note_and_kill)
    reader = Reader()
    reader.end()
    assert (ended, reader.process.poll()) == ([(reader.process.pid, signal.SIGKILL)], -signal.SIGKILL)


def test_an_upload_has_so_many_seconds_from_its_first_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []
    assert clean_upload(make_picture()).pages == 1, "a reader is up"
    monkeypatch.setattr(reader_process, "monotonic", lambda: 1_000.0)
    monkeypatch.setattr(Reader, "ask", lambda self, request, until: [*map(asked.append, [until])])
    ask_reader(Frame(frames.CLEAN, body=make_picture()))
    assert asked == [1_000.0 + limits.READING_SECONDS]


def test_a_reader_is_asked_again_and_again(no_idle_readers: None) -> None:
    numbers = set()
    for data in (make_picture(), make_page_pdf(), b"%PDF-1.7 broken", make_picture()):
        ask_reader(Frame(frames.CLEAN, body=data))
        numbers.add(reader_process.IDLE[0].process.pid)
    assert len(numbers) == 1


def test_no_more_readers_than_the_machine_bears(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "WAITING_SECONDS", 0.1)
    with ExitStack() as held:
        for _ in range(limits.READERS):
            held.enter_context(slots.hold_slot())
        assert find_refusal(make_picture()) == ("paper_readers_busy", True)
    assert clean_upload(make_picture()).pages == 1


def test_whoever_waits_gets_the_slot_that_comes_free() -> None:
    free, ready = threading.Event(), threading.Event()

    def hold_all() -> None:
        """Hold every slot until told."""
        with ExitStack() as held:
            for _ in range(limits.READERS):
                held.enter_context(slots.hold_slot())
            ready.set()
            free.wait(PATIENCE)

    holder = threading.Thread(target=hold_all)
    holder.start()
    assert ready.wait(PATIENCE)
    threading.Timer(0.1, free.set).start()
    assert clean_upload(make_picture()).pages == 1
    holder.join()


def test_a_reader_is_handed_neither_keys_nor_connections(
    no_idle_readers: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[dict[str, Any]] = []

    def start(command: list[str], **named: Any) -> "subprocess.Popen[bytes]":
        """Start it, and note with what."""
        handed.append(named)
        return PROCESS(command, **named)

    monkeypatch.setattr(subprocess, "Popen", start)
    assert clean_upload(make_picture()).pages == 1
    (named,) = handed
    assert sorted(named["env"]) == ["LANG", "MALLOC_ARENA_MAX", "PYTHONPATH", "RAYON_NUM_THREADS"]
    assert (named["cwd"], named.get("close_fds", True), named.get("pass_fds", ())) == ("/", True, ())
    assert (named["stdout"], named["stderr"]) == (subprocess.DEVNULL, subprocess.DEVNULL)


def test_a_reader_can_write_no_file_and_make_no_core() -> None:
    code = (
        "import resource; from zhicheng_web.cases.papers.uploads.reader import confinement as c; c.limit_resources();"
        "names = ('AS', 'CPU', 'FSIZE', 'CORE', 'NOFILE');"
        "print([resource.getrlimit(getattr(resource, f'RLIMIT_{name}')) for name in names]); c.give_up_rights();"
        "import os; print(os.geteuid() != 0)"
    )
    source = {"PYTHONPATH": str(reader_process.SOURCE)}
    out = subprocess.run([sys.executable, "-c", code], env=source, capture_output=True, text=True, check=True).stdout
    amounts = (limits.READING_MEMORY, confinement.CPU_SECONDS, 0, 0, limits.READING_FILES)
    assert out.splitlines() == [str([(amount, amount) for amount in amounts]), "True"]


def test_a_frame_of_impossible_size_is_no_frame() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(frames.HEAD.pack(b"paper", 1, b"application/pdf", frames.MAX_BODY_BYTES + 1))
        with pytest.raises(frames.BrokenConnection, match="a frame of"):
            frames.receive_frame(ours)
        frames.send_frame(theirs, Frame(frames.PICTURE, 3, "image/jpeg", b"x"))
        assert frames.receive_frame(ours) == Frame(frames.PICTURE, 3, "image/jpeg", b"x")
        theirs.close()
        with pytest.raises(frames.BrokenConnection, match="ended"):
            frames.receive_frame(ours)


def test_slots_lie_in_a_folder_of_the_offices_own() -> None:
    with slots.hold_slot():
        folder = Path(settings.HOME) / "readers"
        assert [oct(one.stat().st_mode & 0o777) for one in (folder, folder / "0")] == ["0o700", "0o600"]

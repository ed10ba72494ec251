"""A long list is judged by several processes, and nobody can tell but by the time."""

import multiprocessing
import os
import signal
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.cli.running import SURROUNDINGS, command, jsonl, shared_cases
from tests.cli.test_streams import interruptible, long_list
from tests.web.waiting import wait_until
from zhicheng.cli import json_answers
from zhicheng.cli.case_input import CaseLines
from zhicheng.cli.errors import CommandFailure
from zhicheng.cli.judging import CaseJudge
from zhicheng.cli.judging_processes import BLOCK_LINES, judge_in_processes, split_into_blocks

ONE_CORE = (
    "import os, sys; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); os.execv(sys.argv[1], sys.argv[1:])"
)
needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process judges")
needs_cores = pytest.mark.skipif(json_answers.count_cores() < 2, reason="one core: one process judges")


def list_with_mistakes(folder: Path) -> Path:
    """A list long enough for several processes, with lines that cannot be judged in many blocks."""
    file = long_list(folder, 3)
    faulty = b"".join((b"{\n", b"\n", b"[]\n", jsonl(*shared_cases()[:3])))
    file.write_bytes(file.read_bytes() + faulty * BLOCK_LINES)
    return file


def run(*words: str, one_core: bool = False) -> tuple[int, bytes, bytes]:
    """Exit status, standard output and standard error, on every core or on one."""
    line = command(*words)
    before = [sys.executable, "-c", ONE_CORE] if one_core else []
    ran = subprocess.run(before + line, capture_output=True, env=SURROUNDINGS)
    return ran.returncode, ran.stdout, ran.stderr


@needs_linux
@needs_cores
def test_one_process_and_several_say_the_same_to_the_byte(tmp_path: Path) -> None:
    words = ("check", "--json", str(list_with_mistakes(tmp_path)))
    several = run(*words)
    assert several == run(*words, one_core=True)
    assert several[0] == 2 and several[1].count(b'"invalid"') == BLOCK_LINES * 2


def test_blocks_keep_the_number_of_every_line() -> None:
    lines = [b"%d" % number for number in range(1, 2 * BLOCK_LINES + 4)]
    blocks = list(split_into_blocks(CaseLines("a", 1, lines)))
    assert [block.first for block in blocks] == [1, BLOCK_LINES + 1, 2 * BLOCK_LINES + 1]
    assert [line for block in blocks for line in block.lines] == lines


@needs_linux
@needs_cores
def test_when_the_first_process_is_killed_the_others_end(tmp_path: Path) -> None:
    words = command("check", "--json", str(long_list(tmp_path, 30)))
    with subprocess.Popen(words, stdout=subprocess.PIPE, env=SURROUNDINGS, preexec_fn=interruptible) as ran:
        assert ran.stdout and ran.stdout.readline()
        others = find_children(ran.pid)
        ran.kill()
    assert len(others) >= 2
    assert wait_until(lambda: not any(map(is_running, others)))


def find_children(process: int) -> list[int]:
    """The processes that a process has split off."""
    return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def is_running(process: int) -> bool:
    """Whether a process is there and has not ended; one that nobody has asked for its status has."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@needs_linux
def test_a_process_that_dies_is_told_in_a_sentence() -> None:
    lines = jsonl(*shared_cases()).splitlines() * 40
    parent = os.getpid()

    def die(*_: object) -> None:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)

    judge = CaseJudge(readings=False)
    with patch.object(CaseJudge, "judge", die), pytest.raises(CommandFailure, match="中断了"):
        list(judge_in_processes(CaseLines("a", 1, lines), judge, 2))
    assert multiprocessing.active_children() == []

"""Long files in flat memory, pipes that break, interruptions, and results in the order of the input."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import SURROUNDINGS, command, jsonl, shared_cases, zhicheng
from zhicheng.cli.errors import EXIT_INTERRUPTED, EXIT_READER_GONE

MORE_KB = 2_000  # the interpreter and the policy take some 22 MB, long list or short


def long_list(folder: Path, megabytes: int) -> Path:
    """A list of a given size at least."""
    block = jsonl(*shared_cases())
    file = folder / "名单.jsonl"
    with file.open("wb") as out:
        for _ in range(megabytes * 2**20 // len(block) + 1):
            out.write(block)
    return file


def interruptible() -> None:
    """A shell starts what runs in the background deaf to interruptions, and its children with it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def peak_of(file: Path) -> int:
    """The most memory that judging a file takes, in KB (Linux), asked by a small process: a child starts as its parent."""
    asked = "import subprocess, sys; from resource import *; subprocess.run(sys.argv[1:], stdout=-3, check=True); "
    asked += "print(getrusage(RUSAGE_CHILDREN).ru_maxrss)"
    words = [sys.executable, "-c", asked, *command("check", str(file), "--json")]
    return int(subprocess.run(words, env=SURROUNDINGS, check=True, capture_output=True).stdout)


def test_a_long_list_takes_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    short, long = peak_of(long_list(tmp_path, 3)), peak_of(long_list(tmp_path, 9))
    assert long - short < MORE_KB


@pytest.mark.skipif("ZHICHENG_SLOW" not in os.environ, reason="takes half a minute; set ZHICHENG_SLOW to run it")
def test_a_list_of_eighty_megabytes_takes_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    short, long = peak_of(long_list(tmp_path, 3)), peak_of(long_list(tmp_path, 80))
    assert long - short < MORE_KB


def test_results_come_in_the_order_of_the_files_and_their_lines(tmp_path: Path) -> None:
    first, second = shared_cases()[:2], shared_cases()[2:4]
    (tmp_path / "一.jsonl").write_bytes(jsonl(*first))
    (tmp_path / "二.json").write_text(json.dumps(second), encoding="utf-8")
    ran = zhicheng("check", "一.jsonl", "二.json", "--json", folder=tmp_path)
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == [case["id"] for case in first + second]
    assert (ran.status, ran.err) == (0, "")


def test_a_reader_that_goes_away_ends_it_quietly(tmp_path: Path) -> None:
    words = command("check", str(long_list(tmp_path, 3)), "--json")
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=SURROUNDINGS) as run:
        assert run.stdout and run.stderr
        assert run.stdout.readline().startswith(b'{"id":"bachelor-plain"')
        run.stdout.close()
        said = run.stderr.read()
    assert (run.returncode, said) == (EXIT_READER_GONE, b"")


def test_an_interruption_ends_it_quietly(tmp_path: Path) -> None:
    words = command("check", str(long_list(tmp_path, 60)), "--json")
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdout=pipe, stderr=pipe, env=SURROUNDINGS, preexec_fn=interruptible) as run:
        assert run.stdout
        run.stdout.readline()
        run.send_signal(signal.SIGINT)
        _, said = run.communicate()
    assert (run.returncode, said) == (EXIT_INTERRUPTED, b"")

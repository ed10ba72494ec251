"""`zhicheng check`: judges the cases of files and standard input, for people, for programs, or for the printer."""

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from zhicheng.cli.case_input import Arrived, Place, arriving
from zhicheng.cli.errors import INVALID, JUDGED, unreadable
from zhicheng.cli.judging import Bench, Invalid, Judged
from zhicheng.cli.page import Page
from zhicheng.cli.problems import said_problems
from zhicheng.cli.progress import Progress
from zhicheng.cli.records import Records
from zhicheng.cli.style import Style
from zhicheng.cli.text import Text

STDIN: Final = "-"
LARGE: Final = 64 * 2**20  # bytes


class Writer(Protocol):
    """Who writes the results down."""

    def judged(self, one: Judged) -> None:
        """A result."""

    def invalid(self, one: Invalid) -> None:
        """A case that cannot be judged; people are told on standard error as well."""

    def end(self, counted: Counter[str]) -> None:
        """All have been seen."""

    def close(self) -> None:
        """Whether or not all have been seen."""


def run(arguments: Namespace) -> int:
    """Judge every case of every file; 2 when any was invalid."""
    bench = Bench(arguments.policy)
    counted: Counter[str] = Counter()
    with closing(writer(arguments, bench)) as out:
        for one in judged(arguments.files, bench):
            if isinstance(one, Judged):
                counted[one.result["verdict"]] += 1
                out.judged(one)
            else:
                counted["invalid"] += 1
                out.invalid(one)
                print(said_problems(one), file=sys.stderr)
        out.end(counted)
    return INVALID if counted["invalid"] else JUDGED


def writer(arguments: Namespace, bench: Bench) -> Writer:
    """The writer that the options ask for."""
    if arguments.html:
        return Page(Path(arguments.html), arguments.files, bench)
    return Records() if arguments.json else Text(Style(sys.stdout), bench)


def judged(files: Iterable[str], bench: Bench) -> Iterator[Judged | Invalid]:
    """Every case of every file, judged, in order."""
    for file in files:
        try:
            with opened(file) as stream:
                yield from judged_of(file, stream, bench)
        except OSError as error:
            yield bench.judge(Arrived(Place(file), None, unreadable(error)))


def judged_of(file: str, stream: BinaryIO, bench: Bench) -> Iterator[Judged | Invalid]:
    """Every case of one file."""
    progress = Progress(stream)
    try:
        for arrived in arriving(file, stream, lambda: tell_large(file, progress.size)):
            yield bench.judge(arrived)
            progress.step()
    finally:
        progress.done()


def opened(file: str) -> AbstractContextManager[BinaryIO]:
    """The bytes of a file, or of standard input, which stays open."""
    return nullcontext(sys.stdin.buffer) if file == STDIN else Path(file).open("rb")


def tell_large(file: str, size: int) -> None:
    """A document has to be read whole; a case a line need not."""
    if size > LARGE:
        print(
            f"{file} 有 {size >> 20} MB，不是一行一个案例，须整个读入内存，要等一会儿；"
            "改成一行一个案例的 JSONL，可以边读边判。",
            file=sys.stderr,
        )

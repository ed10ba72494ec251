"""`zhicheng check`: judges the cases of files and standard input, for people, for programs, or for the printer."""

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from zhicheng.cli.case_input import CasePosition, InputCase, read_cases
from zhicheng.cli.errors import EXIT_INVALID, EXIT_OK, describe_unreadable_file
from zhicheng.cli.judging import CaseJudge, JudgedCase, UnjudgedCase
from zhicheng.cli.output.json_lines import JsonLines
from zhicheng.cli.output.printed_page import PrintedPage
from zhicheng.cli.output.progress import Progress
from zhicheng.cli.output.style import Style
from zhicheng.cli.output.terminal_text import TerminalText
from zhicheng.cli.problems import format_problems

STDIN_SIGN: Final = "-"
LARGE_FILE: Final = 64 * 2**20  # bytes


class ResultWriter(Protocol):
    """Who writes the results down."""

    def write_result(self, one: JudgedCase) -> None:
        """Write the result of one case, in the order of the input."""

    def write_problems(self, one: UnjudgedCase) -> None:
        """A case that cannot be judged; people are told on standard error as well."""

    def write_totals(self, counted: Counter[str]) -> None:
        """Write what comes after the last case: how many came out how, by verdict."""

    def close(self) -> None:
        """Whether or not all have been seen."""


def run_check(arguments: Namespace) -> int:
    """Judge every case of every file; 2 when any was invalid."""
    case_judge = CaseJudge(arguments.policy, readings=arguments.readings or not arguments.json)
    counted: Counter[str] = Counter()
    with closing(choose_writer(arguments, case_judge)) as out:
        for one in judge_files(arguments.files, case_judge):
            if isinstance(one, JudgedCase):
                counted[one.result["verdict"]] += 1
                out.write_result(one)
            else:
                counted["invalid"] += 1
                out.write_problems(one)
                print(format_problems(one), file=sys.stderr)
        out.write_totals(counted)
    return EXIT_INVALID if counted["invalid"] else EXIT_OK


def choose_writer(arguments: Namespace, case_judge: CaseJudge) -> ResultWriter:
    """The writer that the options ask for."""
    if arguments.html:
        return PrintedPage(Path(arguments.html), arguments.files, case_judge)
    return JsonLines() if arguments.json else TerminalText(Style(sys.stdout), case_judge)


def judge_files(files: Iterable[str], case_judge: CaseJudge) -> Iterator[JudgedCase | UnjudgedCase]:
    """Every case of every file, judged, in order."""
    for file in files:
        try:
            with open_input(file) as stream:
                yield from judge_file(file, stream, case_judge)
        except OSError as error:
            yield case_judge.judge(InputCase(CasePosition(file), None, describe_unreadable_file(error)))


def judge_file(file: str, stream: BinaryIO, case_judge: CaseJudge) -> Iterator[JudgedCase | UnjudgedCase]:
    """Every case of one file."""
    progress = Progress(stream)
    try:
        for input_case in read_cases(file, stream, lambda: warn_of_large_file(file, progress.size)):
            yield case_judge.judge(input_case)
            progress.step()
    finally:
        progress.clear()


def open_input(file: str) -> AbstractContextManager[BinaryIO]:
    """The bytes of a file, or of standard input, which stays open."""
    return nullcontext(sys.stdin.buffer) if file == STDIN_SIGN else Path(file).open("rb")


def warn_of_large_file(file: str, size: int) -> None:
    """A document has to be read whole; a case a line need not."""
    if size > LARGE_FILE:
        print(
            f"{file} 有 {size >> 20} MB，不是一行一个案例，须整个读入内存，要等一会儿；"
            "改成一行一个案例的 JSONL，可以边读边判。",
            file=sys.stderr,
        )

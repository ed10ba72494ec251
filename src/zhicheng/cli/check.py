"""`zhicheng check`: judges the cases of files and standard input, for people, for programs, or for the printer."""

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import BinaryIO, Final, Protocol, TypeVar

from zhicheng.cli.case_input import CaseLines, CasePosition, InputCase, read_arrived_cases, recognise_input
from zhicheng.cli.errors import EXIT_INVALID, EXIT_OK, describe_unreadable_file
from zhicheng.cli.json_answers import judge_as_json
from zhicheng.cli.judging import CaseJudge, JudgedCase, UnjudgedCase
from zhicheng.cli.output.json_lines import JsonLines
from zhicheng.cli.output.printed_page import PrintedPage
from zhicheng.cli.output.progress import Progress
from zhicheng.cli.output.style import Style
from zhicheng.cli.output.terminal_text import TerminalText
from zhicheng.cli.problems import format_problems
from zhicheng.eligibility.facts.fields import Problem

STDIN_SIGN: Final = "-"
LARGE_FILE: Final = 64 * 2**20  # bytes


class HasVerdict(Protocol):
    """A judged case in the form in which it is written."""

    @property
    def verdict(self) -> str:
        """The code of the verdict."""


Judged = TypeVar("Judged", bound=HasVerdict)
Written = TypeVar("Written", contravariant=True)
JudgeArrived = Callable[[CaseLines | Iterator[InputCase], CaseJudge, int], Generator[Judged | UnjudgedCase, None, None]]
"""Judges what has arrived, of which the file has so many bytes (0 where nobody knows), in order."""


class ResultWriter(Protocol[Written]):
    """Who writes the results down."""

    def write_result(self, one: Written) -> None:
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
    if arguments.json:
        return write_answers(judge_files(arguments.files, case_judge, judge_as_json), JsonLines())
    judged = judge_files(arguments.files, case_judge, judge_one_by_one)
    if arguments.html:
        return write_answers(judged, PrintedPage(Path(arguments.html), arguments.files, case_judge))
    return write_answers(judged, TerminalText(Style(sys.stdout), case_judge))


def write_answers(answers: Iterable[Judged | UnjudgedCase], writer: ResultWriter[Judged]) -> int:
    """Write every answer in the order of the input, and what is wrong on standard error too; the exit status."""
    counted: Counter[str] = Counter()
    with closing(writer) as out:
        for one in name_cities_once(answers):
            if isinstance(one, UnjudgedCase):
                counted["invalid"] += 1
                out.write_problems(one)
                print(format_problems(one), file=sys.stderr)
            else:
                counted[one.verdict] += 1
                out.write_result(one)
        out.write_totals(counted)
    return EXIT_INVALID if counted["invalid"] else EXIT_OK


def name_cities_once(answers: Iterable[Judged | UnjudgedCase]) -> Iterator[Judged | UnjudgedCase]:
    """The same answers; of the cases that do not say their city, the first alone names the cities that there are."""
    has_named = False
    for one in answers:
        lacks_city = isinstance(one, UnjudgedCase) and one.lacks_city
        yield one.without_cities() if isinstance(one, UnjudgedCase) and lacks_city and has_named else one
        has_named |= lacks_city


def judge_files(
    files: Iterable[str], case_judge: CaseJudge, judge_arrived: JudgeArrived[Judged]
) -> Iterator[Judged | UnjudgedCase]:
    """Every case of every file, judged, in order."""
    for file in files:
        try:
            with open_input(file) as stream:
                yield from judge_file(file, stream, case_judge, judge_arrived)
        except OSError as error:
            yield UnjudgedCase(CasePosition(file), None, (Problem("", describe_unreadable_file(error)),))


def judge_file(
    file: str, stream: BinaryIO, case_judge: CaseJudge, judge_arrived: JudgeArrived[Judged]
) -> Iterator[Judged | UnjudgedCase]:
    """Every case of one file."""
    progress = Progress(stream)
    arrived = recognise_input(file, stream, lambda: warn_of_large_file(file, progress.size))
    with closing(judge_arrived(arrived, case_judge, progress.size)) as answers:
        try:
            for one in answers:
                yield one
                progress.step()
        finally:
            progress.clear()


def judge_one_by_one(
    arrived: CaseLines | Iterator[InputCase], case_judge: CaseJudge, size: int
) -> Generator[JudgedCase | UnjudgedCase, None, None]:
    """The answers, each as soon as its case is read, however many bytes there are."""
    yield from map(case_judge.judge, read_arrived_cases(arrived))


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

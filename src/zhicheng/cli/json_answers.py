"""The answers of `--json`: each case as its line, those of a long list made by as many processes as there are cores."""

import os
import sys
from collections.abc import Generator, Iterator
from typing import Final

from zhicheng.cli.case_input import CaseLines, InputCase, read_arrived_cases
from zhicheng.cli.judging import CaseJudge, JudgedCase, UnjudgedCase
from zhicheng.cli.output.json_lines import EncodedCase, encode_case

LONG_LIST: Final = 2 * 2**20  # bytes; a shorter one is judged before the processes stand

Answer = EncodedCase | UnjudgedCase
"""A case's line of JSON, or what is wrong with it."""


def judge_as_json(
    arrived: CaseLines | Iterator[InputCase], case_judge: CaseJudge, size: int
) -> Generator[Answer, None, None]:
    """The answer on every case, in order; by several processes where a list has `size` bytes that are worth it."""
    cores = count_cores()
    if isinstance(arrived, CaseLines) and size >= LONG_LIST and cores > 1:
        from zhicheng.cli.judging_processes import judge_in_processes  # noqa: PLC0415 - 15 ms that one person need not wait

        yield from judge_in_processes(arrived, case_judge, cores)
    else:
        yield from map(encode_answer, map(case_judge.judge, read_arrived_cases(arrived)))


def encode_answer(one: JudgedCase | UnjudgedCase) -> Answer:
    """A judged case as its line; what is wrong with another as it is."""
    return encode_case(one) if isinstance(one, JudgedCase) else one


def count_cores() -> int:
    """Cores that this process may use; 1 where a process is not split off without starting Python anew."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1

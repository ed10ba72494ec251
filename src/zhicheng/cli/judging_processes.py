"""A long list judged by as many processes as there are cores, in blocks of lines; the answers in the order of the input."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Final

from zhicheng.cli.case_input import CaseLines, read_case_lines
from zhicheng.cli.errors import EXIT_INTERRUPTED, CommandFailure
from zhicheng.cli.json_answers import Answer, encode_answer
from zhicheng.cli.judging import CaseJudge

BLOCK_LINES: Final = 50  # lines that a process judges before it answers: some 10 ms
BLOCKS_AHEAD: Final = 3  # blocks of each process that wait or are judged, so that memory does not grow with the list
PROCESS_LOST: Final = "判断的进程中断了，可能是内存不够；请关掉别的程序，或把名单分成几份，再运行一次。"

JUDGES: Final[list[CaseJudge]] = []
"""In a process that judges: its judge, which came with the fork and is too large to be sent with every block."""


def judge_in_processes(case_lines: CaseLines, case_judge: CaseJudge, cores: int) -> Generator[Answer, None, None]:
    """The answers of a list of lines. Raises CommandFailure where a process dies."""
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(cores, context, initializer=begin_worker, initargs=(case_judge,))
    waiting: deque[Future[list[Answer]]] = deque()
    try:
        for block in split_into_blocks(case_lines):
            waiting.append(pool.submit(judge_block, block))
            if len(waiting) >= cores * BLOCKS_AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise CommandFailure(PROCESS_LOST) from error
    finally:
        pool.shutdown(cancel_futures=True)


def split_into_blocks(case_lines: CaseLines) -> Iterator[CaseLines]:
    """The same lines in pieces that can be sent to a process, each with the number of its first line."""
    lines, first = iter(case_lines.lines), case_lines.first
    while block := list(islice(lines, BLOCK_LINES)):
        yield CaseLines(case_lines.file, first, block)
        first += len(block)


def begin_worker(case_judge: CaseJudge) -> None:
    """In the new process: Ctrl-C is answered by the first process, and nobody judges on when that one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with_parent, daemon=True).start()
    JUDGES.append(case_judge)


def end_with_parent() -> None:
    """Wait for the end of the first process, which may have been killed, and end this one."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(EXIT_INTERRUPTED)


def judge_block(block: CaseLines) -> list[Answer]:
    """The answers on the lines of a block, in a process that has begun."""
    return [encode_answer(JUDGES[0].judge(case)) for case in read_case_lines(block)]

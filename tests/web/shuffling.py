"""The files of a run in another order: ZHICHENG_SHUFFLE=7. What passes in one order only stands on what came before it.

Within a file the order stays; every process of a run finds the same one.
"""

import os
from collections.abc import Callable, Iterable
from random import Random
from typing import TypeVar

VARIABLE = "ZHICHENG_SHUFFLE"
Test = TypeVar("Test")


def shuffle_files(tests: Iterable[Test], file_of: Callable[[Test], str], seed: str) -> list[Test]:
    """The tests by files, in the order that the seed gives.

    >>> shuffle_files(["b2", "a1", "b1", "c1"], lambda test: test[0], "1")
    ['a1', 'c1', 'b2', 'b1']
    """
    by_file: dict[str, list[Test]] = {}
    for test in tests:
        by_file.setdefault(file_of(test), []).append(test)
    files = sorted(by_file)
    Random(seed).shuffle(files)
    return [test for file in files for test in by_file[file]]


def seed() -> str:
    """The seed that was asked for; empty: the order stays."""
    return os.environ.get(VARIABLE, "")

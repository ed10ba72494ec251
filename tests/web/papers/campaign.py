"""改坏的文件，一个个上传：每一个都要么用话说清不收，要么收下干净的。

./zc fuzz papers --files 20000 --seed 7; each file is that of its number under the seed, so that one can be had again:
--first 123 --files 1. What was wrong is kept in the folder of --keep. Exit status 1: something was.
"""

import argparse
import logging
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from django.conf import settings

from tests.web.papers.answers import Answer, answer_upload
from tests.web.papers.mutations import list_seed_files, mutate_file

FILES = 20_000
ABREAST = 2
REPORT_EVERY = 1_000


class Result(NamedTuple):
    """What came of one file, and in how many seconds."""

    number: int
    answer: Answer
    seconds: float


def main() -> int:
    """The campaign; 1 where something was wrong."""
    parser = argparse.ArgumentParser("./zc fuzz papers", description="逐个上传改坏的文件。")
    parser.add_argument("--files", type=int, default=FILES, help=f"多少个文件，默认{FILES}")
    parser.add_argument("--seed", type=int, default=1, help="从哪个数开始变，同一个数得到同样的文件")
    parser.add_argument("--first", type=int, default=0, help="从第几个文件开始")
    parser.add_argument(
        "--keep", type=Path, default=Path(tempfile.gettempdir()) / "zhicheng-fuzz", help="有问题的文件放在哪里"
    )
    said = parser.parse_args()
    logging.getLogger("zhicheng").setLevel(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as home:
        settings.configure(HOME=Path(home))
        return run_campaign(said.seed, range(said.first, said.first + said.files), said.keep)


def run_campaign(seed: int, numbers: range, keep: Path) -> int:
    """Upload them all; say what came of them."""
    seeds, wrong, slowest = list_seed_files(), 0, Result(0, Answer(), 0.0)
    refusals: Counter[str] = Counter()

    def upload(number: int) -> Result:
        """One of them."""
        data, began = mutate_file(seeds, seed, number), perf_counter()
        return Result(number, answer_upload(data), perf_counter() - began)

    with ThreadPoolExecutor(ABREAST) as pool:
        for done, result in enumerate(pool.map(upload, numbers), 1):
            refusals[result.answer.refusal or "taken"] += 1
            slowest = max(slowest, result, key=lambda one: one.seconds)
            if result.answer.wrong:
                wrong += 1
                keep_file(keep, seed, result.number, mutate_file(seeds, seed, result.number))
                print(f"{result.number}: {result.answer.wrong}", flush=True)
            if done % REPORT_EVERY == 0:
                print(f"{done} files, {wrong} wrong, slowest {slowest.seconds:.1f} s ({slowest.number})", flush=True)
    print(f"seed {seed}: {len(numbers)} files, {wrong} wrong, slowest {slowest.seconds:.1f} s ({slowest.number})")
    print(", ".join(f"{key} {count}" for key, count in refusals.most_common()))
    return bool(wrong)


def keep_file(folder: Path, seed: int, number: int, data: bytes) -> None:
    """Keep what was wrong."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{seed}-{number}").write_bytes(data)


if __name__ == "__main__":
    sys.exit(main())

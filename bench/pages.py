"""办理系统的每一页：CPU、查询次数，与同一数据库上的普通 Django 页相比。

A demo city of its own is made (or found again: --home), every page of the entry table that answers a GET is opened by the
personas who may, in every state of a case that they can see, through the whole real application; of each page the
dearest address is then measured beside a plain Django page that shows as much (bench/office/plain.py says what that is).
CPU is this process's; the database's own is in the wall figure only. Exit status 1: a target is missed.
"""

import argparse
import importlib
import sys
from pathlib import Path

from bench.office.home import city

ROUNDS = 25


def main() -> int:
    """Measure; 1 where a target is missed or a page was not reached."""
    parser = argparse.ArgumentParser("./zc bench pages", description="测量每一页。")
    parser.add_argument("--home", type=Path, help="演示城市放在这里，下次接着用；不写则用完即删")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"每页测多少次，默认{ROUNDS}")
    parser.add_argument("--only", default="", help="只测名称以此开头的页面，例如 employer")
    said = parser.parse_args()
    with city(said.home):
        table = importlib.import_module("bench.office.table")  # reads tables of the database: only when Django stands
        return 0 if table.run(said.only, said.rounds) else 1


if __name__ == "__main__":
    sys.exit(main())

"""Results as one printable page: A4, each case on a sheet of its own, nothing loaded from anywhere, legible without colour."""

import os
import sys
from collections import Counter
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Final

from zhicheng.cli.errors import Trouble, unreadable
from zhicheng.cli.judging import Bench, Invalid, Judged
from zhicheng.cli.layout import tell
from zhicheng.cli.printed_case import sheet
from zhicheng.cli.problems import STDIN, said_problems
from zhicheng.cli.text import tally

STYLE: Final = Path(__file__).with_name("page.css")
UNFINISHED: Final = ".未完成"


class Page:
    """Writes beside the page and puts it in its place when it is complete, so that half a page is never printed."""

    def __init__(self, path: Path, files: Sequence[str], bench: Bench) -> None:
        """Raises Trouble where the page cannot be written, or would take the place of an input."""
        for file in files:
            if path.exists() and Path(file).exists() and os.path.samefile(path, file):
                raise Trouble(f"网页 {path} 就是要判断的文件，写了会覆盖它；请换一个网页文件名。")
        self.path, self.bench = path, bench
        self.beside = path.with_name(path.name + UNFINISHED)
        self.summary: list[tuple[str, str, str]] = []
        self.wrong: list[str] = []
        try:
            self.out = self.beside.open("w", encoding="utf-8")
        except OSError as error:
            raise Trouble(f"写不了网页 {path}：{unreadable(error)}") from error
        self.out.write(head("、".join(STDIN if file == "-" else Path(file).name for file in files)))

    def judged(self, one: Judged) -> None:
        """A sheet for the case."""
        told = tell(one, self.bench)
        self.summary.append((told.id, told.mark, told.earliest))
        self.out.write(sheet(told, one.policy))

    def invalid(self, one: Invalid) -> None:
        """Kept for the last sheet."""
        self.wrong += said_problems(one).splitlines()

    def end(self, counted: Counter[str]) -> None:
        """The sheet that counts; then the page is in its place."""
        if counted.total() != 1 or self.wrong:
            self.out.write(last_sheet(self.summary, self.wrong, tally(counted)))
        self.out.write("</body>\n</html>\n")
        self.out.close()
        self.beside.replace(self.path)
        print(f"{tally(counted)}网页已写到 {self.path}，用浏览器打开后打印即可。", file=sys.stdout)

    def close(self) -> None:
        """Nothing stays of a page that was not finished."""
        if not self.out.closed:
            self.out.close()
            self.beside.unlink(missing_ok=True)


def head(title: str) -> str:
    """The page to its first sheet."""
    return f"""<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>初级职称考核认定 逐条结果：{escape(title)}</title>
<style>
{STYLE.read_text(encoding="utf-8")}</style>
</head>
<body>
"""


def last_sheet(summary: Sequence[tuple[str, str, str]], wrong: Sequence[str], said: str) -> str:
    """Every case in a line, and those that could not be judged."""
    rows = "\n".join(
        f'<tr><td>{place}</td><th scope="row">{escape(name)}</th><td>{escape(mark)}</td><td>{escape(day)}</td></tr>'
        for place, (name, mark, day) in enumerate(summary, start=1)
    )
    problems = "".join(f"<li>{escape(line)}</li>\n" for line in wrong)
    return f"""<section>
<header><span>初级职称考核认定 汇总</span></header>
<h1>{escape(said)}</h1>
<table>
<thead><tr><th>序号</th><th>名称</th><th>结论</th><th>最早满足之日</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
{f'<h2>填写有误、没有判断的案例</h2><ul class="plain">{problems}</ul>' if problems else ""}
</section>
"""

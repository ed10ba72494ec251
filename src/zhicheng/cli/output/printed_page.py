"""Results as one printable page: A4, each case on a sheet of its own, nothing loaded from anywhere, legible without colour."""

import os
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from html import escape
from pathlib import Path
from typing import Final

from zhicheng.cli.errors import EXIT_UNWRITABLE, CommandFailure, describe_disk_trouble, describe_unreadable_file
from zhicheng.cli.judging import CaseJudge, JudgedCase, UnjudgedCase
from zhicheng.cli.output.layout import lay_out_case
from zhicheng.cli.output.printed_case import render_case_sheet
from zhicheng.cli.output.terminal_text import format_totals
from zhicheng.cli.problems import STDIN_NAME, format_problems

STYLE_SHEET: Final = Path(__file__).with_name("page.css")
UNFINISHED_SUFFIX: Final = ".未完成"
NAME_PART: Final = 40  # characters of the page's name in that of the unfinished one, which may not get too long


class PrintedPage:
    """Writes beside the page and puts it in its place when it is complete, so that half a page is never printed."""

    def __init__(self, path: Path, files: Sequence[str], case_judge: CaseJudge) -> None:
        """Raises CommandFailure where the page cannot be written, or would take the place of an input."""
        for file in files:
            if path.exists() and Path(file).exists() and os.path.samefile(path, file):
                raise CommandFailure(f"网页 {path} 就是要判断的文件，写了会覆盖它；请换一个网页文件名。")
        self.path, self.case_judge = path, case_judge
        self.target = find_target(path)
        name = f"{self.target.name[:NAME_PART]}.{os.getpid()}{UNFINISHED_SUFFIX}"
        self.unfinished_path, self.is_complete = self.target.with_name(name), False
        self.summary: list[tuple[str, str, str]] = []
        self.problem_lines: list[str] = []
        try:
            self.out = self.unfinished_path.open("x", encoding="utf-8")
        except OSError as error:
            raise CommandFailure(f"写不了网页 {path}：{describe_unreadable_file(error)}") from error
        self.write(render_page_head("、".join(STDIN_NAME if file == "-" else Path(file).name for file in files)))

    def write(self, text: str) -> None:
        """A piece of the page. Raises CommandFailure where the disk takes no more."""
        try:
            self.out.write(text)
        except OSError as error:
            raise self.describe_failure(error) from error

    def describe_failure(self, error: OSError) -> CommandFailure:
        """Why the page is not there; what stood in its place still does."""
        sentence = f"网页 {self.path} 没有写成，原来的文件没有动：{describe_disk_trouble(error)}，再运行一次。"
        return CommandFailure(sentence, EXIT_UNWRITABLE)

    def write_result(self, one: JudgedCase) -> None:
        """A sheet for the case."""
        report = lay_out_case(one, self.case_judge)
        self.summary.append((report.id, report.mark, report.earliest))
        self.write(render_case_sheet(report, one.policy))

    def write_problems(self, one: UnjudgedCase) -> None:
        """Kept for the last sheet."""
        self.problem_lines += format_problems(one).splitlines()

    def write_totals(self, counted: Counter[str]) -> None:
        """The sheet that counts; then the page is in its place."""
        if counted.total() != 1 or self.problem_lines:
            self.write(render_last_sheet(self.summary, self.problem_lines, format_totals(counted)))
        self.write("</body>\n</html>\n")
        try:
            self.put_in_place()
        except OSError as error:
            raise self.describe_failure(error) from error
        print(f"{format_totals(counted)}网页已写到 {self.path}，用浏览器打开后打印即可。", file=sys.stdout)

    def put_in_place(self) -> None:
        """The whole page is on the disk, as open to others as the one that it follows, before it takes its place."""
        self.out.flush()
        os.fsync(self.out.fileno())
        self.out.close()
        if self.target.exists():
            shutil.copymode(self.target, self.unfinished_path)
        self.unfinished_path.replace(self.target)
        self.is_complete = True

    def close(self) -> None:
        """Nothing stays of a page that was not finished."""
        with suppress(OSError):  # what it still holds finds no room either
            self.out.close()
        if not self.is_complete:
            self.unfinished_path.unlink(missing_ok=True)


def find_target(path: Path) -> Path:
    """The file that a page goes to: what a link leads to stays behind its link. CommandFailure: it is no plain file."""
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise CommandFailure(f"写不了网页 {path}：链接绕成了圈，请换一个网页文件名。")
    if target.is_dir():
        raise CommandFailure(f"写不了网页 {path}：这是一个文件夹；请写明其中的文件，如“{path}/网页.html”。")
    if target.exists() and not target.is_file():
        raise CommandFailure(f"写不了网页 {path}：这是设备或管道，不是普通文件；请换一个网页文件名。")
    return target


def render_page_head(title: str) -> str:
    """The page to its first sheet."""
    return f"""<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>初级职称考核认定 逐条结果：{escape(title)}</title>
<style>
{STYLE_SHEET.read_text(encoding="utf-8")}</style>
</head>
<body>
"""


def render_last_sheet(summary: Sequence[tuple[str, str, str]], problem_lines: Sequence[str], totals: str) -> str:
    """Every case in a line, and those that could not be judged."""
    rows = "\n".join(
        f'<tr><td>{place}</td><th scope="row">{escape(name)}</th><td>{escape(mark)}</td><td>{escape(day)}</td></tr>'
        for place, (name, mark, day) in enumerate(summary, start=1)
    )
    problems = "".join(f"<li>{escape(line)}</li>\n" for line in problem_lines)
    return f"""<section>
<header><span>初级职称考核认定 汇总</span></header>
<h1>{escape(totals)}</h1>
<table>
<thead><tr><th>序号</th><th>名称</th><th>结论</th><th>最早满足之日</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
{f'<h2>填写有误、没有判断的案例</h2><ul class="plain">{problems}</ul>' if problems else ""}
</section>
"""

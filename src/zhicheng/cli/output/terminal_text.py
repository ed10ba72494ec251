"""Results for people at a terminal: short lines that can be read aloud, in columns that fit."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from zhicheng.cli.judging import CaseJudge, JudgedCase, UnjudgedCase
from zhicheng.cli.output.layout import ADVICE_ONLY, CaseReport, ClauseRow, PaperRow, RouteRow, lay_out_case
from zhicheng.cli.output.style import Style
from zhicheng.cli.output.width import pad_text, width, wrap_text
from zhicheng.words.results import VERDICT_NAMES

NOT_APPLICABLE: Final = "not_applicable"

INDENT: Final = "  "
MAX_OVERVIEW_CASES: Final = 1_000  # cases listed at the end: a roster; more are a matter for --json
HANG_COLUMNS: Final = 16  # columns: an indent, the widest mark (! 需人工判断), two more
ADDRESS_COLUMNS: Final = 9  # columns: 二（二）4
SHORT_HASH: Final = len("sha256:") + 12  # of a hash, enough to tell policies apart
ROUTE_HEADS: Final = ("", "条款", "凭什么", "已满/须满", "满的日期", "结论")


class TerminalText:
    """Writes the results for a person: to standard output, case by case, an overview last."""

    def __init__(self, style: Style, case_judge: CaseJudge) -> None:
        self.style, self.case_judge = style, case_judge
        self.reports: list[CaseReport] = []

    def write_result(self, one: JudgedCase) -> None:
        """The result of a case."""
        report = lay_out_case(one, self.case_judge)
        print("\n".join(format_case_report(report, self.style)))
        if len(self.reports) < MAX_OVERVIEW_CASES:
            self.reports.append(report._replace(rows=(), routes=(), advice=(), papers=()))

    def write_problems(self, one: UnjudgedCase) -> None:
        """Standard error says it; what stands before it comes out first."""
        sys.stdout.flush()

    def write_totals(self, counted: Counter[str]) -> None:
        """How many may, how many may not."""
        if counted.total() > 1:
            print("\n".join(format_section("一览", format_overview(self.reports, self.style), self.style)) + "\n")
            print(self.style.paint("\n".join(wrap_text(format_totals(counted), self.style.columns)), "title"))

    def close(self) -> None:
        """Nothing to close: each case was printed when it was judged."""


def format_totals(counted: Counter[str]) -> str:
    """All cases in one sentence.

    >>> format_totals(Counter(eligible=2, not_yet=1, invalid=1))
    '共4个案例：2个可以申报，1个时间未到，1个填写有误、没有判断。'
    """
    parts = [f"{counted[verdict]}个{word}" for verdict, word in VERDICT_NAMES.items() if counted[verdict]]
    wrong = [f"{counted['invalid']}个填写有误、没有判断"] if counted["invalid"] else []
    return f"共{counted.total()}个案例：{'，'.join([*parts, *wrong])}。"


def format_overview(reports: Sequence[CaseReport], style: Style) -> Iterator[str]:
    """A line a case: what a clerk looks up first in a long list."""
    wide = max((width(one.id) for one in reports), default=0) + 2
    beside = wide <= style.columns // 3
    for one in reports:
        if not beside:
            yield from indent_text(one.id, style)
        yield from indent_text(
            f"{one.mark}：{one.summary}", style, INDENT + (pad_text(one.id, wide) if beside else INDENT)
        )
    if len(reports) == MAX_OVERVIEW_CASES:
        yield from indent_text(f"只列出前{MAX_OVERVIEW_CASES}个。", style)


def format_case_report(report: CaseReport, style: Style) -> Iterator[str]:
    """One case, from its verdict to the policy it was judged by."""
    if report.id:
        yield from (style.paint(line, "title") for line in wrap_text(f"【{report.id}】", style.columns))
    yield from format_verdict(report, style)
    yield from format_case_dates(report, style)
    yield from format_section(f"逐条结果：{report.tally}", format_clause_rows(report.rows, style), style)
    yield from format_section("公示和窗口", format_clause_rows(report.procedure, style), style)
    if len(report.routes) > 1:
        yield from format_section("途径比较", format_route_rows(report.routes, style), style)
    yield from format_section("换一种读法，结果会不同", format_items(report.readings, style), style)
    yield from format_section("怎样能更早", format_items(report.advice, style), style)
    if report.authority:
        yield from format_section("认定部门", indent_text(report.authority, style), style)
    yield from format_section("要带的材料", format_paper_rows(report.papers, style), style)
    yield ""
    yield from (style.paint(line, "not_applicable") for line in wrap_text(format_footer(report), style.columns))
    yield ""


def format_verdict(report: CaseReport, style: Style) -> Iterator[str]:
    """The answer, before anything else."""
    first, *rest = wrap_text(f"{report.mark}。{report.summary}", style.columns)
    yield style.paint(report.mark, report.result) + style.paint(first.removeprefix(report.mark), "title")
    yield from (style.paint(line, "title") for line in rest)


def format_footer(report: CaseReport) -> str:
    """What the answer is worth, and what it rests on."""
    return f"{ADVICE_ONLY}依据 {report.policy}（{report.policy_hash[:SHORT_HASH]}），{report.engine}。"


def format_section(title: str, lines: Iterator[str], style: Style) -> Iterator[str]:
    """Lines under a title; nothing where there are no lines."""
    for place, line in enumerate(lines):
        if place == 0:
            yield ""
            yield from (style.paint(part, "title") for part in wrap_text(title, style.columns))
        yield line


def indent_text(text: str, style: Style, first: str = INDENT) -> Iterator[str]:
    """A sentence whose later lines stand under its first."""
    hang = " " * width(first)
    for place, line in enumerate(wrap_text(text, style.columns - len(hang))):
        yield (hang if place else first) + line


def format_items(sentences: Sequence[str], style: Style) -> Iterator[str]:
    """Sentences as indented lines, each behind a dash."""
    for sentence in sentences:
        yield from indent_text(sentence, style, "  - ")


def format_case_dates(report: CaseReport, style: Style) -> Iterator[str]:
    """The days, and in one sentence why these."""
    if report.dates:
        yield ""
        wide = max(width(name) for name, _ in report.dates) + 2
        for name, day in report.dates:
            yield from indent_text(day, style, INDENT + pad_text(name, wide))
    if report.plan:
        yield from indent_text(report.plan, style)


def format_clause_rows(rows: Sequence[ClauseRow], style: Style) -> Iterator[str]:
    """The clauses, their heads in columns where the terminal is wide enough."""
    apply = [row for row in rows if row.result != NOT_APPLICABLE]
    wide = max(width(row.name) for row in apply)
    for row in apply:
        head = "  ".join((pad_text(row.clause, ADDRESS_COLUMNS), pad_text(row.name, wide), row.measure)).rstrip()
        if width(head) > style.columns - HANG_COLUMNS:
            head = "  ".join(part for part in (row.clause, row.name, row.measure) if part)
        yield from format_clause_row(row, head, style)
    others = [row for row in rows if row.result == NOT_APPLICABLE]
    if others:
        names = "；".join(f"{row.clause}{row.name}" for row in others)
        yield from indent_text(names, style, pad_text(INDENT + others[0].mark, HANG_COLUMNS))


def format_clause_row(row: ClauseRow, head: str, style: Style) -> Iterator[str]:
    """A clause: its mark and head, then the sentence and what can be done."""
    hang = " " * HANG_COLUMNS
    lines = wrap_text(head, style.columns - HANG_COLUMNS)
    yield style.paint(pad_text(INDENT + row.mark, HANG_COLUMNS), row.result) + style.paint(lines[0], "title")
    yield from (hang + style.paint(line, "title") for line in lines[1:])
    yield from indent_text(row.reason, style, hang)
    if row.remedy:
        yield from indent_text(row.remedy, style, hang + "→ ")


def format_route_rows(rows: Sequence[RouteRow], style: Style) -> Iterator[str]:
    """The routes in columns; under each other where the terminal is too narrow."""
    table = [ROUTE_HEADS, *(("→" if way.chosen else "", *way[1:6]) for way in rows)]
    wide = [max(width(line[place]) for line in table) for place in range(len(ROUTE_HEADS))]
    if sum(wide) + 2 * len(wide) <= style.columns:
        for line in table:
            yield INDENT + "  ".join(map(pad_text, line, wide)).rstrip()
    else:
        for route in rows:
            yield from indent_text(format_narrow_route(route), style, INDENT + ("→ " if route.chosen else "- "))
    if any(way.chosen for way in rows):
        yield from indent_text("→ 是采用的途径：现在满足的取级别高的，都没满的取最早的。", style)


def format_narrow_route(route: RouteRow) -> str:
    """A route as a sentence."""
    return f"{route.clause}，{route.credential}：{route.measure}，{route.full_on}，{route.verdict}。"


def format_paper_rows(rows: Sequence[PaperRow], style: Style) -> Iterator[str]:
    """The papers, each with its clause."""
    for paper in rows:
        note = f"，{paper.note}" if paper.note else ""
        yield from indent_text(f"{paper.name}{note}（{paper.clause}）", style, "  □ ")

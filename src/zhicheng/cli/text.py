"""Results for people at a terminal: short lines that can be read aloud, in columns that fit."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from zhicheng.cli.judging import Bench, Invalid, Judged
from zhicheng.cli.layout import ADVICE_ONLY, Paper, Row, Told, Way, tell
from zhicheng.cli.style import Style
from zhicheng.cli.width import padded, width, wrapped
from zhicheng.cli.words import VERDICTS

NOT_APPLICABLE: Final = "not_applicable"

INDENT: Final = "  "
OVERVIEW: Final = 1_000  # cases listed at the end: a roster; more are a matter for --json
HANG: Final = 16  # columns: an indent, the widest mark (! 需人工判断), two more
ADDRESSES: Final = 9  # columns: 二（二）4
SHORT: Final = len("sha256:") + 12  # of a hash, enough to tell policies apart
WAYS: Final = ("", "条款", "凭什么", "已满/须满", "满的日期", "结论")


class Text:
    """Writes to standard output."""

    def __init__(self, style: Style, bench: Bench) -> None:
        self.style, self.bench = style, bench
        self.overview: list[Told] = []

    def judged(self, one: Judged) -> None:
        """The result of a case."""
        told = tell(one, self.bench)
        print("\n".join(told_lines(told, self.style)))
        if len(self.overview) < OVERVIEW:
            self.overview.append(told._replace(rows=(), ways=(), advice=(), papers=()))

    def invalid(self, one: Invalid) -> None:
        """Standard error says it; what stands before it comes out first."""
        sys.stdout.flush()

    def end(self, counted: Counter[str]) -> None:
        """How many may, how many may not."""
        if counted.total() > 1:
            print("\n".join(titled("一览", overview(self.overview, self.style), self.style)) + "\n")
            print(self.style.paint("\n".join(wrapped(tally(counted), self.style.columns)), "title"))

    def close(self) -> None:
        """Nothing is kept open."""


def tally(counted: Counter[str]) -> str:
    """All cases in one sentence.

    >>> tally(Counter(eligible=2, not_yet=1, invalid=1))
    '共4个案例：2个可以认定，1个时间未到，1个填写有误、没有判断。'
    """
    said = [f"{counted[verdict]}个{word}" for verdict, word in VERDICTS.items() if counted[verdict]]
    wrong = [f"{counted['invalid']}个填写有误、没有判断"] if counted["invalid"] else []
    return f"共{counted.total()}个案例：{'，'.join([*said, *wrong])}。"


def overview(told: Sequence[Told], style: Style) -> Iterator[str]:
    """A line a case: what a clerk looks up first in a long list."""
    wide = max((width(one.id) for one in told), default=0) + 2
    beside = wide <= style.columns // 3
    for one in told:
        if not beside:
            yield from indented(one.id, style)
        yield from indented(f"{one.mark}：{one.summary}", style, INDENT + (padded(one.id, wide) if beside else INDENT))
    if len(told) == OVERVIEW:
        yield from indented(f"只列出前{OVERVIEW}个。", style)


def told_lines(told: Told, style: Style) -> Iterator[str]:
    """One case, from its verdict to the policy it was judged by."""
    if told.id:
        yield from (style.paint(line, "title") for line in wrapped(f"【{told.id}】", style.columns))
    yield from verdict(told, style)
    yield from dates(told, style)
    yield from titled(f"逐条结果：{told.tally}", clauses(told.rows, style), style)
    if len(told.ways) > 1:
        yield from titled("途径比较", ways(told.ways, style), style)
    yield from titled("怎样能更早", items(told.advice, style), style)
    if told.authority:
        yield from titled("认定部门", indented(told.authority, style), style)
    yield from titled("要带的材料", papers(told.papers, style), style)
    yield ""
    yield from (style.paint(line, "not_applicable") for line in wrapped(foot(told), style.columns))
    yield ""


def verdict(told: Told, style: Style) -> Iterator[str]:
    """The answer, before anything else."""
    first, *rest = wrapped(f"{told.mark}。{told.summary}", style.columns)
    yield style.paint(told.mark, told.result) + style.paint(first.removeprefix(told.mark), "title")
    yield from (style.paint(line, "title") for line in rest)


def foot(told: Told) -> str:
    """What the answer is worth, and what it rests on."""
    return f"{ADVICE_ONLY}依据 {told.policy}（{told.policy_hash[:SHORT]}），{told.engine}。"


def titled(title: str, lines: Iterator[str], style: Style) -> Iterator[str]:
    """Lines under a title; nothing where there are no lines."""
    for place, line in enumerate(lines):
        if place == 0:
            yield ""
            yield from (style.paint(part, "title") for part in wrapped(title, style.columns))
        yield line


def indented(text: str, style: Style, first: str = INDENT) -> Iterator[str]:
    """A sentence whose later lines stand under its first."""
    hang = " " * width(first)
    for place, line in enumerate(wrapped(text, style.columns - len(hang))):
        yield (hang if place else first) + line


def items(sentences: Sequence[str], style: Style) -> Iterator[str]:
    """Sentences as a list."""
    for sentence in sentences:
        yield from indented(sentence, style, "  - ")


def dates(told: Told, style: Style) -> Iterator[str]:
    """The days, and in one sentence why these."""
    if told.dates:
        yield ""
        wide = max(width(name) for name, _ in told.dates) + 2
        for name, day in told.dates:
            yield from indented(day, style, INDENT + padded(name, wide))
    if told.plan:
        yield from indented(told.plan, style)


def clauses(rows: Sequence[Row], style: Style) -> Iterator[str]:
    """The clauses, their heads in columns where the terminal is wide enough."""
    apply = [row for row in rows if row.result != NOT_APPLICABLE]
    wide = max(width(row.name) for row in apply)
    for row in apply:
        head = "  ".join((padded(row.clause, ADDRESSES), padded(row.name, wide), row.measure)).rstrip()
        if width(head) > style.columns - HANG:
            head = "  ".join(part for part in (row.clause, row.name, row.measure) if part)
        yield from clause(row, head, style)
    others = [row for row in rows if row.result == NOT_APPLICABLE]
    if others:
        named = "；".join(f"{row.clause}{row.name}" for row in others)
        yield from indented(named, style, padded(INDENT + others[0].mark, HANG))


def clause(row: Row, head: str, style: Style) -> Iterator[str]:
    """A clause: its mark and head, then the sentence and what can be done."""
    hang = " " * HANG
    lines = wrapped(head, style.columns - HANG)
    yield style.paint(padded(INDENT + row.mark, HANG), row.result) + style.paint(lines[0], "title")
    yield from (hang + style.paint(line, "title") for line in lines[1:])
    yield from indented(row.reason, style, hang)
    if row.remedy:
        yield from indented(row.remedy, style, hang + "→ ")


def ways(rows: Sequence[Way], style: Style) -> Iterator[str]:
    """The routes in columns; under each other where the terminal is too narrow."""
    table = [WAYS, *(("→" if way.taken else "", *way[1:6]) for way in rows)]
    wide = [max(width(line[place]) for line in table) for place in range(len(WAYS))]
    if sum(wide) + 2 * len(wide) <= style.columns:
        for line in table:
            yield INDENT + "  ".join(map(padded, line, wide)).rstrip()
    else:
        for way in rows:
            yield from indented(narrow(way), style, INDENT + ("→ " if way.taken else "- "))
    if any(way.taken for way in rows):
        yield from indented("→ 是采用的途径：现在满足的取级别高的，都没满的取最早的。", style)


def narrow(way: Way) -> str:
    """A route as a sentence."""
    return f"{way.clause}，{way.credential}：{way.measure}，{way.full_on}，{way.verdict}。"


def papers(owed: Sequence[Paper], style: Style) -> Iterator[str]:
    """The papers, each with its clause."""
    for paper in owed:
        note = f"，{paper.note}" if paper.note else ""
        yield from indented(f"{paper.name}{note}（{paper.clause}）", style, "  □ ")

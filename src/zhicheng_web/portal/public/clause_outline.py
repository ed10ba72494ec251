"""The notice as an index: what each clause is about in a few words, for headings and the table of contents.

Only headings stand here; the text stands in notice.md, the numbers and readings in the policy.
"""

from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple

from zhicheng.policy.model import Policy
from zhicheng.policy.notice import ClauseText

CLAUSE_HEADINGS: Mapping[str, str] = {
    "一（一）": "谁可以报",
    "一（二）": "谁不能报",
    "一（三）": "不在范围的系列",
    "一（四）": "中央、省属单位",
    "二（一）": "学历或学位",
    "二（二）": "社保和年限",
    "二（二）1": "中专、员级",
    "二（二）2": "大专",
    "二（二）3": "高级工",
    "二（二）4": "本科",
    "二（二）5": "硕士",
    "二（三）": "技工院校",
    "二（四）": "年限怎么算",
    "二（五）": "专业不一致",
    "二（六）": "从业准入",
    "二（七）": "变更系列",
    "三（一）": "个人申报",
    "三（二）": "单位考核和公示",
    "三（三）": "由谁认定",
    "三（四）": "打印表格",
    "四": "每年四个窗口",
    "五（一）": "工作要求",
    "五（二）": "执行日期",
}


FEW_WORDS = 12


class OutlineLine(NamedTuple):
    """A clause in the table of contents; `sub`: an item below a clause."""

    address: str
    about: str
    sub: bool


class OutlineSection(NamedTuple):
    """A part of the notice under its printed heading."""

    heading: str
    clauses: list[ClauseText]
    lines: list[OutlineLine]


def find_clause_heading(clause: ClauseText) -> str:
    """What a clause is about; of a notice of another shape its first words."""
    first = clause.text.partition("，")[0]
    return CLAUSE_HEADINGS.get(clause.address) or (first if len(first) <= FEW_WORDS else f"{first[:FEW_WORDS]}…")


def list_outline_sections(policy: Policy) -> list[OutlineSection]:
    """The notice, part by part."""
    leaves = policy.notice.clauses.values()
    return [
        OutlineSection(
            heading,
            clauses,
            [OutlineLine(one.address, find_clause_heading(one), one.governed_by is not None) for one in clauses],
        )
        for heading, clauses in (
            (heading, list(group)) for heading, group in groupby(leaves, key=lambda one: one.section)
        )
    ]


def find_neighbour_clauses(policy: Policy, address: str) -> tuple[OutlineLine | None, OutlineLine | None]:
    """The clauses before and after, as printed."""
    lines = [line for section in list_outline_sections(policy) for line in section.lines]
    place = [line.address for line in lines].index(address)
    return lines[place - 1] if place else None, lines[place + 1] if place + 1 < len(lines) else None

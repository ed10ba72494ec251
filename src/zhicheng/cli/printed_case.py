"""One case as a sheet of the printable page; what it says is laid out by `telling`, what the notice says is quoted from it."""

import re
from collections.abc import Iterator
from html import escape as plain
from typing import Final

from zhicheng.cli.layout import ADVICE_ONLY, Row, Told, Way
from zhicheng.cli.width import ADDRESS
from zhicheng.policy.model import Policy

WHOLE: Final = re.compile(ADDRESS)


def sheet(told: Told, policy: Policy) -> str:
    """The sheet of a case."""
    parts = (
        f"<section>\n<header><span>{escape(policy.name)}　逐条结果</span><span>{escape(told.id)}</span></header>",
        f'<h1>{escape(told.mark)}</h1>\n<p class="lead">{escape(told.summary)}</p>',
        dates(told),
        clauses(told),
        ways(told),
        titled("怎样能更早", listed(told.advice, "plain")),
        titled("认定部门", f"<p>{escape(told.authority)}</p>" if told.authority else ""),
        titled("要带的材料", papers(told)),
        titled("所依据的条文", "\n".join(quoted(told, policy))),
        f"<footer>{ADVICE_ONLY}依据政策 {escape(told.policy)}，内容校验 {told.policy_hash}，{escape(told.engine)}。</footer>",
        "</section>\n",
    )
    return "\n".join(part for part in parts if part)


def escape(text: str) -> str:
    """Text for the page; no line breaks inside an address."""
    return WHOLE.sub(r"<i>\g<0></i>", plain(text))


def titled(title: str, content: str) -> str:
    """Content under a title; nothing where there is none."""
    return f"<h2>{title}</h2>\n{content}" if content else ""


def listed(lines: tuple[str, ...], kind: str) -> str:
    """A list."""
    items = "\n".join(f"<li>{escape(line)}</li>" for line in lines)
    return f'<ul class="{kind}">\n{items}\n</ul>' if lines else ""


def dates(told: Told) -> str:
    """The days, and why these."""
    days = "\n".join(f"<dt>{escape(name)}</dt><dd>{escape(day)}</dd>" for name, day in told.dates)
    why = f"<p>{escape(told.plan)}</p>" if told.plan else ""
    return f"<dl>\n{days}\n</dl>\n{why}" if days else ""


def table(heads: str, rows: Iterator[str]) -> str:
    """A table."""
    cells = "".join(f'<th scope="col">{head}</th>' for head in heads.split())
    return f"<table>\n<thead><tr>{cells}</tr></thead>\n<tbody>\n{chr(10).join(rows)}\n</tbody>\n</table>"


def clauses(told: Told) -> str:
    """Every clause with its sentence."""
    return titled(f"逐条结果：{escape(told.tally)}", table("结果 条款 内容", map(clause, told.rows)))


def clause(row: Row) -> str:
    """A clause."""
    measure = f"（{escape(row.measure)}）" if row.measure else ""
    remedy = f'<p class="do">{escape(row.remedy)}</p>' if row.remedy else ""
    return (
        f'<tr data-r="{row.result}"><td class="mark">{escape(row.mark)}</td><td class="clause">{escape(row.clause)}</td>'
        f"<td><b>{escape(row.name)}</b>{measure}<p>{escape(row.reason)}</p>{remedy}</td></tr>"
    )


def ways(told: Told) -> str:
    """The routes beside each other, where there are several."""
    if len(told.ways) < 2:
        return ""
    return titled("途径比较", table("采用 条款 凭什么 已满/须满 满的日期 结论", map(way, told.ways)))


def way(one: Way) -> str:
    """A route."""
    cells = (one.clause, one.credential, one.measure, one.full_on, one.verdict)
    taken = "→ 采用" if one.taken else ""
    return f"<tr><td>{taken}</td>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def papers(told: Told) -> str:
    """The papers as boxes to tick."""
    lines = (f"{one.name}{f'，{one.note}' if one.note else ''}（{one.clause}）" for one in told.papers)
    return listed(tuple(lines), "papers")


def quoted(told: Told, policy: Policy) -> Iterator[str]:
    """The notice's own words for what stands in the way, and for the route taken, with the sentence above an item."""
    addresses = [row.clause for row in told.rows if row.bears and row.result not in ("pass", "not_applicable")]
    addresses += [one.clause for one in told.ways if one.taken]
    seen: set[str] = set()
    for address in addresses:
        found = policy.notice.clauses[address]
        for text in (found.governed_by, found.text):
            if text and text not in seen:
                seen.add(text)
                yield f"<blockquote>{escape(text)}</blockquote>"

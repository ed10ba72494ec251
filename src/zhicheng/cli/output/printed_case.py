"""One case as a sheet of the printable page; what it says is laid out by `layout`, what the notice says is quoted from it."""

import re
from collections.abc import Iterator, Sequence
from html import escape as plain
from typing import Final

from zhicheng.cli.output.layout import ADVICE_ONLY, CaseReport, ClauseRow, RouteRow
from zhicheng.cli.output.width import ADDRESS_PATTERN
from zhicheng.policy.model import Policy

CLAUSE_ADDRESS: Final = re.compile(ADDRESS_PATTERN)


def render_case_sheet(report: CaseReport, policy: Policy) -> str:
    """The sheet of a case."""
    parts = (
        f"<section>\n<header><span>{escape_text(policy.name)}　逐条结果</span><span>{escape_text(report.id)}</span></header>",
        f'<h1>{escape_text(report.mark)}</h1>\n<p class="lead">{escape_text(report.summary)}</p>',
        render_sheet_dates(report),
        render_sheet_clauses(report),
        render_sheet_section("公示和窗口", render_sheet_rows(report.procedure)),
        render_sheet_routes(report),
        render_sheet_section("换一种读法，结果会不同", render_sheet_list(report.readings, "plain")),
        render_sheet_section("怎样能更早", render_sheet_list(report.advice, "plain")),
        render_sheet_section("认定部门", f"<p>{escape_text(report.authority)}</p>" if report.authority else ""),
        render_sheet_section("要带的材料", render_sheet_papers(report)),
        render_sheet_section("所依据的条文", "\n".join(render_sheet_quotations(report, policy))),
        f"<footer>{ADVICE_ONLY}依据政策 {escape_text(report.policy)}，"
        f"内容校验 {report.policy_hash}，{escape_text(report.engine)}。</footer>",
        "</section>\n",
    )
    return "\n".join(part for part in parts if part)


def escape_text(text: str) -> str:
    """Text for the page; no line breaks inside an address."""
    return CLAUSE_ADDRESS.sub(r"<i>\g<0></i>", plain(text))


def render_sheet_section(title: str, content: str) -> str:
    """Content under a title; nothing where there is none."""
    return f"<h2>{title}</h2>\n{content}" if content else ""


def render_sheet_list(lines: tuple[str, ...], kind: str) -> str:
    """Lines as a list of HTML, with a class for the stylesheet; "" where there are none."""
    items = "\n".join(f"<li>{escape_text(line)}</li>" for line in lines)
    return f'<ul class="{kind}">\n{items}\n</ul>' if lines else ""


def render_sheet_dates(report: CaseReport) -> str:
    """The days, and why these."""
    days = "\n".join(f"<dt>{escape_text(name)}</dt><dd>{escape_text(day)}</dd>" for name, day in report.dates)
    why = f"<p>{escape_text(report.plan)}</p>" if report.plan else ""
    return f"<dl>\n{days}\n</dl>\n{why}" if days else ""


def render_sheet_table(heads: str, rows: Iterator[str]) -> str:
    """Rows as a table of HTML; the headings are words divided by spaces."""
    cells = "".join(f'<th scope="col">{head}</th>' for head in heads.split())
    return f"<table>\n<thead><tr>{cells}</tr></thead>\n<tbody>\n{chr(10).join(rows)}\n</tbody>\n</table>"


def render_sheet_clauses(report: CaseReport) -> str:
    """Every clause with its sentence."""
    return render_sheet_section(f"逐条结果：{escape_text(report.tally)}", render_sheet_rows(report.rows))


def render_sheet_rows(rows: Sequence[ClauseRow]) -> str:
    """Clauses as a table."""
    return render_sheet_table("结果 条款 内容", map(render_sheet_clause, rows))


def render_sheet_clause(row: ClauseRow) -> str:
    """A clause as a row: mark, address, sentence, measure and what to do."""
    measure = f"（{escape_text(row.measure)}）" if row.measure else ""
    remedy = f'<p class="do">{escape_text(row.remedy)}</p>' if row.remedy else ""
    return (
        f'<tr data-r="{row.result}"><td class="mark">{escape_text(row.mark)}</td>'
        f'<td class="clause">{escape_text(row.clause)}</td>'
        f"<td><b>{escape_text(row.name)}</b>{measure}<p>{escape_text(row.reason)}</p>{remedy}</td></tr>"
    )


def render_sheet_routes(report: CaseReport) -> str:
    """The routes beside each other, where there are several."""
    if len(report.routes) < 2:
        return ""
    return render_sheet_section(
        "途径比较",
        render_sheet_table("采用 条款 凭什么 已满/须满 满的日期 结论", map(render_sheet_route, report.routes)),
    )


def render_sheet_route(route: RouteRow) -> str:
    """A route as a row beside the others; the one that was taken carries an arrow."""
    cells = (route.clause, route.credential, route.measure, route.full_on, route.verdict)
    chosen = "→ 采用" if route.chosen else ""
    return f"<tr><td>{chosen}</td>" + "".join(f"<td>{escape_text(cell)}</td>" for cell in cells) + "</tr>"


def render_sheet_papers(report: CaseReport) -> str:
    """The papers as boxes to tick."""
    lines = (f"{one.name}{f'，{one.note}' if one.note else ''}（{one.clause}）" for one in report.papers)
    return render_sheet_list(tuple(lines), "papers")


def render_sheet_quotations(report: CaseReport, policy: Policy) -> Iterator[str]:
    """The notice's own words for what stands in the way, and for the route taken, with the sentence above an item."""
    addresses = [
        row.clause for row in report.rows if row.affects_verdict and row.result not in ("pass", "not_applicable")
    ]
    addresses += [one.clause for one in report.routes if one.chosen]
    seen: set[str] = set()
    for address in addresses:
        found = policy.notice.clauses[address]
        for text in (found.governed_by, found.text):
            if text and text not in seen:
                seen.add(text)
                yield f"<blockquote>{escape_text(text)}</blockquote>"

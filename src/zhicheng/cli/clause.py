"""`zhicheng clause`: one clause with everything that hangs on it, as the notice, the policy and the worked cases say it."""

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from zhicheng.cli.errors import JUDGED, Trouble
from zhicheng.cli.judging import latest, policy_named
from zhicheng.cli.style import Style
from zhicheng.cli.text import indented, titled
from zhicheng.cli.values import said_value, setting_name
from zhicheng.cli.width import padded, width
from zhicheng.cli.words import VERDICT_RESULTS, VERDICTS
from zhicheng.finding import SYMBOLS
from zhicheng.policy import installed
from zhicheng.policy.cases import WorkedCase, WorkedCaseError, read_worked_cases
from zhicheng.policy.model import Policy, Route, Setting
from zhicheng.policy.notice import ClauseText, UnknownClause

CHANGE = "series_change.months"
LETS_IN = ("eligible", "review", "incomplete")


def run(arguments: Namespace) -> int:
    """Print one clause, or the list of all."""
    policy = policy_named(arguments.policy) if arguments.policy else latest()
    style = Style(sys.stdout)
    lines = whole(policy, arguments.clause, style) if arguments.clause else overview(policy, style)
    print("\n".join(lines))
    return JUDGED


def overview(policy: Policy, style: Style) -> Iterator[str]:
    """Every clause in a line."""
    wide = max(map(width, policy.notice.addresses)) + 2
    for address, clause in policy.notice.clauses.items():
        text = clause.text.replace("\n", "")
        room = style.columns - wide
        line = next(iter(indented_once(text, room)))
        yield style.paint(padded(address, wide), "title") + line


def indented_once(text: str, room: int) -> Iterator[str]:
    """As much of a text as a line holds, with a sign where it goes on."""
    shown = ""
    for mark in text:
        if width(shown + mark, ambiguous=2) > room - 2:
            yield shown + "…"
            return
        shown += mark
    yield shown


def whole(policy: Policy, typed: str, style: Style) -> Iterator[str]:
    """Everything on one clause."""
    try:
        clause = policy.notice.find(typed)
    except UnknownClause as error:
        raise Trouble(f"{error}全部条款见 zhicheng clause。") from error
    yield style.paint(f"{clause.address}  {clause.section}", "title")
    yield from titled("通知原文", wording(clause, style), style)
    yield from on_clause(policy, clause.address, style)
    yield from worked(policy, clause.address, style)
    yield ""


def wording(clause: ClauseText, style: Style) -> Iterator[str]:
    """The sentence, under the one that governs it."""
    if clause.governed_by:
        yield from indented(clause.governed_by, style)
    for line in clause.text.splitlines():
        yield from indented(line, style)


def on_clause(policy: Policy, address: str, style: Style) -> Iterator[str]:
    """What the policy keeps under an address: values with their readings, routes, lists, papers."""
    settings = [one for one in policy.settings.values() if one.clause == address]
    routes = [one for one in policy.routes if one.clause == address]
    yield from titled("数值和读法", (line for one in settings for line in setting(one, style)), style)
    yield from titled("途径", (line for one in routes for line in indented(route(one, policy), style, "  - ")), style)
    for title, sentences in lists(policy, address).items():
        yield from titled(title, (line for one in sentences for line in indented(one, style, "  - ")), style)


def setting(one: Setting, style: Style) -> Iterator[str]:
    """A value; where the notice leaves room, how it is read, how else it could be, who decided when."""
    yield from indented(f"{setting_name(one.path)}：{said_value(one.value, one.path)}", style, "  - ")
    if one.reading:
        yield from indented(f"读法：{one.reading}", style, "    ")
    for other in one.alternatives:
        said = f"也可读作：{other.meaning}（{said_value(other.value, one.path)}）。"
        yield from indented(said, style, "    ")
    if one.author and one.decided:
        yield from indented(f"由{one.author}于{one.decided}定，见 {one.path}。", style, "    ")


def route(one: Route, policy: Policy) -> str:
    """A route in a sentence, with the clauses that bear on it."""
    see = dict.fromkeys(policy.settings[path].clause for path in ("service.cut_off", "service.records"))
    asked = f"满{one.months}个月" if one.months else "自次月起" if one.next_month else ""
    if not asked:
        asked = f"在现岗位满{said_value(policy.number(CHANGE), CHANGE)}"
    also = [f"年限的算法见{'、'.join(see)}"]
    if one.education:
        also.append(f"专业不相关的，增加年限见{policy.settings['major.months'].clause}")
    insurance = policy.settings["insurance.months"].clause
    also.append("不要求社保月数" if one.uninsured else f"社保见{insurance}")
    work = "、".join(said_value(work) for work in one.work) + ("（限申报的系列）" if one.own_series else "")
    return f"{one.credential_name}，{work}{asked}，认定{said_value(one.gives)}；{'；'.join(also)}。"


def lists(policy: Policy, address: str) -> dict[str, list[str]]:
    """The other lists of a policy, as far as they rest on an address."""
    series = policy.series
    doubts: dict[str, list[str]] = {}
    for doubt in policy.doubts:
        unless = f"（{'、'.join(doubt.unless)}除外）" if doubt.unless else ""
        if doubt.clause == address:
            doubts.setdefault(doubt.points_to, []).append(f"“{doubt.word}”{unless}")
    licensed = [one for one in series.values() if one.licence] if address == "二（六）" else []
    barred = [one for one in series.values() if one.assessment != "assess"] if address == "一（三）" else []
    return {
        "不在范围的系列": [f"{one.full_name}：{said_value(one.assessment)}。" for one in barred],
        "专业名称含有以下字样的，须人工确认": [
            f"{'、'.join(words)}：可能属于{series[key].full_name}。" for key, words in doubts.items()
        ],
        "须先取得的资格": [
            f"{one.full_name}：{one.licence_name}{'' if one.licence_mode == 'required' else '（部分岗位）'}。"
            for one in licensed
        ],
        "系列自己的评价标准": [
            f"{'、'.join(series[key].full_name for key in one.series)}：{one.source}。"
            for one in policy.overrides
            if address in (one.clause, policy.route(one.route).clause)
        ],
        "市级部门": [
            f"{series[one.series].full_name}{one.specialty_word or ''}：{one.name}（{one.source}）。"
            for one in policy.departments
            if one.clause == address
        ],
        "材料": [
            f"{one.name}{f'，{one.note}' if one.note else ''}。" for one in policy.materials if one.clause == address
        ],
        "本版政策": [f"{policy.name}（{policy.id}）：{policy.in_force_note or ''}"] if policy.clause == address else [],
    }


def worked(policy: Policy, address: str, style: Style) -> Iterator[str]:
    """Whom the clause lets in and whom it keeps out: the worked cases, each with its arithmetic."""
    folder = (installed.policies_folder() / policy.id).parent / "cases"
    cases = [one for one in worked_cases(policy, folder) if one.clause == address]
    lets_in = [one for one in cases if one.expect.get("verdict") in LETS_IN]
    keeps_out = [one for one in cases if one not in lets_in]
    for title, group in (("样例：谁可以", lets_in), ("样例：谁还不可以", keeps_out)):
        yield from titled(title, case_lines(group, style), style)


def worked_cases(policy: Policy, folder: Path) -> tuple[WorkedCase, ...]:
    """The worked cases of a folder; none where there is no folder. Raises Trouble."""
    if not folder.is_dir():
        return ()
    try:
        return read_worked_cases(folder, policy.notice)
    except WorkedCaseError as error:
        raise Trouble(str(error)) from error


def case_lines(cases: Iterable[WorkedCase], style: Style) -> Iterator[str]:
    """Name, expected verdict, and why."""
    for one in cases:
        verdict = one.expect.get("verdict", "")
        mark = SYMBOLS.get(VERDICT_RESULTS.get(verdict, ""), "-")  # type: ignore[call-overload]
        yield from indented(f"{one.name}：{VERDICTS.get(verdict, '')}。{one.why}", style, f"  {mark} ")

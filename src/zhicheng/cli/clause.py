"""`zhicheng clause`: one clause with everything that hangs on it, as the notice, the policy and the worked cases say it."""

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from zhicheng import codes
from zhicheng.cli.errors import EXIT_OK, CommandFailure
from zhicheng.cli.judging import find_latest_policy, find_named_policy
from zhicheng.cli.output.style import Style
from zhicheng.cli.output.terminal_text import format_section, indent_text
from zhicheng.cli.output.width import pad_text, width
from zhicheng.cli.setting_words import format_setting_value, setting_name
from zhicheng.policy import installed
from zhicheng.policy.model import Policy, Route, Setting, Standard, Value
from zhicheng.policy.notice import ClauseText, UnknownClause
from zhicheng.policy.worked_cases import WorkedCase, WorkedCaseError, read_worked_cases
from zhicheng.words.bearing import name_case
from zhicheng.words.labels import SCHOOL_STAGE_LABELS
from zhicheng.words.results import RESULT_SYMBOLS, VERDICT_RESULTS
from zhicheng.workdays.words import format_day

STANDARDS_CLAUSE: Final = "二（二）"
CHANGE_MONTHS = "series_change.months"
ADMITTING_VERDICTS = ("eligible", "review", "incomplete")


def run_clause(arguments: Namespace) -> int:
    """Print one clause, or the list of all."""
    policy = find_named_policy(arguments.policy) if arguments.policy else find_latest_policy()
    style = Style(sys.stdout)
    lines = (
        format_whole_clause(policy, arguments.clause, style) if arguments.clause else format_clause_list(policy, style)
    )
    print("\n".join(lines))
    return EXIT_OK


def format_clause_list(policy: Policy, style: Style) -> Iterator[str]:
    """Every clause in a line."""
    wide = max(map(width, policy.notice.addresses)) + 2
    for address, clause in policy.notice.clauses.items():
        text = clause.text.replace("\n", "")
        room = style.columns - wide
        line = next(iter(cut_to_width(text, room)))
        yield style.paint(pad_text(address, wide), "title") + line


def cut_to_width(text: str, room: int) -> Iterator[str]:
    """As much of a text as a line holds, with a sign where it goes on."""
    line = ""
    for mark in text:
        if width(line + mark, ambiguous=2) > room - 2:
            yield line + "…"
            return
        line += mark
    yield line


def format_whole_clause(policy: Policy, typed: str, style: Style) -> Iterator[str]:
    """A clause as printed, with readings, numbers, routes, papers and cases. CommandFailure: there is none."""
    try:
        clause = policy.notice.find(typed)
    except UnknownClause as error:
        raise CommandFailure(f"{error}全部条款见 zhicheng clause。") from error
    yield style.paint(f"{clause.address}  {clause.section}", "title")
    yield from format_section("通知原文", format_wording(clause, style), style)
    yield from format_policy_on_clause(policy, clause.address, style)
    yield from format_worked_cases(policy, clause.address, style)
    yield ""


def format_wording(clause: ClauseText, style: Style) -> Iterator[str]:
    """The sentence, under the one that governs it."""
    if clause.governed_by:
        yield from indent_text(clause.governed_by, style)
    for line in clause.text.splitlines():
        yield from indent_text(line, style)


def format_policy_on_clause(policy: Policy, address: str, style: Style) -> Iterator[str]:
    """What the policy keeps under an address: values with their readings, routes, lists, papers."""
    settings = [one for one in policy.settings.values() if one.clause == address]
    routes = [one for one in policy.routes if one.clause == address]
    yield from format_section(
        "数值和读法", (line for one in settings for line in format_setting(one, policy, style)), style
    )
    yield from format_section(
        "途径", (line for one in routes for line in indent_text(describe_route(one, policy), style, "  - ")), style
    )
    for title, sentences in describe_policy_lists(policy, address).items():
        yield from format_section(title, (line for one in sentences for line in indent_text(one, style, "  - ")), style)


def format_setting(one: Setting, policy: Policy, style: Style) -> Iterator[str]:
    """A value; where the notice leaves room, how it is read, how else it could be, who decided when."""
    value = name_series(one.value, policy)
    yield from indent_text(f"{setting_name(one.path)}：{format_setting_value(value, one.path)}", style, "  - ")
    if one.reading:
        yield from indent_text(f"读法：{one.reading}", style, "    ")
    for other in one.alternatives:
        sentence = f"也可读作：{other.meaning}（{format_setting_value(other.value, one.path)}）。"
        yield from indent_text(sentence, style, "    ")
    if one.author and one.decided:
        yield from indent_text(f"由{one.author}于{one.decided}定，见 {one.path}。", style, "    ")


def name_series(value: Value, policy: Policy) -> Value:
    """A list of series by their names; any other value as it is."""
    names = policy.series
    if isinstance(value, tuple) and value and all(one in names for one in value):
        return tuple(names[str(one)].full_name for one in value)
    return value


def describe_route(one: Route, policy: Policy) -> str:
    """A route in a sentence, with the clauses that bear on it."""
    see = dict.fromkeys(policy.clause_of(path) for path in ("service.cut_off", "service.records"))
    asked = f"满{one.months}个月" if one.months else "自次月起" if one.next_month else "即可"
    if one.gives == "held":
        asked = f"在现岗位满{format_setting_value(policy.number(CHANGE_MONTHS), CHANGE_MONTHS)}"
    if one.months_in_all:
        asked += f"（取得前后合计满{one.months_in_all}个月）"
    also = [f"年限的算法见{'、'.join(see)}"]
    if one.education:
        also.append(f"专业不相关的，增加年限见{policy.clause_of('major.months')}")
    also.append(describe_insurance(one, policy))
    if one.series:
        also.append(f"限{'、'.join(policy.series[key].full_name for key in one.series)}")
    work = "、".join(format_setting_value(work) for work in one.work) + ("（限申报的系列）" if one.own_series else "")
    return f"{one.credential_name}，{work}{asked}，认定{format_setting_value(one.gives)}；{'；'.join(also)}。"


def describe_insurance(one: Route, policy: Policy) -> str:
    """Which months of insurance a route asks."""
    if one.uninsured or not (one.insured_months or policy.number("insurance.months")):
        return "不要求社保月数"
    own = f"须满{one.insured_months}个月，" if one.insured_months else ""
    return f"社保{own}见{policy.clause_of('insurance.months')}"


def describe_standards(policy: Policy) -> Iterator[str]:
    """The series' own standards, a line a series and level: which credentials they take, where that is written."""
    for series in policy.series.values():
        for level in (codes.LEVELS[codes.TECHNICIAN], codes.LEVELS[codes.ASSISTANT]):
            rows = [one for one in policy.standards if (one.series, one.level) == (series.key, level)]
            taken = "、".join(dict.fromkeys(map(describe_standard_row, rows)))
            sources = "；".join(
                dict.fromkeys(f"{one.source}（{format_setting_value(one.confidence)}）" for one in rows)
            )
            name = f"{series.full_name}{format_setting_value(level)}"
            if rows:
                yield f"{name}：收{taken}。出处：{sources}。"
            elif series.assessment == "assess" and (level == "assistant" or series.technician_title):
                yield f"{name}：尚未录入，由认定部门核对。"


def describe_standard_row(one: Standard) -> str:
    """A credential that a standard takes, with its months, stages and condition."""
    months = f"满{one.months}个月" if one.months else "即可" if one.months == 0 else "月数不详"
    title = f"，先有员级再满{one.title_months}个月" if one.title_months else ""
    stages = f"，限{'、'.join(map(name_school_stage, one.stages))}" if one.stages else ""
    condition = f"，限{one.condition}" if one.condition else ""
    return f"{format_setting_value(one.credential)}（{months}{title}{stages}{condition}）"


def name_school_stage(stage: str) -> str:
    """A school stage as it is said."""
    return SCHOOL_STAGE_LABELS[codes.SCHOOL_STAGES.index(stage)]


def describe_policy_lists(policy: Policy, address: str) -> dict[str, list[str]]:
    """The other lists of a policy, as far as they rest on an address."""
    series = policy.series
    doubts: dict[str, list[str]] = {}
    for doubt in policy.doubts:
        unless = f"（{'、'.join(doubt.unless)}除外）" if doubt.unless else ""
        if doubt.clause == address:
            doubts.setdefault(doubt.points_to, []).append(f"“{doubt.word}”{unless}")
            for key in doubt.nearer:
                nearer = f"“{doubt.word}”{unless}（申报{series[key].name}系列时）"
                doubts.setdefault(key, []).append(nearer)
    licensed = [one for one in series.values() if one.licence] if address == "二（六）" else []
    barred = [one for one in series.values() if one.assessment != "assess"] if address == "一（三）" else []
    return {
        "不在范围的系列": [f"{one.full_name}：{format_setting_value(one.assessment)}。" for one in barred],
        "专业名称含有以下字样的，须人工确认": [
            f"{'、'.join(words)}：可能属于{series[key].full_name}。" for key, words in doubts.items()
        ],
        "须先取得的资格": [
            f"{one.full_name}：{one.licence_name}{'' if one.licence_mode == 'required' else '（部分岗位）'}。"
            for one in licensed
        ],
        "系列自己的评价标准": list(describe_standards(policy)) if address == STANDARDS_CLAUSE else [],
        "按日期定的窗口": [
            f"{format_day(one.opens)}至{format_day(one.closes)}。" for one in policy.windows if one.clause == address
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


def format_worked_cases(policy: Policy, address: str, style: Style) -> Iterator[str]:
    """Whom the clause lets in and whom it keeps out: the worked cases, each with its arithmetic."""
    folder = (installed.policies_folder() / policy.id).parent / "cases"
    cases = [one for one in load_worked_cases(policy, folder) if one.clause == address]
    lets_in = [one for one in cases if one.expect.get("verdict") in ADMITTING_VERDICTS]
    keeps_out = [one for one in cases if one not in lets_in]
    for title, group in (("样例：谁可以", lets_in), ("样例：谁还不可以", keeps_out)):
        yield from format_section(title, format_worked_case_lines(group, style), style)


def load_worked_cases(policy: Policy, folder: Path) -> tuple[WorkedCase, ...]:
    """The worked cases of a folder; none where there is no folder. Raises CommandFailure."""
    if not folder.is_dir():
        return ()
    try:
        return read_worked_cases(folder, policy.notice)
    except WorkedCaseError as error:
        raise CommandFailure(str(error)) from error


def format_worked_case_lines(cases: Iterable[WorkedCase], style: Style) -> Iterator[str]:
    """Name, expected verdict, and why."""
    for one in cases:
        verdict = one.expect.get("verdict", "")
        mark = RESULT_SYMBOLS.get(VERDICT_RESULTS.get(verdict, ""), "-")
        yield from indent_text(
            f"{one.name}：{name_case(one.expect) if verdict else ''}。{one.why}", style, f"  {mark} "
        )

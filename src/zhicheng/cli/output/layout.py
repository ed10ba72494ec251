"""A result laid out for reading, once for the terminal and the printed page: verdict, dates, clauses, routes, papers.

The order is the order of the questions on the telephone: may I; when; why; is there another way; what do I bring.
"""

from typing import Any, Final, NamedTuple

from zhicheng.cli.advice import list_advice
from zhicheng.cli.judging import CaseJudge, JudgedCase
from zhicheng.cli.output.width import make_printable
from zhicheng.cli.problems import format_case_id
from zhicheng.policy.model import Policy
from zhicheng.words.bearing import list_checks_beside, mark_case, name_case
from zhicheng.words.checks import find_check_name
from zhicheng.words.papers import find_paper_note
from zhicheng.words.readings import describe_deciding_reading
from zhicheng.words.results import (
    MEASURE_UNIT_NAMES,
    VERDICT_NAMES,
    VERDICT_RESULTS,
    count_results,
    mark_result,
    rank_result,
)
from zhicheng.workdays.days import day_number
from zhicheng.workdays.words import format_day_with_weekday

ADVICE_ONLY: Final = "本结果供参考，由认定部门作决定。"
REFUSED_VERDICTS: Final = ("not_eligible", "out_of_scope")
NOT_CHOSEN: Final = "（未采用）"
NO_SAY: Final = "（不影响结果）"
CLOSED_ROUTES: Final = {"no_such_level": "没有这一级", "held": "已有职称", "not_asked": "没有申报这一级"}
RANK_AFTER_PASSED: Final = rank_result("pass") + 0.5  # where routes not taken stand: behind what passes


class ClauseRow(NamedTuple):
    """A clause: how it stands, what was measured of what, the sentence, and what the person can do."""

    result: str
    clause: str
    name: str
    measure: str
    reason: str
    remedy: str | None
    affects_verdict: bool = True  # on the verdict; a route beside the one taken does not

    @property
    def mark(self) -> str:
        """Symbol and word: a status is never a colour or a shape alone."""
        return mark_result(self.result)


class RouteRow(NamedTuple):
    """A route: what it rests on, how much is full, since when, where it leads."""

    chosen: bool
    clause: str
    credential: str
    measure: str
    full_on: str
    verdict: str
    result: str


class PaperRow(NamedTuple):
    """A paper that the applicant or the employer brings: its name, what is asked of it, the clause that asks."""

    name: str
    note: str | None
    clause: str


class CaseReport(NamedTuple):
    """Everything that is said of a case."""

    id: str
    mark: str
    result: str
    verdict: str
    summary: str
    earliest: str
    dates: tuple[tuple[str, str], ...]
    plan: str | None
    rows: tuple[ClauseRow, ...]
    procedure: tuple[ClauseRow, ...]
    readings: tuple[str, ...]
    tally: str
    routes: tuple[RouteRow, ...]
    advice: tuple[str, ...]
    authority: str | None
    papers: tuple[PaperRow, ...]
    policy: str
    policy_hash: str
    engine: str


def lay_out_case(one: JudgedCase, case_judge: CaseJudge) -> CaseReport:
    """Lay a judged case out."""
    result, policy = one.result, one.policy
    verdict = result["verdict"]
    plan = result["plan"]
    rows = list_clause_rows(result, policy)
    return CaseReport(
        id=format_case_id(result["id"]),
        mark=mark_case(result),
        result=VERDICT_RESULTS[verdict],
        verdict=name_case(result),
        summary=make_printable(result["summary"]),
        earliest=result["earliest"] or "",
        dates=tuple(list_case_dates(result, one.case)),
        plan=plan["reason"] if plan else None,
        rows=rows,
        procedure=list_procedure_rows(result, policy),
        readings=tuple(describe_deciding_reading(one, policy) for one in result.get("readings", ())),
        tally=format_clause_counts(rows),
        routes=tuple(list_route_rows(result)),
        advice=tuple(list_advice(one, case_judge.calendar)),
        authority=None if verdict == "out_of_scope" else make_printable(result["authority_reason"]),
        papers=() if verdict in REFUSED_VERDICTS else list_paper_rows(result, policy, one.case),
        policy=result["policy"],
        policy_hash=result["policy_hash"],
        engine=result["engine"],
    )


def list_clause_rows(result: dict[str, Any], policy: Policy) -> tuple[ClauseRow, ...]:
    """The clauses: what stands in the way first, then what is met; routes not taken and what does not apply last."""
    routes = {route.key for route in policy.routes}
    beside = list_checks_beside(result)
    rows = []
    for check in result["checks"]:
        row = lay_out_check(check, policy)
        if check["key"] in beside:
            why = NOT_CHOSEN if check["key"] in routes else NO_SAY
            row = row._replace(name=row.name + why, remedy=None, affects_verdict=False)
        rows.append(row)
    return tuple(sorted(rows, key=lambda row: rank_result(row.result) if row.affects_verdict else RANK_AFTER_PASSED))


def lay_out_check(check: dict[str, Any], policy: Policy) -> ClauseRow:
    """One check of a result, that bears on the verdict."""
    return ClauseRow(
        check["result"],
        check["clause"],
        find_check_name(check["key"], policy),
        format_measure(check["measured"], check["required"], check["unit"]),
        make_printable(check["reason"]),
        make_printable(check["remedy"]) if check["remedy"] else None,
        affects_verdict=True,
    )


def list_procedure_rows(result: dict[str, Any], policy: Policy) -> tuple[ClauseRow, ...]:
    """The publicity and the filing date, as they are stated: they say nothing of the person."""
    return tuple(lay_out_check(check, policy)._replace(affects_verdict=False) for check in result["procedure"])


def format_measure(measured: int | None, required: int | None, unit: str | None) -> str:
    """What was read of what is asked: 满19个月，要求12个月."""
    if measured is None or required is None:
        return ""
    unit = MEASURE_UNIT_NAMES.get(unit or "", "")
    return f"满{measured}{unit}，要求{required}{unit}"


def format_clause_counts(rows: tuple[ClauseRow, ...]) -> str:
    """How many clauses stand how: 1项时间未到，10项满足."""
    return "，".join(count_results(row.result for row in rows if row.affects_verdict).values())


def list_route_rows(result: dict[str, Any]) -> list[RouteRow]:
    """The routes, the one taken first, then those that are full first."""
    routes = sorted(result["routes"], key=lambda one: (not one["chosen"], one["from"] or "9999"))
    return [
        RouteRow(
            bool(one["chosen"] and result["route"]),
            one["clause"],
            one["credential"],
            f"{one['measured']}/{one['required']}" if one["measured"] is not None else "",
            one["from"] or "不会满",
            *conclude_route(one, result["verdict"]),
        )
        for one in routes
    ]


def conclude_route(one: dict[str, Any], case_verdict: str) -> tuple[str, str]:
    """What is said of a route, and the result that marks it: why it cannot be taken, or the verdict to which it leads."""
    if one["closed"]:
        return CLOSED_ROUTES[one["closed"]], "not_applicable"
    verdict = case_verdict if case_verdict == "out_of_scope" else one["verdict"]
    return VERDICT_NAMES[verdict], VERDICT_RESULTS[verdict]


def list_case_dates(result: dict[str, Any], case: Any) -> list[tuple[str, str]]:
    """The days to remember, each with its meaning: the earliest, the publicity's, the window's."""
    plan = result["plan"]
    if plan is None:
        return []
    publicity, filing, window = plan["publicity"], plan["filing"], plan["window"]
    published = (case.get("publicity") or {}).get("start")
    named = [("最早满足之日", result["earliest"]), ("经确认可提前到", result["earliest_review"])]
    if plan["hand_in"]:
        named.append((name_hand_in(plan), plan["hand_in"]["latest"]))
    if published == publicity["first"]:
        named.append(("公示首日（已定）", published))
    else:
        named += [("建议公示之日", publicity["advised"]), ("最迟公示之日", publicity["latest"])]
    days = [(name, format_result_day_with_weekday(day)) for name, day in named if day]
    opens, closes = (format_result_day_with_weekday(window[side]) for side in ("opens", "closes"))
    days.append(("上报窗口", f"{opens}至{closes}"))
    if filing["advised"] > window["opens"] and not is_handed_in_late(plan):
        days.append(("最早上报之日", format_result_day_with_weekday(filing["advised"])))
    return days


def is_handed_in_late(plan: dict[str, Any]) -> bool:
    """Whether the days that the employer is promised no longer reach the window of the plan."""
    return bool(plan["hand_in"]) and plan["hand_in"]["window"] != plan["window"]


def name_hand_in(plan: dict[str, Any]) -> str:
    """The last day to hand in; where it serves a later window than the plan's, the name says so."""
    return "赶下一窗口交给单位" if is_handed_in_late(plan) else "最迟交给单位"


def format_result_day_with_weekday(day: str) -> str:
    """A day with its weekday.

    >>> format_result_day_with_weekday("2026-03-02")
    '2026年3月2日（星期一）'
    """
    return format_day_with_weekday(day_number(day))


def list_paper_rows(result: dict[str, Any], policy: Policy, case: Any) -> tuple[PaperRow, ...]:
    """The papers to bring, with their names."""
    materials = {material.key: material for material in policy.materials}
    required = [materials[key] for key in result["materials"]]
    employer = case.get("employer")
    return tuple(PaperRow(one.name, find_paper_note(one, employer) or None, one.clause) for one in required)

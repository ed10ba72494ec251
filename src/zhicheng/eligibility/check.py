"""One case judged and told: the result of `case-format.md`, from a case as it arrives."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from json import JSONEncoder
from typing import Any

from zhicheng import __version__
from zhicheng.codes import LEVELS, NOT_APPLICABLE, RESULTS, TECHNICIAN, UNSTATED, VERDICTS
from zhicheng.eligibility.facts.codebook import Codebook, codebook
from zhicheng.eligibility.facts.read import Facts, read_case
from zhicheng.eligibility.findings import Placed, findings_of, said_candidates
from zhicheng.eligibility.materials import materials_of
from zhicheng.eligibility.plan import Plan, plan_for, window_of
from zhicheng.eligibility.routing import Routing, route_case
from zhicheng.eligibility.rules.judge import Judgement, judge
from zhicheng.eligibility.words.service import Said, result_of
from zhicheng.eligibility.words.summary import summary
from zhicheng.finding import Finding
from zhicheng.policy.installed import find_policy_in_force
from zhicheng.policy.installed import load_workday_calendar as shelf_calendar
from zhicheng.policy.model import Policy
from zhicheng.policy.windows import Window, build_timetable
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import NEVER, day_number, iso_day
from zhicheng.workdays.words import format_day

ENGINE = f"zhicheng/{__version__}"
OUTSIDE = "out_of_scope"
REFUSALS = ("not_eligible", "out_of_scope")
CANONICAL = JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, check_circular=False).encode
ELSEWHERE = "不在本通知的范围，没有本市的认定部门（三（三））。"
UNROUTED = "还没有填写用人单位的管理归属地，不能确定认定部门（三（三））；请补填登记管理机关所在的县（市）区或开发区。"
Json = dict[str, Any]


def check(case: Mapping[str, Any], policy: Policy | None = None, calendar: Calendar | None = None) -> Json:
    """The result of a case. Without a policy the one in force on its filing date judges (五（二）).

    Raises InvalidCase with every problem of the case, PolicyError where no policy was in force.
    """
    book = codebook(policy or policy_for(case))
    facts = read_case(case, book)
    return told(case, facts, judge(facts.person, book.terms), book, calendar or shelf_calendar())


def policy_for(case: Mapping[str, Any]) -> Policy:
    """The policy in force on the case's filing date; where that is no date, the latest, which then tells what is wrong."""
    try:
        day = day_number(case["filing_date"])
    except (KeyError, TypeError, ValueError):
        return find_policy_in_force(NEVER)
    return find_policy_in_force(day)


def told(case: Mapping[str, Any], facts: Facts, judged: Judgement, book: Codebook, calendar: Calendar) -> Json:
    """The result of a judged case."""
    policy = book.policy
    verdict = VERDICTS[judged.verdict]
    candidates = said_candidates(facts, book, judged)
    findings = findings_of(facts, book, judged, candidates)
    refused = verdict in REFUSALS
    taken = None if refused else next(one for place, one in candidates if place == judged.best)
    title = title_of(taken.one.level, facts, book) if taken else None
    earliest = None if refused or judged.earliest == NEVER else iso_day(judged.earliest)
    days = build_timetable(policy, calendar)
    plan = None if refused else plan_for(facts, judged, days)
    routing = None if verdict == OUTSIDE else route_case(facts, book)
    return {
        "id": facts.id,
        "policy": policy.id,
        "verdict": verdict,
        "summary": summary_of(verdict, title, taken, candidates, judged, findings),
        "route": taken.route.key if taken else None,
        "level": LEVELS[taken.one.level] if taken else None,
        "title": title,
        "earliest": earliest,
        "window": None if refused else window_json(window_of(facts, judged, days)),
        "authority": routing_json(routing),
        "authority_name": routing.name if routing else None,
        "authority_reason": routing.reason if routing else ELSEWHERE if verdict == OUTSIDE else UNROUTED,
        "checks": [finding_json(finding) for finding in findings],
        "routes": [candidate_json(one, place == judged.best, book) for place, one in candidates],
        "plan": plan_json(plan),
        "materials": [material.key for material in owed(facts, judged, taken, book)],
        "facts_hash": facts_hash(case),
        "policy_hash": policy.hash,
        "calendar_hash": calendar.hash,
        "engine": ENGINE,
    }


def owed(facts: Facts, judged: Judgement, taken: Said | None, book: Codebook) -> Sequence[Any]:
    """The papers to bring."""
    licence = judged.common.entry_licence != NOT_APPLICABLE
    return materials_of(book.policy.materials, facts, taken.route if taken else None, licence)


def title_of(level: int, facts: Facts, book: Codebook) -> str | None:
    """The name of the title in the target series."""
    series = book.series[facts.person.series]
    if series is None:
        return None
    return series.technician_title if level == TECHNICIAN else series.assistant_title


def summary_of(
    verdict: str,
    title: str | None,
    taken: Said | None,
    candidates: Sequence[Placed],
    judged: Judgement,
    findings: Sequence[Finding],
) -> str:
    """The verdict in one sentence; other routes than the one taken have no say in it."""
    others = {one.route.key for _, one in candidates} - {taken.route.key, "series_change"} if taken else ()
    bearing = [finding for finding in findings if finding.key not in others]
    earliest = format_day(judged.earliest) if judged.earliest < NEVER else None
    return summary(verdict, title or "职称", taken.route.clause if taken else None, earliest, bearing)


def window_json(window: Window) -> Json:
    """A window as JSON."""
    return {"opens": iso_day(window.opens), "closes": iso_day(window.closes)}


def routing_json(routing: Routing | None) -> Json | None:
    """The authority as JSON."""
    return {"clause": routing.clause, "kind": routing.kind, "code": routing.code} if routing else None


def finding_json(finding: Finding) -> Json:
    """A finding as JSON; `from` is a word of the language, so the field is called `from_` inside."""
    key, clause, result, measured, required, unit, from_, reason, remedy = finding
    return {
        "key": key,
        "clause": clause,
        "result": result,
        "measured": measured,
        "required": required,
        "unit": unit,
        "from": from_,
        "reason": reason,
        "remedy": remedy,
    }


def candidate_json(one: Said, chosen: bool, book: Codebook) -> Json:
    """A candidate as JSON: what it rests on, when it is satisfied, which verdict it would lead to."""
    service = one.one.service
    return {
        "route": one.route.key,
        "clause": one.route.clause,
        "credential": one.what,
        "since": iso_day(one.since) if one.since < NEVER else None,
        "level": LEVELS[one.one.level] or None,
        "title": title_of(one.one.level, one.facts, book) if one.one.level != UNSTATED else None,
        "result": RESULTS[result_of(one)],
        "verdict": VERDICTS[one.one.grade],
        "measured": service.measured,
        "required": service.asked,
        "from": iso_day(service.full_on) if service.full_on < NEVER else None,
        "earliest": iso_day(one.one.earliest) if VERDICTS[one.one.grade] == "not_yet" else None,
        "chosen": chosen,
    }


def plan_json(plan: Plan | None) -> Json | None:
    """A plan as JSON."""
    if plan is None:
        return None
    return {
        "publicity": {"first": iso_day(plan.first_start), "latest": iso_day(plan.latest_start)},
        "filing": {"first": iso_day(plan.first_filing), "last": iso_day(plan.window.closes)},
        "window": window_json(plan.window),
        "provisional": plan.provisional,
        "reason": plan.reason,
    }


def facts_hash(case: Mapping[str, Any]) -> str:
    """sha256 over the case without `id` and `expect`, as JSON with sorted keys, no spaces, UTF-8."""
    facts = {key: value for key, value in case.items() if key not in ("id", "expect")}
    return f"sha256:{sha256(CANONICAL(facts).encode()).hexdigest()}"

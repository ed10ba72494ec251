"""One case judged and explained: the result of `case-format.md`, from a case as it arrives."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from json import JSONEncoder
from typing import Any

from zhicheng import __version__
from zhicheng.codes import LEVELS, NOT_APPLICABLE, RESULTS, UNSTATED, VERDICTS
from zhicheng.eligibility.any_series import judge_case
from zhicheng.eligibility.check_results import rate_checks
from zhicheng.eligibility.facts.codebook import Codebook, codebook
from zhicheng.eligibility.facts.read import Facts, read_case
from zhicheng.eligibility.findings import list_findings, list_opened_candidates
from zhicheng.eligibility.materials import AppliedClauses, select_materials
from zhicheng.eligibility.plan import Plan, build_plan, find_filing_window, window_as_json
from zhicheng.eligibility.reading_differences import list_deciding_readings
from zhicheng.eligibility.review_day import find_review_day
from zhicheng.eligibility.routing import Routing, route_case
from zhicheng.eligibility.rules.candidate import has_level
from zhicheng.eligibility.rules.judge import Judgement
from zhicheng.eligibility.words.case_summary import describe_doubled_items, find_title_name, summarise_case
from zhicheng.eligibility.words.plan_sentences import HandIn
from zhicheng.eligibility.words.procedure_findings import list_procedure_findings
from zhicheng.eligibility.words.route_findings import CandidateContext
from zhicheng.finding import Finding
from zhicheng.policy.addresses import SHARED_ADDRESS, restate_addresses
from zhicheng.policy.installed import find_policy_in_force
from zhicheng.policy.installed import load_workday_calendar as installed_calendar
from zhicheng.policy.model import Material, Policy
from zhicheng.policy.windows import build_timetable
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import NEVER, day_number, iso_day

ENGINE = f"zhicheng/{__version__}"
OUTSIDE_VERDICT = "out_of_scope"
REFUSING_VERDICTS = ("not_eligible", "out_of_scope")
encode_canonical_json = JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, check_circular=False
).encode
SAMPLE_WARNING = "（按示例政策判断，只供演示，不能用来办事。）"
NO_AUTHORITY_HERE = "不在本通知的范围，没有本市的认定部门（三（三））。"
AUTHORITY_NOT_KNOWN = (
    "还没有填写用人单位的管理归属地，不能确定认定部门（三（三））；请补填登记管理机关所在的县（市）区或开发区。"
)
Json = dict[str, Any]


def check(
    case: Mapping[str, Any],
    policy: Policy | None = None,
    calendar: Calendar | None = None,
    readings: bool = True,
) -> Json:
    """The result of a case. Without a policy the one in force on its filing date judges (五（二）). `readings`: whether
    to tell which declared readings decide it, which takes as many judgements as there are alternatives.

    Raises InvalidCase with every problem of the case, PolicyError where no policy was in force.
    """
    book = codebook(policy or choose_case_policy(case))
    facts = read_case(case, book)
    judgement = judge_case(facts.person, book.terms)
    return result_as_json(case, facts, judgement, book, calendar or installed_calendar(), readings)


def choose_case_policy(case: Mapping[str, Any]) -> Policy:
    """The policy of the employer's city in force on the case's filing date; where that is no date, the latest, which then
    tells what is wrong. Raises PolicyError: none was in force; CityNotChosen: several cities, and no area.
    """
    return find_policy_in_force(read_filing_day(case), area=read_management_area(case))


def read_filing_day(case: Mapping[str, Any]) -> int:
    """The day number of the filing date as it stands in a case that nobody has checked; NEVER where it is none."""
    try:
        return day_number(case["filing_date"])
    except (KeyError, TypeError, ValueError):
        return NEVER


def read_management_area(case: Mapping[str, Any]) -> str | None:
    """The employer's management area as it stands in a case that nobody has checked."""
    employer = case.get("employer")
    area = employer.get("management_area") if isinstance(employer, Mapping) else None
    return area if isinstance(area, str) else None


def result_as_json(
    case: Mapping[str, Any],
    facts: Facts,
    judgement: Judgement,
    book: Codebook,
    calendar: Calendar,
    readings: bool = True,
) -> Json:
    """The result of a judged case."""
    policy = book.policy
    verdict = VERDICTS[judgement.verdict]
    results = rate_checks(facts.person, book.terms, judgement)
    candidates = list_opened_candidates(facts, book, judgement, results)
    findings = restate_findings(list_findings(facts, book, judgement, results, candidates), policy)
    refused = verdict in REFUSING_VERDICTS
    chosen = None if refused else next(one for position, one in candidates if position == judgement.best)
    title = find_title_name(chosen.candidate.level, facts, book) if chosen else None
    earliest = None if refused or judgement.earliest == NEVER else iso_day(judgement.earliest)
    review_day = find_review_day(facts.person, book.terms, judgement)
    days = build_timetable(policy, calendar)
    plan = None if refused else build_plan(facts, judgement, book.terms.kindest, days)
    procedure = restate_findings(list_procedure_findings(facts, days), policy)
    routing = None if verdict == OUTSIDE_VERDICT else route_case(facts, book)
    reason = routing.reason if routing else NO_AUTHORITY_HERE if verdict == OUTSIDE_VERDICT else AUTHORITY_NOT_KNOWN
    return {
        "id": facts.id,
        "policy": policy.id,
        "verdict": verdict,
        "summary": summarise_case(
            verdict, (judgement.earliest, review_day), chosen, [one for _, one in candidates], findings, procedure
        )
        + describe_doubled_items(facts.doubled)
        + (SAMPLE_WARNING if policy.sample else ""),
        "route": chosen.route.key if chosen else None,
        "level": LEVELS[chosen.candidate.level] if chosen else None,
        "title": title,
        "earliest": earliest,
        "earliest_review": None if refused or review_day == NEVER else iso_day(review_day),
        "window": None if refused else window_as_json(find_filing_window(facts, judgement, days)),
        "authority": routing_as_json(routing, policy),
        "authority_name": routing.name if routing else None,
        "authority_reason": restate_addresses(reason, policy.addresses),
        "checks": [finding_as_json(finding) for finding in findings],
        "procedure": [finding_as_json(finding) for finding in procedure],
        **({"readings": list_deciding_readings(facts, judgement, book, days)} if readings else {}),
        "routes": [
            candidate_as_json(one, position == judgement.best and not refused, book) for position, one in candidates
        ],
        "plan": plan_as_json(plan, policy),
        "materials": [material.key for material in list_required_papers(facts, judgement, chosen, book)],
        "facts_hash": hash_facts(case),
        "policy_hash": policy.hash,
        "calendar_hash": calendar.hash,
        "engine": ENGINE,
    }


def list_required_papers(
    facts: Facts, judgement: Judgement, chosen: CandidateContext | None, book: Codebook
) -> Sequence[Material]:
    """The papers that this case needs, in the order of the policy: of the clauses applied, not of the route alone.

    A clause is applied also where something of it is unknown that cannot matter: its check then does not apply.
    """
    licence = judgement.kindest.common.entry_licence != NOT_APPLICABLE
    change = judgement.kindest.common.series_change != NOT_APPLICABLE
    route = chosen.route if chosen else None
    by_education = chosen is not None and chosen.candidate.credential.recognised != NOT_APPLICABLE
    return select_materials(book.policy.materials, facts, AppliedClauses(route, by_education, licence, change))


def restate_findings(findings: Sequence[Finding], policy: Policy) -> Sequence[Finding]:
    """The findings with the addresses of a notice of another shape; the same ones where it has none."""
    return [restate_finding(one, policy.addresses) for one in findings] if policy.addresses else findings


def restate_finding(finding: Finding, addresses: Mapping[str, str]) -> Finding:
    """One finding; on insurance it stands under an address of its own, where the notice has one."""
    if finding.key in addresses:
        addresses = {**addresses, SHARED_ADDRESS: addresses[finding.key]}
    return finding._replace(
        clause=restate_addresses(finding.clause, addresses),
        reason=restate_addresses(finding.reason, addresses),
        remedy=restate_addresses(finding.remedy, addresses) if finding.remedy else finding.remedy,
    )


def routing_as_json(routing: Routing | None, policy: Policy) -> Json | None:
    """The authority of a routing with its kind and clause; None where nobody is responsible or known."""
    if routing is None:
        return None
    clause = restate_addresses(routing.clause, policy.addresses)
    return {"clause": clause, "kind": routing.kind, "code": routing.code}


def finding_as_json(finding: Finding) -> Json:
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


def candidate_as_json(context: CandidateContext, chosen: bool, book: Codebook) -> Json:
    """A candidate as JSON: what it rests on, when it is satisfied, which verdict it would lead to."""
    service = context.candidate.service
    return {
        "route": context.route.key,
        "clause": context.route.clause,
        "credential": restate_addresses(context.credential_words, book.policy.addresses),
        "since": iso_day(context.since) if context.since < NEVER else None,
        "level": LEVELS[context.candidate.level] or None,
        "title": find_title_name(context.candidate.level, context.facts, book)
        if context.candidate.level != UNSTATED
        else None,
        "result": RESULTS[context.result],
        "verdict": VERDICTS[context.ranked.grade],
        "measured": service.measured,
        "required": service.asked,
        "from": iso_day(context.holds_from) if service.full_on < NEVER else None,
        "earliest": iso_day(context.candidate.earliest) if VERDICTS[context.ranked.grade] == "not_yet" else None,
        "closed": find_closed_reason(context),
        "chosen": chosen,
    }


def find_closed_reason(context: CandidateContext) -> str | None:
    """Why a candidate cannot be taken whatever its months: the series has no such level, a title as high is held, another
    level is asked for; None where it may be taken.
    """
    candidate, person = context.candidate, context.facts.person
    if candidate.may_be_taken:
        return None
    if not has_level(context.book.terms.kindest, person.series, candidate.level):
        return "no_such_level"
    return "held" if candidate.level <= context.judgement.kindest.binding.titles.level else "not_asked"


def plan_as_json(plan: Plan | None, policy: Policy) -> Json | None:
    """The days to hand in, to post and to file in ISO writing; None where no window can be reached."""
    if plan is None:
        return None
    days = plan.days
    return {
        "hand_in": hand_in_as_json(days.hand_in),
        "publicity": {
            "first": iso_day(days.first_start),
            "advised": iso_day(days.advised_start),
            "latest": iso_day(days.latest_start),
        },
        "filing": {
            "first": iso_day(days.first_filing),
            "advised": iso_day(days.advised_filing),
            "last": iso_day(days.window.closes),
        },
        "window": window_as_json(days.window),
        "provisional": plan.provisional,
        "reason": restate_addresses(plan.reason, policy.addresses),
    }


def hand_in_as_json(own: HandIn | None) -> Json | None:
    """When to hand in to the employer, in ISO writing; None where the case is there already, or nothing is promised."""
    if own is None:
        return None
    return {"advised": iso_day(own.advised), "latest": iso_day(own.latest), "window": window_as_json(own.window)}


def hash_facts(case: Mapping[str, Any]) -> str:
    """sha256 over the case without `id` and `expect`, as JSON with sorted keys, no spaces, UTF-8."""
    facts = {key: value for key, value in case.items() if key not in ("id", "expect")}
    return f"sha256:{sha256(encode_canonical_json(facts).encode()).hexdigest()}"

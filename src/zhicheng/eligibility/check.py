"""The result of a case as JSON (`case-format.md`), from a case as it arrives, with the hashes that make it reproducible."""

from collections.abc import Mapping
from hashlib import sha256
from json import JSONEncoder
from typing import Any

from zhicheng import __version__
from zhicheng.codes import LEVELS, RESULTS, UNSTATED, VERDICTS
from zhicheng.eligibility.explained_case import ExplainedCase, explain_case
from zhicheng.eligibility.facts.codebook import Codebook
from zhicheng.eligibility.plan import Plan, window_as_json
from zhicheng.eligibility.reading_differences import list_deciding_readings
from zhicheng.eligibility.routing import Routing
from zhicheng.eligibility.rules.candidate import has_level
from zhicheng.eligibility.words.case_summary import find_title_name
from zhicheng.eligibility.words.plan_sentences import HandIn
from zhicheng.eligibility.words.route_findings import CandidateContext
from zhicheng.finding import Finding
from zhicheng.policy.addresses import restate_addresses
from zhicheng.policy.model import Policy
from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import NEVER, iso_day

ENGINE = f"zhicheng/{__version__}"
encode_canonical_json = JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, check_circular=False
).encode
Json = dict[str, Any]
NO_CANDIDATE = -1


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
    return result_as_json(case, explain_case(case, policy, calendar), readings)


def result_as_json(case: Mapping[str, Any], explained: ExplainedCase, readings: bool = True) -> Json:
    """The result of a judged case; `case`: as it arrived, for its hash."""
    policy, chosen = explained.policy, explained.chosen
    routing, review_day = explained.routing, explained.review_day
    refused = explained.is_refused
    return {
        "id": explained.facts.id,
        "policy": policy.id,
        "verdict": explained.verdict,
        "summary": explained.summary,
        "route": chosen.route.key if chosen else None,
        "level": LEVELS[chosen.candidate.level] if chosen else None,
        "title": find_title_name(chosen.candidate.level, explained.facts, explained.book) if chosen else None,
        "earliest": None if explained.earliest == NEVER else iso_day(explained.earliest),
        "earliest_review": None if refused or review_day == NEVER else iso_day(review_day),
        "window": None if refused else window_as_json(explained.window),
        "authority": routing_as_json(routing, policy),
        "authority_name": routing.name if routing else None,
        "authority_reason": explained.authority_reason,
        "checks": [finding_as_json(finding) for finding in explained.findings],
        "procedure": [finding_as_json(finding) for finding in explained.procedure],
        **({"readings": list_readings(explained)} if readings else {}),
        "routes": candidates_as_json(explained),
        "plan": plan_as_json(explained.plan, policy),
        "materials": [material.key for material in explained.materials],
        "facts_hash": hash_facts(case),
        "policy_hash": policy.hash,
        "calendar_hash": explained.calendar.hash,
        "engine": ENGINE,
    }


def list_readings(explained: ExplainedCase) -> list[Json]:
    """The declared readings that decide the case."""
    return list_deciding_readings(explained.facts, explained.judgement, explained.book, explained.days)


def candidates_as_json(explained: ExplainedCase) -> list[Json]:
    """Every candidate that a credential opens; the one on which the case rests is marked."""
    taken = NO_CANDIDATE if explained.is_refused else explained.judgement.best
    return [candidate_as_json(one, position == taken, explained.book) for position, one in explained.candidates]


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

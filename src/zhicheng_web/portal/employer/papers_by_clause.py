"""The papers of a case, each beside what it proves: what the applicant has said, and the clauses that rest on it."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from zhicheng_web import clock
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.refusals.return_reasons import RETURN_REASONS
from zhicheng_web.people.queries import masked_number
from zhicheng_web.portal.shared.papers.case_papers import NamedPaper, order_papers_by_policy
from zhicheng_web.portal.shared.words.stated_facts import STATED_PARTS, StatedPart, list_part_lines

IDENTITY = "identity_document"
SERVICE = ("recruitment_register", "appointment_notice")
"""Papers on which the months of the route rest (二（四）)."""
MAJOR = "education_certificate"
"""The paper on which 二（五） rests."""


class Beside(NamedTuple):
    """A paper with what was said, the engine's word on it, and the field of a form."""

    named: NamedPaper
    said: Sequence[StatedPart]
    checks: Sequence[Mapping[str, Any]]
    field: Any = None


def papers(it: Any) -> list[NamedPaper]:
    """The papers that count, in the order of today's policy."""
    return order_papers_by_policy(
        engine_input.group_current_papers(it), engine_input.find_policy_on(engine_input.to_kunming_day(clock.now()))
    )


def beside(it: Any, named: NamedPaper, answer: Mapping[str, Any] | None, field: Any = None) -> Beside:
    """One paper with what belongs to it; without an answer of the engine only what was said."""
    kind = named.paper.kind
    wanted = clauses(kind, answer or {})
    checks = [one for one in (answer or {}).get("checks", ()) if wanted(one) and one["result"] != "not_applicable"]
    return Beside(named, said(it, kind), checks, field)


def said(it: Any, kind: str) -> list[StatedPart]:
    """The parts of what the applicant has filled in that a paper proves."""
    if kind == IDENTITY:
        return [StatedPart("姓名", [it.person.name]), StatedPart("证件号码", [masked_number(it.person)])]
    keys = dict.fromkeys(one.field for one in RETURN_REASONS if one.paper == kind and one.field in STATED_PARTS)
    parts = [
        StatedPart(STATED_PARTS[key][0], list_part_lines(it.facts.get(key), STATED_PARTS[key][1], it))
        for key in keys
        if key
    ]
    return [part for part in parts if part.lines]


def clauses(kind: str, answer: Mapping[str, Any]) -> Any:
    """Which checks rest on a kind of paper."""
    rests_on = {one.clause for one in RETURN_REASONS if one.paper == kind}
    route = answer.get("route") if kind in SERVICE else None
    major = "unrelated_major" if kind == MAJOR else None
    return lambda check: check["clause"] in rests_on or check["key"] in (route, major)

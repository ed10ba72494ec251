"""The papers of a case, each beside what it proves: what the applicant has stated, and the clauses that rest on it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from django.forms import BoundField

from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.read.id_number import mask_case_number
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.refusals.return_reasons import reasons_of
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy
from zhicheng_web.portal.shared.papers.case_papers import NamedPaper, order_papers_by_policy
from zhicheng_web.portal.shared.papers.check_papers import find_paper_kinds, group_paper_kinds
from zhicheng_web.portal.shared.words.stated_facts import StatedPart, list_stated_parts

IDENTITY_PAPER = "identity_document"
SERVICE_PAPERS = ("recruitment_register", "appointment_notice")
"""Papers on which the months of the route rest (二（四）)."""


class PaperWithClauses(NamedTuple):
    """A paper with what it proves of the facts, the engine's checks that rest on it, and the field of a form."""

    named: NamedPaper
    stated: Sequence[StatedPart]
    checks: Sequence[Mapping[str, Any]]
    field: BoundField | None = None


def list_counting_papers(case: Case) -> list[NamedPaper]:
    """The papers that count, in the order of today's policy."""
    return order_papers_by_policy(engine_input.group_current_papers(case), find_current_policy())


def pair_paper_with_clauses(
    case: Case, named: NamedPaper, answer: Mapping[str, Any] | None, field: BoundField | None = None
) -> PaperWithClauses:
    """One paper with what belongs to it; without an answer of the engine only the facts."""
    kind = named.paper.kind
    wanted = build_clause_filter(kind, answer or {})
    checks = [one for one in (answer or {}).get("checks", ()) if wanted(one) and one["result"] != "not_applicable"]
    return PaperWithClauses(named, list_proved_parts(case, kind), checks, field)


def list_proved_parts(case: Case, kind: str) -> list[StatedPart]:
    """The parts of what the applicant has filled in that a paper proves."""
    if kind == IDENTITY_PAPER:
        return [StatedPart("姓名", [case.particulars.name]), StatedPart("证件号码", [mask_case_number(case)])]
    keys = dict.fromkeys(one.field for one in reasons_of(find_current_policy()) if one.paper == kind and one.field)
    return list_stated_parts(case, keys)


def build_clause_filter(kind: str, answer: Mapping[str, Any]) -> Callable[[Mapping[str, Any]], bool]:
    """Which checks rest on a kind of paper."""
    of_clauses = group_paper_kinds(find_current_policy())
    route = answer.get("route") if kind in SERVICE_PAPERS else None
    return lambda check: kind in find_paper_kinds(check, of_clauses) or check["key"] == route

"""Where a case would go: the authority that the engine's routing names, with the reason and its clause (三（三）)."""

from datetime import date
from typing import Any, NamedTuple

from zhicheng.eligibility.check import check
from zhicheng.eligibility.facts.read import InvalidCase
from zhicheng_web.cases import facts

UNCLEAR = "申报内容还判断不了认定部门；打开这件看哪里要改。"


class Route(NamedTuple):
    """The authority, its clause, the sentence."""

    name: str
    clause: str
    reason: str


def route(case: Any, today: date) -> Route:
    """Asked of target and employer alone, so that a page of forty asks the database nothing."""
    try:
        answer = check(
            {
                "id": str(case.public_id),
                "filing_date": today.isoformat(),
                "target": case.facts.get("target"),
                "employer": facts.employer_facts(case.employer),
            }
        )
    except InvalidCase:
        return Route("", "三（三）", UNCLEAR)
    routing = answer["authority"]
    name = answer["authority_name"] or ""
    if routing and routing["kind"] == "self":
        name = case.employer.name
    return Route(name, routing["clause"] if routing else "三（三）", answer["authority_reason"])

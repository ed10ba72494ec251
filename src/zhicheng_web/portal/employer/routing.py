"""Where a case would go: the authority that the engine's routing names, with the reason and its clause (三（三）)."""

from typing import Any, NamedTuple

from zhicheng.eligibility.check import Json

UNCLEAR = "申报内容还判断不了认定部门；打开这件看哪里要改。"


class Route(NamedTuple):
    """The authority, its clause, the sentence."""

    name: str
    clause: str
    reason: str


def route(case: Any, answer: Json | None) -> Route:
    """Read from the engine's answer; None: it cannot judge."""
    if answer is None:
        return Route("", "三（三）", UNCLEAR)
    routing = answer["authority"]
    name = answer["authority_name"] or ""
    if routing and routing["kind"] == "self":
        name = case.employer.name
    return Route(name, routing["clause"] if routing else "三（三）", answer["authority_reason"])

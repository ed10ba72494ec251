"""Where a case would go: the authority that the engine's routing names, with the reason and its clause (三（三）)."""

from typing import NamedTuple

from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.portal.shared.words.city_words import restate_here
from zhicheng_web.portal.shared.words.engine_answer import Json

UNCLEAR_DESTINATION = "申报内容还判断不了认定部门；打开这件看哪里要改。"


class FilingDestination(NamedTuple):
    """The authority, its clause, the sentence."""

    name: str
    clause: str
    reason: str


def find_filing_destination(case: Case, answer: Json | None) -> FilingDestination:
    """Read from the engine's answer; None: it cannot judge."""
    if answer is None:
        return FilingDestination("", restate_here("三（三）"), UNCLEAR_DESTINATION)
    routing = answer["authority"]
    name = answer["authority_name"] or ""
    if routing and routing["kind"] == "self":
        name = case.particulars.employer.name
    return FilingDestination(
        name, routing["clause"] if routing else restate_here("三（三）"), answer["authority_reason"]
    )

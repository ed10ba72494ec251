"""Which papers a check of the engine rests on, for whoever compares the two."""

from collections.abc import Mapping
from typing import Any, Final

from zhicheng.policy.model import Policy
from zhicheng_web.cases.refusals.return_reasons import reasons_of

EDUCATION_PAPER: Final = "education_certificate"
TITLE_PAPER: Final = "title_certificate"
PAPERS_BY_CHECK: Final[Mapping[str, frozenset[str]]] = {
    "series_standard": frozenset({EDUCATION_PAPER}),
    "level_asked": frozenset({EDUCATION_PAPER}),
    "unrelated_major": frozenset({EDUCATION_PAPER}),
    "held": frozenset({TITLE_PAPER}),
}
"""Checks whose clause speaks of other things, too: 二（二） of insurance, standards and titles alike."""


def group_paper_kinds(policy: Policy) -> Mapping[str, frozenset[str]]:
    """By clause: the kinds of paper that are returned under it."""
    found: dict[str, set[str]] = {}
    for one in reasons_of(policy):
        if one.paper:
            found.setdefault(one.clause, set()).add(one.paper)
    return {clause: frozenset(kinds) for clause, kinds in found.items()}


def find_paper_kinds(check: Mapping[str, Any], of_clauses: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The kinds of paper on which a check rests: its own, else those of its clause (`group_paper_kinds`)."""
    return PAPERS_BY_CHECK.get(check["key"]) or of_clauses.get(check["clause"], frozenset())

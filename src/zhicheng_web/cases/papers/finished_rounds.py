"""A round of correction that its applicant has finished: what they have changed, what they have only looked at. Touched is not
changed, and whoever holds the case next is told which it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from zhicheng.policy.model import Policy
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng.words.printed_fields import STATED_PART_NAMES
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers.correction_rounds import UNCHANGED_ANSWER, find_open_round
from zhicheng_web.cases.papers.required import is_employer_paper_kind
from zhicheng_web.cases.transition.recipients import FINISHED_ROUND

CHANGED: Final = "changed"
UNCHANGED: Final = "unchanged"
FINISHING_STEP: Final = "supplement"
"""Of a round that the unit has opened it is told by the submission itself."""


def list_applicant_faults(case: Case, policy: Policy) -> list[Mapping[str, Any]]:
    """What the open round asks of the applicant: a part of the facts, or a paper that they bring."""
    open_round = find_open_round(case)
    faults = open_round.reasons if open_round else []
    return [
        one
        for one in faults
        if one.get("field") or (one.get("paper") and not is_employer_paper_kind(policy, one["paper"]))
    ]


def list_finished_parts(case: Case, at: datetime) -> dict[str, list[str]]:
    """By whether it was changed, the parts and kinds of paper of a round that the applicant has finished; {} where there is
    none, or something of it waits.
    """
    faults = list_applicant_faults(case, engine_input.find_policy_on(engine_input.to_kunming_day(at)))
    if not faults or any("answered" not in one for one in faults):
        return {}
    found: dict[str, list[str]] = {CHANGED: [], UNCHANGED: []}
    for one in faults:
        found[UNCHANGED if one.get("answer") == UNCHANGED_ANSWER else CHANGED].append(one.get("field") or one["paper"])
    return {key: sorted(set(parts)) for key, parts in found.items() if parts}


@dataclass
class RoundEnd:
    """Whether an act finishes the applicant's part of a round: asked before it writes and after; its entry says so once."""

    at: datetime
    was_finished: bool = field(default=False, init=False)
    parts: dict[str, list[str]] = field(default_factory=dict, init=False)

    def look_before(self, case: Case) -> None:
        """What stood finished before the act."""
        self.was_finished = bool(list_finished_parts(case, self.at))

    def look_after(self, case: Case) -> None:
        """Whether the act has finished it."""
        if case.about.state in STEPS_BY_KEY[FINISHING_STEP].from_ and not self.was_finished:
            self.parts = list_finished_parts(case, self.at)

    def note(self) -> dict[str, dict[str, list[str]]]:
        """What the entry says of it: keys of parts, and of papers."""
        return {FINISHED_ROUND: self.parts} if self.parts else {}


def describe_finished_parts(parts: Mapping[str, list[str]], policy: Policy) -> str:
    """In words: what was changed, and what was only looked at."""
    names = dict(STATED_PART_NAMES) | {one.key: one.name for one in policy.materials}
    changed, unchanged = ("、".join(names.get(one, one) for one in parts.get(key, ())) for key in (CHANGED, UNCHANGED))
    sentences = [f"改了{changed}" if changed else "", f"{unchanged}核对过，没有改动" if unchanged else ""]
    return f"本人已经补正：{'；'.join(filter(None, sentences))}"

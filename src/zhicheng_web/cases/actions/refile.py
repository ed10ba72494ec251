"""四: filed again within the grace, with every fault answered; the filing date and the policy are those of the first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Unpack

from zhicheng.eligibility.check import Json
from zhicheng_web.cases.actions import _filing
from zhicheng_web.cases.actions._recheck import (
    NO_RECHECK,
    Recheck,
    is_relation_to_be_judged_again,
    list_standing_assessments,
    list_unchecked_changes,
    renew_assessment,
)
from zhicheng_web.cases.actions.assess import require_explained_relation
from zhicheng_web.cases.engine import advice, engine_input
from zhicheng_web.cases.models import Case, ReturnRound
from zhicheng_web.cases.papers import correction_rounds
from zhicheng_web.cases.transition.authorised import Act, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct


@dataclass
class Refile(StepAct):
    """A filing after a return, with the verdict that it rests on now."""

    act: Act
    answers: Mapping[str, str]
    recheck: Recheck
    filed: Json = field(default_factory=dict, init=False)

    def guard_inputs(self, case: Case) -> Mapping[str, Any]:
        """Which faults neither a change nor a word has answered; what was changed and not looked at again."""
        return {
            "unanswered_faults": correction_rounds.list_unanswered_faults(case, self.answers),
            "unchecked_changes": list_unchecked_changes(case, list_standing_assessments(case), self.recheck),
        }

    def write(self, case: Case) -> None:
        """The round is closed; the authority stays."""
        at, before = self.act["at"], _filing.require_filing_in_force(case)
        if is_relation_to_be_judged_again(case, list_standing_assessments(case)):
            require_explained_relation(case, self.recheck.major_relation, self.recheck.relation_reason)
        renew_assessment(case, self.recheck, self.act)
        correction_rounds.save_fault_answers(case, self.answers, at)
        correction_rounds.close_round(case, at)
        returned = ReturnRound.objects.filter(case=case, side=ReturnRound.Side.AUTHORITY).latest("seq")
        row = _filing.create_grace_filing(case, before, returned, at, self.act["by"])
        case.filing_seq = row.seq
        answer = engine_input.judge_case(case, row.filing_on)
        case.advice = answer["verdict"]
        advice.save_verdict(case, answer, row.policy, at)
        self.filed = _filing.build_filing_note(row, answer)

    def note(self) -> Mapping[str, Any]:
        """Content, papers, policy and verdict by their hashes; the authority."""
        return self.filed


def refile(
    case: Case, *, answers: Mapping[str, str] | None = None, recheck: Recheck = NO_RECHECK, **act: Unpack[Act]
) -> Case:
    """File again. `answers`: what the employer says to faults, by code, for which nothing had to change; `recheck`: what it
    says of what was changed.
    """
    return take_authorised_step(case, "refile", act, lambda: Refile(act, answers or {}, recheck))

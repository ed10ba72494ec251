"""三（三）: the examiner has looked at every clause and proposes a decision; the engine advises, a person answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple, Unpack

from zhicheng.procedure.reason import REASON_REMEDY, is_reason
from zhicheng_web.cases.actions._decision import NO_ID
from zhicheng_web.cases.engine.clause_review import (
    CLAUSE_ANSWERS,
    ClauseAnswer,
    build_opinions,
    departs_from_advice,
    describe_contradiction,
    find_latest_verdict,
)
from zhicheng_web.cases.engine.fact_hashes import hash_what_is_checked
from zhicheng_web.cases.models import Case, Opinion, Outcome, Proposal
from zhicheng_web.cases.read.evidence import check_grades
from zhicheng_web.cases.transition import names
from zhicheng_web.cases.transition.authorised import Act, require_that, take_authorised_step
from zhicheng_web.cases.transition.step_act import StepAct

__all__ = ["ClauseAnswer", "Outcome", "ProposedOutcome", "propose"]


class ProposedOutcome(NamedTuple):
    """What the examiner proposes; to refuse asks for a clause and a reason."""

    outcome: Outcome
    reason: str = ""
    clause: str | None = None


@dataclass
class Propose(StepAct):
    """The examiner's opinion on every clause, and the proposal."""

    act: Act
    proposed: ProposedOutcome
    answers: Mapping[str, ClauseAnswer]
    evidence: Mapping[str, str]
    rows: list[Opinion] = field(default_factory=list, init=False)

    def guard_inputs(self, case: Case) -> Mapping[str, Any]:
        """Which clauses wait for an answer, and which departures for a reason."""
        self.rows = build_opinions(case, self.answers)
        unexplained = (row for row in self.rows if departs_from_advice(row) and not is_reason(row.reason))
        return {
            "unexamined_clauses": tuple(row.clause for row in self.rows if row.opinion not in CLAUSE_ANSWERS),
            "unexplained_clauses": tuple(row.clause for row in unexplained),
        }

    def write(self, case: Case) -> None:
        """Opinions and proposal, with the advice that they answer."""
        by, at, verdict = self.act["by"], self.act["at"], find_latest_verdict(case)
        why = compose_reason(self.proposed, self.rows)
        check_proposal(self.proposed, self.rows, why, verdict.result)
        for row in self.rows:
            row.case, row.seq, row.by_id, row.at = case, case.version, by.person_id, at
        Opinion.objects.bulk_create(self.rows)
        Proposal.objects.create(
            case=case,
            seq=case.version,
            outcome=self.proposed.outcome,
            reason=why,
            clause=self.proposed.clause,
            advice=verdict,
            examiner_id=by.person_id,
            examiner_membership_id=by.membership_id or NO_ID,
            examiner_name=names.find_person_name(by.person_id),
            at=at,
            evidence=check_grades(case, self.evidence),
            fact_hashes=hash_what_is_checked(case),
        )

    def note(self) -> dict[str, str]:
        """The outcome that is proposed: its key."""
        return {"outcome": str(self.proposed.outcome)}


def propose(
    case: Case,
    proposed: ProposedOutcome,
    *,
    answers: Mapping[str, ClauseAnswer],
    evidence: Mapping[str, str] = MappingProxyType({}),
    **act: Unpack[Act],
) -> Case:
    """Propose to recognise or to refuse. `answers`: by key of the engine's checks; silence agrees, save where the
    engine leaves the clause to a person. `evidence`: grades of stated facts, by place.
    """
    return take_authorised_step(case, "propose", act, lambda: Propose(act, proposed, answers, evidence))


def compose_reason(proposed: ProposedOutcome, rows: Sequence[Opinion]) -> str:
    """The reason that was written, else those given clause by clause."""
    return proposed.reason.strip() or "；".join(
        f"{row.clause}：{row.reason}" for row in rows if departs_from_advice(row)
    )


def check_proposal(proposed: ProposedOutcome, rows: Sequence[Opinion], why: str, advised: str) -> None:
    """Raises StepRefused where outcome, clause opinions and reason do not fit together."""
    refuses = proposed.outcome is Outcome.REFUSED
    against = describe_contradiction(refuses, rows)
    require_that(
        against == "",
        "proposal_fits_opinions",
        "三（三）",
        f"{against}，与提出的结论不一致",
        "请核对各条的意见，或改变结论。",
    )
    require_that(
        not refuses or bool(proposed.clause),
        "proposal_clause",
        "三（三）",
        "不予认定没有写明依据的条款",
        "请选择依据的条款。",
    )
    enough = is_reason(why) or (not refuses and advised == "eligible")
    require_that(enough, "proposal_reason", "三（三）", "不予认定，或与系统意见不同，没有写明理由", REASON_REMEDY)

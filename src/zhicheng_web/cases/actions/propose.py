"""三（三）: the examiner has looked at every clause and proposes a decision; the engine advises, a person answers."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Unpack

from zhicheng_web.cases.actions._decision import NO_ID
from zhicheng_web.cases.engine.clause_review import (
    CLAUSE_ANSWERS,
    ClauseAnswer,
    build_opinions,
    departs_from_advice,
    describe_contradiction,
    find_latest_verdict,
)
from zhicheng_web.cases.models import Case, Opinion, Outcome, Proposal
from zhicheng_web.cases.models.employer import MIN_REASON_LENGTH
from zhicheng_web.cases.transition.authorised import Act, require_that, take_authorised_step

__all__ = ["ClauseAnswer", "Outcome", "ProposedOutcome", "propose"]


class ProposedOutcome(NamedTuple):
    """What the examiner proposes; to refuse asks for a clause and a reason."""

    outcome: Outcome
    reason: str = ""
    clause: str | None = None


def propose(case: Case, proposed: ProposedOutcome, *, answers: Mapping[str, ClauseAnswer], **act: Unpack[Act]) -> Case:
    """Propose to recognise or to refuse. `answers`: by key of the engine's checks; silence agrees, save where the
    engine leaves the clause to a person.
    """
    rows: list[Opinion] = []

    def given(locked: Case) -> dict[str, Any]:
        rows.extend(build_opinions(locked, answers))
        return {
            "unexamined": tuple(row.clause for row in rows if row.opinion not in CLAUSE_ANSWERS),
            "unexplained": tuple(
                row.clause for row in rows if departs_from_advice(row) and len(row.reason) < MIN_REASON_LENGTH
            ),
        }

    def inside(locked: Case) -> None:
        verdict = find_latest_verdict(locked)
        why = compose_reason(proposed, rows)
        check_proposal(proposed, rows, why, verdict.result)
        for row in rows:
            row.case, row.seq, row.by_id, row.at = locked, locked.version, act["by"].person_id, act["at"]
        Opinion.objects.bulk_create(rows)
        Proposal.objects.create(
            case=locked,
            seq=locked.version,
            outcome=proposed.outcome,
            reason=why,
            clause=proposed.clause,
            advice=verdict,
            examiner_id=act["by"].person_id,
            examiner_membership_id=act["by"].membership_id or NO_ID,
            at=act["at"],
        )

    return take_authorised_step(
        case, "propose", act, note={"outcome": str(proposed.outcome)}, given=given, inside=inside
    )


def compose_reason(proposed: ProposedOutcome, rows: Sequence[Opinion]) -> str:
    """The reason that was written, else those given clause by clause."""
    return proposed.reason.strip() or "；".join(
        f"{row.clause}：{row.reason}" for row in rows if departs_from_advice(row)
    )


def check_proposal(proposed: ProposedOutcome, rows: Sequence[Opinion], why: str, advised: str) -> None:
    """Raises Refused where outcome, clause opinions and reason do not fit together."""
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
    enough = len(why) >= MIN_REASON_LENGTH or (not refuses and advised == "eligible")
    require_that(
        enough, "proposal_reason", "三（三）", "不予认定，或与系统意见不同，没有写明理由", "请写明理由（至少6个字）。"
    )

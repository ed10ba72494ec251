"""三（三）: who was refused asks once for a review: the case is examined and decided anew, by other people."""

from typing import Unpack

from zhicheng_web.cases.models import Case, Decision, Proposal
from zhicheng_web.cases.models.employer import MIN_REASON_LENGTH
from zhicheng_web.cases.transition.authorised import Act, require_that, take_authorised_step
from zhicheng_web.ledger.chain import salted_commitment


def ask_review(case: Case, *, reason: str, **act: Unpack[Act]) -> Case:
    """Set the refusal aside; filing, papers and policy stay."""
    words = reason.strip()
    enough = len(words) >= MIN_REASON_LENGTH
    require_that(
        enough, "review_of_refusal_with_reason", "三（三）", "申请复查没有写明理由", "请写明理由（至少6个字）。"
    )

    def inside(locked: Case) -> None:
        Decision.objects.filter(case=locked, superseded_at=None).update(superseded_at=act["at"], appeal=words)
        Proposal.objects.filter(case=locked, superseded_at=None).update(superseded_at=act["at"])

    return take_authorised_step(
        case, "ask_review", act, note={"reason": salted_commitment(act["key"].bytes, words)}, inside=inside
    )

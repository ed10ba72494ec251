"""What is under way with a granted title, and what was decided of it: corrections, revocations, reviews (三（四）, 五（二）)."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from django.db.models import Exists, OuterRef, Q

from zhicheng.procedure.states import Role
from zhicheng.procedure.step import Step
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Paper, TitleChange

Kind, Outcome = TitleChange.Kind, TitleChange.Outcome
APPROVING_STEPS: Final = {
    Kind.CORRECTION: "correct",
    Kind.REVOCATION: "revoke",
    Kind.KEEP: "uphold_change",
}
UNDOING_STEPS: Final = {Kind.CORRECTION: "undo_correction", Kind.REVOCATION: "restore_title"}
"""The step that approves a review which undoes a change of this kind."""
PROOFS: Final = ("proof", "statement_proof", "appeal_proof")
"""The evidence of a proposal, of the person's answer, and of the asking for a review."""
REVIEWING_STEP: Final = "propose_change_review"
IS_SETTLED: Final = Exists(TitleChange.objects.filter(reviewed=OuterRef("pk"), outcome=Outcome.APPROVED))
HAS_PROPOSAL: Final = Exists(TitleChange.objects.filter(reviewed=OuterRef("pk"), outcome=""))
OPEN_CHANGES: Final = TitleChange.objects.filter(case=OuterRef("pk"), outcome="")
"""What waits for a second person, of the case of a list."""
ASKED_REVIEWS: Final = TitleChange.objects.filter(case=OuterRef("pk"), review_asked_at__isnull=False).exclude(
    IS_SETTLED | HAS_PROPOSAL
)
"""The reviews that were asked for and wait for an examiner, of the case of a list."""


class TitleStanding(NamedTuple):
    """Every change of a title, the first one first; `proposed` waits for a second person, `under_review` for its review,
    `decided` is the last correction or revocation that was approved.
    """

    changes: Sequence[TitleChange]
    proposed: TitleChange | None
    under_review: TitleChange | None
    decided: TitleChange | None

    @property
    def open_step(self) -> str:
        """The step that is waited for; "" where nothing is under way."""
        if self.proposed is None:
            return REVIEWING_STEP if self.under_review else ""
        reviewed = self.proposed.reviewed
        if self.proposed.kind == Kind.UNDO and reviewed is not None:
            return UNDOING_STEPS[Kind(reviewed.kind)]
        return APPROVING_STEPS[Kind(self.proposed.kind)]

    @property
    def awaits_answer(self) -> bool:
        """Whether the person may still answer a revocation."""
        one = self.proposed
        return one is not None and one.kind == Kind.REVOCATION and one.answered_at is None

    def opens_to(self, step: Step, person_id: int | None, on: date) -> bool:
        """Whether a step on the title waits for somebody on a day: not for who has proposed it, nor, in a review, for who has
        decided before.
        """
        if "no_open_change" in step.needs:
            return not self.open_step
        if "change_awaits_this" not in step.needs:
            return "change_proposed" not in step.needs or self.proposed is not None
        if step.key != self.open_step or person_id in self.list_concerned():
            return False
        one = self.proposed
        return one is None or one.answer_until is None or one.answered_at is not None or on > one.answer_until

    def list_concerned(self) -> set[int | None]:
        """Who has proposed what is open, and who has decided what is reviewed."""
        found = {self.proposed.examiner_id} if self.proposed else set()
        return found | ({self.under_review.examiner_id, self.under_review.approver_id} if self.under_review else set())

    @property
    def review_last_day(self) -> date | None:
        """Until when the person may ask for a review; None where there is nothing to review, or it was asked for."""
        one = self.decided
        if one is None or one.decided_at is None or one.review_asked_at is not None or self.proposed is not None:
            return None
        day = engine_input.to_kunming_date(one.decided_at)
        days = engine_input.find_policy_on(engine_input.to_kunming_day(one.decided_at)).number("remedy.review_days")
        return day + timedelta(days=days)


NO_CHANGES: Final = TitleStanding((), None, None, None)


def find_title_standing(case_id: int) -> TitleStanding:
    """What is under way with the title of a case."""
    rows = list_title_changes(case_id)
    settled = {one.reviewed_id for one in rows if one.outcome == Outcome.APPROVED}
    asked = (one for one in rows if one.review_asked_at is not None and one.pk not in settled)
    approved = (one for one in reversed(rows) if one.outcome == Outcome.APPROVED and one.reviewed_id is None)
    return TitleStanding(
        rows, next((one for one in rows if not one.outcome), None), next(asked, None), next(approved, None)
    )


def list_title_changes(case_id: int) -> list[TitleChange]:
    """The changes of a title in their order, each with the change it reviews and with its evidence: one query, and another
    where there is evidence. Four joined tables would cost a page more than both.
    """
    rows = list(TitleChange.objects.filter(case_id=case_id).order_by("seq"))
    by_id = {one.pk: one for one in rows}
    papers = Paper.objects.in_bulk({pk for one in rows for name in PROOFS if (pk := getattr(one, f"{name}_id"))})
    for one in rows:
        one.reviewed = by_id.get(one.reviewed_id or 0)
        for name in PROOFS:
            setattr(one, name, papers.get(getattr(one, f"{name}_id")))
    return rows


def match_title_work(person_id: int, role: Role, on: date) -> Q:
    """Cases whose title waits for an officer of this role on a day: an approver for what others have proposed, the person heard;
    an examiner for a review of what others have decided.
    """
    if role is Role.EXAMINER:
        own = Q(examiner_id=person_id) | Q(approver_id=person_id)
        return Q(Exists(ASKED_REVIEWS.exclude(own)))
    own = Q(examiner_id=person_id) | Q(reviewed__examiner_id=person_id) | Q(reviewed__approver_id=person_id)
    unheard = Q(answer_until__gte=on, answered_at=None)
    return Q(Exists(OPEN_CHANGES.exclude(own).exclude(unheard)))


def name_title_work(case_ids: Iterable[int]) -> dict[int, str]:
    """What waits with the titles of some cases, in one query: by case."""
    rows = TitleChange.objects.filter(case__in=list(case_ids)).order_by("seq")
    waiting = rows.filter(Q(outcome="") | Q(review_asked_at__isnull=False))
    return {one.case_id: f"{Kind(one.kind).label}待复核" if not one.outcome else "申请复查" for one in waiting}

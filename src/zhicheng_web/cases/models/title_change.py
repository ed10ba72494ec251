"""What becomes of a granted title: corrected or revoked, proposed by one on evidence, decided by another, reviewed by others.

三（四）, 五（二）: the person is told before a revocation, and has a term to answer.
"""

from django.db import models
from django.db.models import F, Q

from zhicheng.procedure.reason import MIN_REASON_LENGTH
from zhicheng_web.cases.models.case import Case
from zhicheng_web.cases.models.paper import Paper
from zhicheng_web.people.models import Membership, Organisation, Person

TITLE_CHANGE_PROOF = "title_change_proof"
"""The kind of the paper on which a correction or a revocation rests."""
STATEMENT_PROOF = "statement_proof"
"""The kind of the paper that the person adds to an answer."""
APPEAL_PROOF = "appeal_proof"
"""The kind of the paper that the person adds to the asking for a review."""


class TitleChange(models.Model):
    """One proposal and what was decided of it. `title`, `series`, `specialty`: the wording that is wanted, `former_…` the one
    that stood; both empty where the wording is not touched. `judged_facts`, `judged_answer`: the engine's receipt for the
    wanted wording. `answer_until`: the last day of the person's term. `reviewed`: what a review keeps or undoes.
    """

    class Kind(models.TextChoices):
        CORRECTION = "correction", "更正"
        REVOCATION = "revocation", "撤销"
        KEEP = "keep", "复查维持"
        UNDO = "undo", "复查改变"

    class Outcome(models.TextChoices):
        APPROVED = "approved", "同意"
        DECLINED = "declined", "不同意"

    case = models.ForeignKey(Case, models.PROTECT, related_name="title_changes", db_constraint=False, db_index=False)
    seq = models.IntegerField()
    kind = models.CharField("事项", max_length=16, choices=Kind)
    series = models.CharField("系列", max_length=40, blank=True)
    title = models.CharField("职称", max_length=60, blank=True)
    specialty = models.CharField("专业", max_length=60, blank=True)
    former_series = models.CharField("原系列", max_length=40, blank=True)
    former_title = models.CharField("原职称", max_length=60, blank=True)
    former_specialty = models.CharField("原专业", max_length=60, blank=True)
    judged_facts = models.TextField(blank=True)
    judged_answer = models.TextField(blank=True)
    reason = models.TextField("理由")
    proof = models.ForeignKey(
        Paper, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False, db_index=False
    )
    authority = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    examiner = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    examiner_membership = models.ForeignKey(
        Membership, models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    examiner_name = models.CharField("经办人姓名", max_length=60)
    at = models.DateTimeField("提出时间")
    answer_until = models.DateField("陈述申辩的最后一日", null=True, blank=True)
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)
    statement = models.TextField("本人的陈述", blank=True)
    statement_proof = models.ForeignKey(
        Paper, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False, db_index=False
    )
    outcome = models.CharField("决定", max_length=16, choices=Outcome, blank=True)
    decided_at = models.DateTimeField("决定时间", null=True, blank=True)
    decided_seq = models.IntegerField(null=True, blank=True)
    approver = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False, db_index=False
    )
    approver_membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False, db_index=False
    )
    approver_name = models.CharField("复核人姓名", max_length=60, blank=True)
    decision = models.TextField("决定的理由", blank=True)
    reviewed = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="reviews", db_constraint=False, db_index=False
    )
    review_asked_at = models.DateTimeField("申请复查时间", null=True, blank=True)
    appeal = models.TextField("申请复查的理由", blank=True)
    appeal_proof = models.ForeignKey(
        Paper, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False, db_index=False
    )

    class Meta:
        db_table = "title_change"
        verbose_name = "职称的更正和撤销"
        constraints = [
            models.UniqueConstraint(fields=["case", "seq"], name="title_change_once"),
            models.UniqueConstraint(fields=["case"], condition=Q(outcome=""), name="title_change_one_open"),
            models.UniqueConstraint(
                fields=["reviewed"], condition=~Q(outcome="declined"), name="title_change_reviewed_once"
            ),
            models.CheckConstraint(
                name="title_change_kind_known", condition=Q(kind__in=["correction", "revocation", "keep", "undo"])
            ),
            models.CheckConstraint(
                name="title_change_reason", condition=Q(reason__trim__length__gte=MIN_REASON_LENGTH)
            ),
            models.CheckConstraint(
                name="title_change_four_eyes", condition=Q(approver__isnull=True) | ~Q(approver=F("examiner"))
            ),
            models.CheckConstraint(
                name="title_change_on_evidence",
                condition=Q(kind__in=["keep", "undo"], reviewed__isnull=False)
                | Q(kind__in=["correction", "revocation"], reviewed__isnull=True, proof__isnull=False),
            ),
            models.CheckConstraint(
                name="title_change_changes",
                condition=~Q(kind="correction")
                | ~Q(series=F("former_series"), title=F("former_title"), specialty=F("former_specialty")),
            ),
            models.CheckConstraint(
                name="title_change_decided_whole",
                condition=Q(
                    outcome="", decided_at=None, decided_seq=None, approver=None, approver_membership=None, decision=""
                )
                | Q(
                    outcome__in=["approved", "declined"],
                    decided_at__isnull=False,
                    decided_seq__isnull=False,
                    approver__isnull=False,
                    approver_membership__isnull=False,
                    decision__trim__length__gte=MIN_REASON_LENGTH,
                ),
            ),
            models.CheckConstraint(
                name="title_change_answer_with_words",
                condition=Q(answered_at=None, statement="", statement_proof=None)
                | Q(kind="revocation", answered_at__isnull=False, statement__trim__length__gte=MIN_REASON_LENGTH),
            ),
            models.CheckConstraint(
                name="title_change_review_with_words",
                condition=Q(review_asked_at=None, appeal="", appeal_proof=None)
                | Q(
                    kind__in=["correction", "revocation"],
                    outcome="approved",
                    review_asked_at__isnull=False,
                    appeal__trim__length__gte=MIN_REASON_LENGTH,
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind}"

    @property
    def wording(self) -> tuple[str, str, str]:
        """Series, title and specialty that are wanted."""
        return self.series, self.title, self.specialty

    @property
    def former_wording(self) -> tuple[str, str, str]:
        """Series, title and specialty that stood."""
        return self.former_series, self.former_title, self.former_specialty

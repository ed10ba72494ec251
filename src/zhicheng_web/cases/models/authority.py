"""What the authority does with a case: the engine's verdict as advice, opinions by clause, proposal, decision (三（三）).

The engine advises, people decide: a decision names its advice, and says why where it departs from it.
"""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from zhicheng.procedure.reason import MIN_REASON_LENGTH
from zhicheng_web.cases.models.case import Case
from zhicheng_web.cases.models.policy import PolicyVersion
from zhicheng_web.ledger.chain import KUNMING
from zhicheng_web.people.models import Membership, Organisation, Person


class Outcome(models.TextChoices):
    """How an authority decides: the title is recognised, or refused."""

    RECOGNISED = "recognised", "予以认定"
    REFUSED = "refused", "不予认定"


class Verdict(models.Model):
    """A receipt of the engine: facts and answer as the bytes that were judged; judged again they give the same bytes."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="verdicts", db_constraint=False)
    at = models.DateTimeField("时间")
    policy = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="+", db_constraint=False)
    policy_hash = models.CharField(max_length=80)
    calendar_hash = models.CharField(max_length=80)
    engine = models.CharField(max_length=40)
    result = models.CharField(max_length=16)
    facts = models.TextField()
    answer = models.TextField()

    class Meta:
        db_table = "verdict"
        verbose_name = "系统意见"
        constraints = [
            models.UniqueConstraint(fields=["id", "case", "policy_hash", "result"], name="verdict_key"),
            models.CheckConstraint(
                name="verdict_result_known",
                condition=Q(result__in=["eligible", "review", "incomplete", "not_yet", "not_eligible", "out_of_scope"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.result}"


class Opinion(models.Model):
    """The examiner's opinion on one clause; where it departs from the advice it has a reason."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="opinions", db_constraint=False)
    seq = models.IntegerField()
    key = models.CharField(max_length=40)
    clause = models.CharField(max_length=16)
    advice = models.CharField(max_length=16)
    opinion = models.CharField(max_length=16)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False)
    at = models.DateTimeField()

    class Meta:
        db_table = "opinion"
        verbose_name = "审查意见"
        constraints = [
            models.UniqueConstraint(fields=["case", "seq", "key"], name="opinion_once"),
            models.CheckConstraint(
                name="opinion_deviation_reason",
                condition=Q(opinion=F("advice")) | Q(reason__trim__length__gte=MIN_REASON_LENGTH),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clause} {self.opinion}"


class Proposal(models.Model):
    """The examiner proposes; the approver confirms it or sends it back. Superseded with the decision it led to.

    `examiner_name`: what the examiner was called then. `evidence`: the grades that the examiner gave to stated facts, by their
    places (`read/evidence.py`). `fact_hashes`: of what they had before them, as in `Assessment`.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="proposals", db_constraint=False)
    seq = models.IntegerField()
    outcome = models.CharField(max_length=16, choices=Outcome)
    reason = models.TextField(blank=True)
    clause = models.CharField(max_length=16, null=True, blank=True)
    advice = models.ForeignKey(Verdict, models.PROTECT, related_name="+", db_constraint=False)
    examiner = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False)
    examiner_membership = models.ForeignKey(Membership, models.PROTECT, related_name="+", db_constraint=False)
    examiner_name = models.CharField("经办人姓名", max_length=60, default="")
    at = models.DateTimeField()
    evidence = models.JSONField("逐项依据", default=dict)
    fact_hashes = models.JSONField("核对的内容的指纹", default=dict)
    sent_back_at = models.DateTimeField(null=True, blank=True)
    sent_back_reason = models.TextField(blank=True)
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "proposal"
        verbose_name = "经办意见"
        constraints = [
            models.UniqueConstraint(fields=["case", "seq"], name="proposal_once"),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(sent_back_at__isnull=True, superseded_at__isnull=True),
                name="proposal_one_standing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.outcome}"


class Decision(models.Model):
    """The authority's decision: by two people, on the proposal in force, under the pinned policy, with its advice.

    A refusal is superseded when the applicant asks for a review: other people decide once more (life-of-a-case.md, "Case rules").
    Authority and people are called as they were then; whoever is called otherwise later has not decided under that name.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions", db_constraint=False)
    outcome = models.CharField(max_length=16, choices=Outcome)
    decided_at = models.DateTimeField("决定时间")
    authority = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_constraint=False)
    employer = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_constraint=False)
    filing_seq = models.IntegerField()
    policy = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="+", db_constraint=False)
    policy_hash = models.CharField(max_length=80)
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="+", db_constraint=False)
    examiner = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False)
    examiner_membership = models.ForeignKey(Membership, models.PROTECT, related_name="+", db_constraint=False)
    approver = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False)
    approver_membership = models.ForeignKey(Membership, models.PROTECT, related_name="+", db_constraint=False)
    authority_name = models.CharField("认定部门名称", max_length=120, default="")
    examiner_name = models.CharField("经办人姓名", max_length=60, default="")
    approver_name = models.CharField("复核人姓名", max_length=60, default="")
    advice = models.ForeignKey(Verdict, models.PROTECT, related_name="+", db_constraint=False)
    advised = models.CharField("系统意见", max_length=16)
    reason = models.TextField("理由", blank=True)
    clause = models.CharField("依据", max_length=16, null=True, blank=True)
    remedy = models.TextField("救济途径", blank=True)
    superseded_at = models.DateTimeField("申请复查时间", null=True, blank=True)
    appeal = models.TextField("申请复查的理由", blank=True)

    class Meta:
        db_table = "decision"
        verbose_name = "认定决定"
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(superseded_at__isnull=True), name="decision_one_per_case"
            ),
            models.UniqueConstraint(fields=["case"], condition=Q(superseded_at__isnull=False), name="review_once"),
            models.UniqueConstraint(fields=["case", "examiner"], name="review_by_another_examiner"),
            models.UniqueConstraint(fields=["case", "approver"], name="review_by_another_approver"),
            models.CheckConstraint(
                name="review_of_refusal_with_reason",
                condition=Q(superseded_at__isnull=True)
                | Q(outcome="refused", appeal__trim__length__gte=MIN_REASON_LENGTH),
            ),
            models.CheckConstraint(name="decision_outcome_known", condition=Q(outcome__in=["recognised", "refused"])),
            models.CheckConstraint(name="decision_four_eyes", condition=~Q(examiner=F("approver"))),
            models.CheckConstraint(
                name="decision_reason",
                condition=Q(outcome="recognised", advised="eligible") | Q(reason__trim__length__gte=MIN_REASON_LENGTH),
            ),
            models.CheckConstraint(
                name="decision_refusal_clause", condition=~Q(outcome="refused") | Q(clause__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.outcome}"

    @property
    def formatted_number(self) -> str:
        """The number by which a decision is cited, one of its own in the city: of its case, and of the act that proposed it."""
        return f"{self.case.case_number}-{self.proposal.seq}"


class Recognition(models.Model):
    """The title: its number has no gaps within authority and year, its date is the day of the decision (四); the authority is
    called as it was then.
    """

    public_id = models.UUIDField("编号", default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="recognitions", db_constraint=False)
    authority = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_constraint=False)
    authority_name = models.CharField("认定部门名称", max_length=120, default="")
    recognised_at = models.DateTimeField("认定时间")
    number = models.IntegerField("序号")
    title = models.CharField("职称", max_length=60)
    series = models.CharField("系列", max_length=40)
    specialty = models.CharField("专业", max_length=60)
    level = models.CharField("层级", max_length=16)
    revoked_at = models.DateTimeField("撤销时间", null=True, blank=True)
    barred_until = models.DateField("禁止申报至", null=True, blank=True)
    revocation_reason = models.TextField("撤销理由", blank=True)

    class Meta:
        db_table = "recognition"
        verbose_name = "职称"
        constraints = [
            models.UniqueConstraint(fields=["public_id"], name="recognition_public_id"),
            models.UniqueConstraint(fields=["case"], name="recognition_one_per_case"),
            models.CheckConstraint(name="number_from_one", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="revocation_reason",
                condition=Q(revoked_at__isnull=True)
                | Q(barred_until__isnull=False, revocation_reason__trim__length__gte=MIN_REASON_LENGTH),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.number}"

    @property
    def formatted_number(self) -> str:
        """The number as it is read: within an authority and a year (四)."""
        return f"{self.recognised_at.astimezone(KUNMING).year}年第{self.number}号"

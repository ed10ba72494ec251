"""The filing of a case with the authority (四), its papers, and the rounds of correction that keep its date (三（三）)."""

from django.db import models
from django.db.models import F, Q

from zhicheng_web.cases.models.case import Case
from zhicheng_web.cases.models.case_lane import CaseLane
from zhicheng_web.cases.models.employer import Publicity
from zhicheng_web.cases.models.paper import Paper
from zhicheng_web.cases.models.policy import CalendarVersion, FilingWindow, PolicyVersion
from zhicheng_web.people.models import Person


class ReturnRound(models.Model):
    """A return with all its coded reasons at once: [{code, clause, field|paper, words}]."""

    class Side(models.TextChoices):
        EMPLOYER = "employer", "用人单位"
        AUTHORITY = "authority", "认定部门"

    case = models.ForeignKey(Case, models.PROTECT, related_name="returns", db_constraint=False)
    seq = models.IntegerField()
    side = models.CharField(max_length=16, choices=Side)
    reasons = models.JSONField("退回原因")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False)
    at = models.DateTimeField("退回时间")
    calendar = models.ForeignKey(CalendarVersion, models.PROTECT, null=True, related_name="+", db_constraint=False)
    returned_on = models.DateField()
    returned_ordinal = models.IntegerField(null=True)
    due_on = models.DateField("期限", null=True, blank=True)
    answered_at = models.DateTimeField("补正时间", null=True, blank=True)

    class Meta:
        db_table = "return_round"
        verbose_name = "退回"
        constraints = [
            models.UniqueConstraint(fields=["case", "seq"], name="return_once"),
            models.CheckConstraint(name="return_has_reasons", condition=~Q(reasons=[])),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.returned_on}"


class Filing(models.Model):
    """One arrival of a case at the authority: in a window, or again within the grace of the first one.

    `filing_on` is 二（二）'s 申报日. A recall (before acceptance) keeps the row and lets go of what it froze.
    """

    class Kind(models.TextChoices):
        WINDOW = "window", "窗口内上报"
        GRACE = "grace", "补正后重报"

    case = models.ForeignKey(Case, models.PROTECT, related_name="filings", db_constraint=False)
    seq = models.IntegerField()
    kind = models.CharField(max_length=16, choices=Kind)
    first_seq = models.IntegerField()
    arrived_at = models.DateTimeField("到达时间")
    filing_on = models.DateField("申报日")
    recalled_at = models.DateTimeField("撤回时间", null=True, blank=True)
    window = models.ForeignKey(FilingWindow, models.PROTECT, related_name="filings", db_constraint=False)
    opens_on = models.DateField()
    closes_on = models.DateField()
    policy = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="+", db_constraint=False)
    policy_hash = models.CharField(max_length=80)
    policy_from = models.DateField()
    policy_until = models.DateField()
    content_hash = models.CharField(max_length=80)
    dispatched = models.BooleanField()
    employer_publicity = models.ForeignKey(Publicity, models.PROTECT, related_name="+", db_constraint=False)
    employer_last_on = models.DateField()
    agency_publicity = models.ForeignKey(Publicity, models.PROTECT, null=True, related_name="+", db_constraint=False)
    agency_last_on = models.DateField(null=True)
    employer_cells = models.ForeignKey(
        CaseLane, models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False
    )
    agency_cells = models.ForeignKey(
        CaseLane, models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False
    )
    agency_on_paper = models.BooleanField(default=False)
    returned = models.ForeignKey(ReturnRound, models.PROTECT, null=True, related_name="+", db_constraint=False)
    calendar = models.ForeignKey(CalendarVersion, models.PROTECT, null=True, related_name="+", db_constraint=False)
    returned_on = models.DateField(null=True)
    returned_ordinal = models.IntegerField(null=True)
    arrived_ordinal = models.IntegerField(null=True)
    arrived_working = models.BooleanField(null=True)
    grace_days = models.IntegerField(null=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False)

    class Meta:
        db_table = "filing"
        verbose_name = "上报"
        constraints = [
            models.UniqueConstraint(fields=["case", "seq"], name="filing_once"),
            models.CheckConstraint(name="filing_kind_known", condition=Q(kind__in=["window", "grace"])),
            models.CheckConstraint(
                name="filing_in_window", condition=Q(filing_on__gte=F("opens_on"), filing_on__lte=F("closes_on"))
            ),
            models.CheckConstraint(
                name="filing_policy_in_force",
                condition=Q(filing_on__gte=F("policy_from"), filing_on__lte=F("policy_until")),
            ),
            models.CheckConstraint(
                name="filing_grace",
                condition=Q(kind="window", first_seq=F("seq"))
                | Q(
                    kind="grace",
                    first_seq__lt=F("seq"),
                    calendar__isnull=False,
                    returned__isnull=False,
                    returned_on__isnull=False,
                    returned_ordinal__isnull=False,
                    arrived_ordinal__isnull=False,
                    arrived_working__isnull=False,
                    grace_days__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="filing_both_lanes",
                condition=Q(dispatched=False, agency_publicity__isnull=True, agency_on_paper=False)
                | Q(
                    dispatched=True, agency_publicity__isnull=False, agency_last_on__isnull=False, agency_on_paper=False
                )
                | Q(dispatched=True, agency_publicity__isnull=True, agency_on_paper=True),
            ),
            models.CheckConstraint(
                name="filing_six_cells",
                condition=Q(dispatched=False, employer_cells__isnull=True, agency_cells__isnull=True)
                | Q(dispatched=True, employer_cells__isnull=False, agency_cells__isnull=False),
            ),
            models.CheckConstraint(
                name="filing_after_publicity",
                condition=Q(filing_on__gt=F("employer_last_on"))
                & (Q(agency_last_on__isnull=True) | Q(filing_on__gt=F("agency_last_on"))),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}#{self.seq} {self.filing_on}"


class FilingPaper(models.Model):
    """The manifest of a filing: these papers, with this content, can be replaced or deleted no more."""

    filing = models.ForeignKey(Filing, models.PROTECT, related_name="papers", db_constraint=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_constraint=False)
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="+", db_constraint=False)
    sha256 = models.CharField(max_length=64)

    class Meta:
        db_table = "filing_paper"
        constraints = [models.UniqueConstraint(fields=["filing", "paper"], name="filing_paper_once")]

    def __str__(self) -> str:
        return f"{self.filing_id}: {self.sha256[:8]}"

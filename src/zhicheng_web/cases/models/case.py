"""The case: whose, where, in which state. Everything else about it is a row of its own."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from zhicheng.procedure.states import ACTIVE_STATES, STATES, State, StateDescription
from zhicheng.procedure.steps import BEFORE_ASSESSMENT
from zhicheng_web.cases.models.snapshot import Particulars, Snapshot, read_particulars
from zhicheng_web.people.models import Organisation, Person

STILL_CHANGING = [state.value for state in BEFORE_ASSESSMENT]
"""In the applicant's hands before the filing."""
STATE_CHOICES = [(state.value, about.name) for state, about in STATES.items()]


class Case(models.Model):
    """One application. `version` is the number of its last entry; only record.py writes `state` and `version`.

    `facts` is what the applicant states: the engine's input without id, filing_date and publicity, and beside it what is only
    printed (`words.printed_fields`); `content_hash` names the part that is
    made public (engine_input.py). `brought` are the parts of it that came from an earlier application of the person's and
    that the person has not confirmed yet: none after the draft. `handed_over`: the employer has had it. `filed_at` keeps
    the first arrival at the authority, through a grace too: 四. `snapshot`: as what it was submitted, publicised, filed; none
    while it lies in the applicant's hands before the filing. `handling_examiner`, `handling_approver`: the one officer of each
    pair of eyes who handles it (read/officers/handlers.py).
    """

    public_id = models.UUIDField("编号", default=uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="cases", db_constraint=False)
    employer = models.ForeignKey(Organisation, models.PROTECT, related_name="cases", db_constraint=False)
    agency = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="dispatched_cases", db_constraint=False
    )
    authority = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="received_cases", db_constraint=False
    )
    state = models.CharField("状态", max_length=32, choices=STATE_CHOICES, default=State.DRAFT.value)
    version = models.IntegerField(default=0)
    since = models.DateTimeField("进入状态时间")
    due_on = models.DateField("办理期限", null=True, blank=True)
    series = models.CharField("系列", max_length=40, blank=True)
    specialty = models.CharField("专业", max_length=60, blank=True)
    level = models.CharField("层级", max_length=16, blank=True)
    facts = models.JSONField("申报内容", default=dict)
    brought = models.JSONField("带入待核对的内容", default=list)
    handed_over = models.BooleanField("单位收到过", default=False)
    content_hash = models.CharField(max_length=80, blank=True)
    advice = models.CharField("系统意见", max_length=16, blank=True)
    filed_at = models.DateTimeField("上报时间", null=True, blank=True)
    filing_seq = models.IntegerField(null=True, blank=True)
    snapshot = models.ForeignKey(
        Snapshot,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_constraint=False,
        db_index=False,
        verbose_name="留存的情况",
    )
    created_at = models.DateTimeField("建立时间")
    handling_examiner = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False, db_index=False
    )
    handling_approver = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False, db_index=False
    )

    class Meta:
        db_table = "cases"
        verbose_name = "申报"
        constraints = [
            models.UniqueConstraint(fields=["public_id"], name="case_public_id"),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(state__in=[state.value for state in ACTIVE_STATES]),
                name="one_active_case",
            ),
            models.CheckConstraint(
                name="brought_confirmed",
                condition=Q(brought=[]) | Q(state__in=[State.DRAFT.value, State.WITHDRAWN.value]),
            ),
            models.CheckConstraint(
                name="case_filed_has_filing",
                condition=Q(filed_at__isnull=True, filing_seq__isnull=True)
                | Q(filed_at__isnull=False, filing_seq__isnull=False),
            ),
            models.CheckConstraint(
                name="case_handlers_are_two",
                condition=Q(handling_examiner=None)
                | Q(handling_approver=None)
                | ~Q(handling_examiner=F("handling_approver")),
            ),
            models.CheckConstraint(
                name="submitted_case_has_snapshot",
                condition=Q(snapshot__isnull=True, state__in=STILL_CHANGING)
                | (Q(snapshot__isnull=False) & ~Q(state__in=STILL_CHANGING)),
            ),
        ]
        indexes = [
            models.Index(fields=["employer", "state", "due_on"], name="case_of_employer"),
            models.Index(fields=["authority", "state", "due_on"], name="case_of_authority"),
            models.Index(fields=["state", "due_on"], name="case_by_state"),
        ]

    @property
    def about(self) -> StateDescription:
        """What `STATES` says of the state in which the case stands."""
        return STATES[State(self.state)]

    @property
    def case_number(self) -> str:
        """How people name the case on the telephone: the first characters of its public id."""
        return str(self.public_id)[:8].upper()

    @property
    def particulars(self) -> Particulars:
        """Who applies from which unit, as this case says it: the only way to a name for whatever shows the case."""
        return read_particulars(self)

    def __str__(self) -> str:
        return f"{self.public_id} {self.get_state_display()}"


class CaseParty(models.Model):
    """The party a person has become in a case by acting; of one party only (four eyes: life-of-a-case.md, "Case rules")."""

    class Side(models.TextChoices):
        APPLICANT = "applicant", "申报人"
        EMPLOYER = "employer", "用人单位"
        AGENCY = "agency", "派遣公司"
        EXAMINER = "examiner", "经办"
        APPROVER = "approver", "复核"

    case = models.ForeignKey(Case, models.PROTECT, related_name="parties", db_constraint=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="sides", db_constraint=False)
    side = models.CharField("身份", max_length=16, choices=Side)

    class Meta:
        db_table = "case_party"
        constraints = [
            models.UniqueConstraint(fields=["case", "person"], name="one_side_per_person"),
            models.UniqueConstraint(fields=["case", "person", "side"], name="party_key"),
            models.CheckConstraint(
                name="party_side_known",
                condition=Q(side__in=["applicant", "employer", "agency", "examiner", "approver"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.side}"


class Idempotency(models.Model):
    """An act that was done under a key: a double click, a reload or a browser's retry finds it here, not a second act."""

    person_id = models.BigIntegerField()
    key = models.UUIDField()
    step = models.CharField(max_length=40)
    case_id = models.BigIntegerField()
    seq = models.IntegerField()
    created_at = models.DateTimeField()

    class Meta:
        db_table = "idempotency"
        constraints = [models.UniqueConstraint(fields=["person_id", "key"], name="act_once")]

    def __str__(self) -> str:
        return f"{self.step} {self.key}"

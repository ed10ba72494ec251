"""What the employer (or the dispatch agency) does with a case: 三（二）assess, publicise, hear objections."""

from typing import Final
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Trim

from zhicheng.codes import MAJOR_RELATIONS
from zhicheng.procedure.reason import MIN_REASON_LENGTH
from zhicheng_web.cases.models.case import Case
from zhicheng_web.cases.models.paper import Paper
from zhicheng_web.cases.models.policy import CalendarVersion, PolicyVersion
from zhicheng_web.people.models import Person

PUBLICITY_PHOTO: Final = "publicity_photo"
"""The kind of paper that shows a notice as it hangs: brought by the unit that posted it, asked for by no policy."""
LANES = (("employer", "用人单位"), ("agency", "派遣公司"))
"""A written reason has at least this many characters; blanks do not count."""

models.CharField.register_lookup(Length)
models.TextField.register_lookup(Length)
models.TextField.register_lookup(Trim)


class Assessment(models.Model):
    """三（二）: legality, truth, completeness, validity; character, ability, achievements, annual review; 一（二） conduct.

    `major_relation`: 二（五） how the major studied relates to the post, in the unit's own judgement; "" where it gave none.
    `evidence`: the grade of each stated fact, by its place (`read/evidence.py`). `fact_hashes`: of what was looked at, by place
    (`engine/fact_hashes.py`); {} where nobody noted it yet. `renewed_seq`: the act of the assessment that this one renews in what
    was changed since; None for one of its own.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="assessments", db_constraint=False)
    seq = models.IntegerField()
    lane = models.CharField(max_length=16, choices=LANES, default="employer")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False)
    at = models.DateTimeField("时间")
    recommended = models.BooleanField("推荐")
    lawful = models.BooleanField("合法性", default=False)
    true = models.BooleanField("真实性", default=False)
    complete = models.BooleanField("完整性", default=False)
    valid = models.BooleanField("有效性", default=False)
    character = models.TextField("品德", blank=True)
    ability = models.TextField("能力水平", blank=True)
    achievements = models.TextField("工作成绩", blank=True)
    annual_review = models.CharField("年度考核", max_length=32, blank=True)
    refuses_assignment = models.BooleanField("不服从安排", null=True)
    not_competent = models.BooleanField("不胜任岗位", null=True)
    major_relation = models.CharField("所学专业与岗位专业的关系", max_length=16, blank=True, default="")
    relation_reason = models.TextField("专业关系的依据", blank=True, default="")
    evidence = models.JSONField("逐项依据", default=dict)
    fact_hashes = models.JSONField("核对的内容的指纹", default=dict)
    renewed_seq = models.IntegerField("重新核对的是哪一次评议", null=True)
    reason = models.TextField("理由", blank=True)

    class Meta:
        db_table = "assessment"
        verbose_name = "考核评议"
        constraints = [
            models.UniqueConstraint(fields=["case", "seq", "lane"], name="assessment_once"),
            models.CheckConstraint(
                name="assessment_material_checked",
                condition=Q(recommended=False) | Q(lawful=True, true=True, complete=True, valid=True),
            ),
            models.CheckConstraint(
                name="assessment_conduct_attested",
                condition=Q(recommended=False) | Q(refuses_assignment__isnull=False, not_competent__isnull=False),
            ),
            models.CheckConstraint(
                name="assessment_complete",
                condition=Q(recommended=False)
                | (~Q(character__trim="") & ~Q(ability__trim="") & ~Q(achievements__trim="")),
            ),
            models.CheckConstraint(
                name="assessment_reason", condition=Q(recommended=True) | Q(reason__trim__length__gte=MIN_REASON_LENGTH)
            ),
            models.CheckConstraint(
                name="assessment_relation_known", condition=Q(major_relation__in=["", *MAJOR_RELATIONS[1:]])
            ),
            models.CheckConstraint(
                name="assessment_relation_explained",
                condition=Q(major_relation__in=["", "same"]) | Q(relation_reason__trim__length__gte=MIN_REASON_LENGTH),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {'推荐' if self.recommended else '不予推荐'}"


class Publicity(models.Model):
    """三（二）: one lane's publicity of one content over the policy's working days, on one version of the calendar."""

    class State(models.TextChoices):
        RUNNING = "running", "公示中"
        CLOSED = "closed", "已结束"
        VOID = "void", "已作废"

    class Result(models.TextChoices):
        NO_OBJECTION = "none", "公示期间没有收到异议"
        SETTLED = "settled", "公示期间收到过异议，都已查清"

    public_id = models.UUIDField(default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="publicities", db_constraint=False)
    lane = models.CharField(max_length=16, choices=LANES, default="employer")
    content_hash = models.CharField(max_length=80)
    policy = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="+", db_constraint=False)
    required_days = models.IntegerField()
    posting_day_counts = models.BooleanField()
    starts_on_working_day = models.BooleanField()
    calendar = models.ForeignKey(CalendarVersion, models.PROTECT, related_name="+", db_constraint=False)
    start_on = models.DateField("开始")
    start_ordinal = models.IntegerField()
    start_working = models.BooleanField()
    last_on = models.DateField("最后一日")
    last_ordinal = models.IntegerField()
    state = models.CharField(max_length=16, choices=State, default=State.RUNNING)
    closed_on = models.DateField("结束登记", null=True, blank=True)
    place = models.CharField("张贴地点", max_length=120, blank=True)
    result = models.CharField("公示结果", max_length=16, choices=Result, blank=True, default="")
    words = models.TextField("公示结果的说明", blank=True)
    attested_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False
    )
    photo = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False)
    at = models.DateTimeField("登记时间")

    class Meta:
        db_table = "publicity"
        verbose_name = "公示"
        constraints = [
            models.UniqueConstraint(fields=["public_id"], name="publicity_public_id"),
            models.UniqueConstraint(fields=["case", "lane"], condition=~Q(state="void"), name="publicity_one_standing"),
            models.CheckConstraint(name="publicity_lane_known", condition=Q(lane__in=["employer", "agency"])),
            models.CheckConstraint(name="publicity_state_known", condition=Q(state__in=["running", "closed", "void"])),
            models.CheckConstraint(name="publicity_result_known", condition=Q(result__in=["", "none", "settled"])),
            models.CheckConstraint(
                name="publicity_long_enough",
                condition=Q(last_ordinal__gte=F("start_ordinal") + F("required_days"))
                | Q(
                    posting_day_counts=True,
                    start_working=True,
                    last_ordinal__gte=F("start_ordinal") + F("required_days") - 1,
                ),
            ),
            models.CheckConstraint(
                name="publicity_starts_on_working_day", condition=Q(starts_on_working_day=False) | Q(start_working=True)
            ),
            models.CheckConstraint(
                name="publicity_closed_after_last_day",
                condition=~Q(state="closed") | Q(closed_on__isnull=False, closed_on__gt=F("last_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start_on}–{self.last_on} {self.state}"

    @property
    def result_words(self) -> str:
        """What came of it, and what was written beside; before results were attested there were words alone."""
        return "。".join(part for part in (self.get_result_display(), self.words.strip().rstrip("。")) if part)


class Objection(models.Model):
    """An objection to a publicity, heard by the unit that publicised; an open one blocks filing. Who objected is stored apart."""

    class Kind(models.TextChoices):
        PUBLICITY = "publicity", "公示异议"
        AFTER_FILING = "after_filing", "上报后的异议"

    class State(models.TextChoices):
        OPEN = "open", "核查中"
        DISMISSED = "dismissed", "不成立"
        UPHELD = "upheld", "成立"
        WITHDRAWN = "withdrawn", "反映人撤回"
        LAPSED = "lapsed", "未处理即终止"

    case = models.ForeignKey(Case, models.PROTECT, related_name="objections", db_constraint=False)
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.PUBLICITY)
    state = models.CharField(max_length=16, choices=State, default=State.OPEN)
    raised_at = models.DateTimeField("提出时间")
    raised_by = models.CharField("提出人", max_length=60, blank=True)
    words = models.TextField("内容")
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False)
    settled_at = models.DateTimeField("结论时间", null=True, blank=True)
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_constraint=False)
    conclusion = models.TextField("核查结论", blank=True)
    lane = models.CharField("由哪一家登记", max_length=16, choices=LANES, default="employer")

    class Meta:
        db_table = "objection"
        verbose_name = "异议"
        constraints = [
            models.CheckConstraint(
                name="objection_state_known",
                condition=Q(state__in=["open", "dismissed", "upheld", "withdrawn", "lapsed"]),
            ),
            models.CheckConstraint(name="objection_kind_known", condition=Q(kind__in=["publicity", "after_filing"])),
            models.CheckConstraint(name="objection_lane_known", condition=Q(lane__in=["employer", "agency"])),
            models.CheckConstraint(name="objection_has_words", condition=~Q(words__trim="")),
            models.CheckConstraint(
                name="objection_settled_with_conclusion",
                condition=Q(state="open", settled_at__isnull=True, settled_by__isnull=True)
                | Q(
                    ~Q(state="open"),
                    settled_at__isnull=False,
                    settled_by__isnull=False,
                    conclusion__trim__length__gte=MIN_REASON_LENGTH,
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.get_state_display()}"

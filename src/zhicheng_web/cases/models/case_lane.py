"""三（二） 双审核、双公示、双盖章: the lanes of a dispatched worker's case, and the agreement between agency and employer."""

from django.db import models
from django.db.models import F, Q

from zhicheng.procedure.lanes import LANE_NAMES, Lane
from zhicheng_web.cases.models.case import Case
from zhicheng_web.cases.models.employer import Publicity
from zhicheng_web.cases.models.paper import Paper
from zhicheng_web.people.models import Organisation, Person


class CaseLane(models.Model):
    """How far one unit has come with one case: when it checked the content, when it stamped the result of which publicity.

    A cell that is open is empty, also one that was done and counts no more; who did what before stands in the entries.
    `on_paper`: the employer has recorded the agency's papers in its place, `proof` among them; the days of that publicity
    are `posted_on` and `posted_until`, unknown where the papers were enclosed before days were asked for.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="lanes", db_constraint=False, db_index=False)
    lane = models.CharField("哪一家", max_length=16, choices=[(lane.value, name) for lane, name in LANE_NAMES.items()])
    content_hash = models.CharField(max_length=80, blank=True)
    checked_on = models.DateField("审核日期", null=True, blank=True)
    checked_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False
    )
    checked_words = models.CharField("核对了什么", max_length=200, blank=True)
    publicity = models.ForeignKey(
        Publicity, models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False
    )
    posted_on = models.DateField("公示开始", null=True, blank=True)
    posted_until = models.DateField("公示最后一日", null=True, blank=True)
    stamped_on = models.DateField("盖章日期", null=True, blank=True)
    stamped_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False
    )
    on_paper = models.BooleanField("凭证明材料代录", default=False)
    proof = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False)

    class Meta:
        db_table = "case_lane"
        verbose_name = "派遣双列"
        constraints = [
            models.UniqueConstraint(fields=["case", "lane"], name="lane_once"),
            models.CheckConstraint(name="lane_known", condition=Q(lane__in=[lane.value for lane in Lane])),
            models.CheckConstraint(
                name="lane_stamped_after_check", condition=Q(stamped_on__isnull=True) | Q(checked_on__isnull=False)
            ),
            models.CheckConstraint(
                name="lane_stamped_after_publicity",
                condition=Q(stamped_on__isnull=True, posted_until__isnull=True)
                | Q(on_paper=True, posted_until__isnull=True)
                | Q(stamped_on__isnull=False, posted_until__isnull=False, stamped_on__gt=F("posted_until")),
            ),
            models.CheckConstraint(
                name="lane_stamp_rests_on_publicity",
                condition=Q(stamped_on__isnull=True)
                | Q(on_paper=True)
                | Q(publicity__isnull=False, posted_until__isnull=False),
            ),
            models.CheckConstraint(
                name="lane_paper_is_the_agencys",
                condition=Q(on_paper=False) | Q(lane=Lane.AGENCY.value, proof__isnull=False, stamped_on__isnull=False),
            ),
            models.CheckConstraint(
                name="lane_paper_in_order",
                condition=Q(on_paper=False)
                | Q(posted_on__isnull=True, posted_until__isnull=True)
                | Q(
                    checked_on__isnull=False,
                    posted_on__isnull=False,
                    posted_until__isnull=False,
                    posted_on__gte=F("checked_on"),
                    posted_until__gt=F("posted_on"),
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.lane}"


class DispatchAgreement(models.Model):
    """The agreement under which an agency sends people to an employer: enclosed with one case, used for the next while it is
    valid. Rows are only added; the newest that is valid on a day counts.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_constraint=False)
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    employer = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_constraint=False)
    agency = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    valid_until = models.DateField("有效期到")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    at = models.DateTimeField("登记时间")

    class Meta:
        db_table = "dispatch_agreement"
        verbose_name = "派遣协议"
        constraints = [
            models.UniqueConstraint(fields=["paper", "valid_until"], name="agreement_once"),
            models.CheckConstraint(name="agreement_between_two", condition=~Q(employer=F("agency"))),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id}–{self.employer_id} {self.valid_until}"

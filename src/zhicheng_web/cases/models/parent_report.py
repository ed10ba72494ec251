"""三（二） 附件2: the report by which the parent of a branch recommends somebody, asked for by the branch."""

from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from zhicheng.procedure.reason import MIN_REASON_LENGTH
from zhicheng_web.cases.models.case import Case
from zhicheng_web.cases.models.paper import Paper
from zhicheng_web.people.models import Person

PARENT_REPORT_DAYS: Final = 15
PARENT_REPORT_TERM: Final = timedelta(days=PARENT_REPORT_DAYS)
"""How long the parent's link holds: a seal in another province takes two weeks; a letter that lies longer is sent anew."""


class ParentReport(models.Model):
    """What the parent was asked, and what it has answered; rows are only added. `body`: [[what, value]] as the parent reads it.

    `origin`: where the office stands, for the link of the letter. `mail` is "" where the letter is printed. `paper`: the stamped
    scan that the parent has uploaded.
    """

    class Answer(models.TextChoices):
        CONFIRMED = "confirmed", "同意推荐"
        STAMPED = "stamped", "上传盖章的推荐报告"
        DECLINED = "declined", "不同意推荐"

    public_id = models.UUIDField("编号", default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="parent_reports", db_constraint=False)
    seq = models.IntegerField()
    body = models.JSONField("推荐报告的内容")
    parent_name = models.CharField("总公司", max_length=120)
    mail = models.CharField("总公司的邮箱", max_length=254, blank=True)
    origin = models.CharField(max_length=200)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    asked_at = models.DateTimeField("发出时间")
    expires_at = models.DateTimeField("链接期限")
    sent_at = models.DateTimeField("寄出时间", null=True)
    withdrawn_at = models.DateTimeField("取消时间", null=True)
    answer = models.CharField("答复", max_length=16, choices=Answer, blank=True)
    answered_at = models.DateTimeField("答复时间", null=True)
    answered_seq = models.IntegerField(null=True)
    answerer_name = models.CharField("答复人", max_length=60, blank=True)
    answerer_post = models.CharField("职务", max_length=60, blank=True)
    answerer_phone = models.CharField("电话", max_length=32, blank=True)
    reason = models.TextField("不同意的理由", blank=True)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False)

    class Meta:
        db_table = "parent_report"
        verbose_name = "上级单位推荐报告"
        constraints = [
            models.UniqueConstraint(fields=["public_id"], name="parent_report_public_id"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(answer="", withdrawn_at=None), name="parent_report_one_open"
            ),
            models.CheckConstraint(
                name="parent_report_in_time",
                condition=Q(expires_at__gt=F("asked_at"))
                & (Q(answered_at=None) | Q(answered_at__gte=F("asked_at"), answered_at__lte=F("expires_at"))),
            ),
            models.CheckConstraint(
                name="parent_report_answered_once", condition=Q(answer="") | Q(withdrawn_at__isnull=True)
            ),
            models.CheckConstraint(
                name="parent_report_answered_whole",
                condition=Q(answer="", answered_at=None, answered_seq=None, answerer_name="", reason="", paper=None)
                | (
                    Q(answered_at__isnull=False, answered_seq__isnull=False)
                    & ~Q(answerer_name="")
                    & ~Q(answerer_post="")
                    & (
                        Q(answer="confirmed", reason="", paper=None)
                        | Q(answer="stamped", reason="", paper__isnull=False)
                        | Q(answer="declined", reason__trim__length__gte=MIN_REASON_LENGTH, paper=None)
                    )
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}#{self.seq}"

    @property
    def is_by_name(self) -> bool:
        """Whether the parent has confirmed by name and post, without a scan."""
        return self.answer == self.Answer.CONFIRMED

    @property
    def is_declined(self) -> bool:
        """Whether the parent does not recommend."""
        return self.answer == self.Answer.DECLINED

    def is_open(self, at: datetime) -> bool:
        """Whether the parent can answer."""
        return not self.answer and self.withdrawn_at is None and at <= self.expires_at

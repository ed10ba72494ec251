"""The forms of what becomes of a granted title: what is proposed on evidence, and what a second person makes of it."""

from typing import Any, Protocol

from django import forms

from zhicheng_web.cases.actions.propose_change_review import REVIEW_OUTCOMES
from zhicheng_web.cases.engine.title_wording import list_possible_series
from zhicheng_web.cases.read.title_changes import TitleStanding
from zhicheng_web.portal.authority.forms import AuthorityReasonForm, CaseUnderReview
from zhicheng_web.portal.shared.forms.base import RadioButtons
from zhicheng_web.portal.shared.forms.evidence import EvidenceField
from zhicheng_web.portal.shared.steps.step_page import build_reason_field

REVIEW_CHOICES = tuple(zip((str(one) for one in REVIEW_OUTCOMES), ("维持原来的决定", "改变原来的决定"), strict=True))


class TitleUnderReview(CaseUnderReview, Protocol):
    """What these forms read of the page that they stand on besides."""

    @property
    def title_standing(self) -> TitleStanding: ...


class ProposedCorrectionForm(AuthorityReasonForm):
    """What the title should be called, and on what evidence."""

    series = forms.ChoiceField(
        label="更正后的职称", required=False, help_text="级别不能更正，只列出本通知认定的同级职称；提交时按规则再审。"
    )
    specialty = forms.CharField(
        label="更正后的专业", required=False, max_length=60, error_messages={"max_length": "专业最多60个字。"}
    )
    file = EvidenceField(label="证据", help_text="看得出写错了的原件扫描件，例如证书、学历查询结果。PDF、JPG或PNG。")
    field_order = ("series", "specialty", "reason", "file")

    def __init__(self, review_page: CaseUnderReview, *args: Any, **kwargs: Any) -> None:
        super().__init__(review_page, *args, **kwargs)
        now = review_page.case_file.recognition
        possible = list_possible_series(now) if now else ()
        named = [(one.key, f"{one.find_title(now.level)}（{one.full_name}）") for one in possible if now]
        self.set_choices("series", [("", "不更正"), *named])


class ProposedRevocationForm(AuthorityReasonForm):
    """Why the title should be revoked, and on what evidence; the person reads both."""

    file = EvidenceField(label="证据", help_text="例如发证学校、社保机构的核查复函。PDF、JPG或PNG。申报人看得到。")
    field_order = ("reason", "file")


class ProposedReviewForm(AuthorityReasonForm):
    """How the review of a correction or a revocation should end."""

    outcome = forms.ChoiceField(
        label="复查的结论",
        choices=REVIEW_CHOICES,
        widget=RadioButtons,
        error_messages={"required": "还没有选复查的结论。请选择维持，或者改变原来的决定。"},
    )
    field_order = ("outcome", "reason")


class TitleDecisionForm(AuthorityReasonForm):
    """The decision as the applicant will read it: the examiner's reason, open to better words."""

    reason = build_reason_field("决定的理由（申报人会看到）")

    def __init__(self, review_page: TitleUnderReview, *args: Any, **kwargs: Any) -> None:
        proposed = review_page.title_standing.proposed
        kwargs["initial"] = {"reason": proposed.reason if proposed else ""} | (kwargs.get("initial") or {})
        super().__init__(review_page, *args, **kwargs)

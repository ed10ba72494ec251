"""The forms of the authority: the opinion on each clause, the proposal, and the reasons that other steps ask."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol

from django import forms

from zhicheng.eligibility.check import Json
from zhicheng.procedure.reason import MIN_REASON_LENGTH
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web import clock
from zhicheng_web.cases.actions.propose import Outcome, ProposedOutcome
from zhicheng_web.cases.actions.transfer import find_computed_authority
from zhicheng_web.cases.engine import clause_review
from zhicheng_web.cases.engine.clause_review import ClauseAnswer
from zhicheng_web.cases.engine.remedies import describe_remedies
from zhicheng_web.cases.read.case_file import CaseFile
from zhicheng_web.cases.read.evidence import find_standing_grades
from zhicheng_web.cases.read.officers.handlers import list_handlers
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.refusals.return_reasons import has_to_be_explained
from zhicheng_web.cases.transition.names import find_authority_name
from zhicheng_web.people import queries as people
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy
from zhicheng_web.portal.shared.forms.base import Form, RadioButtons
from zhicheng_web.portal.shared.forms.evidence_grades import add_grade_fields, read_grades
from zhicheng_web.portal.shared.forms.return_reasons import (
    NOT_LISTED,
    ReasonGroup,
    ReturnReasonsForm,
    build_reason_group,
)
from zhicheng_web.portal.shared.steps.step_page import build_reason_field

OPINION_CHOICES = (("pass", "认可"), ("fail", "不认可"), ("not_applicable", "不适用"))
OPEN_RESULTS = ("review", "unknown", "later", "fail")
"""Results that a person answers one by one; the others are confirmed together."""
OPINION_MAX_LENGTH = 200


class CaseUnderReview(Protocol):
    """What a form reads of the page that it stands on: the case, and what its file holds."""

    @property
    def case(self) -> Case: ...
    @property
    def case_file(self) -> CaseFile: ...


class AuthorityForm(Form):
    """A form of a case that asks nothing."""

    def __init__(self, review_page: CaseUnderReview, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = review_page.case


class AuthorityReasonForm(AuthorityForm):
    """A step that says why."""

    reason = build_reason_field()


class BasisField(forms.ChoiceField):
    """The clause on which a refusal rests; who recognises chooses none."""

    asked = "拟不予认定时必选"


def prefill_returned_proposal(case_file: CaseFile) -> dict[str, Any]:
    """The proposal that the approver sent back, as initial values: it is put right, not written again."""
    last = case_file.sent_back
    if last is None:
        return {}
    initial_values = {"outcome": last.outcome, "reason": last.reason, "clause": last.clause or ""}
    for key, one in case_file.opinions.items():
        initial_values |= {f"opinion-{key}": one.opinion, f"why-{key}": one.reason}
    return initial_values


def list_filed_checks(case_file: CaseFile) -> list[Json]:
    """The engine's checks at the last filing, one a clause. LookupError: the case was never filed."""
    if case_file.verdict is None:
        raise LookupError(f"case {case_file.case.pk} was not filed")
    return clause_review.list_clause_checks(case_file.verdict)


class ExaminationForm(AuthorityForm):
    """Every clause with the engine's word; a person answers those that wait, and may depart from any with a reason."""

    outcome = forms.ChoiceField(
        label="意见",
        choices=[(Outcome.RECOGNISED.value, "拟同意认定"), (Outcome.REFUSED.value, "拟不予认定")],
        widget=RadioButtons,
        error_messages={"required": "还没有选意见。请选择拟同意认定或拟不予认定。"},
    )
    reason = forms.CharField(label="理由", required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, review_page: CaseUnderReview, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = prefill_returned_proposal(review_page.case_file) | (kwargs.get("initial") or {})
        super().__init__(review_page, *args, **kwargs)
        self.checks = list_filed_checks(review_page.case_file)
        for check in self.checks:
            key = check["key"]
            asked = check["result"] in ("review", "unknown")
            self.fields[f"opinion-{key}"] = forms.ChoiceField(choices=[("", ""), *OPINION_CHOICES], required=asked)
            self.fields[f"opinion-{key}"].error_messages["required"] = (
                f"{check['clause']}还没有选意见。请选择认可或不认可。"
            )
            self.fields[f"why-{key}"] = forms.CharField(required=False, max_length=OPINION_MAX_LENGTH)
        clauses = dict.fromkeys(check["clause"] for check in self.checks)
        self.fields["clause"] = BasisField(
            label="不予认定的依据", required=False, choices=[("", "同意认定的不用选"), *((one, one) for one in clauses)]
        )
        last = review_page.case_file.sent_back
        before = find_standing_grades(self.case, [last]) if last else {}
        chosen = {place: grade for place, (grade, _) in before.items()}
        graded = add_grade_fields(self, self.case, chosen, "没有另外核对")
        self.order_fields([*(name for name in self.fields if "-" in name), "outcome", "clause", "reason"])
        self.evidence = [self[name] for name in graded]

    def clean(self) -> dict[str, Any]:
        """A refusal rests on a clause and says why; who speaks of single clauses is asked there."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("outcome") == Outcome.REFUSED.value:
            if not cleaned.get("clause"):
                self.add_error("clause", "拟不予认定的，请选择依据的条款。")
            if not cleaned.get("reason", "").strip() and not self.answers():
                self.add_error("reason", f"拟不予认定的，请写明理由，至少{MIN_REASON_LENGTH}个字。")
        return cleaned

    def answers(self) -> Mapping[str, ClauseAnswer]:
        """The opinion on each clause that was answered, by the key of its check."""
        cleaned = self.cleaned_data
        opinions = {check["key"]: cleaned.get(f"opinion-{check['key']}") for check in self.checks}
        return {
            key: ClauseAnswer(opinion, cleaned.get(f"why-{key}", "")) for key, opinion in opinions.items() if opinion
        }

    def grades(self) -> Mapping[str, str]:
        """On what stated facts rest, as far as the examiner has looked at it."""
        return read_grades(self.cleaned_data)

    def proposed(self) -> ProposedOutcome:
        """The outcome that the examiner proposes, with its reason; the clause only where it is a refusal."""
        cleaned = self.cleaned_data
        refuses = cleaned["outcome"] == Outcome.REFUSED.value
        return ProposedOutcome(
            Outcome(cleaned["outcome"]), cleaned["reason"], (cleaned["clause"] or None) if refuses else None
        )


class RefusalForm(AuthorityReasonForm):
    """The refusal as the applicant will read it: the examiner's reason, and what can be done, both open to better words."""

    remedy = forms.CharField(
        label="可以怎么办（复查或异议的办法）",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "还没有写可以怎么办。请写明怎样申请复查、何时可以重新申报。"},
    )

    def __init__(self, review_page: CaseUnderReview, *args: Any, **kwargs: Any) -> None:
        case = review_page.case
        waits = case.about.state in STEPS_BY_KEY["refuse"].from_
        after_review = review_page.case_file.set_aside is not None
        proposed = {
            "reason": review_page.case_file.proposal.reason if review_page.case_file.proposal else "",
            "remedy": describe_remedies(find_authority_name(case), clock.today(), after_review) if waits else "",
        }
        kwargs["initial"] = proposed | (kwargs.get("initial") or {})
        super().__init__(review_page, *args, **kwargs)
        self.fields["reason"].label = "理由（申报人会看到）"


class ReturnToEmployerForm(AuthorityForm, ReturnReasonsForm):
    """The list of reasons."""

    reason = forms.MultipleChoiceField(
        error_messages={"required": "还没有选要补正的内容。请一次全部勾上，只告知这一次。"},
    )

    def __init__(self, review_page: CaseUnderReview, *args: Any, **kwargs: Any) -> None:
        super().__init__(review_page, *args, **kwargs)
        self.offer_reasons(find_current_policy())

    def groups(self, open_: Sequence[str]) -> list[ReasonGroup]:
        """The list in the order of the notice, the clauses that the engine leaves open first; last what the list does not say."""
        listed = [one for one in self.reasons if not has_to_be_explained(one.code)]
        first = [one for one in listed if one.clause in open_]
        rest = [one for one in listed if one.clause not in open_]
        named = [("系统意见提到的条款", first), ("其他", rest)] if first else [("要补正的内容", rest)]
        others = [one for one in self.reasons if has_to_be_explained(one.code)]
        return [
            *(build_reason_group(self, name, some) for name, some in named),
            build_reason_group(self, NOT_LISTED, others, explained=True),
        ]


class SecondReturnForm(ReturnToEmployerForm):
    """The same list, and why it could not be told the first time."""

    why = build_reason_field("上次为什么没有告知", "例如：补正后交来的材料里才看得出。复核同意以后才退回。")


NOBODY: Final = "nobody"
"""The choice by which a case is put back among those that anybody may take on."""


class HandlerForm(AuthorityReasonForm):
    """Who handles the case from now on, and why."""

    to = forms.ChoiceField(label="由谁办理", error_messages={"required": "还没有选办理人。请选择本部门的同事。"})
    field_order = ("to", "reason")

    def __init__(self, review_page: CaseUnderReview, *args: Any, **kwargs: Any) -> None:
        super().__init__(review_page, *args, **kwargs)
        self.officers = {str(one.public_id): one for one in list_handlers(self.case, clock.today())}
        named = [(key, one.name) for key, one in self.officers.items()]
        self.set_choices("to", [("", "请选择"), *named, (NOBODY, "不指定，由同事认领")])


class AskTransferForm(AuthorityReasonForm):
    """To which authority the bureau should send the case, against what the rules say, and why."""

    to = forms.ChoiceField(label="改派给", error_messages={"required": "还没有选部门。请选择有权认定的部门。"})
    field_order = ("to", "reason")

    def __init__(self, review_page: CaseUnderReview, *args: Any, **kwargs: Any) -> None:
        super().__init__(review_page, *args, **kwargs)
        places = people.list_authorities().exclude(pk=self.case.authority_id or 0)
        self.places = {str(place.public_id): place for place in places}
        self.set_choices("to", [("", "请选择"), *((key, place.name) for key, place in self.places.items())])


class TransferForm(AuthorityReasonForm):
    """To the authority to which the rules send the case, and why; anywhere else the bureau sends it."""

    to = forms.ChoiceField(label="移送给", error_messages={"required": "还没有选部门。请选择有权认定的部门。"})
    field_order = ("to", "reason")

    def __init__(self, review_page: CaseUnderReview, *args: Any, **kwargs: Any) -> None:
        super().__init__(review_page, *args, **kwargs)
        to = find_computed_authority(self.case, review_page.case_file.verdict)
        places = people.list_authorities().filter(pk=to.pk if to else 0).exclude(pk=self.case.authority_id or 0)
        self.places = {str(place.public_id): place for place in places}
        self.set_choices("to", [("", "请选择"), *((key, place.name) for key, place in self.places.items())])

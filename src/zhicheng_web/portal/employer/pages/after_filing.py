"""After filing: taking it back before acceptance; filing again within the grace."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions._recheck import Recheck, is_relation_to_be_judged_again, list_standing_assessments
from zhicheng_web.cases.actions.recall import recall
from zhicheng_web.cases.actions.refile import refile
from zhicheng_web.cases.engine.fact_hashes import list_changed_places
from zhicheng_web.cases.papers import correction_rounds
from zhicheng_web.cases.read.evidence import CHANGED
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.portal.employer.forms import build_relation_field, build_relation_reason_field, check_relation_reason
from zhicheng_web.portal.employer.rendering import process_employer_step
from zhicheng_web.portal.shared.forms.evidence_grades import ask_for_changed_facts, read_grades
from zhicheng_web.portal.shared.steps.step_page import CaseForm, StepPage
from zhicheng_web.portal.shared.words.major_relation import describe_claimed_relation

ANSWER_PREFIX = "answer-"


class RefileForm(CaseForm):
    """What the employer says to faults for which nothing had to be changed: `answer-<code>`; on what rests what was changed
    since it was looked at, and how the major relates to the post, where either was changed.
    """

    def __init__(self, case: Case, *args: Any, **kwargs: Any) -> None:
        super().__init__(case, *args, **kwargs)
        rows = list_standing_assessments(case)
        names = ask_for_changed_facts(self, case, list_changed_places(case, rows))
        if is_relation_to_be_judged_again(case, rows):
            self.fields["major_relation"] = build_relation_field()
            self.fields["major_relation"].help_text = f"{CHANGED}。{describe_claimed_relation(case)}"
            self.fields["relation_reason"] = build_relation_reason_field()
            names += ["major_relation", "relation_reason"]
        self.changed = [self[name] for name in names]

    def clean(self) -> dict[str, Any]:
        """What is judged of the major has its reason."""
        cleaned: dict[str, Any] = super().clean() or {}
        check_relation_reason(self, cleaned)
        return cleaned

    def recheck(self) -> Recheck:
        """What the unit says of what was changed."""
        clean = self.cleaned_data
        return Recheck(read_grades(clean), clean.get("major_relation", ""), clean.get("relation_reason", ""))

    def answers(self) -> Mapping[str, str]:
        """By the code of the fault."""
        form_values: Mapping[str, Any] = self.data if self.is_bound else self.initial
        return {
            name.removeprefix(ANSWER_PREFIX): str(form_values[name]).strip()
            for name in form_values
            if name.startswith(ANSWER_PREFIX)
        }


def describe_open_round(case: Case, form: RefileForm) -> dict[str, Any]:
    """The open round: each fault, whether it is answered, what was typed."""
    standing, answers = correction_rounds.find_open_round(case), form.answers()
    found = standing.reasons if standing else []
    return {"round": standing, "lines": [(fault, answers.get(fault["code"], "")) for fault in found]}


RECALL_PAGE = StepPage("recall", CaseForm, lambda case, form, arguments: recall(case, **arguments), step="recall")
REFILE_PAGE = StepPage(
    "refile",
    RefileForm,
    lambda case, form, arguments: refile(case, answers=form.answers(), recheck=form.recheck(), **arguments),
    describe_open_round,
    step="refile",
)


@entry(Role.EMPLOYER, of="case")
def recall_filing(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Back to before filing, as long as nobody has accepted it."""
    return process_employer_step(request, case, RECALL_PAGE)


@entry(Role.EMPLOYER, of="case")
def refile_case(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The faults one by one, answered by a change or in words; then again to the authority under the first date."""
    return process_employer_step(request, case, REFILE_PAGE)

"""The rows that belong to a case. Each kind is read when a page asks for it, and only if the history says that a step has
written one: a page of a case asks the database for what it shows, and for nothing that is not.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.engine.clause_review import find_last_verdict
from zhicheng_web.cases.models import (
    Assessment,
    Case,
    Decision,
    EarlierTitle,
    NameChange,
    NumberCorrection,
    Objection,
    Opinion,
    Paper,
    ParentReport,
    Proposal,
    Publicity,
    Recognition,
    ReturnRound,
    SecondReturn,
    Verdict,
)
from zhicheng_web.cases.read.number_claims import list_granted_corrections
from zhicheng_web.cases.read.parent_reports import find_last_answer, is_report_confirmed
from zhicheng_web.cases.read.second_returns import find_asked_return, was_returned_before
from zhicheng_web.cases.read.title_changes import NO_CHANGES, TitleStanding, find_title_standing
from zhicheng_web.cases.read.titles.earlier_titles import list_earlier_titles


class CaseFile:
    """The file of a case; `steps_taken`: the steps of its history."""

    def __init__(self, case: Case, steps_taken: Collection[str]) -> None:
        self.case, self.steps_taken = case, frozenset(steps_taken)

    def was_taken(self, *steps: str) -> bool:
        """Whether one of these steps was ever taken."""
        return not self.steps_taken.isdisjoint(steps)

    @cached_property
    def earlier_titles(self) -> Sequence[EarlierTitle]:
        """二（二）, 二（七）: what the person obtained before this system, the oldest first."""
        return list_earlier_titles(self.case.person)

    @cached_property
    def papers(self) -> Mapping[str, list[Paper]]:
        """The papers that count, by kind."""
        return engine_input.group_current_papers(self.case)

    @cached_property
    def assessments(self) -> Sequence[Assessment]:
        """三（二）: every assessment of the employer, the first one first."""
        was_assessed = self.was_taken("assess", "decline_to_recommend")
        return list(Assessment.objects.filter(case=self.case).order_by("seq")) if was_assessed else []

    @property
    def assessment(self) -> Assessment | None:
        """三（二）: the employer's last assessment."""
        return self.assessments[-1] if self.assessments else None

    @cached_property
    def publicity(self) -> Publicity | None:
        """三（二）: the publicity that stands."""
        return engine_input.find_publicity_in_force(self.case) if self.was_taken("start_publicity") else None

    @cached_property
    def objections(self) -> Sequence[Objection]:
        """Every objection, the first one first."""
        raised = self.was_taken("raise_objection", "raise_agency_objection")
        return list(Objection.objects.filter(case=self.case).order_by("pk")) if raised else []

    @cached_property
    def returns(self) -> Sequence[ReturnRound]:
        """Every return, the first one first."""
        returned = self.was_taken("return_to_applicant", "return_to_employer")
        return list(ReturnRound.objects.filter(case=self.case).order_by("seq")) if returned else []

    @cached_property
    def parent_report(self) -> ParentReport | None:
        """三（二） 附件2: what the parent has answered by its link last."""
        return find_last_answer(self.case) if self.was_taken("receive_parent_report") else None

    @property
    def is_parent_report_confirmed(self) -> bool:
        """Whether that confirms what the case says today."""
        return self.parent_report is not None and is_report_confirmed(self.case)

    @cached_property
    def verdict(self) -> Verdict | None:
        """The engine's receipt of the last filing."""
        return find_last_verdict(self.case) if self.was_taken("file") else None

    @cached_property
    def opinions(self) -> Mapping[str, Opinion]:
        """The examiner's last opinion on each clause, by the key of the check; a review begins without any."""
        rows = Opinion.objects.filter(case=self.case).order_by("seq", "pk") if self.was_taken("propose") else ()
        since = self.set_aside.superseded_at if self.set_aside else None
        return {row.key: row for row in rows if since is None or row.at > since}

    @cached_property
    def proposals(self) -> Sequence[Proposal]:
        """Every proposal, the first one first; who made it stands in it."""
        return list(Proposal.objects.filter(case=self.case).order_by("seq")) if self.was_taken("propose") else []

    @property
    def proposal(self) -> Proposal | None:
        """The examiner's proposal that waits to be confirmed; None while none does."""
        return next((one for one in self.proposals if not one.sent_back_at and not one.superseded_at), None)

    @property
    def sent_back(self) -> Proposal | None:
        """The last proposal, where the approver has sent it back."""
        last = self.proposals[-1] if self.proposals else None
        return last if last and last.sent_back_at and not last.superseded_at else None

    @cached_property
    def decision(self) -> Decision | None:
        """The decision that stands, with the names of the two people."""
        return next((one for one in self.decisions if one.superseded_at is None), None)

    @cached_property
    def set_aside(self) -> Decision | None:
        """The refusal that is reviewed, with the two people who have no part in the review."""
        return next((one for one in self.decisions if one.superseded_at is not None), None)

    @cached_property
    def decisions(self) -> Sequence[Decision]:
        """Every decision, set aside or not, with its proposal; through the case, which is at hand."""
        rows = list(self.case.decisions.all()) if self.was_taken("recognise", "refuse") else []
        proposals = {one.pk: one for one in self.proposals}
        for row in rows:
            row.proposal = proposals[row.proposal_id]
        return rows

    @cached_property
    def name_changes(self) -> Sequence[NameChange]:
        """What the applicant was called before, and since, the first change first."""
        changed = self.was_taken("change_name")
        return list(NameChange.objects.filter(case=self.case).order_by("seq")) if changed else []

    @cached_property
    def number_corrections(self) -> Sequence[NumberCorrection]:
        """Every correction of the number of the person that was granted, the first one first."""
        return list_granted_corrections(self.case.person_id) if self.was_taken("settle_number") else []

    @cached_property
    def asked_return(self) -> SecondReturn | None:
        """The second return that waits for consent."""
        return find_asked_return(self.case.pk) if self.was_taken("ask_second_return") else None

    @cached_property
    def was_returned_before(self) -> bool:
        """Whether the authority has returned this filing already."""
        return self.was_taken("return_to_employer") and was_returned_before(self.case)

    @cached_property
    def title_standing(self) -> TitleStanding:
        """What is under way with the title, and what was decided of it."""
        touched = self.was_taken("propose_correction", "propose_revocation")
        return find_title_standing(self.case.pk) if touched else NO_CHANGES

    @cached_property
    def recognition(self) -> Recognition | None:
        """The title that was recognised, revoked or not; None: none was."""
        return Recognition.objects.filter(case=self.case).first() if self.was_taken("recognise") else None

"""What an officer sees of one case: its papers, its clauses with advice and opinion, who holds it until when."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple

from django.urls import reverse

from zhicheng.policy.model import Policy
from zhicheng.procedure.handling_steps import find_handling_role
from zhicheng.procedure.lanes import Lane
from zhicheng.procedure.move import list_steps_from
from zhicheng.procedure.states import OFFICER_ROLES, Role, StateDescription
from zhicheng.procedure.steps import STEPS_BY_KEY, TITLE_STATES, Step
from zhicheng.words.results import rank_result
from zhicheng_web import clock
from zhicheng_web.cases.actions.transfer import find_computed_authority
from zhicheng_web.cases.engine import clause_review, engine_input
from zhicheng_web.cases.engine.fact_hashes import list_renewed_assessments
from zhicheng_web.cases.read import timeline
from zhicheng_web.cases.read.case_file import CaseFile
from zhicheng_web.cases.read.id_number import mask_case_number
from zhicheng_web.cases.read.lanes import prefetch_lanes
from zhicheng_web.cases.read.officers.asked_transfers import find_open_question
from zhicheng_web.cases.read.officers.handlers import find_handler, find_other_handler, is_with_colleague
from zhicheng_web.cases.read.posting import find_attester
from zhicheng_web.cases.read.row_types import Case, Paper
from zhicheng_web.cases.read.title_changes import TitleStanding
from zhicheng_web.cases.refusals.return_reasons import list_return_reasons
from zhicheng_web.cases.transition.due_dates import note_provisional_due
from zhicheng_web.cases.transition.recipients import who_can_act
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.row_types import Organisation, Person
from zhicheng_web.portal.authority.forms import OPEN_RESULTS, AuthorityForm
from zhicheng_web.portal.authority.reviewed_clause import ReviewedClause
from zhicheng_web.portal.authority.step_addresses import AUTHORITY_STEP_PAGES
from zhicheng_web.portal.authority.title_work import describe_title_work
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy
from zhicheng_web.portal.shared.lanes.lane_view import ON_PAPER, LaneColumn, build_lane_columns
from zhicheng_web.portal.shared.papers.case_papers import NamedPaper, order_papers_by_policy
from zhicheng_web.portal.shared.papers.check_papers import find_paper_kinds, group_paper_kinds
from zhicheng_web.portal.shared.words.check_headings import describe_timeline_step
from zhicheng_web.portal.shared.words.evidence_words import describe_grades
from zhicheng_web.portal.shared.words.major_relation import describe_relation
from zhicheng_web.portal.shared.words.near_days import format_counted_day, format_near_day
from zhicheng_web.portal.shared.words.noted_objections import NotedObjection, list_noted_objections
from zhicheng_web.portal.shared.words.person_changes import describe_person_changes
from zhicheng_web.portal.shared.words.standing_facts import StandingFact
from zhicheng_web.portal.shared.words.stated_facts import StatedPart, list_graded_parts


class HistoryLine(NamedTuple):
    """A line of the history; `words` the reason, where one was written."""

    step: str
    who: str
    at: datetime
    words: str


class ReviewPage:
    """A case as an officer sees it. Everything is read when the page shows it."""

    def __init__(self, case: Case, actor: Actor, form: AuthorityForm | None = None) -> None:
        self.case, self.actor, self.form = case, actor, form

    @cached_property
    def history(self) -> list[timeline.TimelineStep]:
        """Every step that was ever taken, the first one first."""
        return list(timeline.build_timeline(self.case))

    @property
    def objections(self) -> list[NotedObjection]:
        """三（二）: every objection, with who wrote it down."""
        return list_noted_objections(self.case_file.objections, self.history)

    @property
    def lines(self) -> list[HistoryLine]:
        """The history as the page prints it, a line a step."""
        return [
            HistoryLine(describe_timeline_step(one), one.who.name if one.who else "系统", one.entry.at, one.words)
            for one in self.history
        ]

    @cached_property
    def case_file(self) -> CaseFile:
        """The rows that belong to the case, those of both lanes fetched together."""
        prefetch_lanes([self.case])
        return CaseFile(self.case, {one.entry.event for one in self.history})

    @property
    def person_changes(self) -> list[str]:
        """How the applicant is called since, and under which name the case goes on."""
        return describe_person_changes(self.case_file)

    @property
    def state(self) -> StateDescription:
        """The state with its words."""
        return self.case.about

    @property
    def filed_at(self) -> datetime:
        """When it was filed. LookupError: it never was, and no authority sees it."""
        if self.case.filed_at is None:
            raise LookupError(f"case {self.case.pk} was not filed")
        return self.case.filed_at

    @cached_property
    def policy(self) -> Policy:
        """The policy under which the case was filed."""
        return engine_input.find_policy_on(engine_input.to_kunming_day(self.filed_at))

    @cached_property
    def papers(self) -> list[NamedPaper]:
        """The papers, in the order of the policy under which the case was filed."""
        return order_papers_by_policy(self.case_file.papers, self.policy)

    @cached_property
    def paper_kinds(self) -> Mapping[str, frozenset[str]]:
        """By clause: the kinds of paper on which its checks rest."""
        return group_paper_kinds(self.policy)

    @cached_property
    def clauses(self) -> list[ReviewedClause]:
        """The clauses that apply, the gravest first."""
        if self.case_file.verdict is None:
            return []
        checks = sorted(
            clause_review.list_clause_checks(self.case_file.verdict), key=lambda one: rank_result(one["result"])
        )
        return [self.clause(one) for one in checks if one["result"] != "not_applicable" or self.departs(one["key"])]

    def departs(self, key: str) -> bool:
        """Whether the examiner departs from the engine's advice on a clause."""
        opinion = self.case_file.opinions.get(key)
        return opinion is not None and opinion.opinion != opinion.advice

    def clause(self, check: Mapping[str, Any]) -> ReviewedClause:
        """One clause with what belongs to it."""
        key = check["key"]
        kinds = find_paper_kinds(check, self.paper_kinds)
        papers = [one for one in self.papers if one.paper.kind in kinds]
        asked = self.form if self.form is not None and f"opinion-{key}" in self.form.fields else None
        fields = (asked[f"opinion-{key}"], asked[f"why-{key}"]) if asked is not None else (None, None)
        return ReviewedClause(check, self.case_file.opinions.get(key), papers, *fields)

    @cached_property
    def clauses_to_answer(self) -> list[ReviewedClause]:
        """Clauses that a person answers one by one, and those on which the examiner departed from the engine."""
        return [one for one in self.clauses if one.check["result"] in OPEN_RESULTS or self.departs(one.check["key"])]

    @cached_property
    def clauses_confirmed_together(self) -> list[ReviewedClause]:
        """The clauses that nobody has to answer one by one: they are confirmed together."""
        return [one for one in self.clauses if one not in self.clauses_to_answer]

    @property
    def first_paper(self) -> Paper | None:
        """The paper that lies open: that of the first question, else the first."""
        asked = next((one.papers[0].paper for one in self.clauses_to_answer if one.papers), None)
        return asked or (self.papers[0].paper if self.papers else None)

    @cached_property
    def answer(self) -> Mapping[str, Any]:
        """The engine's answer as the receipt holds it."""
        return (
            clause_review.parse_verdict_answer(self.case_file.verdict)
            if self.case_file.verdict
            else {"summary": "", "title": None}
        )

    @property
    def number(self) -> str:
        """The applicant's ID number, masked."""
        return mask_case_number(self.case)

    @property
    def stated(self) -> list[StatedPart]:
        """What the applicant has stated, part by part, on what it rests, and how the unit judges the major."""
        assessment, proposals = self.case_file.assessment, self.case_file.proposals
        renewed = list_renewed_assessments(self.case_file.assessments)
        grades = describe_grades(self.case, self.history, renewed, proposals[-1] if proposals else None)
        return [*list_graded_parts(self.case, grades), *describe_relation(self.case, assessment)]

    @property
    def facts(self) -> list[StandingFact]:
        """What is asked for, by whom, who holds it, until when."""
        series = engine_input.find_policy_on(engine_input.to_kunming_day(self.filed_at)).series.get(self.case.series)
        title = self.answer["title"] or ""
        what = f"{series.full_name if series else ''}，{self.case.specialty or '没有填写专业'}"
        filed = engine_input.to_kunming_date(self.filed_at)
        return [
            StandingFact("申报", title or what, what if title else ""),
            StandingFact("单位", self.case.particulars.employer.name, self.publicity),
            StandingFact("现在由谁办", self.holder, f"下一步：{self.state.next_step}" if self.state.held_by else ""),
            StandingFact(*self.due_or_closed, f"{note_provisional_due(self.case)}{format_near_day(filed)}上报"),
        ]

    @property
    def due_or_closed(self) -> tuple[str, date | str]:
        """Its heading and its day: when it is due, or since when it is closed."""
        if not self.state.active:
            return "办结", engine_input.to_kunming_date(self.case.since)
        return "到哪一天", self.case.due_on or "没有期限"

    @property
    def holder(self) -> str:
        """Who has to act, in the words of this authority."""
        names = {
            Role.EXAMINER: "本部门经办",
            Role.APPROVER: "本部门复核",
            Role.EMPLOYER: self.case.particulars.employer.name,
        }
        place = names.get(self.state.held_by, "已办结") if self.state.held_by else "已办结"
        if self.handler is None or self.state.held_by not in OFFICER_ROLES:
            return place
        covered = self.state.held_by is self.actor.role and self.handler.pk != self.actor.person_id
        return f"{place}（{self.handler.name}{'，您代办' if covered and self.other_handler is None else ''}）"

    @cached_property
    def lanes(self) -> list[LaneColumn]:
        """三（二） of a dispatched worker what both units have done, as they see it themselves; of anybody else nothing."""
        if self.case.agency_id is None:
            return []
        prefetch_lanes([self.case])
        names = {one.entry.event: one.who.name for one in self.history if one.who}
        return build_lane_columns(self.case, None, clock.today(), names)

    @property
    def on_paper(self) -> str:
        """The mark of an agency's lane that the employer has recorded from papers; "" where the agency acted itself."""
        return ON_PAPER if any(one.on_paper for one in self.lanes) else ""

    @property
    def attester(self) -> str:
        """Who has attested what came of the publicity."""
        return find_attester(self.history, Lane.EMPLOYER)

    @property
    def publicity(self) -> str:
        """From when to when it was made public, and how many objected."""
        standing_publicity = self.case_file.publicity
        if standing_publicity is None:
            return ""
        objections = f"异议{len(self.case_file.objections)}件" if self.case_file.objections else "无异议"
        start, last = format_near_day(standing_publicity.start_on), format_counted_day(standing_publicity.last_on)
        return f"公示{start}至{last}，{objections}"

    @property
    def last_transfer(self) -> HistoryLine | None:
        """The transfer that has brought the case here, as long as nobody here has acted on it."""
        last = self.history[-1] if self.history else None
        return self.lines[-1] if last and last.entry.event == "transfer" else None

    @cached_property
    def officer_decided_before(self) -> bool:
        """Whether this officer had a part in the decision that is reviewed: other people examine and decide again."""
        before = self.case_file.set_aside
        return before is not None and self.actor.person_id in (before.examiner_id, before.approver_id)

    @property
    def awaits_examination(self) -> bool:
        """Whether the clauses are being looked at, and a proposal is to be made."""
        return self.state.state in STEPS_BY_KEY["propose"].from_

    @property
    def awaits_approval(self) -> bool:
        """Whether the second person has to confirm what was proposed."""
        return self.state.state in STEPS_BY_KEY["recognise"].from_

    @property
    def steps(self) -> list[Step]:
        """The steps that the table opens to this officer here."""
        open_ = list_steps_from(self.case.about.state, [self.actor.role])
        if self.state.state in TITLE_STATES:
            return [one for one in open_ if self.title_standing.opens_to(one, self.actor.person_id, clock.today())]
        return [
            one
            for one in open_
            if not (self.officer_decided_before and "not_judged_before" in one.needs) and self.opens_return(one)
        ]

    def opens_return(self, step: Step) -> bool:
        """Whether what was told before, and what is asked for now, let a step be taken."""
        holds: dict[str, Callable[[], bool]] = {
            "not_returned_before": lambda: not self.case_file.was_returned_before,
            "returned_before": lambda: self.case_file.was_returned_before,
            "no_second_return_asked": lambda: self.case_file.asked_return is None,
            "second_return_asked": lambda: self.case_file.asked_return is not None,
            "free_to_take_on": lambda: self.state.held_by is self.actor.role and self.handler is None,
            "no_other_handler": lambda: self.other_handler is None,
            "no_transfer_asked": lambda: self.asked_transfer is None,
            "as_rules_say": lambda: self.computed_authority not in (None, self.case.authority),
        }
        return all(holds[need]() for need in step.needs if need in holds)

    @cached_property
    def other_handler(self) -> Person | None:
        """The colleague who handles the case; None: nobody, or this officer."""
        if find_handling_role(self.state.state) is not self.actor.role:
            return find_other_handler(self.case, self.actor, clock.today())
        handler = self.handler
        return handler if handler and is_with_colleague(handler.pk, self.actor, clock.today()) else None

    @cached_property
    def asked_transfer(self) -> HistoryLine | None:
        """What the bureau is asked, and has not answered."""
        asked = find_open_question(self.history)
        return self.lines[self.history.index(asked)] if asked else None

    @cached_property
    def handler(self) -> Person | None:
        """The officer who handles the case as it stands."""
        return find_handler(self.case, clock.today())

    @cached_property
    def computed_authority(self) -> Organisation | None:
        """To whom the rules send the case (三（三）); None where they name nobody."""
        return find_computed_authority(self.case, self.case_file.verdict)

    @property
    def asked_return_lines(self) -> list[str]:
        """What the examiner wants to tell once more, as the employer would read it."""
        asked = self.case_file.asked_return
        names = {one.code: one.words for one in list_return_reasons(find_current_policy())}
        faults = asked.faults if asked else ()
        return [f"{names.get(one['code'], one['code'])}{'：' + one['words'] if one['words'] else ''}" for one in faults]

    @property
    def title_standing(self) -> TitleStanding:
        """What is under way with the title that was granted."""
        return self.case_file.title_standing

    @property
    def title_words(self) -> str:
        """What waits with the title that was granted, and for whom."""
        return describe_title_work(self.title_standing, self.actor.person_id, clock.today())

    @property
    def colleagues(self) -> list[str]:
        """Who takes the review instead."""
        before = self.case_file.set_aside
        found = who_can_act(self.case, clock.today(), before) if before else None
        return [one.name for one in found or ()]

    @property
    def other_step_links(self) -> list[tuple[str, str]]:
        """The steps with a page of their own that the table opens to this officer: address and words."""
        open_ = {one.key for one in self.steps}
        return [
            (reverse(page, args=[self.case.public_id]), words)
            for key, (page, words) in AUTHORITY_STEP_PAGES.items()
            if key in open_
        ]

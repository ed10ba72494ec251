"""The engine's advice on a case as its applicant has filled it in, and where each part of it stands."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from zhicheng.eligibility.check import check
from zhicheng.eligibility.facts.fields import Problem
from zhicheng.eligibility.facts.read import InvalidCase
from zhicheng.numbers.number_state import NumberState
from zhicheng.policy.city_words import restate_city
from zhicheng.policy.model import Material, Policy
from zhicheng.words.facts import FACT_PART_NAMES
from zhicheng.words.printed_fields import list_unfilled_fields
from zhicheng.words.results import VERDICT_RESULTS, count_results, rank_result
from zhicheng.workdays.days import day_number
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.engine.calendars import load_current_calendar
from zhicheng_web.cases.papers import correction_rounds
from zhicheng_web.cases.papers.photo import PHOTO, PHOTO_MATERIAL
from zhicheng_web.cases.papers.required import APPLICANT
from zhicheng_web.cases.read.number_standing import find_state_for_owner
from zhicheng_web.cases.read.row_types import Case, Paper, ReturnRound
from zhicheng_web.cases.refusals.return_reasons import RecordedFault
from zhicheng_web.portal.applicant.forms import CaseContext
from zhicheng_web.portal.applicant.parts import (
    COMMITMENT,
    LIST_PARTS,
    PART_BY_KEY,
    TASKS,
    Task,
    find_task_of_place,
    find_tasks_of_fault,
)
from zhicheng_web.portal.shared.words.engine_answer import EngineAnswer
from zhicheng_web.portal.shared.words.number_standing import UNFINISHED_NUMBERS
from zhicheng_web.portal.shared.words.verdict_headline import ATTESTED_BY_EMPLOYER


class CasePaper(NamedTuple):
    """A paper that the case needs or has: the policy's row, and what was uploaded of it."""

    material: Material
    files: Sequence[Paper]
    is_required: bool


class TaskRow(NamedTuple):
    """A line of the task list; `state`: done, check, in_progress, todo, wrong, closed."""

    task: Task
    state: str
    note: str


FIELD_OF_KEY = {"from": "from_", "employer": "unit", "payer": "unit"}
"""Keys of the facts that a form calls otherwise."""


class CaseStanding:
    """A case seen on a day. Everything is read once."""

    def __init__(self, case: Case, on: date) -> None:
        self.case, self.on = case, on

    @cached_property
    def whole(self) -> Mapping[str, Any]:
        """The case as the engine reads it (case-format, "Input"), as of the day on which it is seen."""
        return engine_input.build_engine_input(self.case, self.on)

    @cached_property
    def policy(self) -> Policy:
        """The policy that judges it: of the day on which it was filed, or of today."""
        filed = self.case.filed_at
        return engine_input.find_policy_on(
            day_number((engine_input.to_kunming_date(filed) if filed else self.on).isoformat())
        )

    @cached_property
    def around(self) -> CaseContext:
        """What the forms of the facts must know of the case: policy, day, employer, agency."""
        own, agency = self.case.particulars.employer, self.case.particulars.agency
        codes = own.uscc or "", (agency.uscc or "") if agency else ""
        asks_all = self.opened_keys is None
        return CaseContext(self.policy, self.on, *codes, own.name, agency.name if agency else "", asks_all)

    @cached_property
    def judged(self) -> tuple[Mapping[str, Any] | None, tuple[Problem, ...]]:
        """The engine's answer, or the problems for which it can give none."""
        try:
            return check(self.whole, self.policy, load_current_calendar(), readings=False), ()
        except InvalidCase as invalid:
            return None, invalid.problems

    @property
    def answer(self) -> Mapping[str, Any] | None:
        """The engine's answer (case-format, "Result"); None where the facts cannot be read yet."""
        return self.judged[0]

    @cached_property
    def arranged(self) -> EngineAnswer | None:
        """The answer as every page arranges it."""
        return EngineAnswer(self.answer, self.on, self.whole["employer"]) if self.answer else None

    @cached_property
    def round(self) -> ReturnRound | None:
        """The return that waits to be answered, and opens what it faults; else None."""
        return correction_rounds.find_open_round(self.case)

    @cached_property
    def opened_keys(self) -> frozenset[str] | None:
        """The parts and papers that a correction round opens; None where nothing is closed."""
        return correction_rounds.opened_by(self.round)

    def may_change(self, key: str) -> bool:
        """Whether a part of the facts or a paper is open."""
        return self.opened_keys is None or key in self.opened_keys

    @cached_property
    def faults(self) -> list[RecordedFault]:
        """The faults of the round that are the applicant's to put right; the others are the employer's."""
        return [one for one in (self.round.reasons if self.round else ()) if find_tasks_of_fault(one, self.policy)]

    def faults_of(self, task: Task) -> list[RecordedFault]:
        """The faults of the round that this task answers."""
        return [one for one in self.faults if task.slug in find_tasks_of_fault(one, self.policy)]

    def faults_at(self, kind: str, key: str) -> list[RecordedFault]:
        """The faults of the round at one place: `kind` is "field" or "paper"."""
        return [one for one in self.faults if one.get(kind) == key]

    @cached_property
    def files(self) -> Mapping[str, list[Paper]]:
        """What was uploaded, by kind."""
        return engine_input.group_current_papers(self.case)

    @cached_property
    def papers(self) -> list[CasePaper]:
        """The papers of the applicant: those that are needed, and others that were uploaded."""
        required_keys = self.list_required_keys()
        return [
            CasePaper(one, self.files.get(one.key, []), one.key in required_keys)
            for one in self.policy.materials
            if one.provided_by == APPLICANT and (one.key in required_keys or one.key in self.files)
        ]

    @property
    def photo(self) -> CasePaper:
        """The photo that 附件3 prints; nobody has to have it before submitting."""
        return CasePaper(PHOTO_MATERIAL, self.files.get(PHOTO, []), False)

    def list_required_keys(self) -> Collection[str]:
        """Which papers are asked for: in a round of correction the faulted ones, else what the engine says."""
        if self.opened_keys is not None:
            return self.opened_keys
        if self.answer is None:
            return ("identity_document", COMMITMENT)
        licensed = (one.key for one in self.policy.materials if one.when == "licence")
        unasked = () if (self.case.facts.get("target") or {}).get("series") else tuple(licensed)
        return [key for key in self.answer["materials"] if key not in unasked]

    def rows(self) -> list[TaskRow]:
        """The lines of the task list, in the order of the page; the commitment letter where the policy asks for one."""
        asked = {one.key for one in self.policy.materials}
        return [self.row(task) for task in TASKS if task.slug != "commitment" or COMMITMENT in asked]

    def row(self, task: Task) -> TaskRow:
        """One task: whether it is done, and what is left."""
        if self.round is not None:
            faults = self.faults_of(task)
            open_faults = [one["words"] for one in faults if "answered" not in one]
            if not faults:
                return TaskRow(task, "closed", "")
            note = "；".join(open_faults) or describe_answered_faults(faults)
            return TaskRow(task, "wrong" if open_faults else "done", note)
        if task.slug in ("papers", "commitment"):
            return self.build_paper_row(task)
        state, note = self.identity() if task.slug == "identity" else self.assess_task(task)
        if state == "done" and any(key in self.case.brought for key in task.keys):
            return TaskRow(task, "check", "从上次申报带入，请核对")
        return TaskRow(task, state, note)

    def identity(self) -> tuple[str, str]:
        """The person has a number, a capacity and a telephone."""
        applicant = self.case.facts.get("applicant") or {}
        state = find_state_for_owner(self.case.person, self.on)
        if state in UNFINISHED_NUMBERS:
            return UNFINISHED_NUMBERS[state]
        missing = [name for name in ("status", "annual_review") if name not in applicant]
        if missing or not self.case.person.phone:
            return "in_progress", "还没有填完"
        return "done", "证件号码正在由市人社局核定" if state is NumberState.CONTESTED else ""

    def assess_task(self, task: Task) -> tuple[str, str]:
        """The places of a task are filled, and the engine can read them."""
        case_facts = self.case.facts
        wrong = [self.sentence(one) for one in self.judged[1] if find_task_of_place(one.path) == task.slug]
        if wrong:
            return "wrong", "；".join(dict.fromkeys(wrong))
        if task.slug == "target" and not (case_facts.get("target") or {}).get("series"):
            return "todo", ""
        missing = [key for key in task.keys if key not in case_facts]
        if missing:
            return (
                ("todo", "")
                if len(missing) == len(task.keys)
                else ("in_progress", f"{PART_BY_KEY[missing[0]].title}还没有填写")
            )
        unfilled = self.describe_unfilled_fields(task)
        return ("in_progress", unfilled) if unfilled else ("done", self.note(task))

    def describe_unfilled_fields(self, task: Task) -> str:
        """Which printed fields of a task are still empty; "" where none is."""
        found = [
            f"第{place}条还没有填{one.name}" if key in PART_BY_KEY else f"还没有填{one.name}"
            for key in task.keys
            for place, one in list_unfilled_fields(key, self.case.facts[key])
        ]
        return "；".join(found)

    def note(self, task: Task) -> str:
        """What a done task says in small print."""
        list_parts = [part for part in LIST_PARTS if part.key in task.keys]
        count = sum(len(self.case.facts[part.key]) for part in list_parts)
        return "" if not list_parts else f"{count}条" if count else "没有"

    def sentence(self, problem: Problem) -> str:
        """A problem of the engine's reading in words for people who do not know its keys."""
        top, _, rest = problem.path.partition("[")
        place, _, key = rest.partition("].")
        which = f"第{int(place.rstrip(']')) + 1}条" if place else ""
        if problem.sentence.startswith("缺少"):
            field = PART_BY_KEY[top].form.base_fields.get(FIELD_OF_KEY.get(key, key)) if top in PART_BY_KEY else None
            return f"{which}还没有填{field.label}" if field else f"{which}还没有填完"
        plain = not any(letter.isascii() and letter.isalnum() for letter in problem.sentence)
        return f"{which}{problem.sentence.rstrip('。')}" if plain else f"{which}还没有填完"

    def build_paper_row(self, task: Task) -> TaskRow:
        """The line of the papers, or of the commitment letter: how many of those needed are there."""
        required_papers = [
            one
            for one in self.papers
            if one.is_required and (one.material.key == COMMITMENT) == (task.slug == "commitment")
        ]
        uploaded_count = sum(1 for one in required_papers if one.files)
        if task.slug == "papers" and self.answer is None:
            return TaskRow(task, "in_progress" if uploaded_count else "todo", NOT_COMPUTED_YET.format(uploaded_count))
        if uploaded_count == len(required_papers):
            return TaskRow(task, "done", f"{uploaded_count}份" if task.slug == "papers" else "")
        return TaskRow(
            task,
            "in_progress" if uploaded_count else "todo",
            f"{len(required_papers)}份中已传{uploaded_count}份"
            if task.slug == "papers"
            else restate_city(COMMITMENT_NOTE, self.policy),
        )

    @cached_property
    def checks(self) -> list[Mapping[str, Any]]:
        """The clauses that bear on the verdict: not passed first, then passed; those that do not apply are left out."""
        bearing = self.arranged.relevant_checks if self.arranged else []
        return sorted(bearing, key=lambda one: rank_result(one["result"]))

    @property
    def grave(self) -> bool:
        """Whether a clause has not passed for which the applicant, not only the employer, has to answer."""
        return any(one["result"] != "pass" and one["key"] not in ATTESTED_BY_EMPLOYER for one in self.checks)

    @property
    def tally(self) -> list[tuple[str, str]]:
        """The clauses counted; what only the employer can say is counted as that."""
        own = [one["result"] for one in self.checks if not self.awaits_employer(one)]
        attested = len(self.checks) - len(own)
        employers = [("unknown", f"{attested}项由单位考核时确认")] if attested else []
        return [*count_results(own).items(), *employers]

    def awaits_employer(self, one: Mapping[str, Any]) -> bool:
        """Whether a clause waits only for the employer's word."""
        return one["key"] in ATTESTED_BY_EMPLOYER and one["result"] == "unknown"

    @property
    def waived(self) -> list[Mapping[str, Any]]:
        """The clauses that do not apply."""
        return [one for one in (self.answer or {}).get("checks", ()) if one["result"] == "not_applicable"]

    @cached_property
    def complete(self) -> bool:
        """Whether every part that is judged has been answered: before, advice would judge what is not written yet."""
        case_facts = self.case.facts
        keys = {key for task in TASKS for key in task.keys if key in FACT_PART_NAMES}
        return self.answer is not None and keys <= set(case_facts) and bool((case_facts["target"] or {}).get("series"))

    @property
    def result(self) -> str:
        """The advice as a mark."""
        return VERDICT_RESULTS[self.answer["verdict"]] if self.answer and self.complete else "unknown"

    @property
    def word(self) -> str:
        """The advice in one line: where only the employer's word is missing, that is no lack."""
        if self.answer is None:
            return "还没有填完，暂时没有系统意见"
        if not self.complete:
            return "还没有填完，先按已填的内容看"
        return self.arranged.heading if self.arranged else ""


NOT_COMPUTED_YET = "已传{}份；其他内容填完，才算得出还要哪些"
"""Of the papers, while the engine cannot read the facts: which are owed is not known, and no smaller number is said instead."""


def describe_answered_faults(faults: Sequence[RecordedFault]) -> str:
    """What a return found and is answered: changed, or looked at and left as it was; those are two things."""
    unchanged = sum("answer" in one for one in faults)
    if unchanged == len(faults):
        return correction_rounds.UNCHANGED_ANSWER
    return f"已改{len(faults) - unchanged}处，{unchanged}处核对过没有改" if unchanged else "已改"


COMMITMENT_NOTE = "在“信用中国（云南昆明）”网站打印、签名后上传"

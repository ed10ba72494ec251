"""A small city inside one transaction, walked by the real writer from draft to recognised; every stage can be gone back to.

Times are given: publicity 2–9 March 2026, filed on the 10th, inside the window of March.
"""

import copy
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import connection, transaction
from django.db.models import Model

from zhicheng.policy.shelf import calendar, in_force
from zhicheng.procedure.states import Role
from zhicheng.workdays.days import day_number
from zhicheng_web.cases import facts, projection, record
from zhicheng_web.cases.models import (
    Assessment,
    Case,
    Decision,
    Filing,
    FilingPaper,
    Paper,
    Proposal,
    Publicity,
    Recognition,
    ReturnRound,
)
from zhicheng_web.cases.numbers import next_number
from zhicheng_web.ledger.chain import KUNMING
from zhicheng_web.people import queries as people
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Organisation, Person

USCC, AGENCY_USCC = "91530102MA6K3H5X1C", "91530100MA6NCD2W34"
FACTS: dict[str, Any] = {
    "applicant": {"origin": "mainland", "status": "employed", "annual_review": "qualified"},
    "target": {"series": "engineering", "specialty": "机械", "level": "assistant", "major_relation": "same"},
    "educations": [
        {
            "level": "bachelor",
            "diploma_date": "2024-06-30",
            "degree_date": "2024-06-30",
            "mode": "full_time",
            "recognized": True,
        }
    ],
    "employment": [
        {
            "start": "2024-08-01",
            "employer": USCC,
            "work": "professional",
            "series": "engineering",
            "record": "recruitment_register",
        }
    ],
    "insurance": [{"from": "2025-01", "to": "2026-02", "payer": USCC, "area": "kunming", "late": False}],
}
BEFORE = {
    "people": None,
    "draft": "people",
    "submitted": "draft",
    "assessed": "submitted",
    "publicity": "assessed",
    "closed": "publicity",
    "filed": "closed",
    "examined": "filed",
    "proposed": "examined",
    "recognised": "proposed",
    "returned": "examined",
    "refiled": "returned",
    "lanes": "people",
}
"""Each stage and the one it starts from."""


def at(day: str, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of 2026 in Kunming."""
    return datetime.fromisoformat(f"2026-{day}T{hour:02}:{minute:02}:00").replace(tzinfo=KUNMING)


def again(row: Model, **changes: Any) -> Any:
    """A second row like this one but for the changes."""
    twin = copy.copy(row)
    twin._state = copy.copy(row._state)
    twin.pk = None
    twin._state.adding = True
    if any(field.name == "public_id" for field in row._meta.fields):
        twin.public_id = uuid4()  # type: ignore[attr-defined]
    for name, value in changes.items():
        setattr(twin, name, value)
    twin.save(force_insert=True)
    return twin


def change(row: Model, **changes: Any) -> None:
    """Change a row past everything but the database."""
    type(row)._base_manager.filter(pk=row.pk).update(**changes)


class World:
    """Rows by name (`case`, `publicity`, `filing` …) at the stage where the walk stands."""

    def __init__(self) -> None:
        self.path: list[tuple[str, str, dict[str, Any]]] = []
        self.rows: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        try:
            return self.rows[name]
        except KeyError:
            raise AttributeError(name) from None

    def at(self, stage: str) -> None:
        """Go to a stage: back to where the ways part, then forward."""
        way = way_to(stage)
        while self.path and self.path[-1][0] not in way:
            self.path.pop()
        if self.path:
            name, savepoint, rows = self.path[-1]
            transaction.savepoint_rollback(savepoint)
            self.rows = copy.deepcopy(rows)
        for name in way[len(self.path) :]:
            STEPS[name](self)
            self.path.append((name, str(transaction.savepoint()), copy.deepcopy(self.rows)))

    def advance(self, step: str, by: Actor, when: datetime, **rest: Any) -> None:
        """Take a step of the case."""
        self.rows["case"] = record.advance(
            self.case.pk, step, by=by, at=when, key=uuid4(), version=self.case.version, **rest
        )


def way_to(stage: str) -> list[str]:
    """The stages from the beginning to this one."""
    before = BEFORE[stage]
    return [*(way_to(before) if before else []), stage]


def people_stage(w: World) -> None:
    """An employer, an agency, two authorities; one person a role, and a few who should not act."""
    when = at("01-05")
    w.rows["policy"] = projection.policy_version(in_force(day_number("2026-01-05")), calendar(), when)
    w.rows["calendar"] = projection.calendar_version(calendar(), when)
    w.rows["employer"] = Organisation.objects.create(
        kind="employer", name="滇中机械", uscc=USCC, employer_kind="enterprise", affiliation="none",
        management_area="530102",
    )  # fmt: skip
    w.rows["agency"] = Organisation.objects.create(kind="agency", name="春城派遣", uscc=AGENCY_USCC)
    w.rows["county"] = Organisation.objects.create(kind="county", name="五华区人社局", code="530102")
    w.rows["other_county"] = Organisation.objects.create(kind="county", name="盘龙区人社局", code="530103")
    numbers = iter(("11010519491231002X", "440524188001010014", "530102199003070032", "530102199003070059"))
    for name in ("applicant", "hr", "agency_hr", "examiner", "approver", "stranger"):
        w.rows[name] = people.new_person(name, at=when, number=next(numbers, None))
    w.rows["hr_as"] = people.employ(w.hr, w.employer, "employer", date(2026, 1, 1))
    w.rows["agency_as"] = people.employ(w.agency_hr, w.agency, "employer", date(2026, 1, 1))
    w.rows["examiner_as"] = people.employ(w.examiner, w.county, "examiner", date(2026, 1, 1))
    w.rows["approver_as"] = people.employ(w.approver, w.county, "approver", date(2026, 1, 1))
    w.rows["stranger_as"] = people.employ(w.stranger, w.other_county, "approver", date(2026, 1, 1))


def begin(w: World, person: Person, agency: Organisation | None = None) -> Case:
    """A draft with good facts."""

    def inside(case: Case) -> None:
        case.employer, case.agency, case.facts = w.employer, agency, copy.deepcopy(FACTS)
        case.series, case.specialty, case.level = "engineering", "机械", "assistant"

    by = people.applicant(person.pk)
    return record.begin(person, by=by, at=at("02-02"), key=uuid4(), inside=inside, note={})


def draft_stage(w: World) -> None:
    """A draft with every paper it owes."""
    w.rows["case"] = begin(w, w.applicant)
    owed = facts.judged(w.case, date(2026, 2, 2))["materials"]
    w.rows["papers"] = [paper(w, kind) for kind in owed]
    w.rows["paper"] = w.papers[0]


def paper(w: World, kind: str) -> Paper:
    """An uploaded paper."""
    return Paper.objects.create(
        case=w.case, kind=kind, name=f"{kind}.pdf", sha256=f"{len(kind):064x}", size=9, media_type="application/pdf",
        uploaded_by=w.applicant, at=at("02-02"),
    )  # fmt: skip


def submitted_stage(w: World) -> None:
    """With the employer."""
    w.advance("submit", people.applicant(w.applicant.pk), at("02-03"))


def assessed_stage(w: World) -> None:
    """Recommended."""

    def inside(case: Case) -> None:
        w.rows["assessment"] = Assessment.objects.create(
            case=case, seq=case.version, by=w.hr, at=at("02-04"), recommended=True, lawful=True, true=True,
            complete=True, valid=True, character="良好", ability="胜任", achievements="三项", annual_review="qualified",
            refuses_assignment=False, not_competent=False,
        )  # fmt: skip

    ticked = {"material_checked": True, "assessment_missing": (), "conduct_attested": True}
    w.advance("assess", people.actor_of(w.hr_as), at("02-04"), inside=inside, given=lambda case: ticked)


def new_publicity(w: World, case: Case, lane: str = "employer", by: Person | None = None) -> Publicity:
    """A publicity of 2–9 March; not saved."""
    first, last = (projection.calendar_day(w.calendar, date(2026, 3, day)) for day in (2, 9))
    policy = w.policy
    return Publicity(
        case=case, lane=lane, content_hash=case.content_hash, policy=policy, required_days=policy.publicity_days,
        posting_day_counts=policy.posting_day_counts, starts_on_working_day=policy.starts_on_working_day,
        calendar=w.calendar, start_on=first.day, start_ordinal=first.ordinal, start_working=first.working,
        last_on=last.day, last_ordinal=last.ordinal, by=by or w.hr, at=at("03-02"),
    )  # fmt: skip


def publicity_stage(w: World) -> None:
    """On the board."""

    def inside(case: Case) -> None:
        w.rows["publicity"] = new_publicity(w, case)
        w.publicity.save()

    given = {"start_is_working_day": True}
    w.advance("start_publicity", people.actor_of(w.hr_as), at("03-02"), inside=inside, given=lambda case: given)


def closed_stage(w: World) -> None:
    """Off the board, without objection."""

    def inside(case: Case) -> None:
        w.publicity.state, w.publicity.closed_on = "closed", date(2026, 3, 10)
        w.publicity.save()

    w.advance("close_publicity", people.actor_of(w.hr_as), at("03-10"), inside=inside)


def new_filing(w: World, case: Case, seq: int, **changes: Any) -> Filing:
    """A filing in the window of March; not saved."""
    window = w.policy.windows.get(opens_on=date(2026, 3, 1))
    arrived = changes.pop("arrived_at", at("03-10", 10))
    values = dict(
        case=case, seq=seq, kind="window", first_seq=seq, arrived_at=arrived, filing_on=facts.date_of(arrived),
        window=window, opens_on=window.opens_on, closes_on=window.closes_on, policy=w.policy,
        policy_hash=w.policy.hash, policy_from=w.policy.in_force_from, policy_until=w.policy.in_force_until,
        content_hash=case.content_hash, dispatched=case.agency_id is not None, employer_publicity=w.publicity,
        employer_last_on=w.publicity.last_on, by=w.hr,
    )  # fmt: skip
    return Filing(**(values | changes))


def filed_stage(w: World) -> None:
    """With the authority, its papers frozen."""

    def inside(case: Case) -> None:
        case.authority = w.county
        w.rows["filing"] = new_filing(w, case, case.version)
        w.filing.save()
        w.rows["filing_paper"] = FilingPaper.objects.create(
            filing=w.filing, case=case, paper=w.paper, sha256=w.paper.sha256
        )
        case.filed_at, case.filing_seq = w.filing.arrived_at, w.filing.seq

    w.advance("file", people.actor_of(w.hr_as), at("03-10", 10), inside=inside)


def examined_stage(w: World) -> None:
    """Accepted, with the engine's advice."""

    def inside(case: Case) -> None:
        answer = facts.judged(case, date(2026, 3, 11))
        w.rows["verdict"] = facts.receipt(case, answer, policy_id=w.policy.pk, at=at("03-11"))
        w.verdict.save()

    w.advance("accept", people.actor_of(w.examiner_as), at("03-11"), inside=inside)


def proposed_stage(w: World) -> None:
    """Proposed to recognise."""

    def inside(case: Case) -> None:
        w.rows["proposal"] = Proposal.objects.create(
            case=case, seq=case.version, outcome="recognised", advice=w.verdict, examiner=w.examiner,
            examiner_membership=w.examiner_as, at=at("03-12"),
        )  # fmt: skip

    given = {"unexamined": ()}
    w.advance("propose", people.actor_of(w.examiner_as), at("03-12"), inside=inside, given=lambda case: given)


def new_decision(w: World, case: Case, **changes: Any) -> Decision:
    """The decision on the standing proposal; not saved."""
    values = dict(
        case=case, outcome="recognised", decided_at=at("03-13"), authority=w.county, employer=w.employer,
        filing_seq=case.filing_seq, policy=w.policy, policy_hash=w.policy.hash, proposal=w.proposal,
        examiner=w.examiner, examiner_membership=w.examiner_as, approver=w.approver,
        approver_membership=w.approver_as, advice=w.verdict, advised=w.verdict.result,
    )  # fmt: skip
    return Decision(**(values | changes))


def new_recognition(w: World, case: Case, **changes: Any) -> Recognition:
    """The title; not saved."""
    values = dict(
        case=case, authority=w.county, recognised_at=at("03-13"), number=1, title="助理工程师", series="engineering",
        specialty="机械", level="assistant",
    )  # fmt: skip
    return Recognition(**(values | changes))


def recognised_stage(w: World) -> None:
    """Recognised under number 1."""

    def inside(case: Case) -> None:
        w.rows["decision"] = new_decision(w, case)
        w.decision.save()
        w.rows["recognition"] = new_recognition(w, case, number=next_number(w.county.pk, at("03-13")))
        w.recognition.save()

    w.advance("recognise", people.actor_of(w.approver_as), at("03-13"), inside=inside)


def returned_stage(w: World) -> None:
    """Returned to the employer on Thursday 12 March; the grace ends on Thursday the 19th."""

    def inside(case: Case) -> None:
        day = projection.calendar_day(w.calendar, date(2026, 3, 12))
        w.rows["round"] = ReturnRound.objects.create(
            case=case, seq=case.version, side="authority", reasons=[{"code": "unclear", "clause": "二（二）"}],
            by=w.examiner, at=at("03-12"), calendar=w.calendar, returned_on=day.day, returned_ordinal=day.ordinal,
            due_on=date(2026, 3, 19),
        )  # fmt: skip

    w.advance("return_to_employer", people.actor_of(w.examiner_as), at("03-12"), inside=inside)


def new_refiling(w: World, case: Case, seq: int, arrived: datetime, **changes: Any) -> Filing:
    """A filing within the grace; not saved."""
    day = projection.calendar_day(w.calendar, facts.date_of(arrived))
    values = dict(
        kind="grace", first_seq=w.filing.seq, arrived_at=arrived, filing_on=w.filing.filing_on, returned=w.round,
        calendar=w.calendar, returned_on=w.round.returned_on, returned_ordinal=w.round.returned_ordinal,
        arrived_ordinal=day.ordinal, arrived_working=day.working, grace_days=w.policy.grace_days,
    )  # fmt: skip
    return new_filing(w, case, seq, **(values | changes))


def refiled_stage(w: World) -> None:
    """Filed again on the fifth and last day of the grace, under the first filing's date."""

    def inside(case: Case) -> None:
        w.rows["refiling"] = new_refiling(w, case, case.version, at("03-19"))
        w.refiling.save()
        case.filing_seq = w.refiling.seq

    given = {"unanswered_faults": ()}
    w.advance("refile", people.actor_of(w.hr_as), at("03-19"), inside=inside, given=lambda case: given)


def lanes_stage(w: World) -> None:
    """A dispatched worker's case, both publicities closed, ready to file."""
    w.rows["case"] = begin(w, w.applicant, w.agency)
    for kind in facts.judged(w.case, date(2026, 2, 2))["materials"]:
        paper(w, kind)
    w.advance("submit", people.applicant(w.applicant.pk), at("02-03"))
    assessed_stage(w)

    def both(case: Case) -> None:
        w.rows["publicity"] = new_publicity(w, case)
        w.publicity.save()
        w.rows["agency_publicity"] = new_publicity(w, case, "agency", w.agency_hr)
        w.agency_publicity.save()

    given = {"start_is_working_day": True}
    w.advance("start_publicity", people.actor_of(w.hr_as), at("03-02"), inside=both, given=lambda case: given)

    def close(case: Case) -> None:
        for row in (w.publicity, w.agency_publicity):
            row.state, row.closed_on = "closed", date(2026, 3, 10)
            row.save()

    w.advance("close_publicity", people.actor_of(w.hr_as), at("03-10"), inside=close)


STEPS: dict[str, Callable[[World], None]] = {
    "people": people_stage,
    "draft": draft_stage,
    "submitted": submitted_stage,
    "assessed": assessed_stage,
    "publicity": publicity_stage,
    "closed": closed_stage,
    "filed": filed_stage,
    "examined": examined_stage,
    "proposed": proposed_stage,
    "recognised": recognised_stage,
    "returned": returned_stage,
    "refiled": refiled_stage,
    "lanes": lanes_stage,
}

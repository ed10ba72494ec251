"""Good rows of every table of the walk, not saved: what an attack changes one thing of."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from tests.web.attacks.world import World, at
from tests.web.past_guards import past_every_guard
from zhicheng_web.cases.engine import engine_input, policy_rows
from zhicheng_web.cases.models import (
    Case,
    CaseLane,
    Decision,
    Filing,
    Paper,
    Publicity,
    Recognition,
)
from zhicheng_web.cases.papers.uploads.store import store_paper_bytes
from zhicheng_web.people.models import Person

AGENCY_USCC = "91530100MA6NCD2W34"


def paper(w: World, kind: str) -> Paper:
    """An uploaded paper."""
    with transaction.atomic(), past_every_guard():  # in a committed walk no act says so
        return Paper.objects.create(
            case=w.case, kind=kind, name=f"{kind}.pdf", sha256=store_paper_bytes(kind.encode()), size=9,
            media_type="application/pdf", uploaded_by=w.applicant, at=at("02-02"),
        )  # fmt: skip


def new_publicity(w: World, case: Case, lane: str = "employer", by: Person | None = None) -> Publicity:
    """A publicity of 2–9 March; not saved."""
    first, last = (policy_rows.find_calendar_day(w.calendar, date(2026, 3, day)) for day in (2, 9))
    policy = w.policy
    return Publicity(
        case=case, lane=lane, content_hash=case.content_hash, policy=policy, required_days=policy.publicity_days,
        posting_day_counts=policy.posting_day_counts, starts_on_working_day=policy.starts_on_working_day,
        calendar=w.calendar, start_on=first.day, start_ordinal=first.ordinal, start_working=first.working,
        last_on=last.day, last_ordinal=last.ordinal, by=by or w.hr, at=at("03-02"),
    )  # fmt: skip


def new_lane(w: World, case: Case, lane: str, publicity: Publicity, by: Person) -> CaseLane:
    """A lane with its three cells done; not saved."""
    return CaseLane(
        case=case, lane=lane, content_hash=case.content_hash, checked_on=date(2026, 2, 4), checked_by=by, publicity=publicity,
        posted_on=publicity.start_on, posted_until=publicity.last_on, stamped_on=date(2026, 3, 10), stamped_by=by,
    )  # fmt: skip


def new_filing(w: World, case: Case, seq: int, **changes: Any) -> Filing:
    """A filing in the window of March; not saved."""
    window = w.policy.windows.get(opens_on=date(2026, 3, 1))
    arrived = changes.pop("arrived_at", at("03-10", 10))
    values = dict(
        case=case, seq=seq, kind="window", first_seq=seq, arrived_at=arrived, filing_on=engine_input.to_kunming_date(arrived),
        window=window, opens_on=window.opens_on, closes_on=window.closes_on, policy=w.policy,
        policy_hash=w.policy.hash, policy_from=w.policy.in_force_from, policy_until=w.policy.in_force_until,
        content_hash=case.content_hash, dispatched=case.agency_id is not None, employer_publicity=w.publicity,
        employer_last_on=w.publicity.last_on, by=w.hr,
    )  # fmt: skip
    if case.agency_id is not None:
        values |= {"employer_cells": w.own_cells, "agency_cells": w.agency_cells}
    return Filing(**(values | changes))


def new_refiling(w: World, case: Case, seq: int, arrived: datetime, **changes: Any) -> Filing:
    """A filing within the grace; not saved."""
    day = policy_rows.find_calendar_day(w.calendar, engine_input.to_kunming_date(arrived))
    values = dict(
        kind="grace", first_seq=w.filing.seq, arrived_at=arrived, filing_on=w.filing.filing_on, returned=w.round,
        calendar=w.calendar, returned_on=w.round.returned_on, returned_ordinal=w.round.returned_ordinal,
        arrived_ordinal=day.ordinal, arrived_working=day.working, grace_days=w.policy.grace_days,
    )  # fmt: skip
    return new_filing(w, case, seq, **(values | changes))


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

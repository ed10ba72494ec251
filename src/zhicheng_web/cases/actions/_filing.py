"""Rows of a filing: in a window, or again within the grace that keeps its date; and what its entry says (四)."""

from datetime import datetime

from zhicheng.eligibility.check import Json
from zhicheng.procedure.lanes import Lane
from zhicheng_web.cases.engine import engine_input, policy_rows
from zhicheng_web.cases.models import Case, Filing, FilingPaper, FilingWindow, PolicyVersion, ReturnRound
from zhicheng_web.cases.read.lanes import find_lane_row
from zhicheng_web.ledger.chain import format_instant
from zhicheng_web.people.actor import Actor


def create_window_filing(case: Case, policy: PolicyVersion, arrived: datetime, by: Actor) -> Filing:
    """A filing inside the window of its arrival, with the manifest of its papers."""
    on = engine_input.to_kunming_date(arrived)
    window = FilingWindow.objects.get(policy=policy, opens_on__lte=on, closes_on__gte=on)
    row = build_filing(case, arrived, by)
    row.kind, row.first_seq, row.filing_on = Filing.Kind.WINDOW, row.seq, on
    row.window, row.opens_on, row.closes_on = window, window.opens_on, window.closes_on
    row.policy, row.policy_hash = policy, policy.hash
    row.policy_from, row.policy_until = policy.in_force_from, policy.in_force_until
    return save_filing(row)


def create_grace_filing(case: Case, before: Filing, returned: ReturnRound, arrived: datetime, by: Actor) -> Filing:
    """A filing after a return: date, window and policy are those of the first."""
    if returned.calendar is None:
        raise LookupError(f"the return of {returned.returned_on} was not the authority's")
    day = policy_rows.find_calendar_day(returned.calendar, engine_input.to_kunming_date(arrived))
    row = build_filing(case, arrived, by)
    row.kind, row.first_seq, row.filing_on = Filing.Kind.GRACE, before.first_seq, before.filing_on
    row.window, row.opens_on, row.closes_on = before.window, before.opens_on, before.closes_on
    row.policy, row.policy_hash = before.policy, before.policy_hash
    row.policy_from, row.policy_until = before.policy_from, before.policy_until
    row.returned, row.calendar = returned, returned.calendar
    row.returned_on, row.returned_ordinal = returned.returned_on, returned.returned_ordinal
    row.arrived_ordinal, row.arrived_working = day.ordinal, day.working
    row.grace_days = before.policy.grace_days
    return save_filing(row)


def build_filing(case: Case, arrived: datetime, by: Actor) -> Filing:
    """What every filing has: its content, its publicities, its arrival."""
    own = engine_input.find_publicity_in_force(case)
    if own is None:
        raise LookupError(f"case {case.public_id} was not publicised")
    agencys = engine_input.find_publicity_in_force(case, "agency") if case.agency_id else None
    own_cells, agency_cells = find_lane_row(case, Lane.EMPLOYER), find_lane_row(case, Lane.AGENCY)
    lanes = {"employer_cells": own_cells, "agency_cells": agency_cells} if case.agency_id else {}
    return Filing(
        case=case,
        seq=case.version,
        arrived_at=arrived,
        content_hash=case.content_hash,
        dispatched=case.agency_id is not None,
        employer_publicity=own,
        employer_last_on=own.last_on,
        agency_publicity=agencys,
        agency_last_on=agencys.last_on if agencys else None,
        agency_on_paper=bool(case.agency_id and agency_cells and agency_cells.on_paper),
        **lanes,
        by_id=by.person_id,
    )


def save_filing(row: Filing) -> Filing:
    """The filing saved, and the papers that count frozen under it."""
    row.save(force_insert=True)
    papers = [paper for kind in engine_input.group_current_papers(row.case).values() for paper in kind]
    FilingPaper.objects.bulk_create(
        FilingPaper(filing=row, case=row.case, paper=paper, sha256=paper.sha256) for paper in papers
    )
    return row


def build_filing_note(row: Filing, answer: Json) -> Json:
    """What the entry says: which content and papers, judged how, under what, and why they go to that authority."""
    return {
        "content": row.content_hash,
        "papers": sorted(row.papers.values_list("sha256", flat=True)),
        "arrived": format_instant(row.arrived_at),
        "filing_date": row.filing_on.isoformat(),
        "policy": row.policy.name,
        "policy_hash": row.policy_hash,
        "calendar_hash": answer["calendar_hash"],
        "engine": answer["engine"],
        "verdict": answer["verdict"],
        "facts_hash": answer["facts_hash"],
        "authority": answer["authority"],
    }


def require_filing_in_force(case: Case) -> Filing:
    """The filing under which the case is with the authority. LookupError where it was not filed."""
    found = engine_input.find_filing_in_force(case)
    if found is None:
        raise LookupError(f"case {case.public_id} is not filed")
    return found

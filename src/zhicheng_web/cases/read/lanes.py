"""三（二） how far the two lanes of a dispatched worker have come, read from their rows; and in which lane somebody acts."""

from collections.abc import Sequence
from datetime import date

from django.db.models import prefetch_related_objects

from zhicheng.procedure.lanes import Lane, Lanes, Stage
from zhicheng.procedure.states import Role
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, CaseLane, DispatchAgreement, Objection
from zhicheng_web.people.actor import Actor

AGREEMENT, PROOF = "dispatch_agreement", "dispatch_double_proof"
"""The materials of a dispatched worker, by their keys in the policy."""


def prefetch_lanes(cases: Sequence[Case]) -> None:
    """Fetch what the lanes are read from, for those of some cases whose person is dispatched; nothing where nobody is, nor what
    is at hand.
    """
    dispatched = [case for case in cases if case.agency_id is not None]
    prefetch_related_objects(dispatched, "publicities", "lanes", "objections")


def find_acting_lane(case: Case, by: Actor) -> Lane:
    """The lane in which an employer's people act; everybody else's acts belong to no lane, and are reckoned to the first."""
    at_agency = by.role is Role.EMPLOYER and by.organisation_id == case.agency_id
    return Lane.AGENCY if at_agency else Lane.EMPLOYER


def read_lanes(case: Case) -> Lanes | None:
    """Both lanes as they stand; None where nobody is dispatched. Rows and publicities are read through the case."""
    if case.agency_id is None:
        return None
    agency = find_lane_row(case, Lane.AGENCY)
    own, others = find_lane_stage(case, Lane.EMPLOYER), find_lane_stage(case, Lane.AGENCY)
    return Lanes(own, others, agency is not None and agency.on_paper)


def find_lane_row(case: Case, lane: Lane) -> CaseLane | None:
    """The row of a lane; None before its first cell is done."""
    return next((row for row in case.lanes.all() if row.lane == lane.value), None)


def find_lane_stage(case: Case, lane: Lane) -> Stage:
    """How far one lane has come."""
    row = find_lane_row(case, lane)
    if row is None or row.checked_on is None:
        return Stage.UNCHECKED
    if row.stamped_on is not None:
        return Stage.STAMPED
    publicity = engine_input.find_publicity_in_force(case, lane.value)
    if publicity is None:
        return Stage.CHECKED
    return Stage.CLOSED if publicity.closed_on is not None else Stage.POSTED


def count_open_objections(case: Case, lane: Lane | None = None) -> int:
    """How many objections wait for a conclusion; of one lane, those that its own people have noted."""
    found = [one for one in case.objections.all() if one.settled_at is None and one.kind == Objection.Kind.PUBLICITY]
    return sum(lane is None or one.lane == lane.value for one in found)


def find_valid_agreement(case: Case, on: date) -> DispatchAgreement | None:
    """The agreement between this agency and this employer that is valid on a day, the one that lasts longest."""
    found = DispatchAgreement.objects.filter(
        employer_id=case.employer_id, agency_id=case.agency_id, valid_until__gte=on
    )
    return found.select_related("paper").order_by("-valid_until", "-pk").first()

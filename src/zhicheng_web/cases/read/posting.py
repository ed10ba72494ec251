"""三（二） what the record says of a unit's notice: from which day it can hang, what was objected to it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final

from zhicheng.procedure.lane_steps import find_lane_step
from zhicheng.procedure.lanes import EMPTYING_STEPS, TAKING_DOWN_STEPS, Lane
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models.employer import PUBLICITY_PHOTO
from zhicheng_web.cases.read.lanes import find_lane_row
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.read.timeline import TimelineStep
from zhicheng_web.ledger.queries import list_case_entries, parse_entry_body

__all__ = [
    "PUBLICITY_PHOTO",
    "count_noted_objections",
    "find_attester",
    "find_check_day",
    "find_checked_at",
    "find_checked_on",
    "find_voided_at",
    "has_upheld_objection",
]

CHECK_STEPS: Final[Mapping[Lane, tuple[str, ...]]] = {
    Lane.EMPLOYER: ("assess", *TAKING_DOWN_STEPS),
    Lane.AGENCY: ("check_as_agency", *TAKING_DOWN_STEPS),
}
"""The steps after which a lane's notice can go up; the database names them too (`publicity_after_check`)."""


def find_checked_on(case: Case, lane: Lane) -> date | None:
    """The day from which a lane's notice can hang; None before its check."""
    last = find_checked_at(case, lane)
    return engine_input.to_kunming_date(last) if last else None


def find_check_day(case: Case, lane: Lane) -> date | None:
    """The day of a lane's check, read from the rows of a list: before nobody can have posted its notice."""
    if lane is Lane.AGENCY:
        row = find_lane_row(case, lane)
        return row.checked_on if row else None
    assessment = engine_input.find_assessment_in_force(case)
    return engine_input.to_kunming_date(assessment.at) if assessment else None


def find_checked_at(case: Case, lane: Lane) -> datetime | None:
    """The moment since which a lane's content stands; None before its check."""
    entries = list_case_entries(case.pk).filter(event__in=CHECK_STEPS[lane])
    return entries.order_by("-seq").values_list("at", flat=True).first()


def find_voided_at(case: Case) -> datetime | None:
    """The moment since which no earlier publicity of either unit counts: an objection held, or the content was given back."""
    entries = list_case_entries(case.pk).filter(event__in=(*TAKING_DOWN_STEPS, *EMPTYING_STEPS))
    return entries.order_by("-seq").values_list("at", flat=True).first()


def count_noted_objections(case: Case, lane: Lane) -> int:
    """How many objections were noted to the notice of a lane that stands, whatever came of them."""
    publicity = engine_input.find_publicity_in_force(case, lane.value)
    if publicity is None:
        return 0
    noted = case.objections.filter(lane=lane.value, kind="publicity", raised_at__gte=publicity.at)
    return int(noted.count())


def find_attester(history: Sequence[TimelineStep], lane: Lane) -> str:
    """Who has attested the last result of a lane's publicity, as they were called then; "" where nobody has by their name."""
    step = find_lane_step("close_publicity", lane)
    last = next((one for one in reversed(history) if one.entry.event == step), None)
    attested = last is not None and "result" in parse_entry_body(last.entry)["note"]
    return last.who.name if attested and last is not None and last.who else ""


def has_upheld_objection(case: Case, lane: Lane) -> bool:
    """Whether one of several objections to a lane's notice was found to hold, and the notice still stands for the others."""
    since = find_checked_at(case, lane)
    upheld = case.objections.filter(lane=lane.value, kind="publicity", state="upheld")
    return bool((upheld.filter(settled_at__gt=since) if since else upheld).exists())

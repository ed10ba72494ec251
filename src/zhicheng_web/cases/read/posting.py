"""三（二） what the record says of a unit's notice: from which day it can hang, what was objected to it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final

from zhicheng.procedure.lane_steps import find_lane_step
from zhicheng.procedure.lanes import EMPTYING_STEPS, TAKING_DOWN_STEPS, Lane
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models.employer import PUBLICITY_PHOTO
from zhicheng_web.cases.read.row_types import Case, Publicity
from zhicheng_web.cases.read.timeline import TimelineStep
from zhicheng_web.ledger.queries import find_last_moments, parse_entry_body

__all__ = [
    "PUBLICITY_PHOTO",
    "count_noted_objections",
    "find_attester",
    "find_checked_at",
    "find_checked_on",
    "find_first_posting_day",
    "find_voided_at",
    "has_upheld_objection",
    "list_cases_on_notice",
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


def find_first_posting_day(cases: Sequence[Case], lane: Lane) -> date | None:
    """The earliest of the days from which the notices of some cases can hang in a lane; None where nobody is checked."""
    moments = find_last_moments([case.pk for case in cases], CHECK_STEPS[lane]).values()
    return engine_input.to_kunming_date(min(moments)) if moments else None


def find_checked_at(case: Case, lane: Lane) -> datetime | None:
    """The moment since which a lane's content stands; None before its check."""
    return find_last_moments([case.pk], CHECK_STEPS[lane]).get(case.pk)


def find_voided_at(case: Case) -> datetime | None:
    """The moment since which no earlier publicity of either unit counts: an objection held, or the content was given back."""
    return find_last_moments([case.pk], (*TAKING_DOWN_STEPS, *EMPTYING_STEPS)).get(case.pk)


def count_noted_objections(case: Case, lane: Lane) -> int:
    """How many objections were noted to the notice of a lane that stands, whatever came of them."""
    publicity = engine_input.find_publicity_in_force(case, lane.value)
    if publicity is None:
        return 0
    noted = case.objections.filter(lane=lane.value, kind="publicity", raised_at__gte=publicity.at)
    return int(noted.count())


def list_cases_on_notice(case: Case, lane: Lane) -> list[Case]:
    """The other cases of a unit whose notices in its lane went up on the same day and still hang: people on one sheet."""
    standing = engine_input.find_publicity_in_force(case, lane.value)
    if standing is None:
        return []
    of_unit = {"agency_id": case.agency_id} if lane is Lane.AGENCY else {"employer_id": case.employer_id}
    hanging = Publicity.objects.filter(lane=lane.value, state=Publicity.State.RUNNING, start_on=standing.start_on)
    return list(Case.objects.filter(pk__in=hanging.values("case_id"), **of_unit).exclude(pk=case.pk).order_by("pk"))


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

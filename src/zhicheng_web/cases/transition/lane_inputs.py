"""三（二） what the guards of the two lanes read: how far each has come, the agency's telephone, the last reminder."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from zhicheng.procedure.lanes import Lane, Lanes, find_other_lane, has_act_now
from zhicheng.procedure.states import Role
from zhicheng.workdays.days import NEVER, day_number
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.engine.calendars import load_current_calendar
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.read import lanes as lane_rows
from zhicheng_web.cases.read.lanes import find_acting_lane, read_lanes
from zhicheng_web.ledger.queries import list_case_entries, parse_entry_body
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.queries import list_all_contacts

REMINDER = "remind_other_lane"
MOST_CONTACTS = 2
"""How many of a unit's people are named, with their telephones."""


def read_lane_stages(case: Case, on: date) -> Mapping[str, Any]:
    """How far both lanes have come, and whom to call at the agency."""
    found = read_lanes(case)
    contact = {"agency_contact": describe_lane_contact(case, Lane.AGENCY, on)} if found is not None else {}
    return {"dispatched": found is not None, "lanes": found} | contact


def describe_lane_contact(case: Case, lane: Lane, on: date) -> str:
    """The unit of a lane with those who can act for it and their telephones; a unit without anybody has only its name."""
    particulars = case.particulars
    unit = particulars.agency if lane is Lane.AGENCY else particulars.employer
    people = [f"{name}{phone}" for name, phone in list_lane_contacts(case, on)[lane]]
    return "，".join([unit.name if unit else "派遣公司", *people])


def list_lane_contacts(case: Case, on: date) -> dict[Lane, list[tuple[str, str]]]:
    """Of both lanes those who can act in them on a day, by name, with their telephones; the first of them."""
    units = {Lane.EMPLOYER: case.employer_id, Lane.AGENCY: case.agency_id or 0}
    holders = list_all_contacts(units.values(), on, Role.EMPLOYER.value)
    return {
        lane: [(name, phone) for person, name, phone in holders.get(unit, []) if person != case.person_id][
            :MOST_CONTACTS
        ]
        for lane, unit in units.items()
    }


def count_own_objections(case: Case, by: Actor) -> Mapping[str, Any]:
    """How many open objections the acting unit has noted."""
    return {"own_objection_count": lane_rows.count_open_objections(case, find_acting_lane(case, by))}


def find_lane_publicity_end(case: Case, lane: Lane) -> int:
    """The last day of a lane's own publicity; never while there is none. One that runs ends as the calendar in use says, if that
    is later: an import may have passed it by.
    """
    found = engine_input.find_publicity_in_force(case, lane.value)
    if found is None:
        return NEVER
    last, start = (day_number(day.isoformat()) for day in (found.last_on, found.start_on))
    if found.closed_on is not None:
        return last
    return max(last, engine_input.build_timetable_on(start).publicity_ends(start))


def read_posting_day(case: Case, lane: Lane) -> Mapping[str, Any]:
    """Whether the day on which a lane's notice went up is still one on which it may."""
    found = engine_input.find_publicity_in_force(case, lane.value)
    if found is None:
        return {}
    start = day_number(found.start_on.isoformat())
    return {"start_is_working_day": engine_input.build_timetable_on(start).may_be_posted(start)}


def read_stamped_proof(case: Case, by: Actor, today: int) -> Mapping[str, Any]:
    """Whether the proof lies in the case, or the city asks for none; and when the acting unit's publicity ended."""
    asked = any(material.key == lane_rows.PROOF for material in engine_input.find_policy_on(today).materials)
    return {
        "has_stamped_proof": not asked or lane_rows.PROOF in engine_input.group_current_papers(case),
        "publicity_last_day": find_lane_publicity_end(case, find_acting_lane(case, by)),
    }


def read_other_lane(case: Case, lane: Lane, today: int) -> Mapping[str, Any]:
    """Whether the other unit has something to do now."""
    return {"other_lane_can_act": can_lane_act(case, find_other_lane(lane), today)}


def can_lane_act(case: Case, lane: Lane, today: int) -> bool:
    """Whether a lane has an act to take on a day: nothing while its publicity runs, or another's objection is open."""
    others = lane_rows.count_open_objections(case) - (own := lane_rows.count_open_objections(case, lane))
    found = read_lanes(case) or Lanes()
    return has_act_now(found.find_stage(lane), find_lane_publicity_end(case, lane) < today, own, others)


def read_last_reminder(case: Case, lane: Lane, today: int) -> Mapping[str, Any]:
    """Whether this unit has reminded the other since the last working day began."""
    last = find_last_reminder(case, lane)
    if last is None:
        return {"was_reminded_today": False}
    reminded = day_number(last.isoformat())
    return {"was_reminded_today": load_current_calendar().between(reminded + 1, today + 1) == 0}


def find_last_reminder(case: Case, lane: Lane) -> date | None:
    """The day on which one unit last reminded the other."""
    for entry in list_case_entries(case.pk).filter(event=REMINDER).order_by("-seq"):
        if parse_entry_body(entry)["note"].get("lane") == lane.value:
            return engine_input.to_kunming_date(entry.at)
    return None

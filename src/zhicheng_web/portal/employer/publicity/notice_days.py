"""三（二） for which days 附件1 can be printed: those of a publicity that stands, or those that can still be planned."""

from collections.abc import Sequence
from datetime import date

from zhicheng.workdays.days import as_date
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.read.lanes import find_acting_lane, prefetch_lanes
from zhicheng_web.cases.read.posting import find_checked_on
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.people.actor import Actor
from zhicheng_web.portal.employer.publicity_starts import (
    find_filing_season,
    list_posted_starts,
    list_publicity_starts,
)
from zhicheng_web.portal.employer.work_queue import build_employer_row, find_lane


def find_notice_end(cases: Sequence[Case], actor: Actor, start: date, today: date) -> date | None:
    """The last day of a notice that hangs from `start`, as it was recorded or is planned; None where it cannot be printed: it is
    neither the recorded start of all these people, nor a day that the planner offers for people who wait for their publicity.
    """
    prefetch_lanes(cases)
    standing = [engine_input.find_publicity_in_force(case, find_acting_lane(case, actor).value) for case in cases]
    recorded = [one for one in standing if one is not None]
    if recorded:
        fits = len(recorded) == len(cases) and all(one.start_on == start for one in recorded)
        return max(one.last_on for one in recorded) if fits else None
    return find_planned_end(cases, actor, start, today)


def find_planned_end(cases: Sequence[Case], actor: Actor, start: date, today: date) -> date | None:
    """The last day for a start that can be planned today for all of these people; None where it cannot. A notice that hangs
    already has not hung since before the unit had checked each of them.
    """
    season = find_filing_season(today)
    rows = [build_employer_row(case, season, today, lane=find_lane(case, actor)) for case in cases]
    if any(row.group.key != "assessed" for row in rows):
        return None
    days = [*list_posted_starts(season), *list_publicity_starts(season, all_=True)]
    last = next((as_date(one.last) for one in days if as_date(one.day) == start), None)
    if last is None or (start < today and not were_checked_by(cases, actor, start)):
        return None
    return last


def were_checked_by(cases: Sequence[Case], actor: Actor, on: date) -> bool:
    """Whether the unit had checked each of these people on a day."""
    checked = [find_checked_on(case, find_acting_lane(case, actor)) for case in cases]
    return all(one is not None and one <= on for one in checked)

"""The employer's queue: each case of the unit as a row with its group, the day it is due and the one act that comes next."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import QuerySet

from zhicheng.procedure.lanes import Lane
from zhicheng.procedure.states import Due
from zhicheng.workdays.days import as_date, day_number
from zhicheng_web import clock
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.engine.calendars import PROVISIONAL_NOTE, load_current_calendar, mark_provisional
from zhicheng_web.cases.engine.requested_title import find_requested_title
from zhicheng_web.cases.read import queries
from zhicheng_web.cases.read.lanes import find_acting_lane, prefetch_lanes
from zhicheng_web.cases.read.row_types import Case, Publicity
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.queries import list_contacts
from zhicheng_web.portal.employer.advice import WAITS_FOR_EMPLOYER
from zhicheng_web.portal.employer.dispatch.lane_groups import find_lane_group
from zhicheng_web.portal.employer.holder import find_other_holders
from zhicheng_web.portal.employer.publicity_starts import (
    FilingSeason,
    find_filing_season,
    find_open_or_next_window,
)
from zhicheng_web.portal.employer.queue_groups import (
    ELAPSED_GROUP,
    GROUP_BY_STATE,
    GROUP_ORDER,
    GROUPS_BEFORE_PUBLICITY,
    GROUPS_BEFORE_WINDOW,
    OTHERS_GROUP,
    PROMISED_GROUP,
    QUEUED_STATES,
    RUNNING_KEY,
    WAITING_KEY,
    QueueGroup,
)

RUNNING_STATES = frozenset(state for state, group in GROUP_BY_STATE.items() if group.key == RUNNING_KEY)
STATES_BEFORE_WINDOW = RUNNING_STATES | {
    state for state, group in GROUP_BY_STATE.items() if group.key in GROUPS_BEFORE_WINDOW
}
"""In which a case is in publicity, or waits to be filed."""
FAR_FUTURE = date(9999, 12, 31)


class EmployerQueueRow(NamedTuple):
    """A case in the queue, with what is to be done and until when."""

    case: Case
    group: QueueGroup
    title: str
    advice: str
    due_on: date | None
    publicity: Publicity | None
    elapsed: int
    gravest_result: str = ""
    """Before the assessment: the gravest result beside what HR itself has to say (`advice.find_gravest_open_result`)."""
    others: str = ""
    """Who takes the employer's steps, where the person who looks may not."""
    namesake: bool = False
    """Whether somebody else in the queue has the same name."""
    contact: str = ""
    """Whom to call of the unit that the case waits for: name and telephone."""

    @property
    def name(self) -> str:
        """Whose it is; of two of a name, with the number of the application that the applicant sees too."""
        person: str = self.case.particulars.name
        return f"{person}（编号{self.case.case_number}）" if self.namesake else person

    @property
    def awaits_assessment(self) -> bool:
        """Whether nothing is open but HR's own word."""
        return self.gravest_result == WAITS_FOR_EMPLOYER

    @property
    def in_publicity(self) -> bool:
        """Whether the publicity runs and is not over."""
        return self.group.key == RUNNING_KEY

    @property
    def publicity_elapsed(self) -> bool:
        """Whether the publicity is over and its result not yet entered."""
        return self.group is ELAPSED_GROUP

    @property
    def is_returned(self) -> bool:
        """Whether the authority has returned it to the employer."""
        return self.group.key == "returned"

    @property
    def with_applicant(self) -> bool:
        """Whether the applicant is to put it right."""
        return self.group.key == "applicant"

    @property
    def late(self) -> bool:
        """Whether the employer should have done it before today."""
        return self.mine and self.due_on is not None and self.due_on < clock.today()

    @property
    def due_mark(self) -> str:
        """（暂定） after the day, where it was counted and not the end of a window."""
        is_window_end = self.group.key in GROUPS_BEFORE_WINDOW or self.case.about.due is Due.WINDOW_END
        return "" if self.due_on is None or is_window_end else mark_provisional(self.due_on)

    @property
    def due_words(self) -> str:
        """What the day is, where it stands by itself."""
        late = "，已超期" if self.late else ""
        note = PROVISIONAL_NOTE if self.due_mark else ""
        return f"{note}{self.group.until}这天{self.group.action_words}{late}" if self.due_on else ""

    @property
    def mine(self) -> bool:
        """Whether the employer has to do something."""
        return bool(self.group.headline)


class EmployerQueue(NamedTuple):
    """Everything on the first page."""

    rows: list[EmployerQueueRow]
    groups: list[tuple[QueueGroup, int]]
    season: FilingSeason
    nearest: date | None
    headline: str
    people: int

    @property
    def nearest_mark(self) -> str:
        """（暂定） after the nearest day, where it was counted."""
        return next((row.due_mark for row in self.rows if row.mine and row.due_on == self.nearest), "")


def build_employer_queue(actor: Actor, today: date) -> EmployerQueue:
    """The queue of an employer on a day; four queries, however many cases."""
    filing_season = find_filing_season(today)
    rows = build_employer_rows(find_unit_active_cases(actor), actor, filing_season, today)
    return EmployerQueue(rows, count_queue_groups(rows), filing_season, *find_nearest_act(rows))


def list_elapsed_publicities(actor: Actor, today: date) -> list[EmployerQueueRow]:
    """The publicities that are over, and nothing else of the queue."""
    found = find_unit_active_cases(actor).filter(publicities__state="running").distinct()
    rows = build_employer_rows(found, actor, find_filing_season(today), today)
    return [one for one in rows if one.group.key == ELAPSED_GROUP.key]


def list_rows_before_window(actor: Actor, today: date) -> list[EmployerQueueRow]:
    """The cases in publicity and those that wait to be filed, and nothing else of the queue."""
    found = find_unit_active_cases(actor).filter(state__in=list(STATES_BEFORE_WINDOW))
    return build_employer_rows(found, actor, find_filing_season(today), today)


def list_standing_publicities(actor: Actor, today: date) -> list[EmployerQueueRow]:
    """The publicities that run or are closed, and are not filed yet."""
    found = find_unit_active_cases(actor).filter(publicities__state__in=["running", "closed"]).distinct()
    return build_employer_rows(found, actor, find_filing_season(today), today)


def build_employer_rows(
    found: QuerySet[Case], actor: Actor, filing_season: FilingSeason, today: date
) -> list[EmployerQueueRow]:
    """Some cases as rows, the most urgent first."""
    cases = list(found.prefetch_related("publicities", "assessments"))
    prefetch_lanes(cases)
    other_holders, names = find_other_holders(cases, actor), Counter(case.particulars.name for case in cases)
    made = (
        build_employer_row(case, filing_season, today, other_holders.get(case.pk, ""), find_lane(case, actor))
        for case in cases
    )
    rows = [one._replace(namesake=names[one.case.particulars.name] > 1) for one in made]
    return sorted(add_contacts(rows, actor, today), key=rank_by_urgency)


def add_contacts(rows: list[EmployerQueueRow], actor: Actor, today: date) -> list[EmployerQueueRow]:
    """三（二） what waits for the other unit of a dispatched worker, with whom to call there; one query where something does."""
    units = {
        row.case.pk: row.case.agency_id if row.case.employer_id == actor.organisation_id else row.case.employer_id
        for row in rows
        if row.group.key == WAITING_KEY
    }
    known = list_contacts((unit or 0 for unit in units.values()), today, actor.role.value) if units else {}
    called = {case: "".join(known.get(unit or 0, ("还没有在本系统登记办事的人", ""))) for case, unit in units.items()}
    return [row._replace(contact=called.get(row.case.pk, "")) for row in rows]


def find_lane(case: Case, actor: Actor) -> Lane | None:
    """The lane in which somebody acts; None where nobody is dispatched."""
    return find_acting_lane(case, actor) if case.agency_id is not None else None


def is_over(standing: Publicity | None, lane: Lane | None, today: date) -> bool:
    """Whether the employer's publicity is over, and its result not entered yet; of the agency's its own group tells."""
    return lane is not Lane.AGENCY and standing is not None and standing.last_on < today


def find_unit_active_cases(actor: Actor) -> QuerySet[Case]:
    """The cases that are not over."""
    return queries.list_visible_cases(actor).filter(state__in=list(QUEUED_STATES))


def build_employer_row(
    case: Case, filing_season: FilingSeason, today: date, other_holder: str = "", lane: Lane | None = None
) -> EmployerQueueRow:
    """One case, its publicities fetched before; `other_holder`: who takes its steps instead of the reader. `lane`: in which
    the reader acts, where the worker is dispatched.
    """
    standing = engine_input.find_publicity_in_force(case, lane.value if lane else Lane.EMPLOYER.value)
    group = (find_lane_group(case, lane, today) if lane else None) or GROUP_BY_STATE[case.about.state]
    if case.about.state in RUNNING_STATES and group.key == RUNNING_KEY and is_over(standing, lane, today):
        group = ELAPSED_GROUP
    hurries = case.due_on is not None and case.due_on <= as_date(filing_season.latest)
    if group.key == "review" and lane is not Lane.AGENCY and hurries:
        group = PROMISED_GROUP
    until = find_target_day(case, group, filing_season, today, standing)
    if other_holder and group.headline:
        group = OTHERS_GROUP._replace(
            stands=f"{case.about.name}，由{other_holder}办理", action_words=group.action_words, until=group.until
        )
    counted = count_elapsed_workdays(standing.start_on, today) if standing else 0
    return EmployerQueueRow(
        case, group, name_requested_title(case, today), case.advice, until, standing, counted, others=other_holder
    )


def find_target_day(
    case: Case, group: QueueGroup, filing_season: FilingSeason, today: date, standing: Publicity | None
) -> date | None:
    """The day that counts for a group: the latest start, the end of the window, or the case's own."""
    if group.key in GROUPS_BEFORE_PUBLICITY and group is not PROMISED_GROUP:
        return as_date(filing_season.latest)
    if group.key in GROUPS_BEFORE_WINDOW:
        return as_date(find_open_or_next_window(today).closes)
    own: date | None = standing.last_on if group.key == RUNNING_KEY and standing else case.due_on
    return own or (as_date(find_open_or_next_window(today).closes) if group.key == "objection" else None)


def count_elapsed_workdays(start: date, today: date) -> int:
    """How many working days of a publicity have been counted, today among them."""
    from_, to = day_number(start.isoformat()) + 1, day_number(today.isoformat()) + 1
    return load_current_calendar().between(from_, to)


def name_requested_title(case: Case, today: date) -> str:
    """The title applied for, as it was submitted or as today's policy calls it; a sentence where no series is chosen."""
    return find_requested_title(case, day_number(today.isoformat())).title or "还没有选择"


def rank_by_urgency(one: EmployerQueueRow) -> tuple[bool, date, int, datetime]:
    """First what the employer must do, by its day; then what others do."""
    return (not one.mine, one.due_on or FAR_FUTURE, GROUP_ORDER.index(one.group.key), one.case.since)


def count_queue_groups(rows: Iterable[EmployerQueueRow]) -> list[tuple[QueueGroup, int]]:
    """The groups that hold something, in the order of urgency; their counts add up to all."""
    found: dict[str, tuple[QueueGroup, int]] = {}
    for one in rows:
        found[one.group.key] = (one.group, found.get(one.group.key, (one.group, 0))[1] + 1)
    return [found[key] for key in GROUP_ORDER if key in found]


def find_nearest_act(rows: Iterable[EmployerQueueRow]) -> tuple[date | None, str, int]:
    """The nearest day by which the employer must act, what, and how many people it concerns."""
    waiting = [one for one in rows if one.mine and one.due_on]
    if not waiting:
        return None, "", 0
    nearest, headline = waiting[0].due_on, waiting[0].group.headline
    return nearest, headline, sum(one.due_on == nearest and one.group.headline == headline for one in waiting)

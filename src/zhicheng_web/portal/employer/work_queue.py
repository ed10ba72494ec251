"""The employer's desk: each case of the unit as a row with its pile, its deadline and the one act that comes next."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from zhicheng.procedure.states import STATES, State
from zhicheng.workdays.days import as_date, day_number
from zhicheng_web import clock
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.engine.calendars import load_current_calendar
from zhicheng_web.cases.read import queries
from zhicheng_web.people.actor import Actor
from zhicheng_web.portal.employer.holder import others
from zhicheng_web.portal.employer.publicity_starts import FilingSeason, filing_window, find_filing_season
from zhicheng_web.portal.employer.queue_groups import (
    DONE,
    ELAPSED,
    FILES,
    ORDER,
    OTHERS,
    PILES,
    PROMISED,
    RUNNING,
    STARTS,
    Pile,
)

FAR = date(9999, 12, 31)


class Row(NamedTuple):
    """A case on the desk."""

    case: Any
    pile: Pile
    title: str
    advice: str
    by: date | None
    publicity: Any
    elapsed: int
    glance: str = ""
    """Before the assessment: the gravest result beside what HR itself has to say (opinion.at_a_glance)."""
    others: str = ""
    """Who takes the employer's steps, where the person who looks may not."""
    namesake: bool = False
    """Whether somebody else on the desk has the same name."""

    @property
    def name(self) -> str:
        """Whose it is; of two of a name, with the number of the application that the applicant sees too."""
        person: str = self.case.person.name
        return f"{person}（编号{str(self.case.public_id)[:8].upper()}）" if self.namesake else person

    @property
    def late(self) -> bool:
        """Whether the employer should have done it before today."""
        return self.mine and self.by is not None and self.by < clock.today()

    @property
    def deadline(self) -> str:
        """What the day is, where it stands by itself."""
        late = "，已超期" if self.late else ""
        return f"{self.pile.until}这天{self.pile.by}{late}" if self.by else ""

    @property
    def mine(self) -> bool:
        """Whether the employer has to do something."""
        return bool(self.pile.headline)


class Desk(NamedTuple):
    """Everything on the first page."""

    rows: list[Row]
    piles: list[tuple[Pile, int]]
    season: FilingSeason
    nearest: date | None
    act: str
    people: int


def desk(actor: Actor, today: date) -> Desk:
    """The desk of an employer on a day; four queries, however many cases."""
    around = find_filing_season(today)
    rows = rows_of(active(actor), actor, around, today)
    return Desk(rows, piles(rows), around, *headline(rows))


def elapsed_of(actor: Actor, today: date) -> list[Row]:
    """The publicities that are over, and nothing else of the desk."""
    running = [state.value for state, pile in PILES.items() if pile.key == RUNNING]
    rows = rows_of(active(actor).filter(state__in=running), actor, find_filing_season(today), today)
    return [one for one in rows if one.pile is ELAPSED]


def rows_of(found: Any, actor: Actor, around: FilingSeason, today: date) -> list[Row]:
    """Some cases as rows, the most urgent first."""
    cases = list(found.prefetch_related("publicities", "assessments"))
    hands, names = others(cases, actor), Counter(case.person.name for case in cases)
    made = (row(case, around, today, hands.get(case.pk, "")) for case in cases)
    return sorted((one._replace(namesake=names[one.case.person.name] > 1) for one in made), key=urgency)


def active(actor: Actor) -> Any:
    """The cases that are not over."""
    return queries.list_visible_cases(actor).filter(state__in=[state.value for state in PILES])


def row(case: Any, around: FilingSeason, today: date, hands: str = "") -> Row:
    """One case, its publicities fetched before; `hands`: in others' hands."""
    standing = engine_input.find_standing_publicity(case)
    pile = PILES.get(State(case.state), DONE)
    if pile.key == RUNNING and standing and standing.last_on < today:
        pile = ELAPSED
    if pile.key == "review" and case.due_on and case.due_on <= as_date(around.latest):
        pile = PROMISED
    until = by(case, pile, around, today, standing)
    if hands and pile.headline:
        pile = OTHERS._replace(stands=f"{STATES[State(case.state)].name}，由{hands}办理", by=pile.by, until=pile.until)
    counted = elapsed(standing.start_on, today) if standing else 0
    return Row(case, pile, title(case, today), case.advice, until, standing, counted, others=hands)


def by(case: Any, pile: Pile, around: FilingSeason, today: date, standing: Any) -> date | None:
    """The day that counts for a pile: the latest start, the end of the window, or the case's own."""
    if pile.key in STARTS and pile is not PROMISED:
        return as_date(around.latest)
    if pile.key in FILES:
        return as_date(filing_window(today).closes)
    own: date | None = standing.last_on if pile.key == RUNNING and standing else case.due_on
    return own or (as_date(filing_window(today).closes) if pile.key == "objection" else None)


def elapsed(start: date, today: date) -> int:
    """How many working days of a publicity have been counted, today among them."""
    from_, to = day_number(start.isoformat()) + 1, day_number(today.isoformat()) + 1
    return load_current_calendar().between(from_, to)


def title(case: Any, today: date) -> str:
    """The title applied for."""
    series = engine_input.find_policy_on(day_number(today.isoformat())).series.get(case.series)
    if series is None:
        return "还没有选择"
    return (series.technician_title if case.level == "technician" else series.assistant_title) or series.full_name


def urgency(one: Row) -> tuple[Any, ...]:
    """First what the employer must do, by its day; then what others do."""
    return (not one.mine, one.by or FAR, ORDER.index(one.pile.key), one.case.since)


def piles(rows: Iterable[Row]) -> list[tuple[Pile, int]]:
    """The piles that hold something, in the order of urgency; their counts add up to all."""
    found: dict[str, tuple[Pile, int]] = {}
    for one in rows:
        found[one.pile.key] = (one.pile, found.get(one.pile.key, (one.pile, 0))[1] + 1)
    return [found[key] for key in ORDER if key in found]


def headline(rows: Iterable[Row]) -> tuple[date | None, str, int]:
    """The nearest day by which the employer must act, what, and how many people it concerns."""
    waiting = [one for one in rows if one.mine and one.by]
    if not waiting:
        return None, "", 0
    nearest, act = waiting[0].by, waiting[0].pile.headline
    return nearest, act, sum(one.by == nearest and one.pile.headline == act for one in waiting)

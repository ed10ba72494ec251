"""The demo city, built once: organisations, people, and cases that walked the real steps up to the demo's day."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice
from random import Random
from typing import NamedTuple

from django.db import connection

from zhicheng.policy import installed
from zhicheng.policy.windows import build_timetable
from zhicheng.procedure.states import Role, State
from zhicheng.workdays.days import day_number
from zhicheng_web.cases.engine import policy_rows
from zhicheng_web.demo import organisations, people, seasons
from zhicheng_web.demo.case_walk import Scene
from zhicheng_web.demo.organisations import BRANCH, DESIGN, FIRMS, UNIT, Firm
from zhicheng_web.demo.people import SINCE, Crowd
from zhicheng_web.demo.personas import APPLICANTS, PERSONAS
from zhicheng_web.demo.process_pool import hands, together
from zhicheng_web.demo.seasons import Days, Season
from zhicheng_web.demo.walks import WAYS, walk
from zhicheng_web.demonstration import Persona
from zhicheng_web.people import queries
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Membership, Organisation

SEED = 20260303
CASES = 300
SHARE = {
    State.DRAFT: 6, State.SUBMITTED: 8, State.RETURNED_TO_APPLICANT: 4, State.LEFT_EMPLOYER: 1, State.WITHDRAWN: 2,
    State.ASSESSED: 8, State.NOT_RECOMMENDED: 1, State.IN_PUBLICITY: 10, State.OBJECTION_OPEN: 1,
    State.PUBLICITY_CLOSED: 6, State.FILED: 12, State.IN_EXAMINATION: 8, State.RETURNED_TO_EMPLOYER: 4,
    State.PROPOSED: 6, State.RECOGNISED: 18, State.REFUSED: 2, State.EXPIRED: 1, State.REVOKED: 1,
}  # fmt: skip
"""How many of a hundred cases stand where."""
STAFF = Membership.As.EMPLOYEE
DISPATCHED = (State.DRAFT, State.SUBMITTED, State.ASSESSED, State.IN_PUBLICITY)
"""A dispatched case goes no further than this: the second lane of 三（二） has no pages yet."""
AT_THE_UNIT = (
    State.SUBMITTED, State.ASSESSED, State.PUBLICITY_CLOSED, State.FILED, State.IN_EXAMINATION, State.PROPOSED,
    State.RECOGNISED,
)  # fmt: skip
AT_THE_DEPARTMENT = (State.FILED, State.IN_EXAMINATION, State.PROPOSED, State.RECOGNISED)
AT_THE_BRANCH = (State.SUBMITTED, State.IN_EXAMINATION)
FORMER = 0.7
"""The share of the decided that were filed in the window before."""
BUSY = 3
"""How many times as many people a firm has in the district whose officers are personas."""
EVERY = 25
OFFICERS = 300
"""More than the people who do not apply: applicants are numbered from here."""
HR = {FIRMS[0]: ("wang-fang", "zhao-min"), UNIT: ("zhou-min",)}
"""Who does the HR of a firm where they are personas."""
PAPERS = 5
"""What the papers of a case cost, in steps."""
Say = Callable[[str], None]


class Plan(NamedTuple):
    """A case to be: of which firm, where it ends, of whom."""

    firm: Firm
    state: State
    persona: Persona | None = None
    dispatched: bool = False


class Piece(NamedTuple):
    """A planned case with its days and its own chance: the same whoever makes it, and when."""

    place: int
    plan: Plan
    days: Days
    chance: Random


class City:
    """Everybody and everything that cases need."""

    def __init__(self, on: date) -> None:
        self.policy, calendar = (
            installed.find_policy_in_force(day_number(on.isoformat())),
            installed.load_workday_calendar(),
        )
        self.season: Season = seasons.season(on, build_timetable(self.policy, calendar))
        today = people.morning(on)
        policy_rows.ensure_policy_version(self.policy, calendar, today)
        policy_rows.ensure_calendar_version(calendar, today)
        self.offices, self.firms, self.agency = organisations.build(self.policy)
        self.crowd = Crowd(Random(SEED), people.morning(SINCE))
        self.teams = {of.pk: self.crowd.team(of, login.lower()) for login, of in self.recognising()}
        self.hr = {firm: self.personnel(firm, place) for place, firm in enumerate(self.firms)}
        self.crowd.member(self.agency, Role.EMPLOYER, login="hr-agency")
        self.crowd.known(self.offices[self.policy.city], Role.BUREAU, "he-zhiming")
        for one in PERSONAS:
            if one.opens == APPLICANTS and one.stands is None:
                queries.employ(self.crowd.person(one.name, one.login), self.firms[FIRMS[0]], STAFF, SINCE)

    def recognising(self) -> Iterator[tuple[str, Organisation]]:
        """All that recognise, each with the beginning of its officers' logins."""
        yield from self.offices.items()
        yield "unit", self.firms[UNIT]

    def personnel(self, firm: Firm, place: int) -> Actor:
        """Who does the HR of a firm; the first of them acts in its cases."""
        of = self.firms[firm]
        if firm in HR:
            return [self.crowd.known(of, Role.EMPLOYER, login) for login in HR[firm]][0]
        return self.crowd.member(of, Role.EMPLOYER, login=f"hr-{place}")

    def piece(self, place: int, plan: Plan) -> Piece:
        """When it all happens."""
        chance = Random(f"{SEED} {place}")
        former = plan.state in seasons.ENDED and chance.random() < FORMER
        return Piece(place, plan, seasons.days_of(plan.state, self.season, chance, former), chance)

    def make(self, piece: Piece) -> None:
        """The person, and their case on its way."""
        walk(self.scene(piece), piece.plan.state, piece.chance)

    def scene(self, piece: Piece) -> Scene:
        """The people of a case, and its days."""
        plan, persona, employer = piece.plan, piece.plan.persona, self.firms[piece.plan.firm]
        crowd = Crowd(piece.chance, self.crowd.at, OFFICERS + piece.place)
        person = crowd.person(persona.name, persona.login) if persona else crowd.person()
        queries.employ(person, employer, STAFF, SINCE)
        agency = self.agency if plan.dispatched else None
        actor = queries.applicant(person.pk)
        return Scene(person, actor, plan.firm, employer, self.hr[plan.firm], agency, self.teams, piece.days)


def plans(chance: Random, cases: int) -> Iterator[Plan]:
    """The personas' cases; every state at the firm of the full desk; the agency, the unit, the department, the branch;
    then the city.
    """
    yield from (Plan(FIRMS[0], one.stands, one) for one in PERSONAS if one.stands)
    yield from (Plan(FIRMS[0], state) for state in SHARE)
    yield from (Plan(FIRMS[0], state, dispatched=True) for state in DISPATCHED)
    for firm, states in ((UNIT, AT_THE_UNIT), (DESIGN, AT_THE_DEPARTMENT), (BRANCH, AT_THE_BRANCH)):
        yield from (Plan(firm, state) for state in states)
    firms = (*FIRMS, UNIT, BRANCH)
    where = chance.choices(firms, [BUSY if one.area == FIRMS[0].area else 1 for one in firms], k=cases)
    ends = chance.choices(list(SHARE), list(SHARE.values()), k=cases)
    yield from (Plan(firm, state) for firm, state in zip(where, ends, strict=True))


def shares(pieces: Sequence[Piece], count: int) -> list[list[Piece]]:
    """About equal shares. Cases that one authority may get stay together: its numbers come in the order of its days."""
    groups: dict[str, list[Piece]] = {}
    for piece in sorted(pieces, key=lambda one: one.days.answered):
        groups.setdefault(desk(piece.plan.firm), []).append(piece)
    found: list[list[Piece]] = [[] for _ in range(count)]
    for group in sorted(groups.values(), key=cost, reverse=True):
        min(found, key=cost).extend(group)
    return [sorted(share, key=lambda one: one.days.answered) for share in found]


def desk(firm: Firm) -> str:
    """What stands for the authority before routing has named it."""
    return firm.name if firm.self_recognition else "municipal" if firm.affiliation == "municipal" else firm.area


def cost(pieces: Sequence[Piece]) -> int:
    """What they cost, in steps."""
    return sum(len(WAYS[piece.plan.state]) + PAPERS for piece in pieces)


def build(on: date, say: Say, cases: int = CASES) -> None:
    """Build it for a day."""
    city = City(on)
    planned = islice(plans(Random(SEED), cases), cases)
    pieces = [city.piece(place, plan) for place, plan in enumerate(planned)]
    together(shares(pieces, hands()), partial(make, city), partial(tell, say, cases))


def make(city: City, piece: Piece) -> None:
    """One case. Its acts are written to the disk with others': a city that is not finished is built again."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
    city.make(piece)


def tell(say: Say, cases: int, done: int) -> None:
    """Some words now and then."""
    if done % EVERY == 0:
        say(f"已办理{done}件，共{cases}件")

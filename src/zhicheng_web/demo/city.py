"""The demo city, built once: organisations, people, and cases that walked the real steps up to the demo's day."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from random import Random
from typing import NamedTuple

from django.db import connection

from zhicheng.policy import shelf
from zhicheng.policy.windows import timetable
from zhicheng.procedure.states import Role, State
from zhicheng.workdays.days import day_number
from zhicheng_web.cases import projection
from zhicheng_web.demo import organisations, people, seasons
from zhicheng_web.demo.organisations import BRANCH, FIRMS, UNIT, Firm
from zhicheng_web.demo.people import SINCE, Crowd
from zhicheng_web.demo.personas import PERSONAS, Persona
from zhicheng_web.demo.scene import Scene
from zhicheng_web.demo.seasons import Season
from zhicheng_web.demo.walks import walk
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
DISPATCHED = (State.DRAFT, State.SUBMITTED, State.ASSESSED, State.IN_PUBLICITY)
"""A dispatched case goes no further than this: the second lane of 三（二） has no pages yet."""
FORMER = 0.7
"""The share of the decided that were filed in the window before."""
BUSY = 3
"""How many times as many people a firm has in the district whose officers are personas."""
EVERY = 25
Say = Callable[[str], None]


class Plan(NamedTuple):
    """A case to be: of which firm, where it ends, of whom."""

    firm: Firm
    state: State
    persona: Persona | None = None
    dispatched: bool = False


class City:
    """Everybody and everything that cases need."""

    def __init__(self, on: date) -> None:
        self.chance = Random(SEED)
        self.policy, calendar = shelf.in_force(day_number(on.isoformat())), shelf.calendar()
        self.season: Season = seasons.season(on, timetable(self.policy, calendar))
        today = people.morning(on)
        projection.policy_version(self.policy, calendar, today)
        projection.calendar_version(calendar, today)
        self.offices, self.firms, agency = organisations.build(self.policy)
        self.agency, self.crowd = agency, Crowd(self.chance, people.morning(SINCE))
        self.teams = {of.pk: self.crowd.team(of, login.lower()) for login, of in self.recognising()}
        self.hr = {firm: self.personnel(firm, place) for place, firm in enumerate(self.firms)}
        self.crowd.member(agency, Role.EMPLOYER, login="hr-agency")
        self.crowd.known(self.offices[self.policy.city], Role.BUREAU, "he-zhiming")

    def recognising(self) -> Iterator[tuple[str, Organisation]]:
        """All that recognise, each with the beginning of its officers' logins."""
        yield from self.offices.items()
        yield "unit", self.firms[UNIT]

    def personnel(self, firm: Firm, place: int) -> Actor:
        """Who does the HR of a firm."""
        of = self.firms[firm]
        if firm is FIRMS[0]:
            return self.crowd.known(of, Role.EMPLOYER, "wang-fang")
        return self.crowd.member(of, Role.EMPLOYER, login=f"hr-{place}")

    def scene(self, plan: Plan) -> Scene:
        """The people of a case, and its days."""
        persona, employer = plan.persona, self.firms[plan.firm]
        person = self.crowd.person(persona.name, persona.login) if persona else self.crowd.person()
        queries.employ(person, employer, Membership.As.EMPLOYEE, SINCE)
        former = plan.state in seasons.ENDED and self.chance.random() < FORMER
        days = seasons.days_of(plan.state, self.season, self.chance, former)
        agency = self.agency if plan.dispatched else None
        actor = queries.applicant(person.pk)
        return Scene(person, actor, plan.firm, employer, self.hr[plan.firm], agency, self.teams, days)


def plans(chance: Random, cases: int) -> Iterator[Plan]:
    """The personas' cases; every state at the firm of the full desk; the branch, the unit, the agency; then the city."""
    yield from (Plan(FIRMS[0], one.stands, one) for one in PERSONAS if one.stands)
    yield from (Plan(FIRMS[0], state) for state in SHARE)
    yield from (Plan(FIRMS[0], state, dispatched=True) for state in DISPATCHED)
    yield from (Plan(firm, state) for firm in (UNIT, BRANCH) for state in (State.SUBMITTED, State.IN_EXAMINATION))
    firms = (*FIRMS, UNIT, BRANCH)
    where = chance.choices(firms, [BUSY if one.area == FIRMS[0].area else 1 for one in firms], k=cases)
    states = chance.choices(list(SHARE), list(SHARE.values()), k=cases)
    yield from (Plan(firm, state) for firm, state in zip(where, states, strict=True))


def build(on: date, say: Say, cases: int = CASES) -> None:
    """Build it for a day. Acts are written to the disk together: a city that is not finished is built again."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
    city = City(on)
    scenes = [(city.scene(plan), plan.state) for plan in islice(plans(city.chance, cases), cases)]
    scenes.sort(key=lambda one: one[0].days.answered)
    for done, (scene, state) in enumerate(scenes, 1):
        walk(scene, state, city.chance)
        if done % EVERY == 0:
            say(f"已办理{done}件，共{len(scenes)}件")
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")

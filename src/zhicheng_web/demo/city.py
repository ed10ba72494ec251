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
from zhicheng_web.cases.engine.engine_input import find_policy_on
from zhicheng_web.cases.read.lanes import PROOF
from zhicheng_web.demo import case_days, organisations, people
from zhicheng_web.demo.case_days import CaseDays, RecentWindows
from zhicheng_web.demo.case_walk import CaseSetup
from zhicheng_web.demo.contested_number import CLAIMANT, contest_number
from zhicheng_web.demo.organisations import BRANCH, DESIGN, FIRMS, UNIT, Firm
from zhicheng_web.demo.people import MEMBERS_SINCE, PersonFactory
from zhicheng_web.demo.personas import APPLICANTS, PERSONAS
from zhicheng_web.demo.process_pool import count_processes, run_shares
from zhicheng_web.demo.walks import STEPS_TO_STATE, walk_case_to
from zhicheng_web.demonstration import Persona
from zhicheng_web.people import queries
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Membership, Organisation

SEED = 20260303
CASES = 300
STATE_SHARES = {
    State.DRAFT: 6, State.SUBMITTED: 8, State.RETURNED_TO_APPLICANT: 4, State.LEFT_EMPLOYER: 1, State.WITHDRAWN: 2,
    State.ASSESSED: 8, State.NOT_RECOMMENDED: 1, State.IN_PUBLICITY: 10, State.OBJECTION_OPEN: 1,
    State.PUBLICITY_CLOSED: 6, State.FILED: 12, State.IN_EXAMINATION: 8, State.RETURNED_TO_EMPLOYER: 4,
    State.PROPOSED: 6, State.RECOGNISED: 18, State.REFUSED: 2, State.EXPIRED: 1, State.REVOKED: 1,
}  # fmt: skip
"""How many of a hundred cases stand where."""
EMPLOYEE_ROLE = Membership.RoleChoice.EMPLOYEE
DISPATCHED_STATES = (
    State.DRAFT, State.SUBMITTED, State.ASSESSED, State.IN_PUBLICITY, State.PUBLICITY_CLOSED, State.FILED,
)  # fmt: skip
STATES_ON_PAPER = (State.PUBLICITY_CLOSED, State.FILED)
"""Of those whose agency does not use the system: the employer is to record its papers, or has."""
STATES_AT_THE_UNIT = (
    State.SUBMITTED, State.ASSESSED, State.PUBLICITY_CLOSED, State.FILED, State.IN_EXAMINATION, State.PROPOSED,
    State.RECOGNISED,
)  # fmt: skip
STATES_AT_THE_DEPARTMENT = (State.FILED, State.IN_EXAMINATION, State.PROPOSED, State.RECOGNISED)
STATES_AT_THE_BRANCH = (State.SUBMITTED, State.IN_EXAMINATION)
FORMER_WINDOW_SHARE = 0.7
"""The share of the decided that were filed in the window before."""
BUSY_DISTRICT_WEIGHT = 3
"""How many times as many people a firm has in the district whose officers are personas."""
REPORT_EVERY = 25
FIRST_APPLICANT_NUMBER = 300
"""More than the people who do not apply: applicants are numbered from here."""
HR_PERSONAS = {FIRMS[0]: ("wang-fang", "zhao-min"), UNIT: ("zhou-min",)}
"""Who does the HR of a firm where they are personas."""
PAPERS_COST = 5
"""What the papers of a case cost, in steps."""
Say = Callable[[str], None]


class PlannedCase(NamedTuple):
    """A case to be: of which firm, where it ends, of whom."""

    firm: Firm
    state: State
    persona: Persona | None = None
    dispatched: bool = False
    on_paper: bool = False


class ScheduledCase(NamedTuple):
    """A planned case with its days and its own chance: the same in every process, at any time."""

    position: int
    plan: PlannedCase
    days: CaseDays
    chance: Random


class City:
    """Everybody and everything that cases need."""

    def __init__(self, on: date) -> None:
        self.policy, calendar = (
            find_policy_on(day_number(on.isoformat())),
            installed.load_workday_calendar(),
        )
        self.season: RecentWindows = case_days.find_recent_windows(on, build_timetable(self.policy, calendar))
        today = people.start_of_day(on)
        policy_rows.ensure_policy_version(self.policy, calendar, today)
        policy_rows.ensure_calendar_version(calendar, today)
        founded = people.start_of_day(MEMBERS_SINCE)
        self.offices, self.firms, self.agencies = organisations.build_organisations(self.policy, founded)
        self.person_factory = PersonFactory(Random(SEED), founded)
        self.teams = {of.pk: self.person_factory.team(of, login.lower()) for login, of in self.recognising_units()}
        self.hr = {firm: self.find_hr_actor(firm, index) for index, firm in enumerate(self.firms)}
        self.knows_agency_papers = any(material.key == PROOF for material in self.policy.materials)
        self.agency_hr = self.person_factory.persona_actor(self.agencies[0], Role.EMPLOYER, "tang-ying")
        self.person_factory.persona_actor(self.offices[self.policy.city], Role.BUREAU, "he-zhiming")
        for one in PERSONAS:
            if one.opens == APPLICANTS and one.stands is None:
                somebody = self.person_factory.person(one.name, one.login)
                self.person_factory.admit(somebody, self.firms[FIRMS[0]], EMPLOYEE_ROLE)
        self.person_factory.persona_actor(self.offices[self.policy.city], Role.BUREAU, "mu-lan")

    def recognising_units(self) -> Iterator[tuple[str, Organisation]]:
        """All that recognise, each with the beginning of its officers' logins."""
        yield from self.offices.items()
        yield "unit", self.firms[UNIT]

    def find_hr_actor(self, firm: Firm, index: int) -> Actor:
        """Who does the HR of a firm; the first of them acts in its cases."""
        of = self.firms[firm]
        if firm in HR_PERSONAS:
            return [self.person_factory.persona_actor(of, Role.EMPLOYER, login) for login in HR_PERSONAS[firm]][0]
        return self.person_factory.member(of, Role.EMPLOYER, login=f"hr-{index}")

    def schedule_case(self, index: int, plan: PlannedCase) -> ScheduledCase:
        """A planned case with its days and the random numbers that it is made with: the same in every run."""
        chance = Random(f"{SEED} {index}")
        former = plan.state in case_days.DECIDED_STATES and chance.random() < FORMER_WINDOW_SHARE
        return ScheduledCase(index, plan, case_days.choose_case_days(plan.state, self.season, chance, former), chance)

    def make_case(self, piece: ScheduledCase) -> None:
        """The person, and their case on its way."""
        walk_case_to(self.case_setup(piece), piece.plan.state, piece.chance)

    def case_setup(self, piece: ScheduledCase) -> CaseSetup:
        """The people of a case, and its days."""
        plan, persona, employer = piece.plan, piece.plan.persona, self.firms[piece.plan.firm]
        factory = PersonFactory(piece.chance, self.person_factory.at, FIRST_APPLICANT_NUMBER + piece.position)
        person = factory.person(persona.name, persona.login, persona.login != CLAIMANT) if persona else factory.person()
        factory.admit(person, employer, EMPLOYEE_ROLE)
        on_paper = plan.on_paper if self.knows_agency_papers else 0
        agency = self.agencies[on_paper] if plan.dispatched else None
        agency_hr = self.agency_hr if plan.dispatched and not on_paper else None
        actor = queries.build_applicant_actor(person.pk)
        hr = self.hr[plan.firm]
        return CaseSetup(person, actor, plan.firm, employer, hr, agency, agency_hr, self.teams, piece.days)


def plan_cases(chance: Random, cases: int) -> Iterator[PlannedCase]:
    """The personas' cases; every state at the firm with a full queue; the agency, the unit, the department, the branch;
    then the city.
    """
    yield from (PlannedCase(FIRMS[0], one.stands, one) for one in PERSONAS if one.stands)
    yield from (PlannedCase(FIRMS[0], state) for state in STATE_SHARES)
    yield from (PlannedCase(FIRMS[0], state, dispatched=True) for state in DISPATCHED_STATES)
    yield from (PlannedCase(FIRMS[0], state, dispatched=True, on_paper=True) for state in STATES_ON_PAPER)
    for firm, states in (
        (UNIT, STATES_AT_THE_UNIT),
        (DESIGN, STATES_AT_THE_DEPARTMENT),
        (BRANCH, STATES_AT_THE_BRANCH),
    ):
        yield from (PlannedCase(firm, state) for state in states)
    firms = (*FIRMS, UNIT, BRANCH)
    where = chance.choices(firms, [BUSY_DISTRICT_WEIGHT if one.area == FIRMS[0].area else 1 for one in firms], k=cases)
    ends = chance.choices(list(STATE_SHARES), list(STATE_SHARES.values()), k=cases)
    yield from (PlannedCase(firm, state) for firm, state in zip(where, ends, strict=True))


def split_into_shares(pieces: Sequence[ScheduledCase], count: int) -> list[list[ScheduledCase]]:
    """About equal shares. Cases that one authority may get stay together: its numbers come in the order of its days."""
    groups: dict[str, list[ScheduledCase]] = {}
    for piece in sorted(pieces, key=lambda one: one.days.answered):
        groups.setdefault(authority_group(piece.plan.firm), []).append(piece)
    found: list[list[ScheduledCase]] = [[] for _ in range(count)]
    for group in sorted(groups.values(), key=estimate_steps, reverse=True):
        min(found, key=estimate_steps).extend(group)
    return [sorted(share, key=lambda one: one.days.answered) for share in found]


def authority_group(firm: Firm) -> str:
    """What stands for the authority before routing has named it."""
    return firm.name if firm.self_recognition else "municipal" if firm.affiliation == "municipal" else firm.area


def estimate_steps(pieces: Sequence[ScheduledCase]) -> int:
    """What they cost, in steps."""
    return sum(len(STEPS_TO_STATE[piece.plan.state]) + PAPERS_COST for piece in pieces)


def build_demo_city(on: date, say: Say, cases: int = CASES) -> None:
    """Build the demo city as it is on a day."""
    city = City(on)
    planned = islice(plan_cases(Random(SEED), cases), cases)
    pieces = [city.schedule_case(index, plan) for index, plan in enumerate(planned)]
    run_shares(
        split_into_shares(pieces, count_processes()),
        partial(make_demo_case, city),
        partial(report_progress, say, cases),
    )
    contest_number(Random(SEED))


def make_demo_case(city: City, piece: ScheduledCase) -> None:
    """One case. Its acts are written to the disk with others': a city that is not finished is built again."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
    city.make_case(piece)


def report_progress(say: Say, cases: int, done: int) -> None:
    """Say every REPORT_EVERY cases how many are done."""
    if done % REPORT_EVERY == 0:
        say(f"已办理{done}件，共{cases}件")

"""A case of the demo city on its way: who is in it, and its own clock, which never runs back nor reaches the demo's day."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import NamedTuple
from uuid import UUID

from zhicheng.policy.model import Material
from zhicheng.workdays.days import as_date
from zhicheng_web.cases.actions.attach_paper import attach_paper
from zhicheng_web.cases.actions.edit import edit
from zhicheng_web.cases.actions.start import start
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers import required
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.demo import stories
from zhicheng_web.demo.organisations import Firm
from zhicheng_web.demo.papers import scan
from zhicheng_web.demo.people import Team
from zhicheng_web.demo.seasons import Days
from zhicheng_web.ledger.chain import KUNMING
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Organisation, Person

MORNING = time(9)


class Scene(NamedTuple):
    """Who is in a case, and when. `teams`: by the authority's row."""

    person: Person
    applicant: Actor
    firm: Firm
    employer: Organisation
    hr: Actor
    agency: Organisation | None
    teams: Mapping[int, Team]
    days: Days


class Walk:
    """The case and its clock. Writes the draft; the papers may wait."""

    def __init__(self, scene: Scene, chance: Random, with_papers: bool = True) -> None:
        self.scene, self.days, self.chance = scene, scene.days, chance
        self.last = datetime.combine(as_date(scene.days.written), MORNING, KUNMING)
        who = scene.applicant
        self.case = start(
            scene.person, scene.employer, agency=scene.agency, by=who, at=self.moment(self.days.written), key=self.key()
        )
        self.case = edit(self.case, self.story(), **self.act(who, self.days.written))
        if with_papers:
            self.hand_in(required.list_applicant_materials, who, self.days.written)

    def story(self) -> dict[str, object]:
        """What the applicant writes."""
        payer = self.scene.agency or self.scene.employer
        posted, filed = as_date(self.days.posted), as_date(self.days.filed)
        return stories.facts(self.scene.firm, payer.uscc or "", posted, filed, self.chance)

    def moment(self, day: int) -> datetime:
        """Some minutes after the last act, on that day."""
        morning = datetime.combine(as_date(day), MORNING, KUNMING) + timedelta(minutes=self.chance.randrange(240))
        self.last = max(morning, self.last + timedelta(minutes=self.chance.randint(2, 9)))
        return self.last

    def key(self) -> UUID:
        """The key of a page."""
        return UUID(int=self.chance.getrandbits(128), version=4)

    def act(self, by: Actor, day: int) -> Act:
        """One click on a fresh page."""
        return Act(by=by, at=self.moment(day), key=self.key(), version=self.case.version)

    def hand_in(self, owed: Callable[[Case, date], Sequence[Material]], by: Actor, day: int) -> None:
        """Every paper that somebody owes."""
        for one in owed(self.case, as_date(day)):
            act = self.act(by, day)
            self.case = attach_paper(self.case, kind=one.key, name=f"{one.name}.png", data=scan(one.key), **act)

    @property
    def team(self) -> Team:
        """Who examines the case."""
        return self.scene.teams[self.case.authority_id or 0]

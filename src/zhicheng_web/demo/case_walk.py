"""A case of the demo city on its way: who is in it, and its own clock, which never runs back nor reaches the demo's day."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import NamedTuple
from uuid import UUID

from zhicheng.policy.model import Material
from zhicheng.workdays.days import as_date
from zhicheng_web.cases.actions.attach_paper import attach_clean_paper
from zhicheng_web.cases.actions.edit import edit
from zhicheng_web.cases.actions.start import start
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers import required
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.demo import invented_facts
from zhicheng_web.demo.case_days import CaseDays
from zhicheng_web.demo.organisations import Firm
from zhicheng_web.demo.papers import clean_scan
from zhicheng_web.demo.people import Team
from zhicheng_web.ledger.chain import KUNMING
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Organisation, Person

OFFICE_OPENS = time(9)


class CaseSetup(NamedTuple):
    """Who is in a case, and when. `teams`: by the authority's row."""

    person: Person
    applicant: Actor
    firm: Firm
    employer: Organisation
    hr: Actor
    agency: Organisation | None
    agency_hr: Actor | None
    teams: Mapping[int, Team]
    days: CaseDays


class CaseWalk:
    """The case and its clock. Writes the draft; the papers may wait."""

    def __init__(self, case_setup: CaseSetup, chance: Random, with_papers: bool = True) -> None:
        self.case_setup, self.days, self.chance = case_setup, case_setup.days, chance
        self.last = datetime.combine(as_date(case_setup.days.written), OFFICE_OPENS, KUNMING)
        who = case_setup.applicant
        self.case = start(
            case_setup.person,
            case_setup.employer,
            agency=case_setup.agency,
            by=who,
            at=self.moment(self.days.written),
            key=self.key(),
        )
        self.case = edit(self.case, self.applicant_facts(), **self.act(who, self.days.written))
        if with_papers:
            self.attach_papers(required.list_applicant_materials, who, self.days.written)

    def applicant_facts(self) -> dict[str, object]:
        """The facts that the invented applicant fills in (case-format, "Input")."""
        payer = self.case_setup.agency or self.case_setup.employer
        posted, filed = as_date(self.days.posted), as_date(self.days.filed)
        return invented_facts.invent_facts(self.case_setup.firm, payer.uscc or "", posted, filed, self.chance)

    def moment(self, day: int) -> datetime:
        """Some minutes after the last act, on that day."""
        morning = datetime.combine(as_date(day), OFFICE_OPENS, KUNMING) + timedelta(minutes=self.chance.randrange(240))
        self.last = max(morning, self.last + timedelta(minutes=self.chance.randint(2, 9)))
        return self.last

    def key(self) -> UUID:
        """The key of a page."""
        return UUID(int=self.chance.getrandbits(128), version=4)

    def act(self, by: Actor, day: int) -> Act:
        """One click on a fresh page."""
        return Act(by=by, at=self.moment(day), key=self.key(), version=self.case.version)

    def attach_papers(self, list_required: Callable[[Case, date], Sequence[Material]], by: Actor, day: int) -> None:
        """Attach every paper that somebody has to bring."""
        for one in list_required(self.case, as_date(day)):
            act = self.act(by, day)
            self.case = attach_clean_paper(
                self.case, kind=one.key, name=f"{one.name}.png", clean=clean_scan(one.key), **act
            )

    @property
    def team(self) -> Team:
        """The officers of the authority where the case lies."""
        return self.case_setup.teams[self.case.authority_id or 0]

"""Begin an application as a draft (三（一）)."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from zhicheng.procedure.states import Role
from zhicheng.words.printed_fields import STATED_PART_NAMES
from zhicheng_web.cases.actions.edit import copy_target_fields
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.read.titles import titles_held
from zhicheng_web.cases.transition.authorised import NOT_YOUR_CASE, build_refusal
from zhicheng_web.cases.transition.record import open_case
from zhicheng_web.cases.transition.step_act import StepAct
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Organisation, Person


@dataclass
class Start(StepAct):
    """A draft with its employer, and with the facts of an earlier application."""

    employer: Organisation
    agency: Organisation | None
    former: Case | None
    facts: Mapping[str, Any]

    def write(self, case: Case) -> None:
        """What is brought in waits to be confirmed."""
        case.employer, case.agency = self.employer, self.agency
        case.facts, case.brought = deepcopy(dict(self.facts)), sorted(self.facts)
        copy_target_fields(case)

    def note(self) -> Mapping[str, Any]:
        """Which employer, and after which case, by pseudonym."""
        agency = str(self.agency.public_id) if self.agency else None
        former = {"former": str(self.former.public_id)} if self.former else {}
        brought = {"brought": sorted(self.facts)} if self.facts else {}
        return {"employer": str(self.employer.public_id), "agency": agency} | former | brought


def start(
    person: Person,
    employer: Organisation,
    *,
    agency: Organisation | None = None,
    former: Case | None = None,
    by: Actor,
    at: datetime,
    key: UUID,
) -> Case:
    """Open a draft with the employer the person works at; `agency`: the dispatch company, where there is one.

    `former`: an earlier application of the person's; its facts are brought in, and the titles recognised since. With or without
    one, so are the titles of before this system. Each part waits to be confirmed. Papers and commitment letter are not brought
    in: they are of their day.

    Raises StepRefused: `one_active_case` while another case of the person is under way; for anybody but the person.
    """

    if by.role is not Role.APPLICANT or by.person_id != person.pk or (former and former.person_id != person.pk):
        raise build_refusal("not_yours", NOT_YOUR_CASE)
    brought_facts = {part: former.facts[part] for part in STATED_PART_NAMES if part in former.facts} if former else {}
    stated_titles = brought_facts.get("titles") or []
    known = titles_held.add_titles_held if former else titles_held.add_earlier_titles
    if titles := known(stated_titles, person.pk):
        brought_facts["titles"] = titles
    return open_case(person, lambda: Start(employer, agency, former, brought_facts), by=by, at=at, key=key)

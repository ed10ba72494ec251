"""Begin an application as a draft (三（一）)."""

from copy import deepcopy
from datetime import datetime
from typing import Any
from uuid import UUID

from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions.edit import copy_target_fields
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.read import titles_held
from zhicheng_web.cases.refusals.return_reasons import FACT_PART_NAMES
from zhicheng_web.cases.transition.authorised import NOT_YOUR_CASE, build_refusal
from zhicheng_web.cases.transition.record import open_case
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Organisation, Person


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

    `former`: an earlier application of the person's; what it told is brought in, with the titles recognised since, to be
    confirmed part by part. Papers and commitment letter are not: they are of their day. Raises Refused: `one_active_case`
    while another case of the person is under way; for anybody but the person.
    """

    if by.role is not Role.APPLICANT or by.person_id != person.pk or (former and former.person_id != person.pk):
        raise build_refusal("not_yours", NOT_YOUR_CASE)
    brought_facts = {part: former.facts[part] for part in FACT_PART_NAMES if part in former.facts} if former else {}
    if former and (titles := titles_held.add_titles_held(brought_facts.get("titles") or [], person.pk)):
        brought_facts["titles"] = titles

    def inside(case: Case) -> None:
        case.employer, case.agency = employer, agency
        case.facts, case.brought = deepcopy(brought_facts), sorted(brought_facts)
        copy_target_fields(case)

    note: dict[str, Any] = {
        "employer": str(employer.public_id),
        "agency": str(agency.public_id) if agency else None,
    }
    if former:
        note |= {"former": str(former.public_id), "brought": sorted(brought_facts)}
    return open_case(person, by=by, at=at, key=key, inside=inside, note=note)

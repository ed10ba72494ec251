"""The side a person takes in a case by acting: written down once, kept for good (four eyes, "Case rules")."""

from zhicheng.procedure.states import Role
from zhicheng_web.cases.models import Case, CaseParty
from zhicheng_web.people.actor import Actor


def side_of(case: Case, by: Actor) -> str | None:
    """The side an actor acts on; None for the bureau and the system, who take none."""
    if by.role in (Role.BUREAU, Role.SYSTEM):
        return None
    if by.role is Role.EMPLOYER and by.organisation_id == case.agency_id:
        return CaseParty.Side.AGENCY.value
    return CaseParty.Side(by.role.value).value


def take_side(case: Case, by: Actor) -> None:
    """Note the actor's side; `one_side_per_person` refuses where they have taken another."""
    side = side_of(case, by)
    if side is None or CaseParty.objects.filter(case=case, person_id=by.person_id, side=side).exists():
        return
    CaseParty.objects.create(case=case, person_id=by.person_id, side=side)

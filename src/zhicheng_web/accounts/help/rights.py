"""Who may help whom with an account, and whether a second person has to agree: asked of all that its owner is.

HR: the employees of its unit who are nothing else anywhere. The bureau: everybody but oneself. Whoever holds an office (HR,
examiner, approver, the bureau's) is helped by two people of the bureau, the level above all of them; a county looks after
nobody, because its examiners and approvers would come to help each other into both halves of a pair.
"""

from django.db.models import QuerySet

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.accounts.channels.queries import find_channel
from zhicheng_web.cases.read.applicants import acted_on_case_of, list_applicant_ids_of_unit
from zhicheng_web.people import account_roles
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.queries import find_all_account_holders
from zhicheng_web.people.row_types import Person


def search_owners(actor: Actor, words: str = "") -> QuerySet[Person]:
    """Whose account somebody may help with, by name."""
    if actor.role is Role.BUREAU:
        return find_all_account_holders(words).exclude(pk=actor.person_id)
    unit = actor.organisation_id or 0
    return account_roles.search_employees_only(unit, clock.today(), words).exclude(pk=actor.person_id)


def needs_second(owner: Person, *, remove_factors: bool) -> bool:
    """Whether a second person has to agree: of an office account, for a letter, and wherever a second factor goes."""
    return remove_factors or find_channel(owner.user_id) is None or account_roles.holds_office(owner.pk, clock.today())


def may_ask_for_letter(actor: Actor, owner: Person) -> bool:
    """Whether somebody may ask for a letter, half of whose secret they then know: nobody who judges the owner's case."""
    unit = actor.organisation_id or 0
    judges = actor.role is Role.EMPLOYER and list_applicant_ids_of_unit(unit).filter(person_id=owner.pk).exists()
    return not judges and not acted_on_case_of(owner.pk, actor.person_id)

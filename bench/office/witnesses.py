"""Who opens the pages: the personas, and in this city only, the owners of cases in states that no persona's stands in.

One of these has a password and a second factor, so that the pages about them are shown.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from bench.office import waiting
from zhicheng.procedure.states import Role, State
from zhicheng_web import capacities, clock
from zhicheng_web.accounts import acts, links
from zhicheng_web.accounts.models import Account
from zhicheng_web.cases.models import Case
from zhicheng_web.demo.personas import PERSONAS
from zhicheng_web.ledger import units
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Person

STRANGER = ""
CAREFUL = f"bench-{State.SUBMITTED}"
PASSWORD = "known to the measurement only"
SECRET, SEED = "JBSWY3DPEHPK3PXP", "0" * 40


def logins() -> Sequence[str]:
    """Everybody who looks, a stranger first."""
    stands = {one.stands for one in PERSONAS}
    owners = [owner(state) for state in State if state not in stands and known(state)]
    make_careful(Account.objects.get(login=CAREFUL))
    return (STRANGER, *(one.login for one in PERSONAS), *owners, waiting.type_number())


def known(state: State) -> bool:
    """Whether a case stands there whose owner an account can be opened for, or has been."""
    ours = Q(person__user=None) | Q(person__user__login=login_of(state))
    return Case.objects.filter(ours, state=state).exists()


def login_of(state: State) -> str:
    """The login of the owner of a case in a state."""
    return f"bench-{state}"


def owner(state: State) -> str:
    """The login of whoever owns the case with the longest history in a state; an account is opened for them."""
    login = login_of(state)
    if not Account.objects.filter(login=login).exists():
        longest = Case.objects.filter(state=state, person__user=None).order_by("-version", "pk")
        open_account(longest.select_related("person")[0].person, login)
    return login


def open_account(person: Person, login: str) -> None:
    """An account for somebody who has none."""
    person.user = Account.objects.create_user(login)
    with transaction.atomic():
        units.record_founding([(units.NO_ORGANISATION, person.pk, "")], clock.now())
        person.save(update_fields=["user"])


def make_careful(account: Account) -> None:
    """Give an account a password and a second factor."""
    with transaction.atomic():
        if not account.has_usable_password():
            account.set_password(PASSWORD)
            account.save()
        for kind, data in factors().items():
            Authenticator.objects.update_or_create(user=account, type=kind, defaults={"data": data})
        for event in (acts.PASSWORD_CHANGED, acts.FACTOR_ADDED):
            acts.record_owner_act(account.pk, event)


def factors() -> dict[str, dict[str, Any]]:
    """A second factor and the codes for when it is lost, sealed as the office seals them."""
    return {
        Authenticator.Type.TOTP: {"secret": encrypt(SECRET)},
        Authenticator.Type.RECOVERY_CODES: {"seed": encrypt(SEED), "used_mask": 0},
    }


def password_link() -> str:
    """The link of somebody who has forgotten a password; it is opened without signing in."""
    return reverse("password-reset", args=links.prove_link(Account.objects.get(login=CAREFUL)))


def actors(login: str) -> list[Actor]:
    """In which capacities somebody looks."""
    if not login:
        return []
    return [one.actor for one in capacities.list_capacities(Account.objects.get(login=login).pk, clock.today())]


def roles(of: Iterable[Actor]) -> frozenset[Role]:
    """The roles of these."""
    return frozenset(actor.role for actor in of)

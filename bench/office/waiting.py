"""What waits for the bureau in this city only, so that the pages on which it decides are shown: a number to be put right, help
with an account, an officer who has joined; and an applicant who has typed a number and not said that it is theirs.
"""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

from django.db import transaction
from django.urls import reverse

from zhicheng.numbers.id_number import compute_check_character
from zhicheng.numbers.number_state import NumberState
from zhicheng.procedure.states import Role, State
from zhicheng_web import clock
from zhicheng_web.accounts.help.ask import ask_for_help
from zhicheng_web.accounts.help.give import confirm_help
from zhicheng_web.accounts.models import Account, AccountHelp
from zhicheng_web.capacities import list_capacities
from zhicheng_web.cases.actions.accept_invitation import accept_invitation, find_invitation
from zhicheng_web.cases.actions.ask_correction import ask_officer_correction
from zhicheng_web.cases.actions.invite import invite, normalise_invitee
from zhicheng_web.cases.actions.start import start
from zhicheng_web.cases.models import Case, ContestedClaim, NumberCorrection, Paper
from zhicheng_web.cases.read.number_claims import IDENTITY_PAPERS
from zhicheng_web.ledger import units
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Invitation, Person
from zhicheng_web.people.queries import build_applicant_actor, create_person, set_id_number

DECIDES, COLLEAGUE, HELPED = "he-zhiming", "mu-lan", "chen-jing"
"""Of the bureau who looks, and who has asked; whose account it is."""
REASON = "只为测量页面"
TYPES, JOINS = "bench-types", "bench-joins"


def wait_for_bureau() -> list[str]:
    """Let it wait, once for a home; the addresses of the pages."""
    return [*ask_correction(), *ask_help(), *join_as_officer(), *show_claim_paper()]


def find_actor(login: str) -> Actor:
    """A persona as she acts today."""
    return list_capacities(Account.objects.get(login=login).pk, clock.today())[0].actor


def ask_correction() -> Iterator[str]:
    """Of the officer's number."""
    person = Person.objects.get(user__login=HELPED)
    if not NumberCorrection.objects.filter(person=person, decided_at=None).exists():
        ask_officer_correction(person, make_number(person.pk), REASON, clock.now())
    asked = NumberCorrection.objects.get(person=person, decided_at=None)
    yield reverse("bureau-correction", args=[asked.public_id])


def ask_help() -> Iterator[str]:
    """By a colleague, for two: one request waits, the other was agreed to, and its letter waits for the printer."""
    for login, page in ((HELPED, "help-answer"), (type_number(), "help-letter")):
        owner = Person.objects.get(user__login=login)
        asked = AccountHelp.objects.filter(person=owner, sent_at=None, used_at=None, expires_at__gt=clock.now()).first()
        if asked is None:
            by, at = find_actor(COLLEAGUE), clock.now()
            asked, _ = ask_for_help(owner, by=by, at=at, key=uuid4(), reason=REASON, origin="http://localhost")
            if page == "help-letter":
                confirm_help(asked.public_id, by=find_actor(DECIDES), at=clock.now())
        yield reverse(page, args=[asked.public_id])


def join_as_officer() -> Iterator[str]:
    """Somebody whom a colleague has invited has opened the link."""
    by = find_actor(COLLEAGUE)
    if not Invitation.objects.filter(opened_by__user__login=JOINS).exists():
        person = make_person("刘敏", JOINS)
        invitee = normalise_invitee("刘敏", "13888777666")
        token = invite(
            invitee,
            by=by,
            at=clock.now(),
            key=uuid4(),
            role=Role.APPROVER,
            organisation_id=find_actor(HELPED).organisation_id,
        )
        accept_invitation(find_invitation(token, clock.now(), person.pk), person=person, at=clock.now())
    yield reverse("bureau-confirm", args=[Invitation.objects.get(opened_by__user__login=JOINS).public_id])


def show_claim_paper() -> Iterator[str]:
    """A page of the card of somebody whose number is contested."""
    claimants = ContestedClaim.objects.values("person_id")
    for paper in Paper.objects.filter(kind__in=IDENTITY_PAPERS, case__person_id__in=claimants)[:1]:
        yield reverse("bureau-claim-paper", args=[paper.public_id, 1])


def type_number() -> str:
    """The login of somebody with a draft who has typed a number."""
    if not Account.objects.filter(login=TYPES).exists():
        person = make_person("施瑞", TYPES)
        employer = Case.objects.filter(state=State.DRAFT)[0].employer
        at = clock.now() - timedelta(minutes=5)
        start(person, employer, by=build_applicant_actor(person.pk), at=at, key=uuid4())
    return TYPES


def make_person(name: str, login: str) -> Person:
    """Somebody with an account who has typed a number."""
    with transaction.atomic():
        person = create_person(name, at=clock.now())
        person.user = Account.objects.create_user(login)
        set_id_number(person, "id", make_number(person.pk), NumberState.CLAIMED)
        units.record_founding([(units.NO_ORGANISATION, person.pk, "")], clock.now())
        person.save()
    return person


def make_number(serial: int) -> str:
    """An invented number of a district that issues none."""
    first = f"53010019800101{serial % 1000:03}"
    return first + compute_check_character(first)

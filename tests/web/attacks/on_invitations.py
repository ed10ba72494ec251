"""Attacks on who admits whom, and on two accounts that are one person."""

from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange

from tests.web.attacks.registry import attack, drop
from tests.web.attacks.world import World, again, at, change
from zhicheng_web.cases.models import CaseParty
from zhicheng_web.people import queries as people
from zhicheng_web.people.invitation_model import CONFIRM_TERM
from zhicheng_web.people.models import Invitation, Membership, Person

ONE_NUMBER = "person_one_per_id_number"


def invitation(w: World, role: str = "approver", **about: object) -> Invitation:
    """The stranger was invited by HR, and has joined."""
    opened = {"opened_by": w.stranger, "opened_at": at("02-02")}
    known = {"organisation": w.county, "role": role, "name": "stranger", "phone": "1", "invited_by": w.hr}
    return Invitation.objects.create(**known | opened | {"created_at": at("02-01")} | about)


def second_account(person: Person) -> Person:
    """Another account of the same number, which the table of persons alone would refuse."""
    drop(ONE_NUMBER)
    twin: Person = again(person)
    return twin


@attack("people", "invitation_opened_by_another")
def an_invitation_used_by_who_made_it(w: World) -> None:
    invitation(w, opened_by=w.hr)


@attack("people", "invitation_confirmed_by_second")
def an_officer_confirmed_by_who_invited_them(w: World) -> None:
    invitation(w, confirmed_by=w.hr, confirmed_at=at("02-03"))


@attack("people", "invitation_confirmed_by_second")
def an_officer_confirmed_by_themselves(w: World) -> None:
    invitation(w, confirmed_by=w.stranger, confirmed_at=at("02-03"))


@attack("people", "invitation_confirmed_by_second")
def nobody_confirmed(w: World) -> None:
    nobody = {"opened_by": None, "opened_at": None}
    invitation(w, role="employer", confirmed_by=w.examiner, confirmed_at=at("02-03"), **nobody)


@attack("people", "officer_is_identified")
def an_officer_confirmed_without_a_number(w: World) -> None:
    unknown = people.create_person("unknown", at=at("02-01"))
    invitation(w, opened_by=unknown, confirmed_by=w.examiner, confirmed_at=at("02-03"))


@attack("people", "officer_is_identified")
def an_officer_confirmed_by_nobody_known(w: World) -> None:
    unknown = people.create_person("unknown", at=at("02-01"))
    invitation(w, confirmed_by=unknown, confirmed_at=at("02-03"))


@attack("people", "invitation_of_natural_persons")
def an_officer_confirmed_by_the_inviters_second_account(w: World) -> None:
    invitation(w, confirmed_by=second_account(w.hr), confirmed_at=at("02-03"))


@attack("people", "invitation_of_natural_persons")
def an_invitation_used_by_the_inviters_second_account(w: World) -> None:
    invitation(w, opened_by=second_account(w.hr), confirmed_by=w.examiner, confirmed_at=at("02-03"))


@attack("people", "invitation_tries")
def one_try_more(w: World) -> None:
    invitation(w, tries=6)


@attack("people", "invitation_once")
def two_open_invitations_for_one(w: World) -> None:
    again(invitation(w, opened_by=None, opened_at=None))


def member(w: World, by: Invitation, role: str) -> None:
    """The stranger's membership by an invitation."""
    valid = DateRange(date(2026, 2, 3), None)
    Membership.objects.create(person=w.stranger, organisation=w.county, role=role, valid=valid, invitation=by)


@attack("people", "membership_by_invitation")
def an_officer_whom_nobody_has_confirmed(w: World) -> None:
    member(w, invitation(w), "approver")


@attack("people", "membership_by_invitation")
def another_role_than_invited(w: World) -> None:
    member(w, invitation(w, role="employee"), "approver")


@attack("people", "membership_by_invitation")
def a_confirmation_taken_back_under_its_officer(w: World) -> None:
    found = invitation(w, confirmed_by=w.examiner, confirmed_at=at("02-03"))
    member(w, found, "approver")
    change(found, confirmed_by=None, confirmed_at=None)


@attack("proposed", "one_side_per_number")
def the_examiners_second_account_as_approver(w: World) -> None:
    CaseParty.objects.create(case=w.case, person=second_account(w.examiner), side="approver")


@attack("filed", "one_side_per_number")
def the_applicants_second_account_as_examiner(w: World) -> None:
    CaseParty.objects.create(case=w.case, person=second_account(w.applicant), side="examiner")


@attack("filed", "officer_has_number")
def an_examiner_without_a_number(w: World) -> None:
    CaseParty.objects.create(case=w.case, person=people.create_person("unknown", at=at("02-01")), side="examiner")


@attack("proposed", "number_has_one_side")
def a_number_stated_that_has_another_side(w: World) -> None:
    drop(ONE_NUMBER)
    drop("confirmed_number_stays")
    change(w.hr, id_index=w.examiner.id_index)


@attack("people", "invitation_confirmed_in_time")
def an_officer_confirmed_long_after_joining(w: World) -> None:
    invitation(w, confirmed_by=w.examiner, confirmed_at=at("02-02") + CONFIRM_TERM + timedelta(seconds=1))

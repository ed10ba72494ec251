"""Attacks on whose a number of identity is: claims, contests and their decision, corrections."""

from typing import Any

from tests.web.attacks.on_people import submit_under_any_number
from tests.web.attacks.registry import attack, execute
from tests.web.attacks.stages import begin
from tests.web.attacks.world import World, again, at, change
from zhicheng.numbers.number_state import NumberState
from zhicheng_web.cases.models import CaseParty, ContestedClaim, NumberContest, NumberCorrection
from zhicheng_web.people import queries as people
from zhicheng_web.people.models import Person


def contest(w: World) -> NumberContest:
    """The applicant's number, which somebody else has confirmed as well."""
    w.rows["rival"] = again(w.applicant, number_state="claimed")
    found = NumberContest.objects.create(id_index=w.applicant.id_index, opened_at=at("02-01"))
    for one in (w.applicant, w.rival):
        ContestedClaim.objects.create(contest=found, person=one, at=at("02-01"))
        change(one, number_state="contested")
    return found


def decide(found: NumberContest, by: Person, **more: Any) -> NumberContest:
    """A decision."""
    change(found, **{"decided_at": at("02-05"), "decided_by": by, "reason": "对照身份证件"} | more)
    return found


def correction(w: World, **about: Any) -> NumberCorrection:
    """The applicant has asked for another number."""
    known = {
        "person": w.applicant,
        "document": "id",
        "id_number_enc": b"sealed",
        "id_index": b"other",
        "reason": "填错了",
    }
    return NumberCorrection.objects.create(**known | {"asked_at": at("02-01")} | about)


GRANTED = {"granted": True, "decided_at": at("02-05"), "answer": "对照身份证件"}


@attack("people", "person_number_has_state")
def a_number_confirmed_that_nobody_has_stated(w: World) -> None:
    change(people.create_person("无名", at=at("01-05")), number_state="confirmed")


@attack("people", "confirmed_number_stays")
def another_number_in_place_of_the_confirmed_one(w: World) -> None:
    change(w.applicant, id_index=b"other")


@attack("people", "confirmed_number_stays")
def a_confirmed_number_made_a_claim_again(w: World) -> None:
    change(w.applicant, number_state="claimed")


@attack("people", "confirmed_number_stays")
def another_number_while_a_correction_is_only_asked_for(w: World) -> None:
    correction(w)
    change(w.applicant, id_index=b"other")


@attack("people", "contested_number_waits")
def a_contested_number_confirmed_by_nobodys_decision(w: World) -> None:
    contest(w)
    change(w.rival, number_state="confirmed")


@attack("people", "contested_number_waits")
def a_contested_number_given_to_who_was_decided_against(w: World) -> None:
    decide(contest(w), w.hr, holder=w.applicant)
    change(w.rival, number_state="confirmed")


@attack("people", "contest_one_open")
def a_second_contest_about_one_number(w: World) -> None:
    again(contest(w))


@attack("people", "contest_decided_whole")
def a_contest_decided_by_nobody(w: World) -> None:
    change(contest(w), decided_at=at("02-05"))


@attack("people", "contest_decided_once")
def a_contest_decided_again(w: World) -> None:
    found = decide(contest(w), w.hr, holder=w.applicant)
    change(found, holder=w.rival)


@attack("people", "contest_decided_by_third")
def a_contest_decided_by_who_claims_the_number(w: World) -> None:
    decide(contest(w), w.rival)


@attack("people", "contest_holder")
def a_number_given_to_who_has_not_claimed_it(w: World) -> None:
    decide(contest(w), w.hr, holder=w.stranger)


@attack("people", "contested_claim_append_only")
def a_claim_forgotten(w: World) -> None:
    contest(w)
    execute("DELETE FROM contested_claim WHERE person_id = %s", w.rival.pk)


@attack("people", "correction_one_open")
def two_corrections_asked_for_at_a_time(w: World) -> None:
    again(correction(w))


@attack("people", "correction_decided_whole")
def a_correction_granted_by_nobody(w: World) -> None:
    correction(w, **GRANTED)


@attack("people", "correction_decided_by_another")
def a_correction_granted_by_who_has_asked(w: World) -> None:
    correction(w, decided_by=w.applicant, **GRANTED)


@attack("people", "decided_correction_stays")
def a_declined_correction_granted_afterwards(w: World) -> None:
    declined = GRANTED | {"granted": False}
    change(correction(w, decided_by=w.hr, **declined), granted=True)


@attack("people", "decided_correction_stays")
def another_number_asked_for_than_was_written_down(w: World) -> None:
    change(correction(w), id_index=b"third")


@attack("people", "case_number_holds")
def a_case_submitted_under_a_number_that_was_only_typed(w: World) -> None:
    typed = people.create_person("无名", at=at("01-05"))
    people.set_id_number(typed, "id", "530102199003070198", NumberState.CLAIMED)
    typed.save()
    w.rows["applicant"] = typed
    submit_under_any_number(w)


@attack("people", "officer_has_number")
def an_examiner_who_claims_the_number_of_another(w: World) -> None:
    case = begin(w, w.stranger)
    contest(w)
    CaseParty.objects.create(case=case, person=w.rival, side="examiner")

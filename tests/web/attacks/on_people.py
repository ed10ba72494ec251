"""Attacks on who somebody is, for whom they act, and on the case as a whole."""

from datetime import date

from allauth.mfa.models import Authenticator
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.web.attacks.registry import attack, execute
from tests.web.attacks.rows import new_decision, paper
from tests.web.attacks.stages import STEPS, begin
from tests.web.attacks.world import World, again, at, change
from tests.web.cast import forget_number, give_role
from zhicheng.procedure.states import Role
from zhicheng_web.accounts.models import Account
from zhicheng_web.cases.models import Case, CaseParty
from zhicheng_web.ledger import units
from zhicheng_web.ledger.models import Entry
from zhicheng_web.people import queries as people
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Organisation, Person

HEAD = "case_state_is_ledger_head"


@attack("draft", "one_active_case")
def a_second_case_beside_an_active_one(w: World) -> None:
    begin(w, w.applicant)


@attack("people", "person_one_per_id_number")
def a_second_person_with_the_same_number(w: World) -> None:
    again(w.applicant)


@attack("people", "person_number_with_index")
def a_number_that_cannot_be_read(w: World) -> None:
    change(people.create_person("无名", at=at("01-05")), id_index=b"index", number_state="claimed")


@attack("people", "case_person_identified", "case_number_holds")
def a_case_submitted_by_somebody_without_a_number(w: World) -> None:
    w.rows["applicant"] = people.create_person("无名", at=at("01-05"))
    submit_under_any_number(w)


def submit_under_any_number(w: World) -> None:
    """Hand a case over as if the number held."""
    STEPS["draft"](w)
    by = people.build_applicant_actor(w.applicant.pk)
    w.advance("submit", by, at("02-03"), inputs={"number_state": "confirmed"})


@attack("submitted", "confirmed_number_stays", "case_person_identified")
def a_number_erased_under_a_case(w: World) -> None:
    change(w.applicant, id_index=None, id_number_enc=None, number_state="")


@attack("draft", "case_stays_its_persons")
def a_case_given_to_somebody_else(w: World) -> None:
    change(w.case, person=w.stranger)


@attack("people", "membership_no_overlap")
def the_same_office_twice_at_a_time(w: World) -> None:
    again(w.hr_as, valid=DateRange(date(2026, 6, 1), None))


@attack("people", "membership_has_days")
def an_office_without_a_day(w: World) -> None:
    change(w.hr_as, valid=DateRange(empty=True))


@attack("assessed", "membership_not_cut_back")
def an_office_cut_back_behind_an_act(w: World) -> None:
    change(w.hr_as, valid=DateRange(date(2026, 1, 1), date(2026, 2, 1)))


@attack("assessed", "membership_not_cut_back")
def an_office_stopped_at_the_moment_of_an_act(w: World) -> None:
    change(w.hr_as, stopped_at=Entry.objects.filter(membership_id=w.hr_as.pk).latest("at").at)


@attack("assessed", "membership_not_cut_back", "entry_membership")
def an_office_deleted_after_an_act(w: World) -> None:
    execute("DELETE FROM membership WHERE id = %s", w.hr_as.pk)


@attack("assessed", "membership_not_cut_back")
def an_office_moved_to_another_unit(w: World) -> None:
    change(w.hr_as, organisation=w.county)


def send_back(w: World, by: Actor) -> None:
    w.advance("return_to_applicant", by, at("02-04"))


@attack("submitted", "membership_at_act")
def an_act_under_an_expired_office(w: World) -> None:
    expired = give_role(w.stranger, w.employer, "employer", date(2025, 1, 1), date(2026, 2, 4))
    send_back(w, people.build_membership_actor(expired))


@attack("submitted", "membership_at_act")
def an_act_before_the_office_begins(w: World) -> None:
    send_back(w, people.build_membership_actor(give_role(w.stranger, w.employer, "employer", date(2026, 2, 5))))


@attack("submitted", "membership_at_act")
def an_act_at_the_moment_an_office_was_stopped(w: World) -> None:
    change(w.hr_as, stopped_at=at("02-04"))
    send_back(w, people.build_membership_actor(w.hr_as))


@attack("submitted", "membership_at_act")
def an_act_under_somebody_elses_office(w: World) -> None:
    send_back(w, Actor(w.stranger.pk, w.hr_as.pk, Role.EMPLOYER, w.employer.pk))


@attack("submitted", "membership_at_act")
def an_act_under_no_office(w: World) -> None:
    send_back(w, Actor(w.stranger.pk, None, Role.EMPLOYER, w.employer.pk))


@attack("submitted", "membership_at_act")
def an_act_in_another_role_than_the_offices(w: World) -> None:
    employee = give_role(w.stranger, w.employer, "employee", date(2026, 1, 1))
    send_back(w, Actor(w.stranger.pk, employee.pk, Role.EMPLOYER, w.employer.pk))


@attack("submitted", "membership_at_act")
def an_applicants_act_by_somebody_else(w: World) -> None:
    w.advance("withdraw", people.build_applicant_actor(w.stranger.pk), at("02-04"))


@attack("submitted", HEAD)
def a_state_without_an_entry(w: World) -> None:
    change(w.case, state="assessed")


@attack("draft", HEAD)
def a_version_without_an_entry(w: World) -> None:
    change(w.case, version=2)


@attack("draft", HEAD)
def a_case_that_nobody_began(w: World) -> None:
    again(w.case, person=w.stranger)


@attack("closed", "case_state_is_filed", HEAD)
def filed_without_a_filing(w: World) -> None:
    change(w.case, state="filed")


@attack("submitted", "brought_confirmed")
def a_submitted_case_with_facts_that_nobody_confirmed(w: World) -> None:
    change(w.case, brought=["insurance"])


@attack("closed", "case_filed_has_filing", "case_state_before_filing")
def a_filing_date_without_a_filing(w: World) -> None:
    change(w.case, filed_at=at("03-10"))


@attack("filed", "case_filing")
def a_filing_that_does_not_exist(w: World) -> None:
    change(w.case, filing_seq=99)


@attack("filed", "case_filing")
def a_filing_recalled_behind_the_cases_back(w: World) -> None:
    change(w.filing, recalled_at=at("03-10", 11))


@attack("filed", "case_state_before_filing", "submitted_case_has_snapshot", HEAD)
def a_filed_case_made_a_draft(w: World) -> None:
    change(w.case, state="draft")


@attack("proposed", "case_state_has_decision", "case_recognised_has_title", HEAD)
def recognised_without_a_decision(w: World) -> None:
    change(w.case, state="recognised")


@attack("proposed", "case_state_has_decision", HEAD)
def refused_without_a_decision(w: World) -> None:
    change(w.case, state="refused")


@attack("proposed", "case_recognised_has_title")
def recognised_without_a_number(w: World) -> None:
    def inside(case: Case) -> None:
        new_decision(w, case).save()

    w.advance("recognise", people.build_membership_actor(w.approver_as), at("03-13"), write=inside)


@attack("assessed", "one_side_per_person")
def the_applicant_on_the_employers_side(w: World) -> None:
    CaseParty.objects.create(case=w.case, person=w.applicant, side="employer")


@attack("examined", "one_side_per_person")
def the_examiner_as_approver(w: World) -> None:
    CaseParty.objects.create(case=w.case, person=w.examiner, side="approver")


@attack("examined", "case_handlers_are_two")
def one_officer_in_both_places(w: World) -> None:
    Case.objects.filter(pk=w.case.pk).update(handling_examiner=w.examiner, handling_approver=w.examiner)


@attack("assessed", "party_stays")
def a_side_forgotten(w: World) -> None:
    CaseParty.objects.filter(case=w.case, person=w.hr).delete()


def insider(w: World, unit: Organisation, until: date | None = None) -> Person:
    give_role(w.stranger, unit, "employee", date(2025, 1, 1), until)
    stranger: Person = w.stranger
    return stranger


@attack("filed", "officer_not_of_employer")
def an_examiner_of_the_applicants_own_employer(w: World) -> None:
    CaseParty.objects.create(case=w.case, person=insider(w, w.employer), side="examiner")


@attack("filed", "officer_not_of_employer")
def an_approver_who_left_the_employer_while_the_case_was_on(w: World) -> None:
    CaseParty.objects.create(case=w.case, person=insider(w, w.employer, date(2026, 3, 1)), side="approver")


@attack("lanes", "officer_not_of_employer")
def an_examiner_of_the_applicants_agency(w: World) -> None:
    CaseParty.objects.create(case=w.case, person=insider(w, w.agency), side="examiner")


@attack("people", "membership_by_an_act")
def an_approver_whom_nobody_has_admitted(w: World) -> None:
    people.create_membership(w.applicant, w.county, "approver", date(2026, 1, 1))


@attack("people", "membership_by_an_act")
def an_approver_whose_line_is_of_another_role(w: World) -> None:
    units.record_founding([(w.county.pk, w.applicant.pk, "employee")], at("01-05"))
    people.create_membership(w.applicant, w.county, "approver", date(2026, 1, 1))


@attack("people", "unit_by_an_act")
def an_authority_that_nobody_has_registered(w: World) -> None:
    Organisation.objects.create(kind="county", name="无此区人社局", code="530199")


@attack("people", "factor_by_an_act")
def a_factor_that_its_owner_never_set_up(w: World) -> None:
    Authenticator.objects.create(user=Account.objects.create_user("hr"), type="totp", data={"secret": "x"})


@attack("draft", "paper_not_empty")
def an_empty_paper(w: World) -> None:
    again(w.paper, size=0)


@attack("draft", "paper_replaced_in_its_case")
def a_paper_replaced_by_another_cases(w: World) -> None:
    mine, w.rows["case"] = w.paper, begin(w, w.stranger)
    change(mine, replaced_by=paper(w, "identity_document"))


@attack("filed", "filed_paper_is_frozen")
def other_bytes_under_a_filed_paper(w: World) -> None:
    change(w.paper, sha256="f" * 64)


@attack("filed", "filed_paper_is_frozen")
def a_filed_paper_deleted(w: World) -> None:
    execute("DELETE FROM paper WHERE id = %s", w.paper.pk)


@attack("filed", "filed_papers_stay")
def a_paper_slipped_under_a_filed_case(w: World) -> None:
    again(w.paper, kind="title_certificate")


@attack("filed", "filed_papers_stay")
def a_filed_paper_marked_as_removed(w: World) -> None:
    change(w.paper, removed_at=at("03-10", 12))


@attack("recognised", "filed_papers_stay")
def a_paper_called_another_kind_after_the_title(w: World) -> None:
    change(w.paper, kind="title_certificate")


@attack("examined", "act_not_for_own_employer")
def an_examiner_who_joins_the_employer_after_taking_the_case(w: World) -> None:
    give_role(w.examiner, w.employer, "employee", date(2026, 3, 12))
    by, unseen = people.build_membership_actor(w.examiner_as), {"belongs_to_employer": False}
    w.advance("return_to_employer", by, at("03-12"), inputs=unseen)


@attack("examined", "acting_officer_has_number")
def an_examiner_of_before_whose_number_is_not_known(w: World) -> None:
    forget_number(w.examiner)
    by, unseen = people.build_membership_actor(w.examiner_as), {"belongs_to_employer": False}
    w.advance("return_to_employer", by, at("03-12"), inputs=unseen)


@attack("proposed", "decision_by_known_officers")
def a_decision_on_the_proposal_of_somebody_unknown(w: World) -> None:
    forget_number(w.examiner)
    CaseParty.objects.create(case=w.case, person=w.approver, side="approver")
    new_decision(w, w.case).save()


@attack("proposed", "act_not_for_own_employer")
def an_approver_whose_time_with_the_employer_is_prolonged(w: World) -> None:
    held = give_role(w.approver, w.employer, "employee", date(2025, 1, 1), date(2025, 7, 1))
    CaseParty.objects.create(case=w.case, person=w.approver, side="approver")
    change(held, valid=DateRange(date(2025, 1, 1), date(2026, 3, 1)))
    by, unseen = people.build_membership_actor(w.approver_as), {"belongs_to_employer": False}
    w.advance("send_back", by, at("03-13"), inputs=unseen)

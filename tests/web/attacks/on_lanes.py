"""Attacks on 三（二） 双审核、双公示、双盖章: a case of a dispatched worker filed with an open cell, cells that cannot be."""

from datetime import date

from tests.web.attacks.on_filing import file
from tests.web.attacks.registry import attack
from tests.web.attacks.rows import new_lane, paper
from tests.web.attacks.world import World, at, change
from zhicheng_web.cases.models import DispatchAgreement

UNSTAMPED: dict[str, object] = {"stamped_on": None, "stamped_by": None, "publicity": None, "posted_until": None}


@attack("lanes", "filing_both_lanes")
def a_dispatched_worker_without_the_agencys_lane(w: World) -> None:
    file(w)


@attack("lanes", "filing_agency_publicity")
def the_employers_publicity_used_twice(w: World) -> None:
    file(w, agency_publicity=w.publicity, agency_last_on=w.publicity.last_on)


@attack("lanes", "filing_lanes_copied")
def a_dispatched_worker_called_a_regular_one(w: World) -> None:
    file(w, dispatched=False, employer_cells=None, agency_cells=None)


@attack("lanes", "lane_stamp_of_closed_publicity", "filing_agency_publicity", "publicity_reopened_with_reason")
def the_agencys_publicity_still_running(w: World) -> None:
    change(w.agency_publicity, state="running", closed_on=None)
    file(w, agency_publicity=w.agency_publicity, agency_last_on=w.agency_publicity.last_on)


@attack("lanes", "filing_after_publicity", "filing_agency_publicity")
def the_agencys_last_day_not_over(w: World) -> None:
    file(w, agency_publicity=w.agency_publicity, agency_last_on=date(2026, 3, 10))


@attack("lanes", "filing_both_lanes", "filing_agency_publicity")
def the_agencys_last_day_left_out(w: World) -> None:
    file(w, agency_publicity=w.agency_publicity)


def file_with_both(w: World, **changes: object) -> None:
    """A filing in which everything is right but for the changes."""
    file(w, agency_publicity=w.agency_publicity, agency_last_on=w.agency_publicity.last_on, **changes)


@attack("lanes", "filing_six_cells")
def filed_without_a_word_of_the_cells(w: World) -> None:
    file_with_both(w, employer_cells=None, agency_cells=None)


@attack("lanes", "filing_agency_cells")
def filed_before_the_agency_has_stamped(w: World) -> None:
    change(w.agency_cells, **UNSTAMPED)
    file_with_both(w)


@attack("lanes", "filing_employer_cells")
def filed_before_the_employer_has_stamped(w: World) -> None:
    change(w.own_cells, **UNSTAMPED)
    file_with_both(w)


@attack("lanes", "filing_agency_cells")
def the_employers_cells_used_twice(w: World) -> None:
    file_with_both(w, agency_cells=w.own_cells)


@attack("lanes", "filing_agency_cells")
def a_stamp_taken_off_under_a_filing(w: World) -> None:
    file_with_both(w)
    change(w.agency_cells, **UNSTAMPED)


@attack("lanes", "filing_agency_cells", "filing_agency_publicity")
def called_proven_by_papers_that_nobody_has(w: World) -> None:
    file(w, agency_on_paper=True)


@attack("lanes", "lane_stamped_after_check", "lane_of_dispatched")
def stamped_what_nobody_has_checked(w: World) -> None:
    change(w.agency_cells, checked_on=None)


@attack("lanes", "lane_stamped_after_publicity")
def stamped_on_the_last_day_of_publicity(w: World) -> None:
    change(w.agency_cells, stamped_on=w.agency_publicity.last_on)


@attack("lanes", "lane_stamp_rests_on_publicity", "lane_stamped_after_publicity")
def stamped_without_a_publicity(w: World) -> None:
    change(w.agency_cells, publicity=None, posted_on=None, posted_until=None)


@attack("lanes", "lane_paper_is_the_agencys")
def the_employers_own_lane_on_paper(w: World) -> None:
    change(w.own_cells, on_paper=True)


@attack("lanes", "lane_paper_in_order")
def papers_posted_before_they_were_checked(w: World) -> None:
    proof = paper(w, "dispatch_double_proof")
    change(w.agency_cells, on_paper=True, proof=proof, posted_on=date(2026, 2, 3))


@attack("lanes", "lane_paper_in_order")
def papers_posted_without_an_end(w: World) -> None:
    change(w.agency_cells, on_paper=True, proof=paper(w, "dispatch_double_proof"), publicity=None, posted_until=None)


@attack("lanes", "lane_stamped_after_publicity")
def a_publicity_noted_for_a_stamp_that_nobody_gave(w: World) -> None:
    change(w.agency_cells, stamped_on=None, stamped_by=None)


@attack("lanes", "lane_of_this_content")
def cells_of_another_content(w: World) -> None:
    change(w.agency_cells, **UNSTAMPED)
    change(w.agency_cells, content_hash="sha256:other")


@attack("closed", "lane_of_dispatched")
def a_lane_of_nobody_who_is_dispatched(w: World) -> None:
    new_lane(w, w.case, "employer", w.publicity, w.hr).save()


def agreement(w: World, **changes: object) -> DispatchAgreement:
    """The agreement of this case as one for others, too."""
    values: dict[str, object] = {
        **{"case": w.case, "paper": paper(w, "dispatch_agreement"), "employer": w.employer, "agency": w.agency},
        **{"valid_until": date(2026, 12, 31), "by": w.hr, "at": at("03-10")},
    }
    return DispatchAgreement.objects.create(**(values | changes))


@attack("lanes", "agreement_append_only")
def an_agreement_made_to_last_longer(w: World) -> None:
    change(agreement(w), valid_until=date(2030, 12, 31))


@attack("lanes", "agreement_between_two")
def an_agreement_of_a_unit_with_itself(w: World) -> None:
    agreement(w, agency=w.employer)

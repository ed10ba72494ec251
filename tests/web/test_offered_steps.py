"""No page offers a step that is refused for a reason known before: in every state, to every role, whatever stands beside the
case. What somebody can still put right on the page of the step itself (papers, answers, days) that page says.
"""

from collections.abc import Callable, Sequence

import pytest
from django.urls import reverse

from tests.web import lane_walks as lanes
from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.desks import Browser
from zhicheng.procedure.lanes import Lane
from zhicheng.procedure.move import list_obstacles
from zhicheng.procedure.states import State
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web import clock
from zhicheng_web.cases.actions.raise_objection import raise_objection
from zhicheng_web.cases.actions.refile import refile
from zhicheng_web.cases.actions.settle_objection import settle_objection
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.guard_inputs import build_guard_inputs
from zhicheng_web.people.actor import Actor
from zhicheng_web.portal.authority.review_page import ReviewPage
from zhicheng_web.portal.employer.dispatch.lane_acts import list_open_steps

APPLICANT_LINKS = {
    "applicant-amend": "take_back",
    "applicant-withdraw": "withdraw",
    "applicant-review": "ask_review",
    "applicant-appeal": "appeal_decline",
    "applicant-statement": "answer_revocation",
    "applicant-title-review": "ask_change_review",
}
KNOWN_BEFORE = {
    *("no_open_objection", "lane_in_turn", "own_objection_open", "appeal_open", "may_appeal", "declined_alone"),
    *("not_reviewed", "review_in_time", "not_returned_before", "returned_before", "no_second_return_asked"),
    *("second_return_asked", "not_judged_before", "not_own_case", "no_open_change", "change_awaits_this"),
    *("change_proposed", "answer_awaited", "change_reviewable", "lies_with_authority"),
}
"""Guards that nothing on the page of the step can satisfy."""


def refile_it(cast: Cast) -> Case:
    """Filed again after a return, and not accepted yet."""
    case = walking.returned_to_employer(cast)
    said = dict.fromkeys(("insurance_unclear", "service_differs", "assessment_unclear"), "核对过，没有改动")
    return refile(case, answers=said, **walking.act(case, cast.wang_fang, moment("03-13")))


def early_objection(cast: Cast) -> Case:
    """The agency has posted and heard an objection before the employer has assessed."""
    return lanes.walk(cast, lanes.check, lanes.post, lanes.object_to_it)


def both_object(cast: Cast) -> Case:
    """Both units enquire."""
    case = lanes.walk(cast, *lanes.POSTED, lanes.object_to_it)
    return raise_objection(case, words="学历不实", **walking.act(case, cast.wang_fang, moment("03-10", 17)))


def held_objection(cast: Cast) -> Case:
    """An objection held, and both notices came down."""
    case = lanes.walk(cast, *lanes.POSTED, lanes.object_to_it)
    click = walking.act(case, cast.zhao_min, moment("03-11"))
    return settle_objection(case, outcome="upheld", conclusion=walking.REASON, **click)


BESIDE: dict[str, Callable[[Cast], Case]] = {
    "an agency's objection before the assessment": early_objection,
    "an agency's objection beside the notice": lambda cast: lanes.walk(cast, *lanes.POSTED, lanes.object_to_it),
    "objections of both units": both_object,
    "an agency's objection that held": held_objection,
    "six cells": lambda cast: lanes.walk(cast, *lanes.BOTH),
    "an agency on paper": lambda cast: lanes.walk(cast, *lanes.EMPLOYERS, lanes.record_papers),
    "two objections": walking.objected_twice,
    "filed again": refile_it,
    "returned once": walking.told_before,
    "a second return asked": walking.second_return_asked,
    "an appeal": walking.decline_appealed,
    "a correction proposed": walking.correction_proposed,
    "a title corrected": walking.corrected,
    "a revocation proposed": walking.revocation_proposed,
}
CASES = {state.value: walk for state, walk in walking.WALKS.items()} | BESIDE


def list_applicants_offers(case: Case, people: Cast) -> list[str]:
    """The steps to which the applicant's page of a case leads."""
    page = Browser(people, people.li_yun).get("applicant-progress", case.public_id).content.decode()
    return [step for name, step in APPLICANT_LINKS.items() if reverse(name, args=[case.public_id]) in page]


def find_refused(case: Case, offered: Sequence[str], by: Actor) -> dict[str, set[str]]:
    """Of what is offered to somebody, what would be refused whatever they do, and by which guards."""
    at, found = clock.now(), {}
    for key in offered:
        inputs = build_guard_inputs(case, key, by, at, {})
        refused = {one.key for one in list_obstacles(STEPS_BY_KEY[key], inputs)} & KNOWN_BEFORE
        if refused:
            found[key] = refused
    return found


@pytest.mark.parametrize("where", CASES)
def test_nothing_is_offered_that_is_refused_for_a_reason_known_before(
    people: Cast, stand_on: Callable[..., object], where: str
) -> None:
    case = Case.objects.get(pk=CASES[where](people).pk)
    stand_on(f"{case.since.astimezone(moment('01-01').tzinfo):%m-%d}", 18)
    assert find_refused(case, list_applicants_offers(case, people), people.li_yun) == {}
    units = [(Lane.EMPLOYER, people.wang_fang), *([(Lane.AGENCY, people.zhao_min)] if case.agency_id else [])]
    for lane, by in units:
        assert find_refused(case, list_open_steps(case, lane, clock.today()), by) == {}
    for officer in (people.examiner, people.approver) if case.filed_at else ():
        offered = [one.key for one in ReviewPage(case, officer).steps]
        assert find_refused(case, offered, officer) == {}


def test_the_cases_walked_are_those_of_every_state() -> None:
    assert {State(key) for key in CASES if key in {one.value for one in State}} == set(State)


def test_a_submission_under_an_agencys_objection_is_not_offered_back(
    people: Cast, stand_on: Callable[..., object]
) -> None:
    case = early_objection(people)
    stand_on("03-11")
    applicant = Browser(people, people.li_yun)
    assert (case.state, "take_back" in list_applicants_offers(case, people)) == ("submitted", False)
    gone = applicant.get("applicant-amend", case.public_id)
    assert gone.headers["Location"] == reverse("applicant-progress", args=[case.public_id])
    assert (
        reverse("applicant-amend", args=[case.public_id])
        not in applicant.get("applicant-withdraw", case.public_id).content.decode()
    )


@pytest.mark.parametrize(("walk", "offered"), [(walking.filed, True), (refile_it, False)])
def test_only_a_first_filing_is_offered_back_to_the_unit(
    people: Cast, walk: Callable[[Cast], Case], offered: bool
) -> None:
    assert ("recall" in list_open_steps(walk(people), Lane.EMPLOYER, clock.today())) is offered

"""Cases that HR sees and may not act in: a dispatch agency's, and one's own. Desk, pages and steps say the same."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.web import walking
from tests.web.cast import Cast, give_role, moment
from tests.web.compact import compact
from tests.web.desks import Browser
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions.assess import assess
from zhicheng_web.cases.actions.attach_paper import attach_paper
from zhicheng_web.cases.actions.start_publicity import start_publicity
from zhicheng_web.cases.actions.submit import submit
from zhicheng_web.cases.models import Case
from zhicheng_web.people import queries as people_queries
from zhicheng_web.people.actor import Actor

TODAY = "今天就能安排公示"
Who = Callable[[Cast], Actor]


def dispatched(people: Cast) -> Case:
    """李云 is sent to the firm by the other firm, and has been assessed."""
    case = walking.draft(people, agency=people.other_firm)
    for place, kind in enumerate(("dispatch_agreement", "dispatch_double_proof")):
        click = walking.act(case, people.li_yun, moment("02-02", 12, place))
        case = attach_paper(case, kind=kind, name="a.png", data=walking.picture(), **click)
    case = submit(case, **walking.act(case, people.li_yun, moment("02-03")))
    return assess(case, walking.REVIEW, **walking.act(case, people.wang_fang, moment("02-04")))


def herself(people: Cast) -> Actor:
    """李云 does the HR of the firm as well."""
    person = people.person(people.li_yun)
    return people_queries.build_membership_actor(give_role(person, people.firm, "employer", date(2026, 1, 1)))


HANDS: list[tuple[str, Callable[[Cast], Case], Who, str, str]] = [
    ("the employer's HR", dispatched, lambda people: people.wang_fang, "", "本单位人事"),
    ("the applicant's colleague", walking.assessed, lambda people: people.wang_fang, "", "本单位人事"),
    ("the applicant", walking.assessed, herself, "同事", "同事（昆明滇池机械有限公司）"),
]


def refused(case: Case, by: Actor) -> bool:
    """Whether the step is refused to somebody."""
    try:
        start_publicity(case, start_on=date(2026, 3, 2), **walking.act(case, by, moment("03-02")))
    except StepRefused:
        return True
    return False


@pytest.mark.parametrize(("walk", "who", "hands", "holder"), [one[1:] for one in HANDS], ids=[one[0] for one in HANDS])
def test_a_desk_offers_what_the_step_does_not_refuse(
    walk: Callable[[Cast], Case], who: Who, hands: str, holder: str, people: Cast, stand_on: Any
) -> None:
    case, actor = walk(people), who(people)
    stand_on("03-02")
    browser = Browser(people, actor)
    queue = compact(browser.get("employer-queue"))
    page = compact(browser.get("employer-case", case.public_id))
    plan = compact(browser.get("employer-publicity"))
    offers = [queue.count(TODAY), page.count("安排公示</a>"), plan.count(f'name="case" id="c{case.public_id}"')]
    assert offers == [int(not hands)] * 3
    assert re.findall("现在由谁办</dt><dd>([^<]*)", page) == [holder]
    assert re.findall("待公示，由(.*?)办理", queue) == ([hands] if hands else [])
    assert (queue + page).count("由您审核") == int(not hands)
    assert refused(case, actor) is bool(hands)


def test_a_publicity_in_others_hands_is_seen_on_the_desk_and_not_among_those_that_one_runs(
    people: Cast, wang_fang: Browser, zhao_min: Browser, stand_on: Any
) -> None:
    case = dispatched(people)
    start_publicity(case, start_on=date(2026, 3, 2), **walking.act(case, people.wang_fang, moment("03-02")))
    stand_on("03-03")
    seen = [
        browser.get("employer-publicity").content.decode().count("点姓名登记异议") for browser in (wang_fang, zhao_min)
    ]
    assert seen == [1, 0]
    assert "待本公司审核" in zhao_min.get("employer-queue").content.decode()
    stand_on("03-10")
    assert zhao_min.get("employer-close").content.decode().count(str(case.public_id)) == 0
    assert wang_fang.get("employer-close").content.decode().count(f'name="version-{case.public_id}"') == 1

"""A round of correction that is finished: HR is told by whom, of what was changed and of what was only looked at."""

from copy import deepcopy
from datetime import datetime
from typing import Any

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.desks import Browser
from tests.web.employer.test_publicity import Stand
from tests.web.walking import act, picture
from zhicheng.procedure.states import State
from zhicheng_web.cases.actions.attach_paper import attach_paper
from zhicheng_web.cases.actions.edit import edit
from zhicheng_web.cases.actions.replace_paper import replace_paper
from zhicheng_web.cases.actions.return_to_applicant import return_to_applicant
from zhicheng_web.cases.actions.return_to_employer import return_to_employer
from zhicheng_web.cases.actions.submit import submit
from zhicheng_web.cases.actions.supplement import supplement
from zhicheng_web.cases.engine.engine_input import group_current_papers
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.refusals.return_reasons import Fault
from zhicheng_web.messages.inbox import read_inbox


def work_since(case: Case, start: str) -> dict[str, Any]:
    """The work with another first day."""
    employment = deepcopy(case.facts["employment"])
    employment[0]["start"] = start
    return {"employment": employment}


def read_letters(people: Cast, at: datetime) -> list[str]:
    """What HR reads of corrections."""
    read = read_inbox(people.wang_fang.person_id, at, own=False)
    return [one.text.body for one in read if one.text.body.startswith("本人已经补正")]


def test_hr_is_told_once_when_the_applicant_has_finished_what_the_authority_returned(people: Cast) -> None:
    case = walking.returned_to_employer(people)  # a paper, the work, and what only the unit can answer
    case = supplement(case, work_since(case, "2024-07-02"), **act(case, people.li_yun, moment("03-13")))
    assert read_letters(people, moment("03-13", 12)) == []
    click = act(case, people.li_yun, moment("03-13", 13))
    case = attach_paper(case, kind="insurance_record", name="清单.png", data=picture(120), **click)
    (letter,) = read_letters(people, moment("03-13", 14))
    assert letter.startswith("本人已经补正：改了工作经历、社会保险缴费证明。")
    case = supplement(case, work_since(case, "2024-07-03"), **act(case, people.li_yun, moment("03-13", 15)))
    assert len(read_letters(people, moment("03-13", 16))) == 1


def test_what_was_only_looked_at_is_told_as_that(people: Cast, stand_on: Stand) -> None:
    case = walking.in_examination(people)
    faults = [Fault("service_differs"), Fault("insurance_unclear")]
    case = return_to_employer(case, faults=faults, **act(case, people.examiner, moment("03-12")))
    case = supplement(case, {}, confirmed=["employment"], **act(case, people.li_yun, moment("03-13")))
    old = group_current_papers(case)["insurance_record"][0]
    same = walking.picture(1)
    click = act(case, people.li_yun, moment("03-13", 13))
    case = replace_paper(case, old, name="清单.png", data=find_bytes(old.name, case, same), **click)
    (letter,) = read_letters(people, moment("03-13", 14))
    assert letter.startswith("本人已经补正：工作经历、社会保险缴费证明核对过，没有改动。")
    stand_on("03-16")
    page = Browser(people, people.wang_fang).get("employer-refile", case.public_id).content.decode()
    assert (page.count("没有改动</"), page.count("已补正</")) == (4, 0), "the mark, and the applicant's word"


def find_bytes(name: str, case: Case, default: bytes) -> bytes:
    """The very picture that the walk has uploaded under this name."""
    kinds = [one.name for one in sorted(case.papers.all(), key=lambda one: one.pk)]
    return picture(kinds.index(name)) if name in kinds else default


def test_whoever_submits_again_without_a_change_is_told_of_to_the_unit(people: Cast, stand_on: Stand) -> None:
    case = walking.case_at(people, State.SUBMITTED)
    case = return_to_applicant(case, faults=[Fault("service_differs")], **act(case, people.wang_fang, moment("02-04")))
    case = edit(case, {}, confirmed=["employment"], **act(case, people.li_yun, moment("02-05")))
    case = submit(case, **act(case, people.li_yun, moment("02-05", 10)))
    assert read_letters(people, moment("02-05", 12))[0].startswith("本人已经补正：工作经历核对过，没有改动。")
    stand_on("02-06")
    page = Browser(people, people.wang_fang).get("employer-assess", case.public_id).content.decode()
    assert "退回时要改的，本人核对过，没有改动" in page

"""Who reads what was written to a step: a transfer and a correction everybody, the rest those whom it concerns."""

from typing import Any

import pytest

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.desks import Browser
from zhicheng_web.cases.actions import _remark
from zhicheng_web.cases.actions.ask_review import ask_review
from zhicheng_web.cases.actions.send_back import send_back
from zhicheng_web.cases.actions.transfer import transfer
from zhicheng_web.cases.models import Case

WHY = "单位的人事管理<在官渡区>"
SHOWN = "单位的人事管理&lt;在官渡区&gt;"
PAGES = {
    "li_yun": "applicant-progress",
    "wang_fang": "employer-case",
    "examiner": "authority-case",
    "guandu_examiner": "authority-case",
    "supervisor": "bureau-case",
}


def read_by(people: Cast, case: Case, words: str) -> set[str]:
    """Whose page of the case says it."""
    found = {
        who: Browser(people, getattr(people, who)).get(page, case.public_id).content.decode()
        for who, page in PAGES.items()
    }
    return {who for who, page in found.items() if f"理由：{words}" in page}


def test_why_a_case_was_transferred_is_read_by_all_who_see_it(people: Cast, stand_on: Any) -> None:
    case = walking.in_examination(people)
    case = transfer(case, people.guandu, reason=WHY, **walking.act(case, people.supervisor, moment("03-12")))
    stand_on("03-13")
    assert read_by(people, case, SHOWN) == {"li_yun", "wang_fang", "guandu_examiner", "supervisor"}


def test_why_a_title_was_corrected_is_read_by_all_who_see_it_each_time(people: Cast, stand_on: Any) -> None:
    case = walking.recognised(people)
    said = ("专业名称写错了一个字", "上一次更正又写错了")
    for number, words in enumerate(said):
        case = walking.put_right(case, people, moment("03-16", 9 + 2 * number), words, specialty=f"机械{number}")
    stand_on("03-17")
    for words in said:
        assert read_by(people, case, words) == {"li_yun", "wang_fang", "examiner", "supervisor"}


def test_what_two_officers_say_to_each_other_stays_within_the_office(people: Cast, stand_on: Any) -> None:
    case = walking.proposed(people)
    words = "请再核对社保的缴费月份"
    case = send_back(case, reason=words, **walking.act(case, people.approver, moment("03-13")))
    stand_on("03-14")
    assert read_by(people, case, words) == {"examiner", "supervisor"}


def test_an_appeal_is_read_by_who_wrote_it_and_by_the_offices(people: Cast, stand_on: Any) -> None:
    case = walking.refused(people)
    words = "学位证书的日期看错了"
    case = ask_review(case, reason=words, **walking.act(case, people.li_yun, moment("03-16")))
    stand_on("03-17")
    assert read_by(people, case, words) == {"li_yun", "examiner", "supervisor"}


def test_the_bureau_is_told_of_words_that_are_not_those_of_the_ledger(
    people: Cast, stand_on: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = walking.in_examination(people)
    case = transfer(case, people.guandu, reason=WHY, **walking.act(case, people.supervisor, moment("03-12")))
    bureau = Browser(people, people.supervisor)
    assert bureau.get("bureau-case", case.public_id).context["broken"] == ""
    monkeypatch.setattr(_remark, "salted_commitment", lambda salt, words: "0" * 64)
    said = f"the words of entry {case.version} were altered"
    page = bureau.get("bureau-case", case.public_id)
    assert (page.context["broken"], "请保留现场" in page.content.decode()) == (said, True)

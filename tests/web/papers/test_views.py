"""Whoever opens another's paper is noted, and read of by its owner; a file that is gone or altered is said in words."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.urls import reverse

from tests.web import walking
from tests.web.cast import NUMBERS, Cast, moment
from tests.web.desks import Browser
from tests.web.past_guards import past_every_guard
from zhicheng_web.cases.models import Case, PagePicture, Paper
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.ledger.models import ViewLog

Stand = Callable[..., datetime]
PAGES = {
    "wang_fang": ("employer-paper", "employer-page"),
    "examiner": ("authority-paper", "authority-page"),
    "approver": ("authority-paper", "authority-page"),
}
"""Who opens the papers of 李云, at which addresses: the paper, a page of it."""


@pytest.fixture
def case(people: Cast, stand_on: Stand) -> Case:
    """A filed case; the office stands on a day after."""
    found = walking.filed(people)
    stand_on("03-12")
    return found


def find_paper_of(case: Case, kind: str) -> Paper:
    """The paper of a kind."""
    return Paper.objects.get(case=case, kind=kind)


def list_notes(people: Cast) -> list[tuple[Any, ...]]:
    """What is noted of 李云's data."""
    rows = ViewLog.objects.filter(person_seen=people.li_yun.person_id).order_by("pk")
    return list(rows.values_list("by", "membership_id", "paper_id", "fields", "purpose", "at"))


@pytest.mark.parametrize("who", PAGES)
@pytest.mark.parametrize("kind", ["identity_document", "education_certificate"])
@pytest.mark.parametrize("place", [0, 1])
def test_opening_another_s_paper_or_page_is_noted(people: Cast, case: Case, who: str, kind: str, place: int) -> None:
    actor, paper = getattr(people, who), find_paper_of(case, kind)
    arguments = (paper.public_id, 1)[: place + 1]
    assert Browser(people, actor).get(PAGES[who][place], *arguments).status_code == 200
    assert list_notes(people) == [
        (actor.person_id, actor.membership_id, paper.pk, kind, "handle_case", moment("03-12"))
    ]


@pytest.mark.parametrize("page", ["applicant-paper", "applicant-paper-page"])
def test_one_s_own_paper_is_opened_unnoted(people: Cast, case: Case, page: str) -> None:
    arguments = (find_paper_of(case, "identity_document").public_id, 1)[: 1 + (page == "applicant-paper-page")]
    assert Browser(people, people.li_yun).get(page, *arguments).status_code == 200
    assert list_notes(people) == []


def test_a_stranger_who_sees_nothing_is_not_noted(people: Cast, case: Case) -> None:
    paper = find_paper_of(case, "identity_document").public_id
    assert Browser(people, people.guandu_examiner).get("authority-paper", paper).status_code == 404
    assert Browser(people, people.zhao_min).get("employer-page", paper, 1).status_code == 404
    assert list_notes(people) == []


def test_looks_within_an_hour_are_one_line_with_first_and_last_and_the_card_stands_first(
    people: Cast, case: Case, stand_on: Stand
) -> None:
    card, diploma = find_paper_of(case, "identity_document"), find_paper_of(case, "education_certificate")
    for hour, minute, paper in ((9, 0, card), (9, 5, card), (9, 30, diploma), (9, 40, card), (10, 1, card)):
        stand_on("03-12", hour, minute)
        Browser(people, people.examiner).get("authority-page", paper.public_id, 1)
    assert len(list_notes(people)) == 4
    page = Browser(people, people.li_yun).get("applicant-seen")
    identity, papers = page.context["views"]
    line = ("陈静", people.wuhua.name)
    assert identity == [
        (*line, "身份证件", "办理申报", moment("03-12", 10, 1), moment("03-12", 10, 1)),
        (*line, "身份证件", "办理申报", moment("03-12", 9), moment("03-12", 9, 40)),
    ]
    assert [(one.what, one.at) for one in papers] == [("学历或学位证书", moment("03-12", 9, 30))]
    words = page.content.decode()
    assert "您的资料<wbr>被看过3次" in words
    assert words.index("证件号码和身份证件</h2>") < words.index("其他材料</h2>")


@pytest.mark.parametrize(
    ("who", "page", "picture"),
    [
        ("wang_fang", "employer-identity", "employer-page"),
        ("examiner", "authority-identity", "authority-page"),
        ("approver", "authority-identity", "authority-page"),
    ],
)
def test_number_and_card_are_compared_for_a_purpose_and_noted(
    people: Cast, case: Case, who: str, page: str, picture: str
) -> None:
    actor, card = getattr(people, who), find_paper_of(case, "identity_document")
    browser, number = Browser(people, actor), NUMBERS["李云"]
    asked = browser.get(page, case.public_id)
    assert (asked.status_code, number in asked.content.decode()) == (200, False)
    unanswered = browser.post(page, case.public_id)
    assert (unanswered.status_code, number in unanswered.content.decode(), list_notes(people)) == (422, False, [])
    shown = browser.post(page, case.public_id, purpose="check_identity")
    address = reverse(picture, args=[card.public_id, 1])
    assert (shown.status_code, number in shown.content.decode()) == (200, True)
    assert f'src="{address}"' in shown.content.decode()
    assert browser.get(picture, card.public_id, 1).status_code == 200
    noted = [(by, what, why) for by, _, _, what, why, _ in list_notes(people)]
    assert noted == [
        (actor.person_id, "id_number", "check_identity"),
        (actor.person_id, "identity_document", "check_identity"),
    ]


def test_the_bureau_sees_the_number_without_papers(people: Cast, case: Case) -> None:
    shown = Browser(people, people.supervisor).post("bureau-identity", case.public_id, purpose="supervise")
    words = shown.content.decode()
    assert (NUMBERS["李云"] in words, "<img" in words, "扫描件" in words) == (True, False, False)


def test_a_card_that_was_not_uploaded_is_said_to_be_missing(people: Cast, stand_on: Stand) -> None:
    case = walking.submitted(people)
    with past_every_guard():
        Paper.objects.filter(case=case, kind="identity_document").update(removed_at=moment("02-03"))
    shown = Browser(people, people.wang_fang).post("employer-identity", case.public_id, purpose="check_identity")
    assert "还没有上传证件扫描件" in shown.content.decode()


def lose(paper: Paper) -> None:
    """Its file is gone."""
    store.locate_paper(paper.sha256).unlink()


def alter(paper: Paper) -> None:
    """Its file is another."""
    store.locate_paper(paper.sha256).write_bytes(b"x")


@pytest.fixture
def own_papers(tmp_path: Any, settings: Any) -> None:
    """A folder of papers that this test may harm."""
    settings.PAPERS_FOLDER = tmp_path / "papers"


@pytest.mark.parametrize(("harm", "words"), [(lose, "这份材料的文件不见了"), (alter, "这份材料的文件被改动过或已损坏")])
@pytest.mark.parametrize("who", PAGES)
def test_a_filed_paper_that_is_gone_or_altered_is_said_in_words(
    people: Cast, case: Case, own_papers: None, harm: Callable[[Paper], None], words: str, who: str
) -> None:
    paper = find_paper_of(case, "identity_document")
    store.store_paper_bytes(b"another paper")  # the folder is there
    store.locate_paper(paper.sha256).parent.mkdir(parents=True, exist_ok=True)
    store.locate_paper(paper.sha256).write_bytes(b"there")
    harm(paper)
    browser = Browser(people, getattr(people, who))
    answer = browser.get(PAGES[who][0], paper.public_id)
    assert answer.status_code == 410
    for one in (words, str(paper.public_id), "从备份里找回", "不要作出决定"):
        assert one in answer.content.decode()
    picture = browser.get(PAGES[who][1], paper.public_id, 1)
    assert (picture.status_code, picture.headers["Content-Type"]) == (410, "image/svg+xml")
    assert words in picture.content.decode()
    assert list_notes(people) == []


def test_a_picture_that_is_gone_or_altered_is_drawn_again(people: Cast, case: Case) -> None:
    paper = find_paper_of(case, "identity_document")
    row = PagePicture.objects.get(paper=paper, number=1)
    before = store.load_paper_bytes(row.sha256)
    browser = Browser(people, people.examiner)
    for harm in (lose, alter):
        harm(row)  # type: ignore[arg-type]
        assert browser.get("authority-page", paper.public_id, 1).content == before
        assert store.load_paper_bytes(row.sha256) == before

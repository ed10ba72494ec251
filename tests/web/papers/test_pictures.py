"""Pages are drawn once: with the upload, by the job, or when somebody first looks; never again."""

from contextlib import ExitStack
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.papers.builders import make_pdf
from tests.web.past_guards import past_every_guard
from tests.web.walking import act
from zhicheng_web.cases.actions.attach_paper import attach_paper
from zhicheng_web.cases.models import Case, PagePicture, Paper
from zhicheng_web.cases.papers import pictures
from zhicheng_web.cases.papers.uploads import cleaning, limits, reader_process, slots, store

PDF_PAGES = 3


@pytest.fixture
def paper(people: Cast) -> Paper:
    """A paper of three pages in a draft."""
    case = walking.draft(people)
    data = make_pdf(pages=PDF_PAGES)
    attach_paper(
        case, kind="education_certificate", name="证书.pdf", data=data, **act(case, people.li_yun, moment("02-03"))
    )
    return Paper.objects.get(name="证书.pdf")


@pytest.fixture
def old_paper(people: Cast) -> Paper:
    """A paper from before there were pictures."""
    clean = cleaning.clean_upload(make_pdf(pages=PDF_PAGES))
    case = Case.objects.filter(state="draft").first() or walking.draft(people)
    before = case.papers.order_by("pk")[0]
    paper = Paper(
        case=before.case, kind=before.kind, name="旧.pdf", size=len(clean.data), pages=clean.pages, at=before.at
    )
    paper.sha256, paper.media_type = store.store_paper_bytes(clean.data), clean.media_type
    paper.uploaded_by = before.uploaded_by
    with transaction.atomic(), past_every_guard():  # no act put it there
        paper.save()
    return paper


def look(people: Cast, paper: Paper, number: int) -> Any:
    """What the applicant's browser gets for a page."""
    browser = Client()
    browser.force_login(people.account(people.li_yun))
    return browser.get(f"/my/papers/{paper.public_id}/pages/{number}/")


def list_pages(paper: Paper) -> list[tuple[int, bool]]:
    """The pages of which something is noted, and whether each has a picture."""
    rows = PagePicture.objects.filter(paper=paper).order_by("number")
    return [(row.number, bool(row.sha256)) for row in rows]


def forbid_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on nothing is read or drawn."""

    def refuse(request: object) -> None:
        """Nobody should ask."""
        raise AssertionError("a reader was asked")

    monkeypatch.setattr(reader_process, "ask_reader", refuse)


def test_all_pages_are_drawn_with_the_upload(people: Cast, paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    assert list_pages(paper) == [(1, True), (2, True), (3, True)]
    forbid_readers(monkeypatch)
    answers = [look(people, paper, number) for number in range(PDF_PAGES + 2)]
    assert [answer.status_code for answer in answers] == [404, 200, 200, 200, 404]
    assert {answer["Content-Type"] for answer in answers[1:4]} == {"image/jpeg"}


def test_a_page_of_an_older_paper_is_drawn_when_first_looked_at(
    people: Cast, old_paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = look(people, old_paper, 2)
    assert (first.status_code, list_pages(old_paper)) == (200, [(2, True)])
    forbid_readers(monkeypatch)
    assert look(people, old_paper, 2).content == first.content


def test_the_job_draws_what_is_missing(people: Cast, paper: Paper, old_paper: Paper) -> None:
    look(people, old_paper, 2)
    assert pictures.draw_missing_pictures() == PDF_PAGES - 1
    assert list_pages(old_paper) == [(1, True), (2, True), (3, True)]
    assert pictures.draw_missing_pictures() == 0


def test_a_page_that_cannot_be_drawn_is_tried_once_and_said(
    people: Cast, old_paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "load_paper_bytes", lambda digest: b"%PDF-1.7 broken")
    answer = look(people, old_paper, 1)
    assert (answer.status_code, answer["Content-Type"], "画不出图片" in answer.content.decode()) == (
        200,
        "image/svg+xml",
        True,
    )
    assert list_pages(old_paper) == [(1, False)]
    forbid_readers(monkeypatch)
    assert look(people, old_paper, 1).content == answer.content


def test_a_page_that_nobody_has_time_to_draw_is_asked_for_again(
    people: Cast, old_paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slots, "WAITING_SECONDS", 0.05)
    with ExitStack() as held:
        for _ in range(limits.READERS):
            held.enter_context(slots.hold_slot())
        answer = look(people, old_paper, 1)
        assert (answer.status_code, answer["Retry-After"]) == (503, "5")
        assert (pictures.draw_missing_pictures(), list_pages(old_paper)) == (0, [])
    assert look(people, old_paper, 1).status_code == 200


def test_a_long_paper_is_drawn_to_its_end_by_the_job(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    clean = cleaning.clean_upload(make_pdf(pages=PDF_PAGES))
    monkeypatch.setattr(cleaning, "ask_in_words", lambda request: SHORT(request)[:2])
    case = walking.draft(people)
    attach_paper(case, kind="education_certificate", name="长.pdf", data=make_pdf(pages=PDF_PAGES),
                 **act(case, people.li_yun, moment("02-03")))  # fmt: skip
    paper = Paper.objects.get(name="长.pdf")
    assert (paper.pages, list_pages(paper)) == (PDF_PAGES, [(1, True)])
    assert pictures.draw_missing_pictures() == PDF_PAGES - 1
    rows = PagePicture.objects.filter(paper=paper).order_by("number")
    assert [store.load_paper_bytes(row.sha256) for row in rows] == list(clean.pictures)


SHORT = cleaning.ask_in_words

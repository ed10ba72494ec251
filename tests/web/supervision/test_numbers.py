"""Numbers of identity on pages: nobody learns from one whether a number is known; the bureau decides by both sides' papers."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.web.cast import Cast
from tests.web.desks import Browser
from tests.web.number_claims import CLAIMANT, NUMBER, OTHER, contest, make_claimant, make_holder
from tests.web.walking import REASON, picture, submitted
from zhicheng_web.cases.models import Case, NumberContest, NumberCorrection, Paper
from zhicheng_web.ledger.models import ViewLog
from zhicheng_web.people.models import Person
from zhicheng_web.people.queries import build_applicant_actor

STAYS = 422
VARIABLE = re.compile(
    r'value="[0-9a-f-]{36}"|nonce-[\w-]+|csrfmiddlewaretoken" value="\w+"|\d{6}[ *]+\d{4,8} ?\d{0,4}|/my/[0-9a-f-]{36}/'
)
"""What differs from page to page, and the number itself."""


@pytest.fixture
def supervisor(people: Cast) -> Browser:
    """和志明 of the bureau."""
    return Browser(people, people.supervisor)


@pytest.fixture
def claimant(people: Cast, stand_on: Callable[..., Any]) -> Case:
    """Somebody with a draft, beside 李云 who has confirmed NUMBER; it is the fourth of February."""
    stand_on("02-04")
    make_holder(people)
    return make_claimant(people)


def enter(people: Cast, case: Case) -> Browser:
    """The browser of a case's person."""
    return Browser(people, build_applicant_actor(case.person_id))


def version_of(case: Case) -> int:
    """The version of a case now."""
    return Case.objects.values_list("version", flat=True).get(pk=case.pk)


def walk_through(browser: Browser, case: Case, number: str) -> list[tuple[int, str]]:
    """Every answer that somebody gets who states a number and confirms it, on that day: status and words."""
    typed = {"name": CLAIMANT, "document": "id", "number": number, "phone": "13800002046"}
    typed |= {"status": "employed", "annual_review": "qualified"}
    answers = [
        browser.post("applicant-identity", case.public_id, version=version_of(case), **typed),
        browser.get("applicant-number", case.public_id),
        browser.post("applicant-number", case.public_id, version=version_of(case)),
        *(browser.get(page, case.public_id) for page in ("applicant-tasks", "applicant-identity", "applicant-check")),
    ]
    return [(one.status_code, VARIABLE.sub("", one.content.decode())) for one in answers]


def test_every_page_answers_alike_whether_a_number_is_known_or_not(people: Cast, claimant: Case) -> None:
    """B9: of two people who type a number, one known and one not, neither can tell which it was."""
    browser, found = enter(people, claimant), []
    for number in (NUMBER, OTHER):
        point = transaction.savepoint()
        found.append(walk_through(browser, claimant, number))
        assert NumberContest.objects.exists() is (number == NUMBER)
        transaction.savepoint_rollback(point)
    assert [status for status, _ in found[0]] == [303, 200, 303, 200, 200, 200]
    assert found[0] == found[1]


def test_the_next_day_both_read_that_it_is_looked_into_and_never_by_whom(
    people: Cast, claimant: Case, stand_on: Callable[..., Any]
) -> None:
    contest(claimant)
    stand_on("02-05")
    page = enter(people, claimant).get("applicant-identity", claimant.public_id).content.decode()
    assert ("正在由市人社局核定" in page, "李云" in page) == (True, False)


def test_the_bureau_compares_both_sides_on_record_and_decides(
    people: Cast, claimant: Case, supervisor: Browser, stand_on: Callable[..., Any]
) -> None:
    found = contest(claimant)
    stand_on("02-06")
    listed = supervisor.get("bureau-numbers").content.decode()
    assert CLAIMANT in listed and "李云" in listed
    page = supervisor.get("bureau-contest", found.public_id).content.decode()
    assert ("530102********0032" in page, NUMBER in page) == (True, False)
    assert supervisor.post("bureau-contest-compare", found.public_id).status_code == STAYS, "a purpose is asked"
    assert not ViewLog.objects.filter(fields="id_number").exists()
    shown = supervisor.post("bureau-contest-compare", found.public_id, purpose="check_identity").content.decode()
    seen = ViewLog.objects.filter(fields="id_number", purpose="check_identity").values_list("person_seen", flat=True)
    assert (NUMBER in shown, set(seen)) == (True, {people.li_yun.person_id, claimant.person_id})
    scan = Paper.objects.get(case=claimant, kind="identity_document")
    assert supervisor.get("bureau-claim-paper", scan.public_id, 1).status_code == 200
    letter = Paper.objects.get(case=claimant, kind="commitment_letter")
    assert supervisor.get("bureau-claim-paper", letter.public_id, 1).status_code == 404
    mine = Person.objects.get(pk=claimant.person_id)
    for wrong in ({"holder": str(mine.public_id)}, {"reason": REASON}):
        assert supervisor.post("bureau-contest", found.public_id, **wrong).status_code == STAYS
    decided = supervisor.post("bureau-contest", found.public_id, holder=str(mine.public_id), reason=REASON)
    assert decided.status_code == 302
    assert REASON in supervisor.get("bureau-contest", found.public_id).content.decode()
    assert "已经核定" in supervisor.client.get(decided["Location"]).content.decode()
    lost = Browser(people, people.li_yun).client.get("/my/")
    assert REASON not in lost.content.decode()


def test_a_paper_of_nobody_concerned_is_not_there(people: Cast, claimant: Case, supervisor: Browser) -> None:
    scan = Paper.objects.get(case=claimant, kind="identity_document")
    assert supervisor.get("bureau-claim-paper", scan.public_id, 1).status_code == 404


def test_a_list_asks_as_much_for_many_as_for_one(people: Cast, claimant: Case, supervisor: Browser) -> None:
    contest(claimant)
    supervisor.get("bureau-numbers")
    with CaptureQueriesContext(connection) as one:
        supervisor.get("bureau-numbers")
    row = NumberContest.objects.get()
    for number in range(5):
        again = NumberContest.objects.create(id_index=bytes([number]), opened_at=row.opened_at)
        again.claims.create(person_id=claimant.person_id, at=row.opened_at)
    with CaptureQueriesContext(connection) as many:
        supervisor.get("bureau-numbers")
    assert len(many) == len(one)


def test_a_correction_is_asked_for_with_a_proof_and_decided(
    people: Cast, supervisor: Browser, stand_on: Callable[..., Any]
) -> None:
    make_holder(people)
    case, li_yun = submitted(people), Browser(people, people.li_yun)
    stand_on("02-05")
    typed = {"document": "id", "number": OTHER, "reason": "填成了家里人的号码", "version": case.version}
    assert li_yun.post("applicant-correction", case.public_id, **typed).status_code == STAYS, "a proof is asked"
    proof = SimpleUploadedFile("身份证.png", picture(77))
    assert li_yun.post("applicant-correction", case.public_id, **typed, file=proof).status_code == 302
    asked = NumberCorrection.objects.get()
    assert "李云" in supervisor.get("bureau-numbers").content.decode()
    page = supervisor.get("bureau-correction", asked.public_id).content.decode()
    assert ("530102********0059" in page, OTHER in page, typed["reason"] in page) == (True, False, True)
    shown = supervisor.post("bureau-correction-compare", asked.public_id, purpose="check_identity").content.decode()
    assert (NUMBER in shown, OTHER in shown) == (True, True)
    assert supervisor.post("bureau-correction", asked.public_id, granted="yes").status_code == STAYS
    assert supervisor.post("bureau-correction", asked.public_id, granted="yes", reason=REASON).status_code == 302
    told = li_yun.get("applicant-progress", case.public_id).content.decode()
    assert "更正为530102********0059，原来登记的是530102********0032" in told
    desk = Browser(people, people.wang_fang).get("employer-case", case.public_id).content.decode()
    assert "530102********0059" in desk


def test_an_officer_asks_at_the_counter(people: Cast, supervisor: Browser, stand_on: Callable[..., Any]) -> None:
    stand_on("02-05")
    officer = Browser(people, people.examiner)
    assert officer.post("account-correction", number=OTHER, reason="填错").status_code == STAYS
    done = officer.post("account-correction", number=OTHER, reason="填成了家里人的号码")
    assert "请带身份证件到市人社局" in done.content.decode()
    asked = NumberCorrection.objects.get()
    assert "请当面核对原件" in supervisor.get("bureau-correction", asked.public_id).content.decode()


@pytest.mark.parametrize("page", ["bureau-contest", "bureau-correction", "bureau-contest-compare"])
def test_what_is_not_there_is_not_found(supervisor: Browser, page: str) -> None:
    assert supervisor.get(page, "7d1f0c5e-0000-4000-8000-000000000000").status_code == 404

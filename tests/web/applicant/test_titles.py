"""What becomes of one's title, for its holder: told first, heard, and able to ask for a review."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web import walking
from tests.web.cast import Cast
from tests.web.desks import Browser
from tests.web.walking import FORGED, REASON, picture
from zhicheng_web.cases.models import TitleChange


def test_who_is_to_lose_a_title_reads_why_and_answers(people: Cast, li_yun: Browser, stand_on: Any) -> None:
    case = walking.revocation_proposed(people)
    stand_on("03-25")
    page = li_yun.get("applicant-progress", case.public_id).content.decode()
    assert (FORGED in page, "写明我的意见" in page, "看证据" in page) == (True, True, True)
    (text,) = [one.text for one in li_yun.get("applicant-messages").context["rows"] if "拟撤销" in one.text.body]
    assert text.body.endswith("不写也可以，期限满了再决定。")
    file = SimpleUploadedFile("说明.png", picture(78), content_type="image/png")
    said = {"reason": "证书是真的，可以再查", "file": file, "version": case.version}
    assert li_yun.post("applicant-statement", case.public_id, **said).status_code == 302
    change = TitleChange.objects.get()
    assert (change.statement, change.statement_proof is not None) == ("证书是真的，可以再查", True)
    assert "写明我的意见" not in li_yun.get("applicant-progress", case.public_id).content.decode()
    assert li_yun.get("applicant-statement", case.public_id).status_code == 303


def test_who_has_lost_a_title_asks_for_a_review_with_evidence(people: Cast, li_yun: Browser, stand_on: Any) -> None:
    case = walking.revoked(people)
    stand_on("04-02")
    page = li_yun.get("applicant-progress", case.public_id).content.decode()
    assert ("已撤销" in page, "申请复查</a>" in page) == (True, True)
    assert li_yun.get("applicant-title-review", case.public_id).status_code == 200
    assert li_yun.post("applicant-title-review", case.public_id, reason="短", version=case.version).status_code == 422
    file = SimpleUploadedFile("回函.png", picture(79), content_type="image/png")
    said = {"reason": REASON, "file": file, "version": case.version}
    assert li_yun.post("applicant-title-review", case.public_id, **said).status_code == 302
    assert TitleChange.objects.get().appeal_proof is not None
    assert "申请复查</a>" not in li_yun.get("applicant-progress", case.public_id).content.decode()


def test_a_review_is_not_offered_when_its_days_are_over(people: Cast, li_yun: Browser, stand_on: Any) -> None:
    case = walking.revoked(people)
    stand_on("05-02")
    assert "申请复查</a>" not in li_yun.get("applicant-progress", case.public_id).content.decode()
    assert li_yun.get("applicant-title-review", case.public_id).status_code == 303


def test_the_ending_stays_whatever_is_done_to_the_case_since(people: Cast, li_yun: Browser, stand_on: Any) -> None:
    """A proposal, an answer or a change of name is no ending: the title is shown all the same."""
    case = walking.correction_proposed(people)
    stand_on("03-17")
    assert li_yun.get("applicant-progress", case.public_id).context["ending"].recognition is not None

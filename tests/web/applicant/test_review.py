"""After a refusal: a review is offered, asked for with a reason, and offered once."""

from tests.web import walking
from tests.web.cast import Cast
from tests.web.desks import Browser
from zhicheng_web.cases.models import Case


def test_a_review_is_asked_for_with_a_reason_and_once(people: Cast, li_yun: Browser, stand_on) -> None:  # type: ignore[no-untyped-def]
    case = walking.refused(people)
    stand_on("03-16")
    assert "申请复查" in li_yun.get("applicant-progress", case.public_id).content.decode()
    page = li_yun.get("applicant-review", case.public_id)
    assert walking.REASON in page.content.decode()
    short = li_yun.post("applicant-review", case.public_id, version=case.version, reason="不服")
    assert (short.status_code, list(short.context["form"].errors)) == (422, ["reason"])
    done = li_yun.post("applicant-review", case.public_id, version=case.version, reason=walking.REASON)
    assert (done.status_code, Case.objects.get().state) == (302, "in_examination")
    assert li_yun.get("applicant-progress", case.public_id).context["about"].public_name == "认定部门审查中"


def test_a_case_that_was_not_refused_has_no_review(people: Cast, li_yun: Browser) -> None:
    case = walking.submitted(people)
    late = li_yun.post("applicant-review", case.public_id, version=case.version, reason=walking.REASON)
    assert [one.key for one in late.context["findings"]] == ["out_of_turn"]

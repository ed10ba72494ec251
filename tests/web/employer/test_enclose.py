"""Enclosing what the unit brings itself: asked of whom it is owed, refused in words, seen where it was missing."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.web import walking
from tests.web.cast import Cast, moment, organisation
from tests.web.compact import compact
from tests.web.desks import BACKEND, Browser
from tests.web.ended import end_session
from tests.web.past_guards import rewrite
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions.remove_paper import remove_paper
from zhicheng_web.cases.actions.submit import submit
from zhicheng_web.cases.models import Case, Paper
from zhicheng_web.people.models import Organisation

PAGE, KIND = "employer-enclose", "parent_recommendation"
PARENT = {"uscc": None, "province": "四川省", "affiliation": "none"}
NAME = "上级法人单位的推荐报告（附件2）"


def scan(text: str | None = None) -> SimpleUploadedFile:
    """An upload."""
    return SimpleUploadedFile("推荐报告.png", walking.picture(7) if text is None else text.encode(), "image/png")


def papers(case: Case) -> int:
    """How many papers a case has, whoever brought them."""
    return Paper.objects.filter(case=case).count()


def owed(html: str) -> list[str]:
    """What the page says of each paper that is owed."""
    return [re.sub("<[^>]*>", "", one) for one in re.findall(f"<li>((?:(?!<li>).)*?{re.escape(NAME)})", html)]


def test_what_is_owed_is_said_until_it_is_there_and_then_lacking_no_more(
    people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]
) -> None:
    case = walking.closed(people)
    rewrite(Organisation.objects.filter(pk=people.firm.pk), branch_of=PARENT)
    stand_on("03-11")
    before = compact(wang_fang.get(PAGE, case.public_id))
    assert (owed(before), wang_fang.get("employer-file").content.decode().count(f"缺{NAME}")) == (
        [f"还没有附　{NAME}"],
        1,
    )
    wang_fang.post(PAGE, case.public_id, kind=KIND, file=scan(), version=case.version)
    after = compact(wang_fang.get(PAGE, case.public_id))
    assert (owed(after), wang_fang.get("employer-file").content.decode().count(f"缺{NAME}")) == ([f"已附　{NAME}"], 0)


def test_of_a_parent_nobody_knows_where_the_paper_is_owed_if_it_is_outside(
    people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]
) -> None:
    case = walking.closed(people)
    rewrite(Organisation.objects.filter(pk=people.firm.pk), branch_of=PARENT | {"province": None})
    stand_on("03-11")
    named = "上级法人单位的推荐报告（附件2，如总公司在省外）"
    page = compact(wang_fang.get(PAGE, case.public_id))
    assert f"还没有附　{named}" in re.sub("<[^>]*>", "", page)
    assert "总公司在省内的，不用附推荐报告" in page
    assert f"缺{named}" in wang_fang.get("employer-file").content.decode()
    assert f"{named}，上报前附上" in compact(wang_fang.get("employer-case", case.public_id))
    answer = wang_fang.post(PAGE, case.public_id, kind=KIND, file=scan(), version=case.version)
    assert (answer.status_code, f"缺{named}" in wang_fang.get("employer-file").content.decode()) == (302, False)


REFUSED: list[tuple[str, str | None, int, int, str]] = [
    ("insurance_record", None, 0, 422, "请从列出的材料中选一种。"),
    ("assessment", None, 0, 422, "请从列出的材料中选一种。"),
    (KIND, "", 0, 422, "这个文件是空的，请重新选择。"),
    (KIND, "a letter", 0, 422, "请另存为PDF，或拍照后上传JPG、PNG图片。"),
    (KIND, None, 1, 409, "没有提交：这件刚被办过"),
]


@pytest.mark.parametrize(("kind", "data", "behind", "status", "why"), REFUSED)
def test_what_is_not_taken_is_said_and_leaves_nothing(
    kind: str, data: str | None, behind: int, status: int, why: str, people: Cast, wang_fang: Browser
) -> None:
    """A paper of the applicant's or one that the office makes itself; no file that is one; a second tab."""
    case = walking.submitted(people)
    before = papers(case)
    answer = wang_fang.post(PAGE, case.public_id, kind=kind, file=scan(data), version=case.version - behind)
    html = answer.content.decode()
    assert (answer.status_code, papers(case), why in html) == (status, before, True)
    assert html.count(f'value="{KIND}" ') == 1
    assert html.count(" checked") == (kind == KIND)


def test_a_stranger_encloses_nothing(people: Cast, zhao_min: Browser) -> None:
    case = walking.submitted(people)
    before = papers(case)
    posted = zhao_min.post(PAGE, case.public_id, kind=KIND, file=scan(), version=case.version)
    assert (zhao_min.get(PAGE, case.public_id).status_code, posted.status_code, papers(case)) == (404, 404, before)


def test_after_signing_in_again_the_kind_is_there_and_the_file_is_asked_for(people: Cast, wang_fang: Browser) -> None:
    case = walking.submitted(people)
    address = reverse(PAGE, args=[case.public_id])
    end_session(wang_fang.client)
    said = {"kind": KIND, "file": scan(), "version": case.version}
    assert wang_fang.client.post(address, said, headers={"referer": f"http://testserver{address}"}).status_code == 302
    wang_fang.client.force_login(people.account(people.wang_fang), backend=BACKEND)
    html = wang_fang.client.get(address).content.decode()
    put_back = "您刚才填写的内容已放回这一页"
    assert (html.count(" checked"), html.count(put_back), "文件" in html.split(put_back)[1][:80]) == (1, 1, True)


def test_what_was_enclosed_by_mistake_is_taken_out_after_asking(
    people: Cast, wang_fang: Browser, zhao_min: Browser, stand_on: Callable[..., Any]
) -> None:
    case = walking.closed(people)
    rewrite(Organisation.objects.filter(pk=people.firm.pk), branch_of=PARENT)
    stand_on("03-11")
    assert "还缺单位材料" in wang_fang.get("employer-case", case.public_id).content.decode()
    wang_fang.post(PAGE, case.public_id, kind=KIND, file=scan(), version=case.version)
    assert "还缺单位材料" not in wang_fang.get("employer-case", case.public_id).content.decode()
    paper, version = Paper.objects.get(case=case, kind=KIND), Case.objects.get().version
    asked = wang_fang.get("employer-paper-remove", paper.public_id)
    assert (asked.status_code, "移除“推荐报告.png”？" in asked.content.decode()) == (200, True)
    assert zhao_min.post("employer-paper-remove", paper.public_id, version=version).status_code == 404
    assert wang_fang.post("employer-paper-remove", paper.public_id, version=version).status_code == 302
    assert owed(compact(wang_fang.get(PAGE, case.public_id))) == [f"还没有附　{NAME}"]
    assert wang_fang.get("employer-paper-remove", paper.public_id).status_code == 404, "it counts no more"


def test_what_the_applicant_brought_is_theirs(people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]) -> None:
    case = walking.closed(people)
    stand_on("03-11")
    theirs = Paper.objects.filter(case=case).first()
    assert theirs is not None
    assert wang_fang.post("employer-paper-remove", theirs.public_id, version=case.version).status_code == 404
    with pytest.raises(StepRefused) as refused:
        remove_paper(case, theirs, **walking.act(case, people.wang_fang, moment("03-11")))
    assert [one.key for one in refused.value.findings] == ["paper_not_yours"]


def test_whose_agency_it_is_stands_on_the_case(people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]) -> None:
    agency = organisation("agency", "昆明同舟劳务派遣有限公司")
    case = walking.draft(people, agency=agency)
    submit(case, **walking.act(case, people.li_yun, moment("02-03")))
    stand_on("02-05")
    assert ("派遣公司", agency.name, "双审核、双公示、双盖章（三（二））") in wang_fang.get(
        "employer-case", case.public_id
    ).context["facts"]

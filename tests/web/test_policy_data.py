"""A paper that a bureau adds is a row of data: who provides it is asked for it, who returns a case can name it."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.desks import Browser
from tests.web.past_guards import rewrite
from zhicheng.policy import installed
from zhicheng.procedure.move import StepRefused
from zhicheng.procedure.states import State
from zhicheng_web.cases.actions.file import file
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers import required
from zhicheng_web.portal.public.worked_cases import load_worked_cases

NAME, KIND = "营业执照复印件", "unit_registration"
CODE = f"paper_{KIND}"
ROW = '\n[[materials]]\nkey = "{}"\nclause = "三（二）"\nwhen = "always"\nprovided_by = "{}"\nname = "{}"\n'
UNCLEAR = f"{NAME}缺失、不清晰或不完整"
AddPaper = Callable[[str], None]


def forget_policies() -> None:
    """Let the installed policies be read again."""
    for read in (installed.find_policy, installed.find_policy_in_force):
        read.cache_clear()


@pytest.fixture
def add_paper(people: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AddPaper]:
    """Add a paper to the policy in force, provided by somebody."""
    copy = Path(copytree(installed.policies_folder(), tmp_path / "policies"))

    def add(provided_by: str) -> None:
        with (copy / "kunming" / "2023.toml").open("a", encoding="utf-8") as policy:
            policy.write(ROW.format(KIND, provided_by, NAME))
        monkeypatch.setattr(installed, "policies_folder", lambda: copy)
        forget_policies()
        rewrite(people.firm, name=people.firm.name)  # a walk after this is made, not remembered from another policy

    yield add
    monkeypatch.undo()
    forget_policies()


def scan() -> SimpleUploadedFile:
    """An upload."""
    return SimpleUploadedFile(f"{NAME}.png", walking.picture(7), "image/png")


def see(browser: Browser, page: str, *args: Any) -> str:
    """A page as text."""
    return str(browser.get(page, *args).content.decode())


def test_the_applicant_is_not_asked_for_an_employers_paper_and_can_submit(
    people: Cast, stand_on: Any, add_paper: AddPaper
) -> None:
    add_paper("employer")
    case, li_yun = walking.draft(people), Browser(people, people.li_yun)
    stand_on("02-03")
    li_yun.post("applicant-held", case.public_id, version=case.version, done="1")
    me = {"name": "李云", "phone": "13800002046", "status": "employed", "annual_review": "qualified"}
    li_yun.post("applicant-identity", case.public_id, version=case.version + 1, **me)
    assert [NAME in see(li_yun, page, case.public_id) for page in ("applicant-tasks", "applicant-papers")] == [
        False
    ] * 2
    assert "还不能提交" not in see(li_yun, "applicant-check", case.public_id)
    li_yun.post("applicant-check", case.public_id, version=case.version + 2, true="1")
    assert Case.objects.get(pk=case.pk).state == State.SUBMITTED


def test_hr_is_asked_for_it_before_filing(people: Cast, stand_on: Any, add_paper: AddPaper) -> None:
    add_paper("employer")
    case, wang_fang = walking.closed(people), Browser(people, people.wang_fang)
    stand_on("03-11")
    assert f"缺{NAME}" in see(wang_fang, "employer-file")
    with pytest.raises(StepRefused) as refused:
        file(case, **walking.act(case, people.wang_fang, moment("03-11")))
    assert [one.reason for one in refused.value.findings] == [f"还缺{NAME}（四）。"]
    wang_fang.post("employer-enclose", case.public_id, kind=KIND, file=scan(), version=case.version)
    assert f"缺{NAME}" not in see(wang_fang, "employer-file")
    case = Case.objects.get(pk=case.pk)
    assert file(case, **walking.act(case, people.wang_fang, moment("03-11", 10))).state == State.FILED


def test_the_authority_can_return_for_it_and_hr_answers(people: Cast, stand_on: Any, add_paper: AddPaper) -> None:
    case = walking.in_examination(people)
    add_paper("employer")
    examiner, wang_fang = Browser(people, people.examiner), Browser(people, people.wang_fang)
    stand_on("03-12")
    assert UNCLEAR in see(examiner, "authority-return", case.public_id)
    examiner.post("authority-return", case.public_id, reason=CODE, version=case.version)
    case = Case.objects.get(pk=case.pk)
    assert (case.state, case.returns.get().reasons[0]["words"]) == (State.RETURNED_TO_EMPLOYER, UNCLEAR)
    assert "您本人补正" not in see(Browser(people, people.li_yun), "applicant-progress", case.public_id)
    wang_fang.post("employer-enclose", case.public_id, kind=KIND, file=scan(), version=case.version)
    assert "answered" in Case.objects.get(pk=case.pk).returns.get().reasons[0]


def test_hr_returns_for_an_applicants_paper_and_never_for_their_own(
    people: Cast, stand_on: Any, add_paper: AddPaper
) -> None:
    add_paper("applicant")
    case, wang_fang = walking.submitted(people), Browser(people, people.wang_fang)
    assert KIND in {one.key for one in required.list_applicant_materials(case, date(2026, 2, 3))}
    stand_on("02-04")
    assert UNCLEAR in see(wang_fang, "employer-return", case.public_id)
    wang_fang.post("employer-return", case.public_id, reason=CODE, version=case.version)
    case = Case.objects.get(pk=case.pk)
    assert (case.state, case.returns.get().reasons[0]["paper"]) == (State.RETURNED_TO_APPLICANT, KIND)
    assert NAME in see(Browser(people, people.li_yun), "applicant-papers", case.public_id)


def test_hr_cannot_return_to_the_applicant_for_what_the_unit_brings(
    people: Cast, stand_on: Any, add_paper: AddPaper
) -> None:
    add_paper("employer")
    case, wang_fang = walking.submitted(people), Browser(people, people.wang_fang)
    stand_on("02-04")
    wang_fang.post("employer-enclose", case.public_id, kind=KIND, file=scan(), version=case.version)
    assert UNCLEAR not in see(wang_fang, "employer-return", case.public_id)


@pytest.mark.parametrize(("provided_by", "heading"), [("applicant", "您准备"), ("employer", "单位准备")])
def test_the_self_check_lists_it_under_who_prepares_it(
    people: Cast, client: Client, stand_on: Any, add_paper: AddPaper, provided_by: str, heading: str
) -> None:
    add_paper(provided_by)
    stand_on("06-03")
    case = load_worked_cases("kunming/2023")[0].facts
    page = client.post("/check/", {"pasted": json.dumps(case)}).content.decode()
    before = page[: page.index(NAME)]
    assert max(("您准备", "单位准备"), key=before.rfind) == heading

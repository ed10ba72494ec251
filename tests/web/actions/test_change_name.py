"""更名: with a reason and a proof, told in every case of the person; nothing that was publicised is called otherwise."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.desks import Browser
from tests.web.walking import REASON, act, picture
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions.change_name import change_name
from zhicheng_web.cases.actions.close_publicity import NO_OBJECTION, close_publicity
from zhicheng_web.cases.actions.file import file
from zhicheng_web.cases.actions.identify import identify
from zhicheng_web.cases.actions.start import start
from zhicheng_web.cases.actions.start_publicity import start_publicity
from zhicheng_web.cases.models import Case, NameChange
from zhicheng_web.cases.papers.filed_papers import list_damaged_papers
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.cases.read.queries import find_paper
from zhicheng_web.cases.read.timeline import build_timeline
from zhicheng_web.cases.transition.record import StaleVersion
from zhicheng_web.ledger.models import Outbox
from zhicheng_web.people.actor import Actor

pytestmark = pytest.mark.django_db
PROOF: dict[str, Any] = {"reason": "2026年5月在派出所改名", "file_name": "户口簿.png", "data": picture(77)}


def rename(case: Case, by: Actor, day: str, name: str = "李筠") -> Case:
    """The act, on a fresh page."""
    return change_name(case, name=name, **PROOF, **act(case, by, moment(day)))


def last_line(case: Case) -> tuple[str, str, str]:
    """The last line of a history: step, what it changed, why."""
    line = list(build_timeline(Case.objects.get(pk=case.pk)))[-1]
    return line.entry.event, line.change, line.words


def test_every_case_tells_it_and_a_title_keeps_the_name_it_was_recognised_under(people: Cast) -> None:
    old = walking.recognised(people)
    new = start(people.person(people.li_yun), people.firm, by=people.li_yun, at=moment("05-04"), key=uuid4())
    rename(old, people.li_yun, "05-05")
    assert people.person(people.li_yun).name == "李筠"
    told = ("change_name", "李云更名为李筠", PROOF["reason"])
    assert [last_line(old), last_line(new)] == [told, told]
    assert [Case.objects.get(pk=one.pk).particulars.name for one in (old, new)] == ["李云", "李筠"]
    assert NameChange.objects.values_list("former_name", "name").distinct().get() == ("李云", "李筠")


def test_what_was_only_submitted_goes_on_under_the_new_name(people: Cast) -> None:
    case = rename(walking.assessed(people), people.li_yun, "02-05")
    assert case.particulars.name == "李筠"
    case = start_publicity(case, start_on=moment("03-02").date(), **act(case, people.wang_fang, moment("03-02")))
    assert Case.objects.get(pk=case.pk).particulars.name == "李筠"


def test_a_publicity_stands_and_its_case_is_filed_under_the_name_that_hung(people: Cast) -> None:
    case = rename(walking.in_publicity(people), people.li_yun, "03-04")
    case = close_publicity(case, result=NO_OBJECTION, **act(case, people.wang_fang, moment("03-10")))
    case = file(case, **act(case, people.wang_fang, moment("03-10", 10)))
    assert (case.state, Case.objects.get(pk=case.pk).particulars.name) == ("filed", "李云")


def test_whoever_holds_an_open_case_is_told_and_reads_the_proof(people: Cast, stand_on: Callable[..., Any]) -> None:
    case = rename(walking.in_examination(people), people.li_yun, "03-12")
    told = Outbox.objects.filter(template="change_name").values_list("recipient_id", flat=True)
    assert list(told) == [people.examiner.person_id]
    stand_on("03-12", 11)
    page = Browser(people, people.examiner).get("authority-case", case.public_id).content.decode()
    assert "申报人于2026年3月12日更名为李筠，原名李云。" in page
    assert ("这件申报公示、上报时的姓名是李云" in page, "更名证明" in page, PROOF["reason"] in page) == (
        True,
        True,
        True,
    )
    proof = NameChange.objects.get().proof
    assert find_paper(people.examiner, proof.public_id).pk == proof.pk


@pytest.mark.unsound
def test_a_proof_whose_file_was_put_in_the_place_of_another_is_named(people: Cast) -> None:
    rename(walking.submitted(people), people.li_yun, "03-02")
    proof = NameChange.objects.get().proof
    assert list(list_damaged_papers()) == []
    other = store.hash_paper(b"another paper")
    store.store_paper_bytes(b"another paper")
    store.locate_paper(proof.sha256).write_bytes(store.locate_paper(other).read_bytes())
    (named,) = list_damaged_papers()
    assert named.ref == str(proof.case.public_id)
    assert named.why.startswith(f"更名或更正号码的证明“{proof.name}”（name_change_proof）的文件被改动过或损坏")
    store.locate_paper(proof.sha256).unlink()
    assert "的文件不见了" in next(list_damaged_papers()).why


def test_a_title_has_its_line_for_all_who_see_it(people: Cast, stand_on: Callable[..., Any]) -> None:
    case = rename(walking.recognised(people), people.li_yun, "05-05")
    stand_on("05-06", 11)
    line = "持证人于2026年5月5日更名为李筠，原名李云。"
    rooms = {"employer-case": people.wang_fang, "authority-case": people.approver, "bureau-case": people.supervisor,
             "applicant-progress": people.li_yun}  # fmt: skip
    seen = {
        name: line in Browser(people, who).get(name, case.public_id).content.decode() for name, who in rooms.items()
    }
    assert seen == dict.fromkeys(rooms, True)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ({"reason": "改了"}, "name_change_reason"),
        ({"name": " 李云 "}, "name_change_changes"),
        ({"name": "  "}, "name_change_changes"),
    ],
)
def test_a_change_without_reason_or_change_is_refused(people: Cast, typed: dict[str, str], key: str) -> None:
    case = walking.recognised(people)
    with pytest.raises(StepRefused) as refused:
        change_name(case, **({"name": "李筠"} | PROOF | typed), **act(case, people.li_yun, moment("05-05")))
    assert [one.key for one in refused.value.findings] == [key]


def test_it_happens_in_all_cases_or_in_none(people: Cast) -> None:
    old = walking.recognised(people)
    new = start(people.person(people.li_yun), people.firm, by=people.li_yun, at=moment("05-04"), key=uuid4())
    late = act(new, people.li_yun, moment("05-05"))
    identify(new, name="李云", number="", phone="13800138000", **act(new, people.li_yun, moment("05-04", 10)))
    with pytest.raises(StaleVersion):
        change_name(new, name="李筠", **PROOF, **late)
    assert (NameChange.objects.count(), people.person(people.li_yun).name) == (0, "李云")
    assert last_line(old)[0] == "recognise"


def test_nobody_renames_somebody_else(people: Cast) -> None:
    case = walking.filed(people)
    for who in (people.wang_fang, people.examiner, people.zhao_min):
        with pytest.raises(StepRefused):
            rename(case, who, "03-11")
    assert people.person(people.li_yun).name == "李云"


def test_the_page_asks_for_name_reason_and_proof(people: Cast, stand_on: Callable[..., Any]) -> None:
    case = walking.recognised(people)
    stand_on("05-05", 11)
    li_yun = Browser(people, people.li_yun)
    assert "李云" in li_yun.get("applicant-rename", case.public_id).content.decode()
    short = li_yun.post("applicant-rename", case.public_id, version=case.version, name="李筠", reason="改了")
    assert (short.status_code, sorted(short.context["form"].errors)) == (422, ["file", "reason"])
    proof = SimpleUploadedFile("户口簿.png", picture(78), "image/png")
    typed = {"version": case.version, "name": "李筠", "reason": REASON, "file": proof}
    assert li_yun.post("applicant-rename", case.public_id, **typed).status_code == 302
    assert people.person(people.li_yun).name == "李筠"
    assert "您更名" in li_yun.get("applicant-progress", case.public_id).content.decode()

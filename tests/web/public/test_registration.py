"""A unit registers itself (三（三）): a form for anybody, a receipt, the bureau's answer, the invitation; no oracle."""

import re
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.web import walking
from tests.web.cast import Cast, give_channel, moment
from tests.web.desks import Browser
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions import ask_unit_registration
from zhicheng_web.cases.papers.stored_files import list_named_digests
from zhicheng_web.cases.papers.uploads import cleaning, strangers
from zhicheng_web.messages import unit_letters
from zhicheng_web.messages.channels.mail import MailNotSent
from zhicheng_web.messages.unit_letters import LONGEST_TRYING, send_unit_letters
from zhicheng_web.people.models import Membership, Organisation, UnitRequest
from zhicheng_web.people.unit_request_model import MAX_REQUESTS_OF_PLACE

NEW_CODE = "91530102MA6K7P2Q0D"
ABOUT = {
    "kind": "employer",
    "name": "昆明翠湖设计有限公司",
    "uscc": NEW_CODE,
    "employer_kind": "enterprise",
    "affiliation": "none",
    "registered_in_kunming": "yes",
    "management_area": "530102",
    "contact_name": "段玉",
    "contact_phone": "13888777661",
    "contact_mail": "duan@example.com",
}


@pytest.fixture(autouse=True)
def in_february(stand_on: Callable[..., Any], settings: Any) -> None:
    """A day of the cast; mail goes out."""
    stand_on("02-04")
    settings.EMAIL_HOST = "mail.example.com"


def send(*, address: str = "127.0.0.1", **changed: Any) -> Any:
    """The form, sent by a stranger."""
    scan = SimpleUploadedFile("执照.png", walking.picture(11), "image/png")
    fields = ABOUT | {"key": str(uuid4()), "licence": scan} | changed
    return Client(REMOTE_ADDR=address).post(reverse("unit-register"), fields)


def read_code(answer: Any) -> str:
    """The query code of a receipt."""
    return str(re.findall(r"[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}", answer.content.decode())[0])


def ask_status(code: str) -> str:
    """What the page of the code says."""
    return Client().post(reverse("unit-register-status"), {"code": code}).content.decode()


@pytest.mark.django_db
def test_a_unit_registers_itself_and_its_responsible_person_becomes_hr(people: Cast, mailoutbox: list[Any]) -> None:
    key = str(uuid4())
    codes = {read_code(send(key=key)) for _ in range(2)}
    assert (len(codes), UnitRequest.objects.count()) == (1, 1), "sent twice it is one"
    (code,) = codes
    asked = UnitRequest.objects.get()
    assert asked.licence_sha256 in list_named_digests(), "no sweep deletes the licence"
    assert "等市人社局核对证照" in ask_status(code.lower().replace("-", " "))
    supervisor = Browser(people, people.supervisor)
    assert supervisor.get("bureau-unit-licence", asked.public_id).headers["Content-Type"] == "image/png"
    supervisor.post("bureau-unit-request", asked.public_id, answer="yes")
    unit = Organisation.objects.get(uscc=NEW_CODE)
    assert (unit.name, unit.management_area) == (ABOUT["name"], "530102")
    (letter,) = mailoutbox
    address = re.findall(r"/employer/join/\S+", letter.body)[0]
    assert letter.to == ["duan@example.com"] and "已经登记" in ask_status(code)
    joined = {"name": "段玉", "phone": "13888777661", "login": "duan-yu", "password": "putao-tielu-daxiang"}
    assert Client().post(address, joined).status_code == 302
    assert Membership.objects.get(organisation=unit).role == "employer"


@pytest.mark.django_db
def test_a_registered_unit_gets_the_same_answer_and_its_hr_is_told(people: Cast, mailoutbox: list[Any]) -> None:
    give_channel(people.account(people.wang_fang), "wang@example.com", moment("02-01"))
    fresh, known = send(), send(uscc=str(people.firm.uscc), name=people.firm.name)
    same = [
        re.sub(r"[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}|昆明\w+公司|[0-9a-f-]{36}|nonce=\S+", "", one.content.decode())
        for one in (fresh, known)
    ]
    assert (known.status_code, same[0] == same[1]) == (fresh.status_code, True)
    assert "等市人社局核对证照" in ask_status(read_code(known))
    assert (send_unit_letters(moment("02-04", 10)), send_unit_letters(moment("02-04", 11))) == (1, 0)
    assert [one.to for one in mailoutbox] == [["wang@example.com"]]
    asked = UnitRequest.objects.get(organisation=people.firm)
    supervisor = Browser(people, people.supervisor)
    refused = supervisor.post("bureau-unit-request", asked.public_id, answer="yes")
    assert (refused.status_code, "这个信用代码已经登记" in refused.content.decode()) == (422, True)
    reason = "贵单位已经登记，请联系本单位人事"
    supervisor.post("bureau-unit-request", asked.public_id, answer="no", reason=reason)
    assert reason in ask_status(read_code(known))
    assert (mailoutbox[-1].to, reason in mailoutbox[-1].body) == (["duan@example.com"], True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"uscc": NEW_CODE[:-1] + "0"}, "校验"),
        ({"contact_mail": "duan"}, "这不是邮箱地址"),
        ({"licence": ""}, "请选择营业执照或登记证书的扫描件"),
        ({"kind": "bureau"}, "类别"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(people: Cast, said: dict[str, str], words: str) -> None:
    answer = send(**said)
    assert (answer.status_code, words in answer.content.decode(), UnitRequest.objects.count()) == (422, True, 0)


@pytest.mark.django_db
def test_masses_of_requests_are_put_off_and_codes_tell_nothing(people: Cast) -> None:
    send()
    row = UnitRequest.objects.get()
    for number in range(MAX_REQUESTS_OF_PLACE - 1):
        row.pk, row.public_id, row.code_digest = None, uuid4(), f"{number}"
        row._state.adding = True
        row.save()
    late = send()
    assert (late.status_code, "请明天再交" in late.content.decode()) == (422, True)
    assert "没有这个查询码" in ask_status("AAAA-BBBB-CCCC-DDDD")


@pytest.mark.django_db
def test_one_dead_mailbox_sends_the_others_no_letter_again(
    people: Cast, mailoutbox: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    send(uscc=str(people.firm.uscc), name=people.firm.name)
    asked, handed = UnitRequest.objects.get(), []

    def hand_over(address: str, *rest: str) -> None:
        if address == "dead@example.com":
            raise MailNotSent("no such mailbox")
        handed.append(address)

    letters = [(f"{name}@example.com", "s", "t") for name in ("wang", "dead", "li")]
    monkeypatch.setattr(unit_letters, "send_letter", hand_over)
    monkeypatch.setattr(unit_letters, "compose_warnings", lambda *about: iter(letters))
    counts = [send_unit_letters(moment("02-04", hour)) for hour in (10, 11)]
    assert (counts, handed) == ([2, 0], ["wang@example.com", "li@example.com"])
    monkeypatch.setattr(unit_letters, "compose_warnings", lambda *about: iter(letters[1:2]))
    UnitRequest.objects.filter(pk=asked.pk).update(unit_informed_at=None)
    assert send_unit_letters(moment("02-04", 12)) == 0
    assert UnitRequest.objects.get().unit_informed_at is None, "nobody was reached"
    page = Browser(people, people.supervisor).get("bureau-unit-request", asked.public_id).content.decode()
    assert ("它的人事还没有收到信" in page, "已经写信告诉" in page) == (True, False)
    assert send_unit_letters(moment("02-04", 12) + LONGEST_TRYING) == 0


@pytest.mark.django_db
def test_an_answer_sends_its_own_letter_and_the_page_says_only_what_was_handed_over(
    people: Cast, mailoutbox: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    supervisor = Browser(people, people.supervisor)
    codes = [read_code(send()), read_code(send(contact_mail="other@example.com", uscc="91530102MA6K7P2R9A"))]
    first, second = UnitRequest.objects.order_by("pk")
    with monkeypatch.context() as away:
        away.setattr(unit_letters, "send_letter", refuse_letter)
        supervisor.post("bureau-unit-request", first.public_id, answer="yes")
    assert "链接还没有寄出" in ask_status(codes[0])
    supervisor.post("bureau-unit-request", second.public_id, answer="no", reason="证照看不清楚代码")
    assert [one.to for one in mailoutbox] == [["other@example.com"]]
    assert send_unit_letters(moment("02-04", 12)) == 1
    assert "链接寄给了负责人" in ask_status(codes[0])


@pytest.mark.django_db
def test_letters_that_never_arrive_do_not_keep_others_waiting(
    people: Cast, mailoutbox: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unit_letters, "BATCH", 1)
    supervisor = Browser(people, people.supervisor)
    for mail, code in (("dead@example.com", NEW_CODE), ("duan@example.com", "91530102MA6K7P2R9A")):
        send(contact_mail=mail, uscc=code)
    with monkeypatch.context() as away:
        away.setattr(unit_letters, "send_letter", refuse_letter)
        for asked in UnitRequest.objects.all():
            supervisor.post("bureau-unit-request", asked.public_id, answer="no", reason="证照看不清楚代码")

    def hand_over(address: str, *rest: str) -> None:
        if address == "dead@example.com":
            raise MailNotSent("no such mailbox")

    monkeypatch.setattr(unit_letters, "send_letter", hand_over)
    assert any(send_unit_letters(moment("02-04", 12)) for _ in range(64)), "which one a run takes is drawn by lot"


def refuse_letter(*letter: str) -> None:
    """A mail server that is away."""
    raise MailNotSent("away")


@pytest.mark.django_db
def test_a_day_on_which_many_come_puts_off_only_who_has_sent_some(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask_unit_registration, "MAX_REQUESTS_OF_DAY", 1)
    monkeypatch.setattr(ask_unit_registration, "MAX_OF_PLACE_IF_BUSY", 1)
    send()
    assert "这个网络一天里交的登记申请太多" in send().content.decode()
    assert send(address="203.0.113.7").status_code == 200
    assert UnitRequest.objects.count() == 2


@pytest.mark.django_db
def test_licences_that_cannot_be_read_are_counted_by_address(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strangers, "MAX_OF_HOUR", 2)
    monkeypatch.setattr(strangers, "UPLOADS", OrderedDict())

    def send_spoilt(address: str) -> str:
        spoilt = SimpleUploadedFile("执照.png", b"\x89PNG\r\n\x1a\n nothing", "image/png")
        return str(send(licence=spoilt, address=address).content.decode())

    words = "这个网络一小时里上传的文件太多"
    said = [words in send_spoilt("203.0.113.7") for _ in range(3)]
    assert (said, words in send_spoilt("203.0.113.8")) == ([False, False, True], False)


def test_strangers_wait_for_those_of_their_own_place_and_read_true_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaning, "WAITING_SECONDS", 0.01)
    monkeypatch.setattr(strangers, "TURNS", (turn := Lock(), Lock()))
    mine, other = (next(str(one) for one in range(99) if hash(str(one)) % 2 == rest) for rest in (0, 1))
    with turn:
        with pytest.raises(StepRefused) as refused:
            strangers.clean_upload_from(mine, walking.picture(11))
        assert "您的上一份" not in refused.value.findings[0].reason
        assert strangers.clean_upload_from(other, walking.picture(11)).pages == 1

"""From check to the end: submitting, papers, rounds of correction, withdrawing, a new employer, who looked; and strangers."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web import walking
from tests.web.applicant.test_filling import HTMX, errors, now
from tests.web.cast import Cast, moment
from tests.web.crowds import CROWD, MOST_OF_A_CASE, MOST_QUERIES, SIZES
from tests.web.desks import Browser
from tests.web.past_guards import rewrite
from zhicheng.procedure.states import State
from zhicheng_web.cases.actions.edit import edit
from zhicheng_web.cases.actions.return_to_applicant import return_to_applicant
from zhicheng_web.cases.actions.start import start
from zhicheng_web.cases.actions.submit import submit
from zhicheng_web.cases.actions.unmask import unmask
from zhicheng_web.cases.actions.withdraw import withdraw
from zhicheng_web.cases.models import Paper
from zhicheng_web.cases.papers.uploads.limits import MEGABYTE
from zhicheng_web.cases.refusals.return_reasons import Fault

PAGES = ("tasks", "identity", "target", "education", "held", "work", "insurance", "papers", "commitment", "check",
         "submitted", "progress", "content", "amend", "withdraw", "employer")  # fmt: skip
FAULT = Fault("series_wrong")


def held_nothing(people: Cast, li_yun: Browser) -> Any:
    """A draft of which every task is done."""
    case = walking.draft(people)
    li_yun.post("applicant-held", case.public_id, version=now(case).version, done="1")
    fields = {"name": "李云", "phone": "13800002046", "status": "employed", "annual_review": "qualified"}
    li_yun.post("applicant-identity", case.public_id, version=now(case).version, **fields)
    return now(case)


def scan(name: str = "扫描.png", data: bytes | None = None) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, walking.picture(7) if data is None else data)


@pytest.mark.parametrize("page", PAGES)
def test_strangers_find_no_page(page: str, people: Cast, li_yun: Browser, stranger: Browser) -> None:
    case = walking.draft(people)
    assert stranger.get(f"applicant-{page}", case.public_id).status_code == 404
    assert stranger.post(f"applicant-{page}", case.public_id, version=case.version, done="1").status_code == 404
    address = reverse(f"applicant-{page}", args=[case.public_id])
    assert Client().get(address).headers["Location"].startswith("/accounts/login/")
    assert now(case).version == case.version


def test_strangers_see_no_paper(people: Cast, li_yun: Browser, stranger: Browser) -> None:
    case = walking.draft(people)
    paper = Paper.objects.filter(case=case).first()
    assert paper is not None
    assert stranger.get("applicant-paper", paper.public_id).status_code == 404
    assert stranger.post("applicant-paper-remove", paper.public_id, version=case.version).status_code == 404
    shown = li_yun.get("applicant-paper", paper.public_id)
    assert (shown.headers["Content-Type"], shown.headers["X-Content-Type-Options"]) == ("image/png", "nosniff")


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_its_pages(state: State, people: Cast, li_yun: Browser) -> None:
    case = walking.case_at(people, state)
    for page in PAGES:
        with CaptureQueriesContext(connection) as asked:
            answer = li_yun.get(f"applicant-{page}", case.public_id)
        assert answer.status_code in (200, 303), page
        assert len(asked) <= MOST_OF_A_CASE, page
    assert li_yun.get("applicant-progress", case.public_id).context["facts"][0][1]


def asked(li_yun: Browser, *pages: tuple[Any, ...]) -> dict[str, int]:
    """How many queries each page makes."""
    numbers = {}
    for page in pages:
        with CaptureQueriesContext(connection) as seen:
            assert li_yun.get(*page).status_code == 200
        numbers[page[0]] = len(seen)
    return numbers


def test_my_applications_ask_the_same_however_many(people: Cast, li_yun: Browser) -> None:
    person, numbers = people.person(people.li_yun), []
    for place in range(1, CROWD + 1):
        case = start(person, people.firm, by=people.li_yun, at=moment("02-02", 9, place), key=uuid4())
        withdraw(case, **walking.act(case, people.li_yun, moment("02-02", 9, place)))
        if place in SIZES:
            numbers.append(asked(li_yun, ("applicant-home",), ("applicant-start",)))
            assert len(li_yun.get("applicant-home").context["past_cases"]) == place
    assert numbers == [numbers[0]] * len(SIZES)
    assert max(numbers[0].values()) <= MOST_QUERIES


def test_messages_and_looks_ask_the_same_however_many(people: Cast, li_yun: Browser) -> None:
    case, numbers = walking.submitted(people), []
    for place in range(1, CROWD + 1):
        at = moment("02-04") + timedelta(minutes=4 * place)
        later = [at + timedelta(minutes=more) for more in range(4)]
        specialty = {"target": walking.FACTS["target"] | {"specialty": f"机械{place}"}}
        unmask(case, by=people.wang_fang, at=at, purpose="check_identity")
        case = return_to_applicant(case, faults=[FAULT], **walking.act(case, people.wang_fang, later[1]))
        case = edit(case, specialty, **walking.act(case, people.li_yun, later[2]))
        case = submit(case, **walking.act(case, people.li_yun, later[3]))
        if place in SIZES:
            pages = ("applicant-messages",), ("applicant-seen",), ("applicant-progress", case.public_id)
            numbers.append(asked(li_yun, *pages))
            assert len(li_yun.get("applicant-messages").context["rows"]) == place
            assert len(li_yun.get("applicant-seen").context["views"].identity) == place
    assert numbers == [numbers[0]] * len(SIZES)
    assert max(numbers[0].values()) <= MOST_QUERIES


def test_a_message_is_new_until_its_page_has_been_seen(people: Cast, li_yun: Browser) -> None:
    case = walking.returned_to_applicant(people)
    assert [tab.label for tab in li_yun.get("applicant-home").context["tabs"]][1] == "新消息1条"
    for new in (True, False):
        (message,) = li_yun.get("applicant-messages").context["rows"]
        assert (message.case, message.text.subject, message.read) == (case.public_id, "您的申报：请补正", not new)
    assert [tab.label for tab in li_yun.get("applicant-home").context["tabs"]][1] == "消息"


def test_whoever_is_late_is_named_with_their_telephone_and_what_to_say(
    people: Cast, li_yun: Browser, stand_on: Callable[..., datetime]
) -> None:
    rewrite(type(people.firm).objects.all(), phone="0871-0000 0088")
    case = walking.in_publicity(people)
    stand_on("03-04")
    page = li_yun.get("applicant-progress", case.public_id).context
    assert ("".join(page["heading"]), page["late"].passed) == ("单位公示中，第2个工作日，共5个", False)
    assert [(step.when, step.title) for step in page["coming_steps"]][:3] == [
        ("3月9日公示满", "公示结束，单位登记结果"), ("最迟3月20日", "单位上报认定部门"),
        ("上报后5个工作日内", "认定部门受理")]  # fmt: skip
    stand_on("03-10")
    page = li_yun.get("applicant-progress", case.public_id).context
    assert ("".join(page["heading"]), page["late"].passed) == ("单位公示已满，等单位登记结果", False), "the first day"
    assert page["late"].when == "公示满了，单位一直没有登记结果"
    stand_on("03-11")
    page = li_yun.get("applicant-progress", case.public_id).context
    assert page["late"].passed
    number = str(case.public_id)[:8].upper()
    assert page["late"][2:] == (
        people.firm.name, "0871-0000 0088", f"您好，我是李云，初级职称申报的编号是{number}。"
        "现在等着单位登记公示结果，公示3月9日满，请问办到哪一步了？")  # fmt: skip


def test_a_publicity_that_missed_its_window_is_told_with_the_next(
    people: Cast, li_yun: Browser, stand_on: Callable[..., datetime]
) -> None:
    case = walking.assessed(people)
    stand_on("03-13")
    word, day, small = li_yun.get("applicant-progress", case.public_id).context["facts"][2]
    assert (word, day.isoformat(), small) == (
        "到哪一天", "2026-06-11", "上一个窗口已赶不上；单位最晚这天开始公示，能赶上下一个")  # fmt: skip


def test_submitting_needs_the_promise_then_confirms(people: Cast, li_yun: Browser) -> None:
    case = held_nothing(people, li_yun)
    page = li_yun.get("applicant-check", case.public_id)
    assert (page.context["standing"].word, page.context["waiting"]) == ("条件已满足，等单位考核确认1项", [])
    unsure = li_yun.post("applicant-check", case.public_id, version=case.version)
    assert (unsure.status_code, errors(unsure)) == (422, ["请勾选：我填写的内容和上传的材料真实、完整"])
    key = str(uuid4())
    for _ in range(2):
        sent = li_yun.post("applicant-check", case.public_id, version=case.version, true="1", key=key)
        assert sent.headers["Location"] == reverse("applicant-submitted", args=[case.public_id])
    assert (now(case).state, now(case).version) == ("submitted", case.version + 1)
    assert li_yun.get("applicant-submitted", case.public_id).status_code == 200
    assert li_yun.get("applicant-tasks", case.public_id).status_code == 303


def test_submitting_too_early_names_every_obstacle(people: Cast, li_yun: Browser) -> None:
    case = start(people.person(people.li_yun), people.firm, by=people.li_yun, at=moment("02-02"), key=uuid4())
    answer = li_yun.post("applicant-check", case.public_id, version=1, true="1")
    assert answer.status_code == 422
    assert [one.key for one in answer.context["outcome"].findings][:1] == ["facts_valid"]
    assert now(case).state == "draft"


def test_a_form_that_comes_after_submitting_is_told_so(people: Cast, li_yun: Browser) -> None:
    case = walking.submitted(people)
    late = li_yun.post("applicant-target", case.public_id, version=case.version - 1, done="1", series="engineering",
                       specialty="测绘", level="assistant", major_relation="same")  # fmt: skip
    assert late.status_code == 409
    assert late.context["outcome"].late.startswith("您已在另一个页面办理了“提交给单位”（2月3日09:00）。")
    assert 'value="测绘"' in late.content.decode()


def test_papers_are_added_replaced_and_removed(people: Cast, li_yun: Browser) -> None:
    case = walking.draft(people)
    old = Paper.objects.get(case=case, kind="identity_document")
    for fields in ({}, {"replaces": str(old.public_id)}):
        answer = li_yun.post(
            "applicant-papers", case.public_id, version=now(case).version, kind=old.kind, file=scan(), **fields
        )
        assert answer.status_code == 303
    counting = Paper.objects.filter(case=case, kind=old.kind, replaced_by=None, removed_at=None)
    assert [one.name for one in counting] == ["扫描.png", "扫描.png"]
    last = counting.order_by("-pk")[0]
    assert li_yun.get("applicant-paper-remove", last.public_id).context["line"] == "扫描.png"
    gone = li_yun.post("applicant-paper-remove", last.public_id, version=now(case).version)
    assert gone.status_code == 303, gone.context["outcome"]
    assert counting.all().count() == 1


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (None, "还没有选择文件。请先拍照或选择文件，再按“上传”"),
        (scan("空.pdf", b""), "文件是空的，里面没有内容。请打开看一看，再重新选择文件"),
        (scan("登记表.heic", b"\0\0\0\x18ftypheic"), "这是手机的HEIC照片，很多电脑打不开。请在手机上给照片截图，"
         "上传截图；或在相机设置里选“兼容性最佳”，再拍一张"),
        (scan("坏.pdf", b"%PDF-1.7 nothing"), "PDF已损坏，打不开。请重新扫描或另存一份，再上传"),
        (scan("大.pdf", b"%PDF-" + bytes(25 * MEGABYTE)), "文件有26MB，超过20MB。请降低扫描的分辨率，或分成几个文件上传"),
    ],
    ids=["none", "empty", "photo", "broken", "large"],
)  # fmt: skip
def test_an_upload_that_fails_says_the_cure_at_its_place(file: Any, words: str, people: Cast, li_yun: Browser) -> None:
    case = walking.draft(people)
    fields = {"file": file} if file else {}
    answer = li_yun.post(
        "applicant-commitment", case.public_id, version=case.version, kind="commitment_letter", **fields
    )
    assert (answer.status_code, errors(answer)) == (422, [words])
    assert answer.context["wrong"] == {"commitment_letter": words}
    assert now(case).version == case.version


def test_what_cannot_be_seen_in_a_file_s_name_is_dropped(people: Cast, li_yun: Browser) -> None:
    """NUL, which PostgreSQL cannot hold, a mark that turns the direction, and a folder before the name."""
    case = walking.draft(people)
    fields = {"version": case.version, "kind": "identity_document", "file": scan("x/扫\0描\u202egnp.png")}
    assert li_yun.post("applicant-papers", case.public_id, **fields).status_code == 303
    assert now(case).papers.order_by("-pk")[0].name == "扫描gnp.png"


def test_an_upload_by_htmx_shows_the_page_with_what_is_new(people: Cast, li_yun: Browser) -> None:
    case = walking.draft(people)
    fields = {"version": case.version, "kind": "identity_document", "file": scan()}
    answer = li_yun.post("applicant-papers", case.public_id, headers=HTMX, **fields)
    assert (answer.status_code, answer.context["stored_kind"]) == (200, "identity_document")
    assert answer.headers["HX-Reswap"] == "outerHTML show:#identity_document:top"
    assert answer.context["case"].version == now(case).version == case.version + 1


def test_a_wrong_file_in_place_of_another_is_told_where_it_was_sent(people: Cast, li_yun: Browser) -> None:
    case = walking.draft(people)
    old = Paper.objects.get(case=case, kind="identity_document")
    fields = {"version": case.version, "kind": old.kind, "replaces": str(old.public_id), "file": scan(data=b"MZ")}
    answer = li_yun.post("applicant-papers", case.public_id, **fields)
    (upload_group,) = [one for one in answer.context["upload_groups"] if one.material.key == old.kind]
    assert ([slot.trouble[:4] for slot in upload_group.files], upload_group.empty_slot.trouble) == (["文件不是"], "")


def test_a_paper_is_looked_at_page_by_page(people: Cast, li_yun: Browser, stranger: Browser) -> None:
    case = walking.draft(people)
    paper = Paper.objects.get(case=case, kind="identity_document")
    page = li_yun.get("applicant-paper-view", paper.public_id)
    assert (page.context["name"], page.context["back"], page.context["changes"]) == (
        "身份证件", "applicant-papers", True)  # fmt: skip
    assert li_yun.get("applicant-paper-page", paper.public_id, 1).headers["Content-Type"] == "image/jpeg"
    assert li_yun.get("applicant-paper-page", paper.public_id, 2).status_code == 404
    assert stranger.get("applicant-paper-view", paper.public_id).status_code == 404
    assert stranger.get("applicant-paper-page", paper.public_id, 1).status_code == 404


def test_a_return_by_the_employer_opens_only_what_it_faults(people: Cast, li_yun: Browser) -> None:
    case = walking.returned_to_applicant(people)
    page = li_yun.get("applicant-tasks", case.public_id)
    states = {one.row.task.slug: one.row.state for _, lines in page.context["groups"] for one in lines}
    closed = dict.fromkeys(
        ("identity", "education", "held", "work", "post", "summary", "target", "commitment"), "closed"
    )
    assert states == closed | {"insurance": "wrong", "papers": "wrong"}
    assert li_yun.get("applicant-education", case.public_id).status_code == 303
    refused = li_yun.post("applicant-item-remove", case.public_id, "education", "1", version=case.version)
    assert [one.key for one in refused.context["outcome"].findings] == ["only_faulted_parts"]
    mended = {
        "from__0": "2025",
        "from__1": "2",
        "to_0": "2026",
        "to_1": "2",
        "unit": "own",
        "area": "kunming",
        "late": "no",
    }
    assert (
        li_yun.post(
            "applicant-item", case.public_id, "insurance", "1", version=case.version, done="1", **mended
        ).status_code
        == 303
    )
    for kind in ("insurance_record", "identity_document"):
        li_yun.post("applicant-papers", case.public_id, version=now(case).version, kind=kind, file=scan())
    assert li_yun.get("applicant-tasks", case.public_id).context["unfinished_count"] == 0
    li_yun.post("applicant-check", case.public_id, version=now(case).version, true="1")
    assert now(case).state == "submitted"


def test_a_return_by_the_authority_is_supplemented(
    people: Cast, li_yun: Browser, stand_on: Callable[..., datetime]
) -> None:
    stand_on("03-13")
    case = walking.returned_to_employer(people)
    page = li_yun.get("applicant-tasks", case.public_id)
    assert (page.context["submits"], page.context["facts"][0][1]) == (None, "您本人补正，单位重报")
    assert (page.context["unmended"], page.context["others"]) == (2, 1), "what the assessment lacks is the employer's"
    li_yun.post("applicant-papers", case.public_id, version=case.version, kind="insurance_record", file=scan())
    assert now(case).returns.get(side="authority").reasons[0].get("answered")
    assert now(case).state == "returned_to_employer"


def test_what_was_submitted_is_taken_back_changed_and_submitted_again(people: Cast, li_yun: Browser) -> None:
    case = walking.submitted(people)
    assert "取回修改" in li_yun.get("applicant-progress", case.public_id).content.decode()
    assert "取回修改" in li_yun.get("applicant-withdraw", case.public_id).content.decode()
    assert li_yun.get("applicant-amend", case.public_id).status_code == 200
    assert li_yun.post("applicant-amend", case.public_id, version=case.version - 1).status_code == 409
    li_yun.post("applicant-amend", case.public_id, version=case.version)
    assert now(case).state == "draft"
    submit(now(case), **walking.act(now(case), people.li_yun, moment("02-05", 11)))
    assert now(case).state == "submitted"


def test_what_the_employer_has_assessed_is_taken_back_no_more(people: Cast, li_yun: Browser) -> None:
    case = walking.assessed(people)
    assert li_yun.get("applicant-amend", case.public_id).status_code == 303
    late = li_yun.post("applicant-amend", case.public_id, version=case.version)
    assert [one.key for one in late.context["outcome"].findings] == ["out_of_turn"]


def test_withdrawing_asks_first(people: Cast, li_yun: Browser) -> None:
    case = walking.submitted(people)
    page = li_yun.get("applicant-withdraw", case.public_id)
    assert (page.status_code, "现在是“单位审核中”" in page.content.decode()) == (200, True)
    assert now(case).state == "submitted"
    late = li_yun.post("applicant-withdraw", case.public_id, version=case.version - 1)
    assert late.status_code == 409
    li_yun.post("applicant-withdraw", case.public_id, version=case.version)
    assert now(case).state == "withdrawn"


def test_after_leaving_a_new_employer_is_chosen_and_the_facts_stay(people: Cast, li_yun: Browser) -> None:
    case = walking.left(people)
    found = li_yun.get("applicant-employer", case.public_id, q="云岭")
    assert found.context["hits"] == [people.other_firm]
    nobody = li_yun.post("applicant-employer", case.public_id, version=case.version, q="云岭")
    assert (nobody.status_code, errors(nobody)) == (422, ["请先查找并选择您现在工作的单位"])
    chosen = {"employer": str(people.other_firm.public_id), "q": "云岭"}
    assert li_yun.post("applicant-employer", case.public_id, version=case.version, **chosen).status_code == 303
    assert (now(case).state, now(case).employer) == ("draft", people.other_firm)
    assert now(case).facts == case.facts


def test_starting_with_an_employer_and_only_once(people: Cast, li_yun: Browser) -> None:
    assert li_yun.get("applicant-start", q="滇").context["hits"] == []
    assert li_yun.get("applicant-start", q="滇池").context["hits"] == [people.firm]
    begun = li_yun.post("applicant-start", employer=str(people.firm.public_id))
    case = people.person(people.li_yun).cases.get()
    assert begun.headers["Location"] == reverse("applicant-tasks", args=[case.public_id])
    again = li_yun.post("applicant-start", employer=str(people.firm.public_id))
    assert [one.key for one in again.context["outcome"].findings] == ["one_active_case"]


def test_the_person_reads_who_has_looked(people: Cast, li_yun: Browser) -> None:
    case = walking.submitted(people)
    assert li_yun.get("applicant-seen").context["views"] == ([], [])
    at = moment("02-04", 11)
    unmask(case, by=people.wang_fang, at=at, purpose="check_identity")
    (view,), papers = li_yun.get("applicant-seen").context["views"]
    assert view == ("王芳", people.firm.name, "证件号码", "核对身份证件", at, at)
    assert papers == []

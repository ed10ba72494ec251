"""Uploads as a phone sends them: several at once in their order, shown small; the photo, of its own shape."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.web import walking
from tests.web.applicant.test_filling import errors, now
from tests.web.cast import Cast, moment
from tests.web.desks import Browser
from tests.web.papers import insurance_sheets as sheets
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions.attach_paper import attach_paper
from zhicheng_web.cases.actions.return_to_applicant import return_to_applicant
from zhicheng_web.cases.models import Case, PagePicture, Paper
from zhicheng_web.cases.papers import pictures
from zhicheng_web.cases.papers.stored_files import list_named_digests
from zhicheng_web.cases.papers.uploads.limits import THUMBNAIL_SIDE
from zhicheng_web.cases.refusals.return_reasons import PHOTO, Fault


def scan(name: str, width: int = 60, height: int = 80, data: bytes | None = None) -> SimpleUploadedFile:
    """A picture of some size, as a browser sends it."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), (width % 250, height % 250, 7)).save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue() if data is None else data)


def list_names(case: Case, kind: str) -> list[str]:
    """The files of a kind that count, in their order."""
    papers = Paper.objects.filter(case=case, kind=kind, replaced_by=None, removed_at=None).order_by("pk")
    return [one.name for one in papers]


def test_several_files_come_in_the_order_in_which_they_were_chosen(people: Cast, li_yun: Browser) -> None:
    case = walking.draft(people)
    files = [scan(f"{name}.png", 60 + place) for place, name in enumerate(("正面", "反面", "附页"))]
    answer = li_yun.post("applicant-papers", case.public_id, version=case.version, kind="identity_document", file=files)
    assert (answer.status_code, now(case).version) == (303, case.version + 3)
    assert list_names(case, "identity_document")[-3:] == ["正面.png", "反面.png", "附页.png"]


def test_of_several_the_one_that_fails_is_named_and_those_before_it_stay(people: Cast, li_yun: Browser) -> None:
    case = walking.draft(people)
    files = [scan("正面.png"), scan("坏.pdf", data=b"%PDF-1.7 nothing"), scan("附页.png")]
    answer = li_yun.post("applicant-papers", case.public_id, version=case.version, kind="identity_document", file=files)
    (words,) = errors(answer)
    assert words.startswith("“坏.pdf”没有传上，它前面的1份已经传上。PDF已损坏，打不开。")
    assert list_names(case, "identity_document")[-1] == "正面.png"
    assert answer.context["case"].version == now(case).version == case.version + 1


def test_a_thumbnail_is_drawn_with_the_upload_and_seen_by_its_owner_only(
    people: Cast, li_yun: Browser, stranger: Browser
) -> None:
    case = walking.draft(people)
    wide = scan("登记表.png", 1200, 1600)
    li_yun.post("applicant-papers", case.public_id, version=case.version, kind="identity_document", file=wide)
    paper = Paper.objects.get(case=case, name="登记表.png")
    answer = li_yun.get("applicant-paper-thumbnail", paper.public_id)
    with Image.open(io.BytesIO(answer.content)) as small:
        assert (answer.headers["Content-Type"], small.size) == ("image/jpeg", (THUMBNAIL_SIDE * 3 // 4, THUMBNAIL_SIDE))
    assert stranger.get("applicant-paper-thumbnail", paper.public_id).status_code == 404
    assert PagePicture.objects.get(paper=paper).thumbnail in set(list_named_digests())
    page = li_yun.get("applicant-papers", case.public_id).content.decode()
    assert page.count("/thumbnail/") == len(Paper.objects.filter(case=case)) - 1  # the commitment has its own page


def test_a_paper_from_before_there_were_thumbnails_has_an_icon(
    people: Cast, li_yun: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, store_pictures = walking.draft(people), pictures.store_pictures
    monkeypatch.setattr(pictures, "store_pictures", lambda paper, some, small: store_pictures(paper, some))
    li_yun.post("applicant-papers", case.public_id, version=case.version, kind="identity_document", file=scan("一.png"))
    paper = Paper.objects.get(case=case, name="一.png")
    assert pictures.find_papers_with_thumbnail([paper]) == frozenset()
    assert li_yun.get("applicant-paper-thumbnail", paper.public_id).status_code == 404


@pytest.mark.parametrize(("width", "height"), [(80, 60), (60, 60), (60, 200)])
def test_a_photo_of_another_shape_is_refused_with_its_cure(
    width: int, height: int, people: Cast, li_yun: Browser
) -> None:
    case = walking.draft(people)
    answer = li_yun.post(
        "applicant-papers", case.public_id, version=case.version, kind=PHOTO, file=scan("照片.png", width, height)
    )
    (words,) = errors(answer)
    assert words.startswith(f"照片宽{width}、高{height}，不是证件照的比例。请用竖的一寸或二寸证件照")


def test_a_photo_is_one_and_stands_on_the_page_that_is_printed(people: Cast, li_yun: Browser) -> None:
    case = walking.draft(people)
    page = li_yun.get("applicant-papers", case.public_id).content.decode()
    assert "本人照片" in page and "印在认定表（附件3）上" in page
    assert (
        page.count(" multiple") == len(Paper.objects.filter(case=case)) - 1
    )  # a photo is one, the commitment elsewhere
    photo = scan("照片.png", 250, 350)
    li_yun.post("applicant-papers", case.public_id, version=case.version, kind=PHOTO, file=photo)
    (paper,) = Paper.objects.filter(case=case, kind=PHOTO)
    again = li_yun.post(
        "applicant-papers", case.public_id, version=now(case).version, kind=PHOTO, file=scan("二.png", 250, 351)
    )
    assert errors(again) == ["已经有一张照片（三（二））。要换的，请在照片下面选“换一份”"]
    content = li_yun.get("applicant-content", case.public_id).content.decode()
    assert f"/my/papers/{paper.public_id}/pages/1/" in content and 'alt="李云的照片"' in content


def test_a_photo_is_its_owners_and_a_return_can_ask_for_another(people: Cast, li_yun: Browser) -> None:
    case = walking.submitted(people)
    with pytest.raises(StepRefused) as refused:
        click = walking.act(case, people.wang_fang, moment("02-04"))
        attach_paper(case, kind=PHOTO, name="照片.png", data=walking.picture(), **click)
    assert [one.key for one in refused.value.findings] == ["paper_not_yours"]
    click = walking.act(case, people.wang_fang, moment("02-04"))
    case = return_to_applicant(case, faults=[Fault("photo_unclear")], **click)
    li_yun.post("applicant-papers", case.public_id, version=case.version, kind=PHOTO, file=scan("照片.png", 250, 350))
    assert list_names(case, PHOTO) == ["照片.png"]


def test_months_of_a_sheet_are_offered_and_only_what_is_ticked_is_taken(people: Cast, li_yun: Browser) -> None:
    case = walking.draft(people)
    sheet = SimpleUploadedFile("证明.pdf", sheets.BY_SPELL)
    li_yun.post("applicant-papers", case.public_id, version=case.version, kind="insurance_record", file=sheet)
    before = now(case).facts["insurance"]
    page = li_yun.get("applicant-insurance-sheet", case.public_id)
    lines = [one.line for one in page.context["proposed"]]
    assert lines == [
        "2024年8月至2024年12月，缴费单位：不清楚",
        "2025年1月至2026年2月，缴费单位：昆明滇池机械有限公司",
    ]
    assert page.content.decode().count("证明上的单位：云岭商贸有限公司") == 1
    refused = li_yun.post("applicant-insurance-sheet", case.public_id, version=now(case).version)
    assert (refused.status_code, errors(refused)[0][:7], now(case).facts["insurance"]) == (
        422,
        "还没有勾选。请",
        before,
    )
    li_yun.post("applicant-insurance-sheet", case.public_id, version=now(case).version, take=["1"])
    taken = {"from": "2024-08", "to": "2024-12", "payer": None, "late": False, "area": "provincial"}
    assert now(case).facts["insurance"] == [*before, taken]


def test_a_sheet_that_cannot_be_read_is_said_and_typed_by_hand(people: Cast, li_yun: Browser) -> None:
    case = walking.draft(people)
    page = li_yun.get("applicant-insurance-sheet", case.public_id).content.decode()
    assert "还没有上传电子版（PDF）的社保缴费证明" in page and "手工填写" in page
    contract = SimpleUploadedFile("合同.pdf", sheets.ANOTHER_PAPER)
    li_yun.post("applicant-papers", case.public_id, version=case.version, kind="insurance_record", file=contract)
    assert "证明里没有读出新的月份" in li_yun.get("applicant-insurance-sheet", case.public_id).content.decode()
    columns = SimpleUploadedFile("明细.pdf", sheets.TWO_COLUMNS)
    li_yun.post("applicant-papers", case.public_id, version=now(case).version, kind="insurance_record", file=columns)
    page = li_yun.get("applicant-insurance-sheet", case.public_id).content.decode()
    assert "还有2行没有读懂" in page

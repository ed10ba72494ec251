"""Papers: told by their bytes, cleaned, kept under their hash; limits and refusals in words; corrections open one kind."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from PIL import Image

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.walking import act, picture
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions.attach_paper import attach_paper
from zhicheng_web.cases.actions.remove_paper import remove_paper
from zhicheng_web.cases.actions.replace_paper import replace_paper
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import FilingPaper, Paper
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.cases.papers.uploads.cleaning import clean_upload, draw_page_picture
from zhicheng_web.cases.papers.uploads.limits import MAX_BYTES, MAX_PAGES, MEGABYTE


def pdf(pages: int = 1, prepare: Callable[[pikepdf.Pdf], None] = lambda made: None, password: str = "") -> bytes:
    """A PDF of blank pages."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page()
        prepare(made)
        made.save(out, encryption=pikepdf.Encryption(owner=password, user=password) if password else False)
    return out.getvalue()


def scripted(made: pikepdf.Pdf) -> None:
    """Put a script, an attachment and an action into it."""
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    made.Root.OpenAction = script
    made.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["a", script]))
    made.attachments["x.exe"] = b"MZ"
    made.pages[0].obj.AA = pikepdf.Dictionary(O=script)


def noted(made: pikepdf.Pdf) -> None:
    """Put notes on its pages that open an address, start a program, run a script, carry a file, and act in no way; and a
    bookmark that starts a program.
    """
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="x.exe")
    address = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org/")
    file = pikepdf.Dictionary(F="x.exe", EF=pikepdf.Dictionary(F=made.make_stream(b"MZ in a note")))
    made.Root.Outlines = made.make_indirect(pikepdf.Dictionary(First=pikepdf.Dictionary(Title="a", A=launch)))
    hovering = pikepdf.Dictionary(E=script)
    acts: list[dict[str, Any]] = [{"A": address}, {"A": launch}, {"AA": hovering}, {"A": script, "FS": file}, {}]
    for page in made.pages:
        notes = [pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], Contents="a", **one) for one in acts]
        page.obj.Annots = pikepdf.Array([made.make_indirect(note) for note in notes])


@pytest.mark.parametrize(
    ("data", "key", "reason"),
    [
        (b"", "paper_not_empty", "文件是空的，里面没有内容。"),
        (b"MZ\x90", "paper_kind_unknown", "文件不是PDF、JPG或PNG。"),
        (b"\0\0\0\x18ftypheic", "paper_heic", "这是手机的HEIC照片，很多电脑打不开。"),
        (b"PK\x03\x04", "paper_of_office", "这是Word、Excel文件或压缩包，不是扫描件。"),
        (b"%PDF-1.7 broken", "paper_unreadable_pdf", "PDF已损坏，打不开。"),
        (b"\xff\xd8\xffbroken", "paper_unreadable", "图片已损坏，打不开。"),
        (picture()[:60], "paper_unreadable", "图片已损坏，打不开。"),
        (pdf(password="secret"), "paper_locked", "PDF有密码，别人打不开。"),
        (pdf(MAX_PAGES + 1), "paper_pages", f"PDF有{MAX_PAGES + 1}页，应为1至{MAX_PAGES}页。"),
        (
            b"%PDF-" + bytes(MAX_BYTES),
            "paper_too_large",
            f"文件有{MAX_BYTES // MEGABYTE + 1}MB，超过{MAX_BYTES // MEGABYTE}MB。",
        ),
    ],
    ids=["empty", "program", "photo", "document", "bad pdf", "bad jpeg", "cut png", "locked", "pages", "large"],
)
def test_what_cannot_be_read_is_refused_in_words(data: bytes, key: str, reason: str) -> None:
    with pytest.raises(StepRefused) as refused:
        clean_upload(data)
    (finding,) = refused.value.findings
    assert (finding.key, finding.reason, bool(finding.remedy)) == (key, reason, True)


def test_a_pdf_loses_what_can_act() -> None:
    clean = clean_upload(pdf(2, scripted))
    with pikepdf.open(io.BytesIO(clean.data)) as kept:
        assert sorted(kept.Root.keys()) == ["/Pages", "/Type"]
        assert "/AA" not in kept.pages[0].obj
    assert (clean.media_type, clean.pages) == ("application/pdf", 2)
    assert b"MZ" not in clean.data


def test_the_notes_of_a_pdf_lead_nowhere_and_start_nothing() -> None:
    clean = clean_upload(pdf(2, noted))
    with pikepdf.open(io.BytesIO(clean.data)) as kept:
        assert [page for page in kept.pages if "/Annots" in page.obj] == []
    assert [word for word in (b"x.exe", b"example.org", b"app.alert", b"MZ") if word in clean.data] == []


def test_an_image_is_drawn_anew_upright_and_without_hidden_data() -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "53.10, 102.71"  # turned by 90 degrees; a description that tells a place
    Image.new("RGB", (40, 20)).save(out, "JPEG", exif=exif)
    with Image.open(io.BytesIO(clean_upload(out.getvalue()).data)) as kept:
        assert (kept.size, dict(kept.getexif())) == ((20, 40), {})


def test_a_page_is_shown_as_a_picture() -> None:
    for data, number in ((pdf(2), 2), (picture(), 1)):
        clean = clean_upload(data)
        with Image.open(io.BytesIO(clean.pictures[number - 1])) as shown:
            assert (shown.format, shown.width) == ("JPEG", 1200 if number == 2 else 60)
        assert draw_page_picture(clean.data, clean.media_type, number) == clean.pictures[number - 1]
        assert draw_page_picture(clean.data, clean.media_type, number + 1) is None


def test_bytes_are_kept_once_under_their_hash(rooms: None) -> None:
    digest = store.store_paper_bytes(b"a paper")
    assert (store.store_paper_bytes(b"a paper"), store.load_paper_bytes(digest)) == (digest, b"a paper")
    store.locate_paper(digest).write_bytes(b"another")
    with pytest.raises(ValueError, match="is not what was stored"):
        store.load_paper_bytes(digest)


def test_a_paper_replaced_or_removed_counts_no_more_and_stays_on_record(people: Cast) -> None:
    case = walking.draft(people)
    old = engine_input.group_current_papers(case)["identity_document"][0]
    case = replace_paper(case, old, name="新.png", data=picture(7), **act(case, people.li_yun, moment("02-03")))
    (new,) = engine_input.group_current_papers(case)["identity_document"]
    assert (new.name, store.load_paper_bytes(new.sha256), Paper.objects.get(pk=old.pk).replaced_by) == (
        "新.png",
        clean_upload(picture(7)).data,
        new,
    )
    case = remove_paper(case, new, **act(case, people.li_yun, moment("02-03", 10)))
    assert "identity_document" not in engine_input.group_current_papers(case)
    with pytest.raises(Paper.DoesNotExist):
        remove_paper(case, old, **act(case, people.li_yun, moment("02-03", 11)))


def test_a_kind_that_nobody_asks_for_is_refused(people: Cast) -> None:
    case = walking.draft(people)
    with pytest.raises(StepRefused) as refused:
        attach_paper(case, kind="poem", name="诗", data=picture(), **act(case, people.li_yun, moment("02-03")))
    assert [finding.key for finding in refused.value.findings] == ["paper_kind_not_asked"]


def test_a_correction_opens_only_the_papers_that_were_faulted(people: Cast) -> None:
    case = walking.returned_to_applicant(people)
    with pytest.raises(StepRefused) as refused:
        attach_paper(
            case, kind="education_certificate", name="a", data=picture(), **act(case, people.li_yun, moment("02-05"))
        )
    assert [(one.key, one.reason) for one in refused.value.findings] == [
        ("only_faulted_parts", "学历或学位证书不在补正范围（三（一））。")
    ]
    attach_paper(case, kind="identity_document", name="a", data=picture(), **act(case, people.li_yun, moment("02-05")))


def test_the_papers_of_a_filing_are_its_manifest(people: Cast) -> None:
    case = walking.filed(people)
    counted = [paper for kind in engine_input.group_current_papers(case).values() for paper in kind]
    assert {(row.paper_id, row.sha256) for row in FilingPaper.objects.all()} == {
        (one.pk, one.sha256) for one in counted
    }
    with pytest.raises(StepRefused) as refused:
        remove_paper(case, counted[0], **act(case, people.li_yun, moment("03-11")))
    assert [finding.key for finding in refused.value.findings] == ["out_of_turn"]

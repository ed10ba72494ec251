"""After a day's work nothing on the disk of the office, its database aside, tells who was there: no name, number or telephone."""

import io
import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.conf import settings
from django.core.files import uploadedfile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

from tests.web import walking
from tests.web.cast import Cast
from tests.web.desks import Browser
from zhicheng.numbers.id_number import compute_check_character
from zhicheng_web import keys
from zhicheng_web.cases.models import Case, Paper
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.logs.handlers import PrivateLogFile
from zhicheng_web.logs.lines import JsonLines

NAME, PHONE = "金丝雀", "13912345678"
NUMBER = "53010219900307123" + compute_check_character("53010219900307123")
CANARIES = [NAME.encode(), NAME.encode("unicode-escape"), PHONE.encode(), NUMBER.encode()]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of the test's own, with the log of an office that is served."""
    for name, place in (("HOME", "."), ("KEYS_FOLDER", "keys"), ("PAPERS_FOLDER", "papers")):
        monkeypatch.setattr(settings, name, tmp_path / place)
    keys.ensure_keys(settings.KEYS_FOLDER)
    log = PrivateLogFile(str(tmp_path / "logs" / "pages.log"))
    log.setFormatter(JsonLines())
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(log)
    root.setLevel(logging.INFO)
    yield tmp_path
    root.removeHandler(log)
    root.setLevel(level)
    log.close()


def build_scan() -> bytes:
    """A PDF whose page says who it is, in letters that a search of the disk would find."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(595, 842))
        made.pages[0].obj.Contents = made.make_stream(f"% {NUMBER} {PHONE}\n0 0 9 9 re f".encode())
        made.save(out, compress_streams=False)
    return out.getvalue()


def build_large_picture() -> bytes:
    """A picture above the size from which Django writes uploads to a temporary file; it names somebody, too."""
    out, note = io.BytesIO(), PngImagePlugin.PngInfo()
    note.add_text("Author", NUMBER)
    Image.frombytes("RGB", (1100, 1000), bytes(range(250)) * 13_200).save(out, "PNG", compress_level=0, pnginfo=note)
    return out.getvalue()


def list_canaries(home: Path) -> list[str]:
    """Where somebody's data stands in a file's bytes or name."""
    files = [file for file in home.rglob("*") if file.is_file()]
    return [
        str(file.relative_to(home))
        for file in files
        for canary in CANARIES
        if canary in file.read_bytes() or canary in str(file).encode()
    ]


def test_nothing_of_a_person_stands_on_the_disk_after_a_day(
    people: Cast, home: Path, stand_on: Callable[..., datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: Any, **named: Any) -> None:
        raise AssertionError("an upload was written to a temporary file")

    monkeypatch.setattr(uploadedfile.TemporaryUploadedFile, "__init__", refuse)
    stand_on("02-04")
    case, li_yun = walking.draft(people), Browser(people, people.li_yun)
    person = people.person(people.li_yun)
    person.id_number_enc = person.id_index = None
    person.save()
    typed = {"name": NAME, "phone": PHONE, "document": "id", "number": NUMBER}
    typed |= {"status": "employed", "annual_review": "qualified"}
    answers = [li_yun.post("applicant-identity", case.public_id, version=case.version, **typed)]
    case = Case.objects.get(pk=case.pk)
    for data in (build_scan(), build_large_picture()):
        upload = SimpleUploadedFile(f"{NAME}{NUMBER}.pdf", data)
        sent = {"kind": "identity_document", "file": upload, "version": case.version}
        answers.append(li_yun.post("applicant-papers", case.public_id, **sent))
        case = Case.objects.get(pk=case.pk)
    assert [answer.status_code for answer in answers] == [303, 303, 303]
    li_yun.get("applicant-paper", Paper.objects.latest("pk").public_id)
    refused = li_yun.post("applicant-identity", case.public_id, version=case.version, **typed | {"phone": PHONE + "0"})
    assert refused.status_code == 422
    logging.getLogger("zhicheng.test").error("the log is written")
    stored = [store.load_paper_bytes(paper.sha256) for paper in Paper.objects.order_by("-pk")[:2]]
    assert [len(data) > 100 for data in stored] == [True, True]
    assert {path.name for path in home.iterdir()} >= {"keys", "logs", "papers"}
    assert "the log is written" in (home / "logs" / "pages.log").read_text(encoding="utf-8")
    assert list_canaries(home) == []


def test_the_search_finds_a_canary(home: Path) -> None:
    """The control: what lies in the clear is found."""
    (home / "papers").mkdir()
    (home / "papers" / "x").write_bytes(b"..." + NUMBER.encode())
    (home / f"{NAME}.png").write_bytes(b"")
    assert list_canaries(home) != []
    assert len({file for file in list_canaries(home)}) == 2

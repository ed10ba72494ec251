"""After a day's work, and after a whole life of a case, nothing on the disk of the office, its database aside, tells who was
there: no name, number or telephone.
"""

import email
import io
import logging
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from email import policy
from inspect import iscoroutinefunction
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.conf import settings
from django.core.files import uploadedfile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.test import Client
from PIL import Image, PngImagePlugin
from procrastinate.contrib.django import app

from tests.web import walking
from tests.web.cast import Cast, forget_number, give_channel, officer
from tests.web.desks import Browser
from tests.web.server import log_in_as_owner
from zhicheng.numbers.id_number import compute_check_character
from zhicheng_web import clock, keys
from zhicheng_web.accounts.models import AccountHelp
from zhicheng_web.cases.actions.seal_ledger import record_restore
from zhicheng_web.cases.models import Case, Paper, Recognition
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.logs.handlers import PrivateLogFile
from zhicheng_web.logs.lines import JsonLines
from zhicheng_web.messages.channels.mail import FolderBackend
from zhicheng_web.people.models import Person
from zhicheng_web.people.queries import build_applicant_actor

NAME, PHONE = "金丝雀", "13912345678"
NUMBER = "53010219900307123" + compute_check_character("53010219900307123")
CANARIES = [NAME.encode(), NAME.encode("unicode-escape"), PHONE.encode(), NUMBER.encode()]
ALLOWED = {
    "mail": {
        NAME
    },  # a letter greets its reader; an office hands it to its server, only a demonstration keeps it in its home
}
"""What may stand in a folder of the home, and why. Papers are there, encrypted; the database has a folder of its own."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of the test's own, with the log of an office that is served, its temporary files and its mailbox."""
    for name, place in (("HOME", "."), ("KEYS_FOLDER", "keys"), ("PAPERS_FOLDER", "papers")):
        monkeypatch.setattr(settings, name, tmp_path / place)
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
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


def read_as_people_do(file: Path) -> bytes:
    """The bytes of a file; of a letter what it says, too, which mail writes in characters of its own."""
    data = file.read_bytes()
    if file.suffix != ".eml":
        return data
    letter = email.message_from_bytes(data, policy=policy.default)
    return data + str(letter["Subject"]).encode() + str(letter.get_content()).encode()


def list_canaries(home: Path) -> list[str]:
    """Where somebody's data stands in a file's bytes or name, but for what is allowed there."""
    files = {file.relative_to(home): read_as_people_do(file) for file in home.rglob("*") if file.is_file()}
    return [
        str(file)
        for file, data in files.items()
        for canary in CANARIES
        if canary not in {word.encode() for word in ALLOWED.get(file.parts[0], ())}
        and (canary in data or canary in str(file).encode())
    ]


def test_nothing_of_a_person_stands_on_the_disk_after_a_day(
    people: Cast, home: Path, stand_on: Callable[..., datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: Any, **named: Any) -> None:
        raise AssertionError("an upload was written to a temporary file")

    monkeypatch.setattr(uploadedfile.TemporaryUploadedFile, "__init__", refuse)
    stand_on("02-04")
    case, li_yun = walking.draft(people), Browser(people, people.li_yun)
    forget_number(people.person(people.li_yun))
    typed = {"name": NAME, "phone": PHONE, "document": "id", "number": NUMBER}
    typed |= {"status": "employed", "annual_review": "qualified"}
    answers = [li_yun.post("applicant-identity", case.public_id, version=case.version, **typed)]
    case = Case.objects.get(pk=case.pk)
    answers.append(li_yun.post("applicant-number", case.public_id, version=case.version))
    case = Case.objects.get(pk=case.pk)
    for data in (build_scan(), build_large_picture()):
        upload = SimpleUploadedFile(f"{NAME}{NUMBER}.pdf", data)
        sent = {"kind": "identity_document", "file": upload, "version": case.version}
        answers.append(li_yun.post("applicant-papers", case.public_id, **sent))
        case = Case.objects.get(pk=case.pk)
    assert [answer.status_code for answer in answers] == [303] * 4
    li_yun.get("applicant-paper", Paper.objects.latest("pk").public_id)
    refused = li_yun.post("applicant-identity", case.public_id, version=case.version, **typed | {"phone": PHONE + "0"})
    assert refused.status_code == 422
    logging.getLogger("zhicheng.test").error("the log is written")
    stored = [store.load_paper_bytes(paper.sha256) for paper in Paper.objects.order_by("-pk")[:2]]
    assert [len(data) > 100 for data in stored] == [True, True]
    assert {path.name for path in home.iterdir()} >= {"keys", "logs", "papers"}
    assert "the log is written" in (home / "logs" / "pages.log").read_text(encoding="utf-8")
    assert list_canaries(home) == []


def join_by_invitation(people: Cast) -> Cast:
    """The cast with somebody in 李云's place who has come by the link of the unit and stated a number."""
    hr = Browser(people, people.wang_fang)
    hr.post("employer-invite", people=f"{NAME} {PHONE}")
    link = hr.get("employer-invite").context["link"]
    typed = {"name": NAME, "phone": PHONE, "login": "newcomer", "password": "putao-tielu-daxiang"}
    assert Client().post(link, typed).status_code == 302
    joined = people._replace(li_yun=build_applicant_actor(Person.objects.get(name=NAME).pk))
    newcomer = Browser(joined, joined.li_yun)
    assert newcomer.post("account-number", number=NUMBER).status_code == 302
    assert newcomer.post("account-number", answer="confirm").status_code == 302
    return joined


def look_at_everything(people: Cast, case: Case) -> None:
    """Everybody whose business it is opens the case, its papers and the whole number."""
    paper = Paper.objects.filter(case=case, kind="identity_document").latest("pk").public_id
    seen = [
        Browser(people, who).get(f"{room}-{page}", thing)
        for who, room in ((people.li_yun, "applicant"), (people.wang_fang, "employer"), (people.approver, "authority"))
        for page, thing in (("progress" if room == "applicant" else "case", case.public_id), ("paper", paper))
    ]
    hr = Browser(people, people.wang_fang)
    seen += [hr.post("employer-identity", case.public_id, purpose="check_identity"), hr.get("employer-done", q=NAME)]
    assert [answer.status_code for answer in seen] == [200] * len(seen)


def help_twice(people: Cast) -> None:
    """Help with the newcomer's account: by a letter, and once there is an address, by mail."""
    owner, bureau = people.person(people.li_yun), Browser(people, people.supervisor)
    second = Browser(people, officer("木兰", "mu-lan", people.bureau, "bureau"))
    bureau.post("password-lost", owner.public_id, reason="本人当面要求，已核对证件")
    asked = AccountHelp.objects.get().public_id
    second.post("help-answer", asked, answer="yes")
    assert "/accounts/reset/" in second.post("help-letter", asked).content.decode()
    mine, now = people.account(people.li_yun), clock.now()
    give_channel(mine, "a@example.com", now)
    page = bureau.post("password-lost", owner.public_id, reason="本人当面要求，已核对证件")
    assert "链接已发到" in page.content.decode()


def run_every_job() -> None:
    """Whatever the clock does, of a minute and of a night; the queue's own housekeeping aside, which knows of no person."""
    done = [task.func(timestamp=0) for task in app.tasks.values() if not iscoroutinefunction(task.func)]
    assert len(done) >= 11


def be_refused_by_the_database(people: Cast) -> None:
    """Somebody else states the same number; then a row that breaks a rule goes there as it is."""
    refused = Browser(people, people.wang_fang).post("employer-invite", people=f"{NAME} {PHONE}")
    with pytest.raises(IntegrityError), transaction.atomic():
        mine = people.person(people.li_yun)
        Person.objects.create(name=NAME, phone=PHONE, id_index=mine.id_index, id_number_enc=mine.id_number_enc)
    assert refused.status_code < 500


def read_database_log() -> bytes:
    """What the database of the tests has written down."""
    with log_in_as_owner() as owner:
        place = owner.execute("SHOW data_directory").fetchone()
    assert place
    return (Path(place[0]).parent / "log").read_bytes()


def test_nothing_of_a_person_stands_on_the_disk_after_a_whole_life(
    people: Cast,
    home: Path,
    stand_on: Callable[..., datetime],
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    """From the invitation to the title, with letters, jobs of a night, seals, and a backup that was put back."""
    monkeypatch.setattr(settings, "EMAIL_BACKEND", f"{FolderBackend.__module__}.{FolderBackend.__qualname__}")
    monkeypatch.setattr(settings, "EMAIL_HOST", "mail.example.org")
    stand_on("02-01")
    with django_capture_on_commit_callbacks(execute=True):
        joined = join_by_invitation(people)
        case = walking.recognised(joined)
        stand_on("04-01")
        look_at_everything(joined, case)
        help_twice(joined)
        be_refused_by_the_database(joined)
        run_every_job()
        record_restore("演练恢复备份", stand_on("04-02"))
        run_every_job()
    assert Recognition.objects.get().case_id == case.pk
    assert {path.name for path in home.iterdir()} == {"keys", "logs", "mail", "papers", "readers", "seals", "tmp"}
    events = (home / "logs" / "pages.log").read_text(encoding="utf-8")
    assert [kind for kind in ("link_used", "number_seen", "paper_seen", "link_made") if kind not in events] == []
    assert NAME.encode() in b"".join(map(read_as_people_do, (home / "mail").iterdir()))
    assert list_canaries(home) == []
    log = read_database_log()
    assert b"ready to accept connections" in log
    assert [canary for canary in CANARIES if canary in log] == []


def test_the_search_finds_a_canary(home: Path) -> None:
    """The control: what lies in the clear is found."""
    (home / "papers").mkdir()
    (home / "papers" / "x").write_bytes(b"..." + NUMBER.encode())
    (home / f"{NAME}.png").write_bytes(b"")
    (home / "mail").mkdir()
    letter = EmailMessage("重设密码", f"{NAME}：您的手机{PHONE}" * 9, None, ["a@example.com"])
    (home / "mail" / "x.eml").write_bytes(letter.message().as_bytes())
    assert sorted(set(list_canaries(home))) == ["mail/x.eml", "papers/x", f"{NAME}.png"]

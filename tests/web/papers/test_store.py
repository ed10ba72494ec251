"""Papers on the disk: encrypted, bound to what they are, whole or not there; nothing stays of what was refused."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.papers.builders import CANARY
from tests.web.past_guards import past_every_guard
from tests.web.walking import act, picture
from zhicheng.procedure.move import StepRefused
from zhicheng_web import encryption, keys
from zhicheng_web.cases.actions.attach_paper import attach_paper
from zhicheng_web.cases.actions.replace_paper import replace_paper
from zhicheng_web.cases.models import Paper
from zhicheng_web.cases.papers.stored_files import list_named_digests
from zhicheng_web.cases.papers.uploads import clear_papers, store
from zhicheng_web.cases.transition.record import StaleVersion

OTHER = b"another paper"


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of papers that is empty."""
    monkeypatch.setattr(settings, "PAPERS_FOLDER", tmp_path / "papers")
    return tmp_path / "papers"


def list_stored_files(folder: Path) -> list[Path]:
    """The files of papers and pictures, whole or not; not the lock."""
    return sorted(file for file in folder.glob("*/*") if file.is_file())


def test_nothing_of_a_paper_stands_on_the_disk(papers: Path, rooms: None) -> None:
    digest = store.store_paper_bytes(CANARY)
    assert store.load_paper_bytes(digest) == CANARY
    found = list_stored_files(papers)
    assert len(found) == 1
    assert [file for file in found if CANARY in file.read_bytes() or digest in file.name] == []


def test_a_file_s_name_tells_nothing_without_the_key(
    papers: Path, rooms: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = store.locate_paper(store.hash_paper(CANARY)).name
    keys.ensure_keys(tmp_path / "keys")
    monkeypatch.setattr(settings, "KEYS_FOLDER", tmp_path / "keys")
    assert store.locate_paper(store.hash_paper(CANARY)).name != here


@pytest.mark.parametrize("place", [0, 1, 2, 3, 20, -1])
def test_no_byte_of_a_stored_paper_can_be_changed(papers: Path, rooms: None, place: int) -> None:
    digest = store.store_paper_bytes(CANARY)
    altered = bytearray(store.locate_paper(digest).read_bytes())
    altered[place] ^= 1
    store.locate_paper(digest).write_bytes(altered)
    with pytest.raises(store.PaperAltered):
        store.load_paper_bytes(digest)


@pytest.mark.parametrize("data", [b"", b"\x01", CANARY], ids=["nothing", "head", "clear"])
def test_what_is_no_encrypted_paper_is_said_to_be_altered(papers: Path, rooms: None, data: bytes) -> None:
    digest = store.store_paper_bytes(CANARY)
    store.locate_paper(digest).write_bytes(data)
    with pytest.raises(store.PaperAltered):
        store.load_paper_bytes(digest)


def test_a_paper_cannot_be_put_in_the_place_of_another(papers: Path, rooms: None) -> None:
    one, other = store.store_paper_bytes(CANARY), store.store_paper_bytes(OTHER)
    store.locate_paper(one).write_bytes(store.locate_paper(other).read_bytes())
    with pytest.raises(store.PaperAltered):
        store.load_paper_bytes(one)
    assert store.load_paper_bytes(other) == OTHER


def test_a_paper_that_was_damaged_or_lost_is_there_again_once_it_is_uploaded_again(papers: Path, rooms: None) -> None:
    digest = store.store_paper_bytes(CANARY)
    for damage in (lambda file: file.write_bytes(b"x"), os.unlink):
        damage(store.locate_paper(digest))
        assert store.find_paper_fault(digest) is not None
        store.store_paper_bytes(CANARY)
        assert (store.find_paper_fault(digest), store.load_paper_bytes(digest)) == (None, CANARY)


@pytest.mark.parametrize("call", ["fsync", "write"])
def test_a_full_disk_leaves_nothing_half(papers: Path, rooms: None, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def fail(*args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    store.store_paper_bytes(OTHER)
    before = list_stored_files(papers)
    if call == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        store.store_paper_bytes(CANARY)
    assert list_stored_files(papers) == before


def lay_clear_paper(data: bytes) -> Path:
    """A paper as it lay before papers were encrypted."""
    file = store.locate_clear_paper(store.hash_paper(data))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def test_papers_of_before_are_read_then_encrypted_and_their_clear_files_deleted(papers: Path, rooms: None) -> None:
    files = [lay_clear_paper(data) for data in (CANARY, OTHER)]
    assert store.load_paper_bytes(files[0].name) == CANARY
    assert [clear_papers.encrypt_clear_papers() for _ in range(2)] == [2, 0]
    assert [file.exists() for file in files] == [False, False]
    assert [store.load_paper_bytes(file.name) for file in files] == [CANARY, OTHER]


def test_looking_for_papers_in_the_clear_reads_names_alone(
    papers: Path, rooms: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is done at every start and every night, over all papers."""
    store.store_paper_bytes(OTHER)
    clear = lay_clear_paper(CANARY)
    with monkeypatch.context() as patch:
        for name in ("open", "read_bytes"):
            patch.setattr(Path, name, lambda *_, **__: pytest.fail("a paper was opened"))
        assert list(clear_papers.list_clear_papers()) == [clear]
        with pytest.raises(pytest.fail.Exception, match="opened"):
            clear_papers.encrypt_clear_papers()


@pytest.mark.parametrize("moment_of_death", ["store_paper_bytes", "find_paper_fault"])
def test_a_kill_while_they_are_encrypted_loses_none(
    papers: Path, rooms: None, monkeypatch: pytest.MonkeyPatch, moment_of_death: str
) -> None:
    class Killed(BaseException):
        """What no `except` of ours holds."""

    def die(*args: object) -> None:
        raise Killed

    files = [lay_clear_paper(data) for data in (CANARY, OTHER)]
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(store, moment_of_death, die)
        clear_papers.encrypt_clear_papers()
    assert [store.load_paper_bytes(file.name) for file in files] == [CANARY, OTHER]
    assert clear_papers.encrypt_clear_papers() == 2
    assert [store.load_paper_bytes(file.name) for file in files] == [CANARY, OTHER]


def test_a_clear_paper_that_was_altered_stays_for_somebody_to_look_at(papers: Path, rooms: None) -> None:
    file = lay_clear_paper(CANARY)
    file.write_bytes(OTHER)
    assert clear_papers.encrypt_clear_papers() == 0
    assert file.read_bytes() == OTHER
    with pytest.raises(store.PaperAltered):
        store.load_paper_bytes(file.name)


def upload_stale(people: Cast) -> None:
    """An upload from a page that is too old."""
    case = walking.draft(people)
    case.version -= 1
    attach_paper(case, kind="identity_document", name="a", data=picture(9), **act(case, people.li_yun, moment("02-03")))


def upload_unknown_kind(people: Cast) -> None:
    """An upload of what nobody asks for."""
    case = walking.draft(people)
    attach_paper(case, kind="poem", name="a", data=picture(9), **act(case, people.li_yun, moment("02-03")))


def upload_of_stranger(people: Cast) -> None:
    """An upload into somebody else's case."""
    case = walking.draft(people)
    attach_paper(
        case, kind="identity_document", name="a", data=picture(9), **act(case, people.zhao_min, moment("02-03"))
    )


def replace_removed(people: Cast) -> None:
    """An upload in the place of a paper that does not count any more."""
    case = walking.draft(people)
    old = Paper.objects.filter(case=case)[0]
    with past_every_guard():
        Paper.objects.filter(pk=old.pk).update(removed_at=moment("02-03"))
    replace_paper(case, old, name="a", data=picture(9), **act(case, people.li_yun, moment("02-03")))


def upload_filed(people: Cast) -> None:
    """An upload into a case that lies with the authority."""
    case = walking.filed(people)
    attach_paper(case, kind="identity_document", name="a", data=picture(9), **act(case, people.li_yun, moment("03-12")))


@pytest.mark.parametrize(
    "refused", [upload_stale, upload_unknown_kind, upload_of_stranger, replace_removed, upload_filed]
)
def test_an_upload_that_is_refused_leaves_nothing_on_the_disk(
    people: Cast, refused: Callable[[Cast], None], papers: Path
) -> None:
    with pytest.raises((StepRefused, StaleVersion, Paper.DoesNotExist)):
        refused(people)
    rows = list_named_digests()
    assert set(list_stored_files(papers)) - {store.locate_paper(digest) for digest in rows} == set()


def test_new_bytes_are_under_the_newest_key(
    papers: Path, rooms: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.ensure_keys(tmp_path / "keys")
    monkeypatch.setattr(settings, "KEYS_FOLDER", tmp_path / "keys")
    old, owner = encryption.encrypt_bytes(CANARY, "a"), str(uuid4())
    keys.make_key(tmp_path / "keys" / "identity-2")
    new = encryption.encrypt_bytes(CANARY, owner)
    assert (encryption.read_key_id(old), encryption.read_key_id(new)) == (1, 2)
    assert encryption.decrypt_bytes(old, "a") == encryption.decrypt_bytes(new, owner) == CANARY

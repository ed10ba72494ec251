"""Files that no row names are deleted after a day; nobody fills the disk alone."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.walking import act, picture
from zhicheng.procedure.move import StepRefused
from zhicheng_web import clock
from zhicheng_web.cases.actions.attach_paper import attach_paper
from zhicheng_web.cases.models import Case, Paper
from zhicheng_web.cases.papers import attach, stored_files
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.ledger.seal_checks import RESTORED_DATABASE

HOUR = 3600


@pytest.fixture
def case(people: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Case:
    """A draft with one more paper, in a folder of the test's own."""
    found = walking.draft(people)
    monkeypatch.setattr(settings, "PAPERS_FOLDER", tmp_path / "papers")
    return attach_paper(
        found, kind="identity_document", name="a", data=picture(9), **act(found, people.li_yun, moment("02-03"))
    )


def make_older(file: Path, seconds: float) -> Path:
    """Let a file have lain for so long."""
    then = clock.real_moment().timestamp() - seconds
    os.utime(file, (then, then))
    return file


def sweep() -> int:
    """The job of the night."""
    return stored_files.delete_unnamed_files(clock.real_moment())


def test_files_that_no_row_names_and_drafts_are_deleted_after_a_day(case: Case) -> None:
    orphan, young = (store.locate_paper(store.store_paper_bytes(data)) for data in (b"orphan", b"young"))
    draft = orphan.with_name("x.enc.0123.new")
    draft.write_bytes(b"half")
    clear = store.locate_clear_paper("ab" * 32)
    clear.parent.mkdir(exist_ok=True)
    clear.write_bytes(b"clear orphan")
    for file, hours in ((orphan, 25), (young, 23), (draft, 25), (clear, 25)):
        make_older(file, hours * HOUR)
    for digest in stored_files.list_named_digests():
        if store.is_paper_there(digest):
            make_older(store.locate_paper(digest), 1000 * HOUR)
    assert [sweep(), sweep()] == [3, 0]
    assert [file.exists() for file in (orphan, young, draft, clear)] == [False, True, False, False]
    paper = Paper.objects.latest("pk")
    assert len(store.load_paper_bytes(paper.sha256)) == paper.size


def test_an_upload_of_the_same_bytes_makes_a_forgotten_file_young(case: Case) -> None:
    file = make_older(store.locate_paper(store.store_paper_bytes(b"orphan")), 25 * HOUR)
    store.store_paper_bytes(b"orphan")
    before = (clock.real_moment() - stored_files.UNNAMED_AGE).timestamp()
    assert (stored_files.delete_if_old(file, before), file.exists()) == (0, True)


def test_nothing_is_deleted_while_the_database_is_an_older_backup(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    file = make_older(store.locate_paper(store.store_paper_bytes(b"of a lost act")), 25 * HOUR)
    monkeypatch.setattr(stored_files, "find_last_seal_fault", lambda: RESTORED_DATABASE)
    assert (sweep(), file.exists()) == (0, True)
    monkeypatch.setattr(stored_files, "find_last_seal_fault", lambda: "")
    assert (sweep(), file.exists()) == (1, False)


@pytest.mark.parametrize(("limit", "key"), [("MAX_CASE_BYTES", "paper_case_full"), ("MAX_DAY_BYTES", "paper_day_full")])
def test_an_upload_above_the_limit_is_refused_in_words_and_leaves_nothing(
    people: Cast, case: Case, monkeypatch: pytest.MonkeyPatch, limit: str, key: str
) -> None:
    size = attach.sum_sizes(Paper.objects.filter(case=case))
    monkeypatch.setattr(attach, limit, size + 10)
    before = set(Path(settings.PAPERS_FOLDER).glob("??/*"))
    now = moment("02-02", 12)
    with pytest.raises(StepRefused) as refused:
        attach_paper(case, kind="identity_document", name="b", data=picture(7), **act(case, people.li_yun, now))
    (finding,) = refused.value.findings
    assert (finding.key, bool(finding.remedy)) == (key, True)
    assert set(Path(settings.PAPERS_FOLDER).glob("??/*")) == before


def test_the_limit_of_a_day_is_over_after_a_day(people: Cast, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attach, "MAX_DAY_BYTES", attach.sum_sizes(Paper.objects.filter(case=case)) + 10)
    now = moment("02-03") + timedelta(days=1, minutes=1)
    after = attach_paper(case, kind="identity_document", name="b", data=picture(7), **act(case, people.li_yun, now))
    assert after.version == case.version + 1

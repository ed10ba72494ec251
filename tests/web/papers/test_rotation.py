"""A new key: everything is encrypted anew, a kill in the middle loses nothing, and the old key can be taken away."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db.models import BinaryField

from tests.web import walking
from tests.web.cast import NUMBERS, Cast, moment
from tests.web.number_claims import OTHER, waiting_correction
from zhicheng_web import encryption, keys
from zhicheng_web.cases.actions import rotate_keys
from zhicheng_web.cases.actions.settle_correction import settle_correction
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers.stored_files import list_named_digests
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.cases.read.encrypted_columns import ENCRYPTED_COLUMNS, list_altered_numbers
from zhicheng_web.cases.read.id_number import NEW_NUMBER, read_case_number, read_person_number
from zhicheng_web.people import identity


class Killed(BaseException):
    """What no `except` of ours holds."""


@pytest.fixture
def case(people: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    """A submitted case; its papers in a folder of the test's own, the keys of the tests copied into another."""
    old_keys = settings.KEYS_FOLDER
    (tmp_path / "keys").mkdir()
    for name in keys.KEY_NAMES:
        (tmp_path / "keys" / name).write_bytes((old_keys / name).read_bytes())
    monkeypatch.setattr(settings, "KEYS_FOLDER", tmp_path / "keys")
    found = walking.submitted(people)
    data = {digest: store.load_paper_bytes(digest) for digest in list_named_digests()}
    monkeypatch.setattr(settings, "PAPERS_FOLDER", tmp_path / "papers")
    for one in data.values():
        store.store_paper_bytes(one)
    yield found
    encryption.load_cipher.cache_clear()


def read_everything(case: Case) -> list[Any]:
    """What is encrypted, opened."""
    case = Case.objects.get(pk=case.pk)
    papers = [store.load_paper_bytes(digest) for digest in sorted(list_named_digests())]
    return [read_person_number(case.person), read_case_number(case), *papers]


def list_keys_in_use() -> set[int | None]:
    """The keys under which numbers and files are."""
    blobs = [
        bytes(blob)
        for column in ENCRYPTED_COLUMNS
        for blob in column.table._default_manager.exclude(**{column.field: None}).values_list(column.field, flat=True)
    ]
    return {encryption.read_key_id(blob) for blob in blobs} | {store.find_key_of(one) for one in list_named_digests()}


def test_everything_is_under_the_new_key_and_the_old_one_can_be_taken_away(case: Case) -> None:
    before = read_everything(case)
    assert (before[0], before[1]) == (NUMBERS["李云"], NUMBERS["李云"])
    done = rotate_keys.rotate_encryption_keys()
    assert (done.key_id, done.unreadable, list_keys_in_use()) == (2, [], {2})
    assert done.files == len(before) - 2
    (settings.KEYS_FOLDER / "identity-1").unlink()
    encryption.load_cipher.cache_clear()
    assert read_everything(case) == before


@pytest.mark.parametrize("work", ["encrypt_number_anew", "encrypt_file_anew"])
@pytest.mark.parametrize("done_before", [0, 1, 3])
def test_a_kill_in_the_middle_loses_nothing_and_the_next_run_goes_on(
    case: Case, monkeypatch: pytest.MonkeyPatch, work: str, done_before: int
) -> None:
    before, real = read_everything(case), getattr(rotate_keys, work)
    calls: list[Any] = []

    def die_later(*args: Any) -> Any:
        if len(calls) == done_before:
            raise Killed
        calls.append(args)
        return real(*args)

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(rotate_keys, work, die_later)
        rotate_keys.rotate_encryption_keys()
    assert read_everything(case) == before
    done = rotate_keys.rotate_encryption_keys()
    assert (done.key_id, list_keys_in_use(), keys.list_encryption_keys(settings.KEYS_FOLDER)) == (2, {2}, [1, 2])
    (settings.KEYS_FOLDER / "identity-1").unlink()
    encryption.load_cipher.cache_clear()
    assert read_everything(case) == before


def test_what_comes_in_later_is_under_the_new_key_and_another_run_makes_another(case: Case) -> None:
    rotate_keys.rotate_encryption_keys()
    digest = store.store_paper_bytes(b"a new paper")
    assert store.find_key_of(digest) == 2
    assert rotate_keys.rotate_encryption_keys().key_id == 3


def test_a_number_that_somebody_has_put_right_meanwhile_stays(case: Case) -> None:
    keys.make_key(settings.KEYS_FOLDER / "identity-2")
    one = next(rotate_keys.list_old_numbers(2))
    other, rows = identity.encrypt_id_number("H1234567", one.owner), one.column.table._default_manager
    rows.filter(pk=one.pk).update(id_number_enc=other)
    assert rotate_keys.encrypt_number_anew(one, []) == 0
    assert bytes(rows.values_list("id_number_enc", flat=True).get(pk=one.pk)) == other


def test_what_cannot_be_read_is_said_and_the_old_key_must_stay(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    digest = min(list_named_digests())
    altered = bytearray(store.locate_paper(digest).read_bytes())
    altered[-1] ^= 1
    store.locate_paper(digest).write_bytes(altered)
    with pytest.raises(SystemExit) as ended:
        call_command("rotate_keys")
    words = capsys.readouterr().out
    assert ended.value.code == 1
    assert digest[:12] in words
    assert "旧密钥先不要移走" in words


def test_the_command_says_what_became_of_the_old_key(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("rotate_keys")
    words = capsys.readouterr().out
    assert "现在的密钥是 identity-2" in words
    assert "identity-1 已经没有内容在用" in words


@pytest.mark.parametrize("granted", [None, True, False])
def test_numbers_of_corrections_go_with_them(case: Case, people: Cast, granted: bool | None) -> None:
    asked = waiting_correction(people)
    if granted is not None:
        settle_correction(
            asked, granted=granted, reason=walking.REASON, by=people.supervisor, at=moment("02-20"), key=uuid4()
        )
    assert rotate_keys.rotate_encryption_keys().unreadable == []
    assert (list_keys_in_use(), list(list_altered_numbers())) == ({2}, [])
    asked.refresh_from_db()
    assert identity.decrypt_id_number(bytes(asked.id_number_enc), asked.public_id, NEW_NUMBER) == OTHER


def test_no_encrypted_column_is_forgotten() -> None:
    found = {
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, BinaryField) and field.name.endswith("_enc")
    }
    assert found == {(column.table, column.field) for column in ENCRYPTED_COLUMNS}

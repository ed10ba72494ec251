"""Hostile files: each is refused in words or stored clean, whatever is in it; what is seen stays as it was."""

import pytest

from tests.web.papers.answers import find_fault
from tests.web.papers.builders import CANARY, find_canary
from tests.web.papers.heavy import HEAVY
from tests.web.papers.hidden import HIDDEN
from tests.web.papers.malformed import MALFORMED
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.papers.uploads.cleaning import clean_upload
from zhicheng_web.cases.papers.uploads.signatures import MEDIA_TYPES

UNCOUNTED = 60
"""Fewer hostile files than this would be too few."""


@pytest.fixture(autouse=True)
def home(rooms: None) -> None:
    """The folder in which slots lie."""


def test_there_are_enough_of_them() -> None:
    assert len(HEAVY) + len(HIDDEN) + len(MALFORMED) >= UNCOUNTED


@pytest.mark.parametrize("name", HIDDEN)
def test_nothing_active_attached_hidden_or_personal_is_stored(name: str) -> None:
    data = HIDDEN[name]()
    clean = clean_upload(data)
    assert clean.pages == len(clean.pictures) == 1
    assert [find_canary(one) for one in (clean.data, *clean.pictures)] == [[], []]
    assert find_fault(clean) == ""


@pytest.mark.parametrize("name", [name for name in HIDDEN if "glass" not in name and "EXIF" not in name])
def test_each_of_them_does_hold_something(name: str) -> None:
    data = HIDDEN[name]()
    assert CANARY in data or find_canary(data) or b"zTXt" in data or b"iCCP" in data or b"JavaScript" in data


@pytest.mark.parametrize("name", MALFORMED)
def test_what_is_malformed_is_refused_in_words_or_made_whole(name: str) -> None:
    try:
        clean = clean_upload(MALFORMED[name])
    except StepRefused as refused:
        (finding,) = refused.findings
        assert finding.reason and finding.remedy
    else:
        assert clean.media_type in MEDIA_TYPES
        assert clean.pages == len(clean.pictures)

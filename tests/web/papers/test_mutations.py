"""Files changed by chance: each is refused in words, or becomes a paper as it should be. `./zc fuzz papers` runs more of them."""

from collections.abc import Iterator

import pytest

from tests.web.papers.answers import answer_upload, find_fault
from tests.web.papers.builders import CANARY, make_page_pdf
from tests.web.papers.mutations import list_seed_files, mutate_file
from zhicheng_web.cases.papers.uploads.cleaning import clean_upload

FILES = 200
SEED = 20261130


@pytest.fixture(scope="module")
def seeds(rooms: None) -> Iterator[list[bytes]]:
    """What is changed."""
    yield list_seed_files()


def test_changed_files_are_refused_in_words_or_made_whole(seeds: list[bytes]) -> None:
    answers = [answer_upload(mutate_file(seeds, SEED, number)) for number in range(FILES)]
    assert [(number, one.wrong) for number, one in enumerate(answers) if one.wrong] == []
    taken = sum(not one.refusal for one in answers)
    assert FILES // 10 < taken < FILES


def test_the_same_seed_changes_the_same(seeds: list[bytes]) -> None:
    assert [mutate_file(seeds, 7, number) for number in range(9)] == [
        mutate_file(seeds, 7, number) for number in range(9)
    ]
    assert mutate_file(seeds, 7, 1) != mutate_file(seeds, 8, 1)


def test_a_paper_that_is_not_as_it_should_be_is_found(rooms: None) -> None:
    clean = clean_upload(make_page_pdf())
    dirty = clean._replace(data=make_page_pdf(b"/Annots [ << /A << /JS (" + CANARY + b") >> >> ]"))
    assert find_fault(clean) == ""
    assert find_fault(dirty) == "an object with ['/Annots']"
    assert find_fault(clean._replace(pictures=())) == "0 pictures of 1 pages"

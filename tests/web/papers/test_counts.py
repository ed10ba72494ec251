"""What an upload may cost is counted before anything of it is drawn: each count by itself, at its limit and one beyond. The
clock of a reader (test_readers.py) is for what nobody foresaw; without these a cheap refusal would become four seconds.
"""

from collections.abc import Callable

import pytest

from tests.web.papers.builders import make_page_pdf, make_pdf
from tests.web.papers.heavy import HEAVY
from zhicheng_web.cases.papers.uploads import limits
from zhicheng_web.cases.papers.uploads.reader.jpeg_marks import check_jpeg_shape, check_sides
from zhicheng_web.cases.papers.uploads.reader.pages import check_page_shape
from zhicheng_web.cases.papers.uploads.reader.rebuild import document
from zhicheng_web.cases.papers.uploads.reader.rebuild.budget import Budget
from zhicheng_web.cases.papers.uploads.reader.refusals import Reason, UploadRefused

SMALL_FRAME = b"\xff\xd8\xff\xc2\0\x0b\x08\0\x10\0\x10\1\0\0\0"
SCAN = b"\xff\xda\0\x08\1\0\0\0\0\0 data"


def find_reason(check: Callable[[], object]) -> Reason | None:
    """Why it is refused; None: it is not."""
    try:
        check()
    except UploadRefused as refused:
        return refused.reason
    return None


def check_scans(number: int) -> None:
    """A small picture of so many scans."""
    check_jpeg_shape(SMALL_FRAME + SCAN * number + b"\xff\xd9")


def count_objects(number: int) -> None:
    """So many objects of one document."""
    counted = Budget()
    counted.objects = number - 1
    counted.count_object()


def count_document_pixels(number: int) -> None:
    """So many pixels in pictures, the last of one pixel."""
    counted = Budget()
    counted.pixels = number - 1
    counted.count_pixels(1)


COUNTS: dict[str, tuple[Callable[[int], None], int, Reason]] = {
    "scans": (check_scans, limits.MAX_SCANS, Reason.COMPLEX),
    "a side": (lambda number: check_sides(1, number), limits.MAX_INPUT_SIDE_PIXELS, Reason.PIXELS),
    "pixels": (lambda number: check_sides(number // 4_000, 4_000), limits.MAX_PIXELS, Reason.PIXELS),
    "pixels of a picture": (lambda number: Budget().count_pixels(number), limits.MAX_PIXELS, Reason.PIXELS),
    "pixels of a document": (count_document_pixels, limits.MAX_DOCUMENT_PIXELS, Reason.PIXELS),
    "objects": (count_objects, limits.MAX_OBJECTS, Reason.COMPLEX),
    "operations": (lambda number: Budget().count_operations(number), limits.MAX_OPERATIONS, Reason.COMPLEX),
    "a long page": (lambda number: check_page_shape(number, 600, 1), limits.MAX_PAGE_POINTS, Reason.PAGE_SHAPE),
    "a thin page": (lambda number: check_page_shape(20, number, 1), 20 * limits.MAX_PAGE_RATIO, Reason.PAGE_SHAPE),
}
"""By what is counted: the counting, its limit, and the reason beyond it."""


@pytest.mark.parametrize("name", COUNTS)
def test_the_limit_passes_and_one_more_does_not(name: str) -> None:
    check, most, reason = COUNTS[name]
    beyond = most + (4_000 if name == "pixels" else 1)
    assert (find_reason(lambda: check(most)), find_reason(lambda: check(beyond))) == (None, reason)


def test_inflated_bytes_of_all_streams_are_added_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_INFLATED_BYTES", 100_000)
    page = make_page_pdf(
        b"/Contents [4 0 R 4 0 R]", b"", b"<< /Length 60000 >>\nstream\n" + b" " * 60_000 + b"\nendstream"
    )
    assert find_reason(lambda: document.rebuild_document(page)) == Reason.COMPLEX
    monkeypatch.setattr(limits, "MAX_INFLATED_BYTES", 120_001)
    assert find_reason(lambda: document.rebuild_document(page)) is None


@pytest.mark.parametrize("name", ["forms in forms", "400,000 fills"])
def test_operations_of_forms_count_as_often_as_they_are_drawn(name: str) -> None:
    """Nothing is drawn here: the document is refused for what drawing it would cost."""
    assert find_reason(lambda: document.rebuild_document(HEAVY[name]())) == Reason.COMPLEX


def test_a_document_has_only_so_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    many = make_pdf(pages=3)
    monkeypatch.setattr(limits, "MAX_PAGES", 2)
    assert find_reason(lambda: document.rebuild_document(many)) == Reason.PAGES
    monkeypatch.setattr(limits, "MAX_PAGES", 3)
    assert find_reason(lambda: document.rebuild_document(many)) is None

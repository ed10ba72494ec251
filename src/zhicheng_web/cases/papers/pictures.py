"""Pictures of the pages of papers: stored with the upload, drawn later where there was no time, looked up for every page."""

import logging
from collections.abc import Iterable
from contextlib import suppress
from typing import Final

from django.db.models import Exists, OuterRef

from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.models import PagePicture, Paper
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.cases.papers.uploads.cleaning import BUSY_KEY, draw_page_picture
from zhicheng_web.cases.papers.uploads.limits import PAPERS_OF_A_RUN

LOG: Final = logging.getLogger("zhicheng.papers")


class PageNotDrawn(Exception):
    """A page of which there is no picture, and will be none."""


class ReadersBusy(Exception):
    """A page that could not be drawn at this moment."""


def store_pictures(paper: Paper, pictures: tuple[bytes, ...], thumbnail: bytes = b"") -> None:
    """The pictures that came with an upload, from its first page on, and the first one small."""
    rows = [
        PagePicture(paper=paper, number=number, sha256=store.store_paper_bytes(picture))
        for number, picture in enumerate(pictures, 1)
    ]
    if rows and thumbnail:
        rows[0].thumbnail = store.store_paper_bytes(thumbnail)
    PagePicture.objects.bulk_create(rows)


def find_papers_with_thumbnail(papers: Iterable[Paper]) -> frozenset[int]:
    """The keys of those papers of which there is one: not those from before thumbnails were drawn."""
    rows = PagePicture.objects.filter(paper__in=[one.pk for one in papers], number=1).exclude(thumbnail="")
    return frozenset(rows.values_list("paper_id", flat=True))


def load_thumbnail(paper: Paper) -> bytes:
    """The first page as a small JPEG. Raises PageNotDrawn where there is none, store.PaperGone, store.PaperAltered."""
    row = PagePicture.objects.filter(paper=paper, number=1).exclude(thumbnail="").first()
    if row is None:
        raise PageNotDrawn(1)
    return store.load_paper_bytes(row.thumbnail)


def load_picture(paper: Paper, number: int) -> bytes:
    """A page as JPEG; one that nobody has drawn yet, or whose file is gone or altered, is drawn now, and stored. Raises
    PageNotDrawn, ReadersBusy, store.PaperGone, store.PaperAltered.
    """
    row = PagePicture.objects.filter(paper=paper, number=number).first()
    if row is not None and not row.sha256:
        raise PageNotDrawn(number)
    if row is not None:
        with suppress(store.PaperGone, store.PaperAltered):
            return store.load_paper_bytes(row.sha256)
    digest = draw_missing_picture(paper, number)
    if not digest:
        raise PageNotDrawn(number)
    return store.load_paper_bytes(digest)


def draw_missing_picture(paper: Paper, number: int) -> str:
    """Draw a page and store it; its hash, or nothing where it cannot be drawn, which is noted too. Raises ReadersBusy."""
    try:
        picture = draw_page_picture(store.load_paper_bytes(paper.sha256), paper.media_type, number)
    except StepRefused as refused:
        if refused.findings[0].key == BUSY_KEY:
            raise ReadersBusy from refused
        LOG.warning("paper %s: page %s cannot be drawn: %s", paper.public_id, number, refused.findings[0].key)
        picture = None
    digest = store.store_paper_bytes(picture) if picture else ""
    PagePicture.objects.bulk_create([PagePicture(paper=paper, number=number, sha256=digest)], ignore_conflicts=True)
    return digest


def draw_missing_pictures() -> int:
    """Draw what is missing of some papers; how many pages. Of a paper whose file is gone the nightly look tells."""
    drawn = 0
    last_page = PagePicture.objects.filter(paper=OuterRef("pk"), number=OuterRef("pages"))
    for paper in Paper.objects.filter(~Exists(last_page)).order_by("-pk")[:PAPERS_OF_A_RUN]:
        if store.is_paper_there(paper.sha256):
            drawn += draw_rest_of_paper(paper)
    return drawn


def draw_rest_of_paper(paper: Paper) -> int:
    """The pages of a paper of which there is no picture; how many. Ends early where readers are busy: the next run goes on."""
    there = set(PagePicture.objects.filter(paper=paper).values_list("number", flat=True))
    missing = [number for number in range(1, paper.pages + 1) if number not in there]
    for place, number in enumerate(missing):
        try:
            draw_missing_picture(paper, number)
        except ReadersBusy:
            return place
    return len(missing)

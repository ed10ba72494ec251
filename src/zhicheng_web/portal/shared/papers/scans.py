"""The bytes of a paper, or a page of it as a picture, for those who may see its case; never run, never guessed at."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse

from zhicheng_web.access import OfficeRequest
from zhicheng_web.cases.papers import pictures
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.cases.read import queries
from zhicheng_web.cases.read.row_types import Paper

LOG = logging.getLogger("zhicheng.papers")
NOT_DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200" role="img"><rect width="600" height="200" fill="#fff"/>'
    '<text x="300" y="90" text-anchor="middle" font-size="26">这一页画不出图片</text>'
    '<text x="300" y="135" text-anchor="middle" font-size="20">请点“打开原文件”查看；仍看不清的，请重新上传</text></svg>'
)
"""Stands in the place of a page that cannot be drawn."""


def serve_paper(request: OfficeRequest, paper: UUID) -> HttpResponse:
    """One paper as it is stored. Raises Http404, for strangers too."""
    stored_paper, data = load_visible_paper(request, paper)
    return build_inline_response(data, stored_paper.media_type)


def serve_paper_page(request: OfficeRequest, paper: UUID, number: int) -> HttpResponse:
    """One page of a paper as a picture. Raises Http404, for a page that it has not too."""
    stored_paper = find_visible_paper(request, paper)
    if not 1 <= number <= stored_paper.pages:
        raise Http404
    with answer_for_lost_file(stored_paper):
        try:
            return build_inline_response(pictures.load_picture(stored_paper, number), "image/jpeg")
        except pictures.PageNotDrawn:
            return build_inline_response(NOT_DRAWN.encode(), "image/svg+xml")
        except pictures.ReadersBusy:
            return HttpResponse(status=503, headers={"Retry-After": "5"})


def load_visible_paper(request: OfficeRequest, paper: UUID) -> tuple[Paper, bytes]:
    """A paper that the actor may see, with its bytes. Raises Http404; bytes that are gone are an error in the log, too."""
    stored_paper = find_visible_paper(request, paper)
    with answer_for_lost_file(stored_paper):
        return stored_paper, store.load_paper_bytes(stored_paper.sha256)


def find_visible_paper(request: OfficeRequest, paper: UUID) -> Paper:
    """A paper that the actor may see. Raises Http404."""
    try:
        return queries.find_paper(request.actor, paper)
    except ObjectDoesNotExist:
        raise Http404 from None


@contextmanager
def answer_for_lost_file(paper: Paper) -> Iterator[None]:
    """What is said where a file is gone: Http404, and an error in the log."""
    try:
        yield
    except FileNotFoundError:
        LOG.error("paper %s: its file %s is gone", paper.public_id, paper.sha256)
        raise Http404 from None


def build_inline_response(data: bytes, media_type: str) -> HttpResponse:
    """Bytes to look at in a page of ours."""
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = "inline"
    response["X-Content-Type-Options"] = "nosniff"
    return response

"""The bytes of a paper, or a page of it as a picture, for those who may see its case; never run, never guessed at."""

import logging
from typing import Final
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.html import escape

from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest
from zhicheng_web.cases.actions.open_paper import open_page_picture, open_paper
from zhicheng_web.cases.papers import pictures
from zhicheng_web.cases.papers.uploads.store import PaperAltered, PaperGone
from zhicheng_web.cases.read import queries
from zhicheng_web.cases.read.row_types import Paper

LOG: Final = logging.getLogger("zhicheng.papers")
GONE: Final = 410
"""The status of a paper that was there, and of which the file is gone or altered."""
FAULTS: Final = {PaperGone: "这份材料的文件不见了", PaperAltered: "这份材料的文件被改动过或已损坏"}
SVG: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200" role="img"><rect width="600" height="200" fill="#fff"/>'
    '<text x="300" y="90" text-anchor="middle" font-size="26">{what}</text>'
    '<text x="300" y="135" text-anchor="middle" font-size="20">{remedy}</text></svg>'
)
"""Stands in the place of a page that cannot be shown."""
NOT_DRAWN: Final = SVG.format(what="这一页画不出图片", remedy="请点“打开原文件”查看；仍看不清的，请重新上传")
DAMAGED_REMEDY: Final = "请告诉系统管理员从备份里找回；没有上报的，也可以重新上传"


def serve_paper(request: OfficeRequest, paper: UUID) -> HttpResponse:
    """One paper as it is stored, or a page that says what became of its file. Raises Http404, for strangers too."""
    stored_paper = find_visible_paper(request, paper)
    try:
        data = open_paper(stored_paper, by=request.actor, at=clock.now())
    except (PaperGone, PaperAltered) as fault:
        log_fault(stored_paper, fault)
        context = {"what": FAULTS[type(fault)], "paper": stored_paper}
        return render(request, "shared/damaged_paper.html", context, status=GONE)
    return build_inline_response(data, stored_paper.media_type)


def serve_paper_page(request: OfficeRequest, paper: UUID, number: int) -> HttpResponse:
    """One page of a paper as a picture. Raises Http404, for a page that it has not too."""
    return serve_page_of(request, find_visible_paper(request, paper), number)


def serve_page_of(request: OfficeRequest, stored_paper: Paper, number: int) -> HttpResponse:
    """One page of a paper that the actor may see, as a picture; noted. Raises Http404 for a page that it has not."""
    if not 1 <= number <= stored_paper.pages:
        raise Http404
    try:
        picture = open_page_picture(stored_paper, number, by=request.actor, at=clock.now())
    except pictures.PageNotDrawn:
        return build_inline_response(NOT_DRAWN.encode(), "image/svg+xml")
    except pictures.ReadersBusy:
        return HttpResponse(status=503, headers={"Retry-After": "5"})
    except (PaperGone, PaperAltered) as fault:
        log_fault(stored_paper, fault)
        words = SVG.format(what=escape(FAULTS[type(fault)]), remedy=DAMAGED_REMEDY)
        return build_inline_response(words.encode(), "image/svg+xml", GONE)
    return build_inline_response(picture, "image/jpeg")


def serve_thumbnail(request: OfficeRequest, paper: UUID) -> HttpResponse:
    """The first page of one's own paper, small. Raises Http404 where there is none, or its file is gone."""
    try:
        return build_inline_response(pictures.load_thumbnail(find_visible_paper(request, paper)), "image/jpeg")
    except (pictures.PageNotDrawn, PaperGone, PaperAltered):
        raise Http404 from None


def find_visible_paper(request: OfficeRequest, paper: UUID) -> Paper:
    """A paper that the actor may see. Raises Http404."""
    try:
        return queries.find_paper(request.actor, paper)
    except ObjectDoesNotExist:
        raise Http404 from None


def log_fault(paper: Paper, fault: PaperGone | PaperAltered) -> None:
    """A file that is gone or altered is an error in the log, for whoever can bring it back."""
    LOG.error("paper %s: %s, its file %s", paper.public_id, type(fault).__name__, paper.sha256)


def build_inline_response(data: bytes, media_type: str, status: int = 200) -> HttpResponse:
    """Bytes to look at in a page of ours."""
    response = HttpResponse(data, content_type=media_type, status=status)
    response["Content-Disposition"] = "inline"
    response["X-Content-Type-Options"] = "nosniff"
    return response

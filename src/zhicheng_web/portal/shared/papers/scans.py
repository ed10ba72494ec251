"""The bytes of a paper, or a page of it as a picture, for those who may see its case; never run, never guessed at."""

import logging
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse

from zhicheng_web.access import OfficeRequest
from zhicheng_web.cases.papers.uploads import cleaning, store
from zhicheng_web.cases.read import queries
from zhicheng_web.cases.read.row_types import Paper

LOG = logging.getLogger("zhicheng.papers")


def serve_paper(request: OfficeRequest, paper: UUID) -> HttpResponse:
    """One paper as it is stored. Raises Http404, for strangers too."""
    stored_paper, data = load_visible_paper(request, paper)
    return build_inline_response(data, stored_paper.media_type)


def serve_paper_page(request: OfficeRequest, paper: UUID, number: int) -> HttpResponse:
    """One page of a paper as a picture. Raises Http404, for a page that it has not too."""
    stored_paper, data = load_visible_paper(request, paper)
    if not 1 <= number <= stored_paper.pages:
        raise Http404
    return build_inline_response(cleaning.draw_page_pictures(data, stored_paper.media_type, number)[0], "image/jpeg")


def load_visible_paper(request: OfficeRequest, paper: UUID) -> tuple[Paper, bytes]:
    """A paper that the actor may see, with its bytes. Raises Http404; bytes that are gone are an error in the log, too."""
    try:
        stored_paper = queries.find_paper(request.actor, paper)
    except ObjectDoesNotExist:
        raise Http404 from None
    try:
        return stored_paper, store.load_paper_bytes(stored_paper.sha256)
    except FileNotFoundError:
        LOG.error("paper %s: its file %s is gone", stored_paper.public_id, stored_paper.sha256)
        raise Http404 from None


def build_inline_response(data: bytes, media_type: str) -> HttpResponse:
    """Bytes to look at in a page of ours."""
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = "inline"
    response["X-Content-Type-Options"] = "nosniff"
    return response

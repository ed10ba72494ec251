"""The bytes of a paper, or a page of it as a picture, for those who may see its case; never run, never guessed at."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse

from zhicheng_web.cases.papers.uploads import page_pictures, store
from zhicheng_web.cases.read import queries
from zhicheng_web.entry import OfficeRequest


def scan(request: OfficeRequest, paper: UUID) -> HttpResponse:
    """One paper as it is kept. Raises Http404, for strangers too."""
    it, data = opened(request, paper)
    return shown(data, it.media_type)


def page(request: OfficeRequest, paper: UUID, number: int) -> HttpResponse:
    """One page of a paper as a picture. Raises Http404, for a page that it has not too."""
    it, data = opened(request, paper)
    try:
        return shown(page_pictures.draw_page_picture(data, it.media_type, number), "image/jpeg")
    except IndexError:
        raise Http404 from None


def opened(request: OfficeRequest, paper: UUID) -> tuple[Any, bytes]:
    """A paper that the actor may see, with its bytes. Raises Http404."""
    try:
        it = queries.find_paper(request.actor, paper)
        return it, store.load_paper_bytes(it.sha256)
    except (ObjectDoesNotExist, FileNotFoundError):
        raise Http404 from None


def shown(data: bytes, media_type: str) -> HttpResponse:
    """Bytes to look at in a page of ours, kept by no cache."""
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = "inline"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response

"""The bytes of a paper, for those who may see its case, shown in the page, never run, never guessed at by the browser."""

from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse

from zhicheng_web.cases import queries
from zhicheng_web.cases.uploads import store
from zhicheng_web.entry import OfficeRequest


def scan(request: OfficeRequest, paper: UUID) -> HttpResponse:
    """One paper. Raises Http404, for strangers too."""
    try:
        it = queries.find_paper(request.actor, paper)
        data = store.load(it.sha256)
    except (ObjectDoesNotExist, FileNotFoundError):
        raise Http404 from None
    response = HttpResponse(data, content_type=it.media_type)
    response["Content-Disposition"] = "inline"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response

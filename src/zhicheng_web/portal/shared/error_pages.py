"""Pages for when something is wrong with us: the token of a form is too old, the database restarts, the disk is full."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.steps.moved_case import list_typed_texts, render_moved_case
from zhicheng_web.portal.shared.steps.take_step import CONFLICT, CaseMoved

DISK_FULL = "53100"


def render_csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is no longer good, most often because somebody signed in again in another tab.

    From our own page, in a browser in which somebody has signed in, what was typed is filled in again and can be sent; from
    anywhere else nothing is saved, and what was typed is shown. Where it was somebody else who signed in, the form is not
    theirs: its words are shown, and nothing is done.
    """
    if draft_recovery.is_form_of_another(request):
        return render_form_of_another(request)
    if draft_recovery.is_own_form(request) and draft_recovery.is_known_browser(request):
        page = draft_recovery.save_form_draft(request)
        if request.headers.get("HX-Request") == "true":
            return HttpResponse(status=204, headers={"HX-Redirect": page})
        return HttpResponseRedirect(page)
    return render(request, "403_csrf.html", {"typed_texts": list_typed_texts(request)}, status=403)


def render_form_of_another(request: HttpRequest) -> HttpResponse:
    """A form of one person, sent after another has signed in; htmx leaves the page as it is and says so in its place."""
    if request.headers.get("HX-Request") == "true":
        response = render(request, "shared/parts/other.html")
        response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#saved", "outerHTML"
        return response
    return render(request, "shared/other.html", {"typed_texts": list_typed_texts(request)}, status=CONFLICT)


class ErrorPageMiddleware:
    """Middleware that turns errors of the database into pages that say what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A page for a full disk, for a database that is away, for a case that has gone elsewhere; None: any other error."""
        if isinstance(error, CaseMoved):
            return render_moved_case(request, error.case, error.actor)
        if not isinstance(error, DatabaseError | InterfaceError):
            return None
        state = getattr(error.__cause__, "sqlstate", None)
        if state == DISK_FULL:
            return render_without_database(request, "507.html", 507)
        is_unavailable = isinstance(error, OperationalError | InterfaceError) and (
            state is None or state[:2] in ("57", "08")
        )
        return render_without_database(request, "503.html", 503) if is_unavailable else None


def render_without_database(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """A page that asks nothing of the database."""
    request.session = {}  # type: ignore[assignment]
    request.user = AnonymousUser()
    return render(request, template, {"who": None}, status=status)

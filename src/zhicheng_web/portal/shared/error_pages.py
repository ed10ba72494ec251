"""Pages for when a form comes too late: its token is too old, somebody else has signed in, the case has gone elsewhere."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.steps.moved_case import render_moved_case
from zhicheng_web.portal.shared.steps.take_step import CONFLICT, CaseMoved
from zhicheng_web.portal.shared.steps.typed_texts import list_typed_texts


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
    """Middleware that leads whoever looks for a case that lies elsewhere by now. Troubles of ours: trouble_pages.py."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A page for a case that has gone elsewhere; None: any other error."""
        return render_moved_case(request, error.case, error.actor) if isinstance(error, CaseMoved) else None

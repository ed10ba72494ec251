"""Middleware before every page: it lets in whom the page has declared, and nobody where it declares nothing; what it has
let somebody see, no cache keeps.
"""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url

from zhicheng_web import capacities
from zhicheng_web.access import NOBODY, declared_access
from zhicheng_web.logs.request_note import note_account, note_entry
from zhicheng_web.portal.shared import caching, error_pages
from zhicheng_web.portal.shared.steps import draft_recovery

SERVER_ERROR = 500
"""Answers from this status on say that something is wrong with us."""


class AccessMiddleware:
    """Asks each page for its declaration before it is called."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code < SERVER_ERROR:  # else the account may be what cannot be asked
            draft_recovery.remember_account(request, response)
        return caching.close_private_answer(request, response)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[object, ...],
        kwargs: dict[str, object],
    ) -> HttpResponseBase | None:
        """Let in, send to sign in, or say that there is no such page."""
        match = request.resolver_match
        note_entry(match.view_name if match else "")
        access = declared_access(view)
        if access is None or NOBODY in access.who:
            raise Http404
        if access.public:
            return None
        if not request.user.is_authenticated:
            return redirect_to_sign_in(request)
        note_account(request.user.pk)
        if request.method == "POST" and draft_recovery.is_form_of_another(request):
            return error_pages.render_form_of_another(request)
        actor = capacities.find_actor_for_page(request, access)
        if actor is None:
            raise Http404
        request.actor = actor  # type: ignore[attr-defined]
        return None


def redirect_to_sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page, which leads back; what was typed is saved and filled in again there."""
    return draft_recovery.lead_aside(request, resolve_url("account_login"))

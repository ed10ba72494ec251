"""Middleware after that of access: no session beyond its limits, no page of an office without a second factor and a known number,
no change of a right without a fresh proof.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from zhicheng_web.access import declared_access
from zhicheng_web.accounts.queries import has_second_factor
from zhicheng_web.accounts.sign_in import proofs, sessions
from zhicheng_web.portal.shared.steps import draft_recovery

OPEN_BEFORE_FACTOR = (
    "mfa_activate_totp",
    "mfa_reauthenticate",
    "account_reauthenticate",
    "account_change_password",
    "account_set_password",
)
"""Pages by which somebody without a second factor gets one; leaving is open to anybody."""
NUMBER_PAGE = "account-number"
OPEN_BEFORE_NUMBER = (*OPEN_BEFORE_FACTOR, NUMBER_PAGE, "account-correction", "confirm", "mfa_index")
"""Pages by which an officer of an earlier release, whose number was never asked for, states it; nothing else before."""
LOOKING = ("GET", "HEAD")


class SignInMiddleware:
    """Asks of who has entered a page how they have signed in, and of who judges, whether their number is known (三（三）)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        sessions.keep_to_limits(request)
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[object, ...],
        kwargs: dict[str, object],
    ) -> HttpResponseBase | None:
        """Let on, or lead aside: to a second factor, or to a confirmation. What was typed comes back afterwards."""
        access = declared_access(view)
        if access is None or access.public or not request.user.is_authenticated:
            return None
        required = proofs.is_factor_required(request)
        request.factor_required = required  # type: ignore[attr-defined]
        if required and not proofs.has_used_factor(request) and find_page_name(request) not in OPEN_BEFORE_FACTOR:
            return draft_recovery.lead_aside(request, find_factor_page(request))
        if required and not proofs.has_number(request) and find_page_name(request) not in OPEN_BEFORE_NUMBER:
            return draft_recovery.lead_aside(request, reverse(NUMBER_PAGE))
        if access.confirm and request.method not in LOOKING and not proofs.is_confirmed(request):
            return draft_recovery.lead_aside(request, reverse("confirm"))
        return None


def find_page_name(request: HttpRequest) -> str:
    """The name of the page that is asked for."""
    return request.resolver_match.view_name if request.resolver_match else ""


def find_factor_page(request: HttpRequest) -> str:
    """Where a second factor is given; where it is set up, if there is none yet."""
    return reverse("mfa_reauthenticate" if has_second_factor(request.user.pk) else "mfa_activate_totp")

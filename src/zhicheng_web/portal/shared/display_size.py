"""长辈版 and high contrast: the same pages with larger type or stronger colours, chosen by a link and remembered.

The design gives both as classes of the page; the choice lies in the browser (?size=elder, ?contrast=more).
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

DISPLAY_CHOICES = {"size": ("standard", "elder"), "contrast": ("normal", "more")}
"""What can be chosen; the first of each is how a page is without a choice."""
COOKIE_SECONDS = 365 * 24 * 3600


def find_display_choice(request: HttpRequest, setting: str = "size") -> str:
    """The choice for this request: as asked now, else as before."""
    requested = request.GET.get(setting) or request.COOKIES.get(setting)
    return requested if requested in DISPLAY_CHOICES[setting] else DISPLAY_CHOICES[setting][0]


class DisplayChoiceMiddleware:
    """Middleware that remembers the choices."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for setting, choices in DISPLAY_CHOICES.items():
            if request.GET.get(setting) in choices:
                secure = settings.SESSION_COOKIE_SECURE
                response.set_cookie(
                    setting,
                    find_display_choice(request, setting),
                    max_age=COOKIE_SECONDS,
                    secure=secure,
                    samesite="Lax",
                    httponly=True,
                )
        return response

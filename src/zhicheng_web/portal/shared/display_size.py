"""长辈版 and high contrast: the same pages with larger type or stronger colours, chosen by a link and remembered.

The design gives both as classes of the page; the choice lies in the browser (?size=elder, ?contrast=more).
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

CHOICES = {"size": ("standard", "elder"), "contrast": ("normal", "more")}
"""What can be chosen; the first of each is how a page is without a choice."""
YEAR = 365 * 24 * 3600


def of(request: HttpRequest, what: str = "size") -> str:
    """The choice for this request: as asked now, else as before."""
    asked = request.GET.get(what) or request.COOKIES.get(what)
    return asked if asked in CHOICES[what] else CHOICES[what][0]


class Size:
    """Middleware that remembers the choices."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for what, choices in CHOICES.items():
            if request.GET.get(what) in choices:
                response.set_cookie(what, of(request, what), max_age=YEAR, samesite="Lax", httponly=True)
        return response

"""长辈版: larger type on the same pages, chosen by a link (?size=elder) and remembered by the browser."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

SIZES = ("standard", "elder")
COOKIE = "size"
YEAR = 365 * 24 * 3600


def of(request: HttpRequest) -> str:
    """The size for this request: as asked now, else as before."""
    asked = request.GET.get("size") or request.COOKIES.get(COOKIE)
    return asked if asked in SIZES else SIZES[0]


class Size:
    """Middleware that remembers the choice."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.GET.get("size") in SIZES:
            response.set_cookie(COOKIE, of(request), max_age=YEAR, samesite="Lax", httponly=True)
        return response

"""Which answers a cache may keep, of a browser or on the way: pages that show nobody's affairs, and no others.

A shared computer shows after 退出 by "后退" what its browser has kept; hence nothing behind the gate is kept.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from zhicheng_web.access import PageAccess, declared_access

NO_STORE = "private, no-store"
LINK = "link"
"""What a page of a secret link names in its address (@entry, `of`): whoever has the address may act by it."""


def close_private_answer(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Close an answer to caches unless it is a public page, read by somebody who has no session here."""
    if is_private_request(request) and "no-store" not in response.headers.get("Cache-Control", ""):
        return close_to_caches(response)
    return response


def is_private_request(request: HttpRequest) -> bool:
    """Whether the answer may show somebody's affairs: a page behind the gate, a secret link, anything within a session."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        return True
    found = request.resolver_match
    access = declared_access(found.func) if found else None
    return access is not None and is_private_page(access)


def is_private_page(access: PageAccess) -> bool:
    """Whether the page is for some, or for whoever has its address."""
    return not access.public or access.of == LINK


def close_to_caches(response: HttpResponse) -> HttpResponse:
    """Tell every cache to keep nothing of it."""
    response.headers["Cache-Control"] = NO_STORE
    return response

"""The application of WSGI that every server of the pages serves: Django behind the entrance.

For each request: an id, the moment of its arrival as the clock of all that it does, what a trusted proxy says of its visitor.
"""

import logging
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connections
from waitress.proxy_headers import proxy_headers_middleware

from zhicheng_web import clock, environment, home_kind
from zhicheng_web.databases import limit_statements, refuse_owner
from zhicheng_web.entrance.arrival import NO_PROXY, ProxyTrust, read_arrival
from zhicheng_web.entrance.charset import forget_other_charset
from zhicheng_web.entrance.page_headers import PAGE_HEADERS, REQUEST_ID_HEADER, create_request_id
from zhicheng_web.entrance.readiness import HEALTH_PATHS, StartResponse, answer_health
from zhicheng_web.entrance.request_line import RequestLine
from zhicheng_web.entrance.stalled_queries import STALLED_QUERIES
from zhicheng_web.logs.request_note import note_request
from zhicheng_web.portal.shared.trouble_html import write_trouble_page
from zhicheng_web.portal.shared.troubles import find_trouble

Environ = dict[str, Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]
ExcInfo = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]

FAILED = "500 Internal Server Error"
LOGGER = logging.getLogger("zhicheng.errors")
PROXY_HEADERS = frozenset({"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"})
"""What is believed of a proxy that ends TLS: who asks, that it was HTTPS, by which name."""


class Entrance:
    """The outermost layer. `inner` is Django, with the headers of the proxy read."""

    def __init__(self, inner: Application, trust: ProxyTrust = NO_PROXY) -> None:
        self.inner = inner
        self.trust = trust

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Serve one request; who only asks after our health is answered here."""
        if environ["PATH_INFO"] in HEALTH_PATHS:
            return answer_health(environ["PATH_INFO"], start_response)
        forget_other_charset(environ)
        arrived, answer = read_arrival(environ, self.trust), PendingAnswer(start_response, create_request_id())
        with clock.stand_at_arrival(arrived), note_request(answer.request_id), STALLED_QUERIES.watch():
            served = RequestLine(environ["REQUEST_METHOD"], environ["PATH_INFO"], clock.real_moment() - arrived)
            body = self.serve(environ, answer)
            served.write(answer.status)
        return body

    def serve(self, environ: Environ, answer: "PendingAnswer") -> Iterable[bytes]:
        """Let Django answer; whatever it lets out is a page that says so."""
        try:
            return self.inner(environ, answer.start)
        except Exception as error:
            LOGGER.error("error outside of the pages", exc_info=error)
            page = write_trouble_page(find_trouble(error), environ["REQUEST_METHOD"] == "POST", {}).encode()
            answer.start(FAILED, [*PAGE_HEADERS, ("Content-Length", str(len(page)))])
            return [page]


class PendingAnswer:
    """An answer that is being made: its status once there is one. Every answer bears the id of its request."""

    def __init__(self, start_response: StartResponse, request_id: str) -> None:
        self.start_response = start_response
        self.request_id = request_id
        self.status = ""

    def start(self, status: str, headers: list[tuple[str, str]], *exc_info: ExcInfo) -> Callable[[bytes], object]:
        """WSGI's start_response."""
        self.status = status
        return self.start_response(status, [*headers, (REQUEST_ID_HEADER, self.request_id)], *exc_info)


def build_application() -> Entrance:
    """Django behind the entrance, as the environment says. Sets Django up.

    Raises ImproperlyConfigured for the folder of a demonstration without one, or the reverse, and where this process could become
    the owner of the database.
    """
    variables = environment.read_environment()
    home_kind.refuse_other_folder(variables.home, variables.demo)
    refuse_owner(variables)
    trust = ProxyTrust(variables.proxy, variables.arrival_header)
    django = get_wsgi_application()
    limit_statements(connections.settings["default"])
    return Entrance(believe_proxy(django, trust.address), trust)


def believe_proxy(inner: Application, address: str) -> Application:
    """Believe the forwarded headers of this address, and of nobody else: they are taken away from every other request."""
    believing: Application = proxy_headers_middleware(
        inner,
        trusted_proxy=address or None,
        trusted_proxy_count=1,
        trusted_proxy_headers=PROXY_HEADERS,
        clear_untrusted=True,
    )
    return believing

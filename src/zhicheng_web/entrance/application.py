"""The application of WSGI that every server of the pages serves: Django behind the entrance.

For each request: an id, the moment of its arrival as the clock of all that it does, what a trusted proxy says of its visitor.
"""

import secrets
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Any

from django.core.wsgi import get_wsgi_application
from waitress.proxy_headers import proxy_headers_middleware

from zhicheng_web import clock, environment, home_kind
from zhicheng_web.entrance.arrival import NO_PROXY, ProxyTrust, read_arrival
from zhicheng_web.entrance.charset import forget_other_charset

Environ = dict[str, Any]
StartResponse = Callable[..., Callable[[bytes], object]]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]
ExcInfo = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]

REQUEST_ID = "zhicheng.request_id"
"""Where the environ of WSGI has the id of the request."""
REQUEST_ID_HEADER = "X-Request-ID"
REQUEST_ID_BYTES = 6
"""Random bytes of an id: eight letters that can be read out on the telephone, none twice within a year's log."""
PROXY_HEADERS = frozenset({"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"})
"""What is believed of a proxy that ends TLS: who asks, that it was HTTPS, by which name."""


class Entrance:
    """The outermost layer. `inner` is Django, with the headers of the proxy read."""

    def __init__(self, inner: Application, trust: ProxyTrust = NO_PROXY) -> None:
        self.inner = inner
        self.trust = trust

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Serve one request."""
        request_id = environ[REQUEST_ID] = create_request_id()
        forget_other_charset(environ)

        def start(status: str, headers: list[tuple[str, str]], exc_info: ExcInfo | None = None) -> Any:
            return start_response(status, [*headers, (REQUEST_ID_HEADER, request_id)], *filter(None, [exc_info]))

        with clock.stand_at_arrival(read_arrival(environ, self.trust)):
            return self.inner(environ, start)


def create_request_id() -> str:
    """A new id: nothing that a visitor sends is taken for it, so that no two requests share one."""
    return secrets.token_urlsafe(REQUEST_ID_BYTES)


def build_application() -> Entrance:
    """Django behind the entrance, as the environment says. Sets Django up.

    Raises ImproperlyConfigured for the folder of a demonstration without one, or the reverse.
    """
    variables = environment.read_environment()
    home_kind.refuse_other_folder(variables.home, variables.demo)
    trust = ProxyTrust(variables.proxy, variables.arrival_header)
    return Entrance(believe_proxy(get_wsgi_application(), trust.address), trust)


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

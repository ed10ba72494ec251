"""The id of a request, and the headers of a page that none of Django's middleware has seen."""

import secrets

REQUEST_ID_HEADER = "X-Request-ID"
REQUEST_ID_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
REQUEST_ID_LENGTH = 10
"""Letters that are not mistaken for each other, so that an id can be read out on the telephone."""
PAGE_HEADERS = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("Cache-Control", "private, no-store"),
    ("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'"),
    ("X-Content-Type-Options", "nosniff"),
)
"""Of a page that none of Django's middleware has seen."""


def create_request_id() -> str:
    """A new id: nothing that a visitor sends is taken for it, so that no two requests share one."""
    return "".join(secrets.choice(REQUEST_ID_LETTERS) for _ in range(REQUEST_ID_LENGTH))

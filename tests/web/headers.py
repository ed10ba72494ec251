"""What a browser is told beside a page: its headers and cookies, without what differs at every answer."""

from typing import Any

ALWAYS_ANOTHER = ("Content-Length", "Content-Disposition", "Expires", "Location")
POLICY = "Content-Security-Policy"


def list_headers(answer: Any) -> dict[str, Any]:
    """The headers by name; the directives of the content policy in one order."""
    told = {name: value for name, value in answer.headers.items() if name not in ALWAYS_ANOTHER}
    return told | {POLICY: sorted(part.strip() for part in told.get(POLICY, "").split(";"))}


def list_cookies(answer: Any) -> dict[str, list[str]]:
    """The cookies by name: everything about them but their value and the moment at which they end."""
    return {
        name: sorted(part for part in one.output(header="").split("; ")[1:] if not part.startswith("expires"))
        for name, one in answer.cookies.items()
    }

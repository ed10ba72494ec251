"""What the server itself refuses before anything is a request, as a page in words: too large, garbled, no room on the disk."""

import logging
from typing import Final, NamedTuple

from zhicheng_web.entrance.page_headers import PAGE_HEADERS, REQUEST_ID_HEADER, create_request_id
from zhicheng_web.logs.lines import log_event
from zhicheng_web.logs.request_note import note_request
from zhicheng_web.portal.shared.trouble_html import write_trouble_page
from zhicheng_web.portal.shared.troubles import BROKEN, FULL, GARBLED, LARGE, Trouble

LOGGER: Final = logging.getLogger("zhicheng.request")
REFUSALS: Final[dict[int, Trouble]] = {413: LARGE, 500: BROKEN, 507: FULL}
"""By the status that the server gives it; any other is a request that no browser sends."""


class RefusalAnswer(NamedTuple):
    """An answer that is ready to be sent."""

    status: str
    headers: tuple[tuple[str, str], ...]
    body: bytes


def write_refusal(code: int, reason: str) -> RefusalAnswer:
    """The page for a refusal; a line of the log has the same number."""
    request_id = create_request_id()
    with note_request(request_id):
        log_event(LOGGER, logging.WARNING, "refused by the server", status=code)
        body = write_trouble_page(REFUSALS.get(code, GARBLED), True, {}).encode()
    return RefusalAnswer(f"{code} {reason}", (*PAGE_HEADERS, (REQUEST_ID_HEADER, request_id)), body)

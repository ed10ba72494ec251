"""The line of the log that tells of one request: which page, how it was answered, how long it waited and took."""

import logging
import time
from datetime import timedelta
from typing import Final

from zhicheng_web.logs.lines import log_event

LOGGER: Final = logging.getLogger("zhicheng.request")
QUIET_PATHS: Final = ("/static/", "/healthz", "/readyz")
"""Written only where they fail: styles, and watchers that ask every few seconds."""
FIRST_FAILURE: Final = 400
FIRST_FAULT: Final = 500


class RequestLine:
    """One request, from now on. `waited` is how long it lay in the queue."""

    def __init__(self, method: str, path: str, waited: timedelta) -> None:
        self.method = method
        self.is_quiet = path.startswith(QUIET_PATHS)
        self.waited = waited
        self.begun = time.perf_counter()

    def write(self, status: str) -> None:
        """Write it. `status` as WSGI has it; the address is not written, for it may be a secret link."""
        code = int(status.partition(" ")[0] or FIRST_FAULT)
        if self.is_quiet and code < FIRST_FAILURE:
            return
        log_event(
            LOGGER,
            logging.WARNING if code >= FIRST_FAULT else logging.INFO,
            "request",
            method=self.method,
            status=code,
            ms=round((time.perf_counter() - self.begun) * 1000),
            waited_ms=round(self.waited.total_seconds() * 1000),
        )

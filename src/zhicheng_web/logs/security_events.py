"""Events that whoever guards the office looks for: who came in, who was refused, what changed in anybody's rights.

Each is one line under the logger `zhicheng.security`, with numbers of accounts and people, never names. What is done inside a
transaction is written once that is committed: what was rolled back has not happened.
"""

import logging
from enum import StrEnum
from functools import partial
from typing import Final

from django.db import transaction

from zhicheng_web.logs.lines import Detail, log_event

LOGGER: Final = logging.getLogger("zhicheng.security")


class SecurityEvent(StrEnum):
    """What can happen."""

    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGN_IN_DELAYED = "sign_in_delayed"
    PASSWORD_CHANGED = "password_changed"
    FACTOR_CHANGED = "factor_changed"
    FACTOR_REMOVED = "factor_removed"
    CODES_SEEN = "codes_seen"
    ROLE_CHANGED = "role_changed"
    LINK_MADE = "link_made"
    LINK_USED = "link_used"
    NUMBER_SEEN = "number_seen"
    NUMBER_CONTESTED = "number_contested"
    NUMBER_SETTLED = "number_settled"
    PAPER_SEEN = "paper_seen"
    UNIT_CHANGED = "unit_changed"


REFUSALS: Final = frozenset({SecurityEvent.SIGN_IN_FAILED, SecurityEvent.SIGN_IN_DELAYED})
"""Written as warnings: many of them are somebody who guesses."""


def log_security_event(kind: SecurityEvent, **details: Detail) -> None:
    """Write an event down. `details`: numbers and words of closed lists; no name, no number of identity, no secret, no link."""
    level = logging.WARNING if kind in REFUSALS else logging.INFO
    transaction.on_commit(partial(log_event, LOGGER, level, kind.value, **details))

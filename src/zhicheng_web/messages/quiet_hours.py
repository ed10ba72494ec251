"""When a text message may wake nobody: from nine in the evening to eight in the morning, of Kunming."""

from datetime import datetime, time, timedelta
from typing import Final

from zhicheng_web.ledger.chain import KUNMING

QUIET_FROM: Final = time(21)
QUIET_UNTIL: Final = time(8)
RINGING: Final = frozenset({"sms", "wecom"})
"""Channels that make a sound; a letter waits in its box."""


def find_sending_time(channel: str, at: datetime) -> datetime:
    """The first moment, not before `at`, at which a channel may be used.

    >>> at = datetime(2026, 3, 2, 21, 30, tzinfo=KUNMING)
    >>> str(find_sending_time("sms", at)), find_sending_time("mail", at) == at
    ('2026-03-03 08:00:00+08:00', True)
    """
    here = at.astimezone(KUNMING)
    if channel not in RINGING or QUIET_UNTIL <= here.time() < QUIET_FROM:
        return at
    day = here.date() + timedelta(days=1 if here.time() >= QUIET_FROM else 0)
    return datetime.combine(day, QUIET_UNTIL, KUNMING)

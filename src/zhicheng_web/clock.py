"""The only reader of the clock. Everything else is given its day and its moment.

While a request is served the clock stands at the moment at which the request arrived (四: arrival counts, not processing):
whatever it does, and whatever rule it asks, has that moment and that day, however long it waited or takes.

ZHICHENG_TODAY lets a demo or a test stand on another day; from there time runs on. ZHICHENG_TODAY_SINCE is the day
outside on which it was that day, so that a process started later, or again, agrees.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KUNMING = ZoneInfo("Asia/Shanghai")
PROCESS_STARTED_AT = datetime.fromtimestamp(time.time(), KUNMING)  # noqa: TID251 - this module is the clock


ARRIVAL: ContextVar[datetime | None] = ContextVar("arrival", default=None)
"""When the request arrived that this thread serves; None: it serves none, as in a job."""


@contextmanager
def stand_at_arrival(moment: datetime) -> Iterator[None]:
    """Let the clock stand, for a block in this thread, at the real moment at which a request arrived."""
    token = ARRIVAL.set(moment)
    try:
        yield
    finally:
        ARRIVAL.reset(token)


def now() -> datetime:
    """The moment, in Kunming's time; of a request the moment at which it arrived."""
    return (ARRIVAL.get() or real_moment()) + demo_day_offset(
        settings.TODAY, settings.TODAY_SINCE or PROCESS_STARTED_AT.date().isoformat()
    )


def real_day() -> date:
    """The day outside, whatever day a demonstration stands on."""
    return real_moment().date()


def real_moment() -> datetime:
    """The moment outside: for jobs, whose queue lives on the database's own clock."""
    return datetime.fromtimestamp(time.time(), KUNMING)  # noqa: TID251 - this module is the clock


def today() -> date:
    """The day in Kunming; of a demonstration the day that it is set to."""
    return now().date()


def demo_day_offset(demo_day: str, since: str) -> timedelta:
    """How far the given day lies from the day outside (both ISO; nothing given: no way).

    >>> demo_day_offset("2026-06-03", "2026-06-01").days
    2
    >>> demo_day_offset("", "2026-06-01").days
    0
    """
    return date.fromisoformat(demo_day) - date.fromisoformat(since) if demo_day else timedelta(0)


def refuse_day_outside_demo(demo: bool, today: str) -> None:
    """A production stands on its own day. Raises ImproperlyConfigured."""
    if today and not demo:
        raise ImproperlyConfigured("ZHICHENG_TODAY 只能用于演示：请去掉它，或同时设置 ZHICHENG_DEMO=1。")
    try:
        date.fromisoformat(today or "2000-01-01")
    except ValueError:
        raise ImproperlyConfigured(f"ZHICHENG_TODAY 写作 2026-06-03 这样的日期，而不是“{today}”。") from None

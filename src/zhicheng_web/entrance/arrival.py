"""When a request arrived: the moment at which it stood at the entrance whole, before any queue (四: arrival counts).

The server of `./zc serve` stamps it; a proxy may, by a header that ZHICHENG_ARRIVAL_HEADER names. The earlier of both counts.
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from zhicheng_web import clock

ARRIVED_AT = "zhicheng.arrived_at"
"""Where our own server puts its stamp into the environ of WSGI; no header can have this name."""
MAX_WAIT = timedelta(minutes=15)
"""How long before us a proxy may have had a request; `filing_dated_by_its_act` believes no more either."""
SECONDS = re.compile(r"(?:t=)?(\d{9,11}(?:\.\d{1,6})?)")
"""Seconds since 1970 as nginx writes them (`$msec`), with or without `t=`."""


class ProxyTrust(NamedTuple):
    """The address of the proxy that is believed, and the header in which it says when a request arrived; empty: nobody, none."""

    address: str = ""
    arrival_header: str = ""


NO_PROXY: Final = ProxyTrust()
"""Nobody stands before us."""


def read_arrival(environ: Mapping[str, Any], trust: ProxyTrust) -> datetime:
    """When this request arrived, in Kunming's time: never later than our own stamp, and without one than this moment."""
    own: datetime = environ.get(ARRIVED_AT) or clock.real_moment()
    stamped = read_proxy_stamp(environ, trust)
    return stamped if stamped and own - MAX_WAIT <= stamped <= own else own


def read_proxy_stamp(environ: Mapping[str, Any], trust: ProxyTrust) -> datetime | None:
    """The proxy's stamp; None where nobody is trusted, somebody else asks, or it is no number of seconds."""
    if not trust.address or not trust.arrival_header or environ.get("REMOTE_ADDR") != trust.address:
        return None
    text = str(environ.get(f"HTTP_{trust.arrival_header.upper().replace('-', '_')}", ""))
    seconds = SECONDS.fullmatch(text.strip())
    return datetime.fromtimestamp(float(seconds[1]), clock.KUNMING) if seconds else None

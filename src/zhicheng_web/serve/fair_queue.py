"""Requests that wait for a thread, taken by turns of visitors: behind a hundred of one laptop the next waits for one.

First come, first served would let whoever sends most decide how long everybody waits. A password costs half a second of the
processor, right or wrong, so that one machine could keep all of them busy without signing in.
"""

from collections import OrderedDict, deque
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address

from waitress.task import ThreadedTaskDispatcher

from zhicheng_web.serve.channel import Channel

NETWORK_BITS = 64
"""Of an address of IPv6: whoever has one has all of its network."""


class FairQueue:
    """What waitress asks of its queue, with a line for each visitor. The dispatcher's lock is held around every call."""

    def __init__(self, find_visitor: Callable[[Channel], str]) -> None:
        self.find_visitor = find_visitor
        self.lines: OrderedDict[str, deque[Channel]] = OrderedDict()
        self.number = 0

    def __len__(self) -> int:
        return self.number

    def append(self, channel: Channel) -> None:
        """Behind whatever the same visitor has sent."""
        self.lines.setdefault(self.find_visitor(channel), deque()).append(channel)
        self.number += 1

    def popleft(self) -> Channel:
        """The first request of the visitor whose turn it is; then it is the next one's. IndexError: nothing waits."""
        if not self.lines:
            raise IndexError("nothing waits")
        visitor, line = next(iter(self.lines.items()))
        channel = line.popleft()
        self.number -= 1
        if line:
            self.lines.move_to_end(visitor)
        else:
            del self.lines[visitor]
        return channel


class FairDispatcher(ThreadedTaskDispatcher):  # type: ignore[misc]  # waitress has no types
    """Threads that work through a fair queue. `proxy`: the address that says for whom it asks; "": nobody does."""

    def __init__(self, proxy: str = "") -> None:
        super().__init__()
        self.queue = FairQueue(lambda channel: name_visitor(channel, proxy))


def name_visitor(channel: Channel, proxy: str) -> str:
    """From where the first request of a connection comes: of a proxy's, from where the proxy has it."""
    address = str(channel.addr[0])
    if proxy and address == proxy:
        address = channel.requests[0].headers.get("X_FORWARDED_FOR", "").rpartition(",")[2].strip() or address
    return shorten_address(address)


def shorten_address(address: str) -> str:
    """An address as one visitor has it: of IPv6 its network.

    >>> shorten_address("192.0.2.7"), shorten_address("2001:db8::1:2:3") == shorten_address("2001:db8::9"), shorten_address("?")
    ('192.0.2.7', True, '?')
    """
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return address
    return str(found.ipv4_mapped or IPv6Address(int(found) >> NETWORK_BITS << NETWORK_BITS))

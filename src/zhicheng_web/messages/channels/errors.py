"""Why a channel has not taken a message."""


class MessageNotSent(Exception):
    """Not now: the gateway is away, or has too much to do. It is tried again."""


class AddressRefused(Exception):
    """Not to this address, now or later: there is none, or the gateway does not know it."""

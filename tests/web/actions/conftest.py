"""The cast, for whoever acts without a browser."""

from tests.web.desks import people

__all__ = ["people"]
